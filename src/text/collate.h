/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Collate: in what order a reader expects names and titles.
 *
 * Whatever is sorted by letters gets a key made once, and keys are compared byte by byte (as the sort
 * keys of UTS #10 are): lists, values and the words of a concordance have one order, which this
 * file alone knows. It is that of the search form (text/fold): case and diacritics make no difference.
 * Pure functions.
 */
#ifndef LR_TEXT_COLLATE_H
#define LR_TEXT_COLLATE_H

#include <stddef.h>

struct buf;
struct fold;

/* Append the key of the LEN bytes at S to OUT: no NUL in it, nothing where S has nothing to sort by. */
void collate_key(struct fold *fold, const char *s, size_t len, struct buf *out);

#endif

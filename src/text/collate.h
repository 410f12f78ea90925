/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Collate: in what order a reader expects names and titles.
 *
 * Whatever is sorted by letters gets a key made once, and keys are compared byte by byte: lists, values
 * and the words of a concordance have one order, which this file alone knows. With ICU it is that of the
 * Unicode collation algorithm (UTS #10) with CLDR's tailoring for a language; without it that of the
 * search form (text/fold) with the letters of Persian, Arabic and Cyrillic in their places. Belongs to
 * one thread; never fails: what a language has no order for is in the order of the root.
 */
#ifndef LR_TEXT_COLLATE_H
#define LR_TEXT_COLLATE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct collate;
struct fold;

/* FOLD is borrowed. The order is that of no language until collate_language(). */
struct collate *collate_new(struct fold *fold);
/* May be NULL. */
void collate_free(struct collate *c);
/* Order as in LANGUAGE, a BCP 47 tag; NULL: of no language. False where it was that already: keys that were
 * made are good. */
bool collate_language(struct collate *c, const char *language);
/* Whether LANGUAGE is the tag of a language, as far as this build can tell. */
bool collate_knows(const char *language);

/* Append the key of the LEN bytes at S to OUT: no NUL in it, nothing where S has nothing to sort by. LETTERS:
 * diacritics and case do not count. */
void collate_key(struct collate *c, const char *s, size_t len, bool letters, struct buf *out);

/* Append ", ", name and version of the library in use; nothing where there is none. */
void collate_library(struct buf *out);

#endif

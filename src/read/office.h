/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Office: what the label before a speech says beside the speaker's name.
 *
 * "The Minister of Water (Ms Example):" is what is printed, where the file also says which person that
 * is. Her name is then known; the office would be lost. Pure functions, but for the table of a fold.
 */
#ifndef LR_READ_OFFICE_H
#define LR_READ_OFFICE_H

#include <stdbool.h>

struct buf;
struct fold;

/* Whether LABEL gives an office to who is called NAME; then append it to OUT. A label that shares no
 * word with the name, accents aside, is an office as a whole. */
bool office_beside_name(struct fold *fold, const char *label, const char *name, struct buf *out);

#endif

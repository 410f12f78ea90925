/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Month table: the names of months in the languages of CLDR, for date_name.c alone.
 *
 * Made by mkmonths.py from CLDR and months.txt, and checked in. It is one long text: lines of a name
 * and what it means, sorted by their bytes, so that a name is found by halving the text as look(1)
 * does. It is cut into blocks because a string of C is not to be longer than 4095 bytes; no line goes
 * over the end of one. mkmonths.py says how the meaning is written.
 */
#ifndef LR_DATE_MONTH_TABLE_H
#define LR_DATE_MONTH_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum { MONTH_BLOCK = 4000 };

extern const char month_table[][MONTH_BLOCK];
extern const size_t month_blocks;

/* The form for comparing of U+00C0 to U+06FF and of U+1E00 to U+1FFF; 0: the letter does not count. */
extern const uint16_t month_fold_c0[0x640];
extern const uint16_t month_fold_1e00[0x200];
/* The same of other letters, sorted: FIRST becomes TO and so on up to LAST; TO is 0: none counts. */
struct month_fold {
	uint32_t first, last, to;
};
extern const struct month_fold month_folds[];
extern const size_t month_folds_n;

#endif

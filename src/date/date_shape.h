/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date shape: ways to write a date that are rewritten before it is cut into tokens.
 *
 * East Asian numerals (二〇一三年五月六日), years of Japanese eras and of the Republic of China (令和6年,
 * 民國102年), weeks and ordinal days of ISO 8601 (2013-W19-1, 2013-126): each says the same as a shape that
 * the parser of printed dates knows. And the two halves of a date that is given in two calendars ("...
 * الموافق ..."). Pure functions.
 */
#ifndef LR_DATE_DATE_SHAPE_H
#define LR_DATE_DATE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Append the LEN bytes at S to OUT, rewritten. False, with nothing appended, where nothing is to be. */
bool date_shape_rewrite(const char *s, size_t len, struct buf *out);

/* Whether the LEN bytes at S say that they are of the lunar calendar of East Asia, which is not converted. */
bool date_shape_is_lunar(const char *s, size_t len);

/*
 * Where the LEN bytes at S say one day twice, in two calendars: the first ends at *FIRST, the second begins
 * at *SECOND. CERTAIN: a word says so ("corresponding to"), and not a mere dash or slash. Call it with *FIRST
 * the end that was found before, at first 0, for the next such place; false: there is none.
 */
bool date_shape_pair(const char *s, size_t len, size_t *first, size_t *second, bool *certain);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date words: what dates are made of in the reader's language, for date_print.c and date_calendar.c.
 */
#ifndef LR_DATE_DATE_WORDS_H
#define LR_DATE_DATE_WORDS_H

#include <stdint.h>

struct buf;

/* A year: "2021", "44 BC". */
void date_year_words(int32_t year, struct buf *out);
/* A day or, where DAY is 0, a month or a season with the Roman names: "24 October 2021". */
void date_roman_words(int month, int day, const char *year, struct buf *out);
/* "1964 to 2008" */
void date_interval_words(const char *start, const char *end, struct buf *out);

#endif

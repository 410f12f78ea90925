/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date interval: two printed dates with something between them that makes them the ends of an interval,
 * "5 November 1994 - 2 February 1995"; or two days of one month or year, "5-7 November 1994". Pure functions.
 */
#ifndef LR_DATE_DATE_INTERVAL_H
#define LR_DATE_DATE_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "date/date.h"

/* Reads one date. */
typedef bool date_interval_end(const char *s, size_t len, const char *language,
			       struct date_part *part);

/* Whether the years of both may be of one calendar: 1368-1989 is no interval but one year in two. */
bool date_interval_one_calendar(const struct date_part *a, const struct date_part *b);

/* The ends, by READ, of what the LEN bytes at S say in LANGUAGE. */
bool date_interval_read(const char *s, size_t len, const char *language, date_interval_end *read,
			struct date_part *a, struct date_part *b);

#endif

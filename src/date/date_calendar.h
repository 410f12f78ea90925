/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date calendar: a date in another calendar than the Gregorian, as far as it is known.
 *
 * A day is a day in every calendar; a Gregorian month lies in two or three months of the other, a
 * year in two or three years. So a part of a date becomes the first and the last day it may mean,
 * with as many fields as were given, and no precision is made up. Pure functions.
 */
#ifndef LR_DATE_DATE_CALENDAR_H
#define LR_DATE_DATE_CALENDAR_H

#include <stdbool.h>

#include "date/calendar.h"
#include "date/date.h"

struct buf;

struct date_calendar {
	enum calendar calendar;
	struct calendar_day first, last;
	bool own;   /* its months are to be called as in calendar_month_own() */
	int fields; /* of each that are known: 1 year, 2 and month, 3 and day */
};

/* Turn PART, of which something is known, into calendar C. False beyond its years. */
bool date_calendar_part(enum calendar c, const struct date_part *part, struct date_calendar *out);
/* The calendar in which a date can be shown where C is wished for: C or what stands in for it. */
enum calendar date_calendar_for(enum calendar c, const struct date_expression *e);
/* Append it in words: "14 Khordad 1368", "Khordad or Tir 1368", "1367 or 1368 SH". */
void date_calendar_words(const struct date_calendar *d, struct buf *out);
/*
 * What the first and last day of DATE have in common in calendar C: YYYY-MM-DD, or less. Nothing
 * where that is not even the year, or beyond the calendar's years; but for islamic-umalqura the
 * date by rule then, with a ~.
 */
void date_calendar_common(enum calendar c, const struct date *date, struct buf *out);
/*
 * Read ORIG, YYYY, YYYY-MM or YYYY-MM-DD, a date in the calendar called CALENDAR. False where it is
 * none there, and for gregorian. A 30th may be one of any lunar month: what was seen need not be in
 * the tables, and lunar dates are kept as islamic-civil.
 */
bool date_calendar_read(const char *calendar, const char *orig, struct date_calendar *out);
/* Read YYYY, YYYY-MM or YYYY-MM-DD in calendar C, all of the LEN bytes, as the days it means. */
bool date_calendar_typed(enum calendar c, const char *s, size_t len, struct date *date);
/* Append what was read as EDTF in the Gregorian calendar: a day, with ~ where it is observed; a month or
 * a year as the interval it is. False where it is no date of its calendar. */
bool date_calendar_edtf(const struct date_calendar *d, struct buf *edtf);
/* E was read as a Gregorian date, but its figures are those of calendar C: make it the Gregorian date that
 * it means. False, with E as it was, where that cannot be known. */
bool date_calendar_reread(enum calendar c, struct date_expression *e);
/* Whether CALENDAR is the name that CLDR has for a calendar that is not known here, but whose dates may look
 * like Gregorian ones: "1735-02-03" is of 2018 in the Coptic. */
bool date_calendar_is_foreign(const char *calendar);
/* Append FIELDS fields as YYYY-MM-DD. */
void date_calendar_print(const struct calendar_day *d, int fields, struct buf *out);

#endif

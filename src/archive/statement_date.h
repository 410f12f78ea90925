/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Statement date: when a statement was made, in the calendars the reader has chosen.
 *
 * A date that the archive itself gives in a calendar is shown as it is given there, and never
 * computed again: the archive knows what its paper says. Pure functions.
 */
#ifndef LR_ARCHIVE_STATEMENT_DATE_H
#define LR_ARCHIVE_STATEMENT_DATE_H

#include <stddef.h>

#include "date/calendar.h"

struct archive;
struct buf;
struct statement;

/*
 * Append the date in words: in the calendars of CHOICE and, where the archive gives it in still
 * another one, in that, apart by " · ". Nothing where it is undated.
 */
void statement_date_words(const struct statement *s, const struct calendar_choice *choice,
			  struct buf *out);
/* Append what a list column of COLUMN cells can show of the date in calendar C. */
void statement_date_short(const struct statement *s, enum calendar c, size_t column,
			  struct buf *out);
/* Append the date in calendar C as YYYY-MM-DD, as far as it is known; may be nothing. */
void statement_date_common(const struct statement *s, enum calendar c, struct buf *out);

/* Statements that archive_calendar() looks at, from the first. */
enum { ARCHIVE_CALENDAR_SAMPLE = 1000 };
/* The calendar to show beside the Gregorian: the one that most of them are dated in or, without that,
 * have by their language; else persian. */
enum calendar archive_calendar(const struct archive *a);

#endif

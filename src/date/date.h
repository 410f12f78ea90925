/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date: what is known of a day, as an interval.
 *
 * A date is read from EDTF (ISO 8601-2:2019), levels 0 and 1: days, months, years, seasons,
 * intervals, open and unknown ends, unspecified digits (201X, 2004-XX), uncertain (?), approximate
 * (~), both (%), long years (Y17000), a time of day. It is kept as the first and last day it may
 * mean, proleptic Gregorian, as days since 1970-01-01; sorting goes by the earliest day, filters by
 * overlap. The text itself stays with the statement: it is what is shown. Pure functions.
 */
#ifndef LR_DATE_DATE_H
#define LR_DATE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date/calendar.h"

struct buf;

#define DATE_DAY_MIN INT32_MIN /* an open start, or a year beyond all counting */
#define DATE_DAY_MAX INT32_MAX

enum date_precision {
	DATE_NONE, /* undated, or XXXX: nothing is known */
	DATE_CENTURY,
	DATE_DECADE,
	DATE_YEAR,
	DATE_SEASON,
	DATE_MONTH,
	DATE_DAY,
	DATE_TIME,
	DATE_INTERVAL
};

enum {
	DATE_UNCERTAIN = 1,      /* ? */
	DATE_APPROXIMATE = 2,    /* ~ ; both: % */
	DATE_OPEN_START = 4,     /* ../1985 */
	DATE_OPEN_END = 8,       /* 1985/.. */
	DATE_UNKNOWN_START = 16, /* /1985: first is that of the end's own interval */
	DATE_UNKNOWN_END = 32    /* 1985/: last is that of the start's own interval */
};

struct date {
	int32_t first, last; /* days since 1970-01-01, first <= last; of local days where given */
	int32_t seconds; /* of the first day's 00:00 UTC to the instant; 0 where no time is given */
	uint8_t precision; /* enum date_precision */
	uint8_t flags;
};

/* Read the EDTF string S. Returns false, with *DATE undated, where it is none or no such day. True
 * with DATE_NONE for XXXX. Blanks round it, fractions of a second and missing seconds are accepted. */
bool date_parse(const char *s, struct date *date);

/*
 * Read a date as people and feeds write it (date_text.c): ISO 8601 (weeks and ordinal days too) and RFC
 * 3339 with any separators, RFC 822, day and month name and year in any order in the languages of CLDR,
 * numeric forms only where unambiguous, digits of any script, years of East Asian eras and the Buddhist
 * one. Appends the EDTF of what is certain (down to the time with its offset, RFC 3339) to EDTF and fills
 * *DATE; false where nothing is. LANGUAGE, that of the text (a BCP 47 tag; NULL: not known), decides where
 * a name is another month in another language. A date of another calendar (date_other.h) is converted
 * where that is certain; it is false where its calendar is not. A day that is given in two calendars is
 * the Gregorian one.
 */
bool date_parse_text(const char *s, const char *language, struct buf *edtf, struct date *date);
/* Whether the LEN bytes at S are a Gregorian day, month or year that OTHER may mean: where both of them say
 * one day, two or three days more or less are a matter of which lunar calendar it is. */
struct date_calendar;
bool date_text_agrees(const char *s, size_t len, const char *language,
		      const struct date_calendar *other);

/* Days since 1970-01-01 of a proleptic Gregorian day, clamped to DATE_DAY_MIN and _MAX; the year may
 * be 0 (1 BC) or negative. */
int32_t date_day(int32_t year, int month, int day);
void date_civil(int32_t day, int32_t *year, int *month, int *dayofmonth);
/* Whether a bare string of date_parse() could be typed for it: YYYY, YYYY-MM, YYYY-MM-DD only. */
bool date_parse_plain(const char *s, size_t len, struct date *date);

/* The day that it is now, days since 1970-01-01, where it is the latest on Earth (UTC+14). */
int32_t date_last_today(void);
/* Whether all of it lies after TODAY: then it is the day of nothing that has been said. */
bool date_is_future(const struct date *date, int32_t today);
/* Whether the two share a day; an undated one shares none. */
bool date_overlaps(const struct date *a, const struct date *b);
/* Sort key: the instant of the earliest moment in seconds; undated: INT64_MAX. */
int64_t date_key(const struct date *date);

/*
 * What a list column of COLUMN cells can show of the EDTF string S: the day without the time, an
 * interval by its years where it is too long ("1964/2008", "1985/.."), or by the one month or year it
 * lies in, or its start ("1964/"). At most COLUMN bytes, ASCII; nothing for XXXX and for what is no EDTF.
 */
void date_print_short(const char *edtf, size_t column, struct buf *out);
/* The EDTF string in words of the reader's language: "24 October 2021 (uncertain)", "about 1963",
 * "spring 2001", "May 1944 to 1945". What it cannot say in words is printed as it is. */
void date_print_words(const char *edtf, struct buf *out);
/*
 * The same in calendar C: a month that lies in two of it is "1368-03..04" and "Khordad or Tir 1368".
 * Beyond its years in the calendar that stands in, which the words say; Gregorian days then end in *.
 * Days of a calendar that is observed end in ~, as they may differ by a day or two. OWN: months have
 * the names of calendar_month_own().
 */
void date_print_short_in(enum calendar c, const char *edtf, size_t column, struct buf *out);
void date_print_words_in(enum calendar c, bool own, const char *edtf, struct buf *out);

/*
 * What an EDTF string says, field by field, for who prints it or counts it in another calendar.
 * Seasons are 21 to 24: spring is March to May, winter December to February of the next year.
 */
#define DATE_UNSPECIFIED 99 /* a month or day that is given as XX */

enum date_zone { DATE_ZONE_NONE, DATE_ZONE_UTC, DATE_ZONE_OFFSET };

struct date_part {
	int32_t year;  /* astronomical: 0 is 1 BC; the earliest where digits are unspecified */
	uint8_t years; /* digits of the year that are X, from the right: 0, 1, 2 or 4 */
	uint8_t month; /* 1 to 12, a season, DATE_UNSPECIFIED; 0: not given */
	uint8_t day;   /* 1 to 31, DATE_UNSPECIFIED; 0: not given */
	uint8_t flags; /* DATE_UNCERTAIN, DATE_APPROXIMATE */
	bool time;     /* whether the next five are given */
	uint8_t hour, minute, second; /* up to 24:00:00 and 23:59:60 */
	uint8_t zone;                 /* enum date_zone */
	int16_t offset;               /* minutes east of UTC */
};

struct date_expression {
	struct date_part start, end; /* end: of an interval only */
	bool interval;
	uint8_t flags; /* DATE_OPEN_START to DATE_UNKNOWN_END: that end has no part */
};

/* Read one date, not an interval, from the LEN bytes at S, all of them. */
bool date_part_read(const char *s, size_t len, struct date_part *part);
/* Read any EDTF string; what date_parse() accepts. */
bool date_expression_read(const char *s, struct date_expression *expression);
/* Append the EDTF of a part. */
void date_part_print(const struct date_part *part, struct buf *out);
/* The days a part may mean. */
void date_part_span(const struct date_part *part, struct date *date);
/* Days of a month of the proleptic Gregorian calendar. */
int date_month_days(int32_t year, int month);

#endif

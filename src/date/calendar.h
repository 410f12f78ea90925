/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Calendar: the number of a day and its year, month and day in the calendars of the world's papers.
 *
 * One row of a table a calendar, under its CLDR name. Day numbers count from 1970-01-01; years of
 * the Gregorian and the Julian calendar are astronomical (0 is 1 BC), the Hijri ones begin at 1.
 * Each has a range of years, the end of which is false and never a guess:
 *   gregorian         proleptic; all day numbers
 *   persian           Solar Hijri, 1 to 3000: leap years by the rule of 33 years, which agrees with
 *                     the equinox up to 1502; after that with the corrections that ICU 78 makes
 *   islamic-umalqura  lunar Hijri by the tables of Umm al-Qura, 1300 to 1600
 *   islamic-civil     lunar Hijri by rule: leap 2 5 7 10 13 16 18 21 24 26 29 of 30, from Friday, 16
 *                     July 622 of the Julian calendar; 1 to 9999
 *   julian            proleptic; -9999 to 9999
 *   ottoman-fiscal    the months of the Julian calendar, March the first; 1256 to 1332, after which
 *                     it went by the Gregorian. No name of CLDR, but of those who edit its papers
 * Pure functions.
 */
#ifndef LR_DATE_CALENDAR_H
#define LR_DATE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

enum calendar {
	CALENDAR_GREGORIAN,
	CALENDAR_PERSIAN,
	CALENDAR_ISLAMIC_UMALQURA,
	CALENDAR_ISLAMIC_CIVIL,
	CALENDAR_JULIAN,
	CALENDAR_OTTOMAN_FISCAL,
	CALENDARS
};

struct calendar_day {
	int32_t year;
	int month, day; /* from 1 */
};

/* The day of DAY, days since 1970-01-01. False, with *OUT zero, beyond the calendar's years. */
bool calendar_from_day(enum calendar c, int32_t day, struct calendar_day *out);
/* Its number, days since 1970-01-01. False, with *DAY zero, where the calendar has no such day. */
bool calendar_to_day(enum calendar c, const struct calendar_day *d, int32_t *day);

/* Days of a month; 0 where there is no such month. */
int calendar_month_days(enum calendar c, int32_t year, int month);
/* First and last day of a month or of a year, days since 1970-01-01; false beyond its years. */
bool calendar_month_span(enum calendar c, int32_t year, int month, int32_t *first, int32_t *last);
bool calendar_year_days(enum calendar c, int32_t year, int32_t *first, int32_t *last);
/* The years it has. */
void calendar_years(enum calendar c, int32_t *first, int32_t *last);

/* The calendar that stands in for C beyond its years: islamic-civil for islamic-umalqura, for all
 * others gregorian. */
enum calendar calendar_fallback(enum calendar c);
/* Whether the day in use may have been another by a day or two: its months begin with a sighting. */
bool calendar_observed(enum calendar c);

/* Its CLDR name. */
const char *calendar_name(enum calendar c);
/* Find one by that name or another in use ("solar", "jalali", "hijri", "gregory"), in any case. */
bool calendar_find(const char *name, enum calendar *c);
/* What people call it, and what stands after a year of it ("" for gregorian); not translated. */
const char *calendar_title(enum calendar c);
const char *calendar_era(enum calendar c);
/* The Roman month, 1 to 12, that a month is; 0 where the calendar has months of its own. */
int calendar_roman_month(enum calendar c, int month);
/* The name of month 1 to 12, not translated: "Farvardin". */
const char *calendar_month(enum calendar c, int month);
/* The same in the calendar's own script; NULL where it has Roman months. */
const char *calendar_month_own(enum calendar c, int month);

/*
 * The calendars that dates are shown in: one, or two beside each other. Written as a name, as two
 * with a plus ("gregorian+persian"), or "both": Gregorian and the one that suits the archive.
 */
struct calendar_choice {
	enum calendar first;
	enum calendar second; /* the same as the first: only one */
	bool suited; /* the second is chosen by the archive; until that is known it is persian */
	bool own;    /* months have the names of calendar_month_own(); stays as it is below */
};

/* Read a choice; false, and *CHOICE as it was, where it is none. */
bool calendar_choice_read(const char *s, struct calendar_choice *choice);
/* Append it as it is written. */
void calendar_choice_print(const struct calendar_choice *choice, struct buf *out);
/* The next one: gregorian to julian, then both, then gregorian again. */
void calendar_choice_next(struct calendar_choice *choice);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date other: dates that people write in another calendar than the Gregorian.
 *
 * "14 Khordad 1368", "1 محرم سنة 1331", "1409/10/29 AH", "١٧ شباط ١٣٢٦" (Ottoman fiscal), "25 October
 * 1917 (O.S.)". The calendar must be certain from the month or from what stands beside the year; a
 * bare "1368/3/14" is left as it is. Pure functions.
 */
#ifndef LR_DATE_DATE_OTHER_H
#define LR_DATE_DATE_OTHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date_calendar;
struct date_part;

/* Read the LEN bytes at S, a text in LANGUAGE (a BCP 47 tag; NULL: not known). False where it is no such
 * date, or a doubtful one. Of a day that is given in two calendars it is the other one. */
bool date_other_read(const char *s, size_t len, const char *language, struct date_calendar *out);

/* Whether PART, read as a day of the Julian calendar, is the day OTHER of the Gregorian, as in "5 мая 1889
 * (17 мая 1889)"; only in years when dates were given in both. */
bool date_other_is_old_style(const struct date_part *part, const struct date_part *other);

/* Whether people of LANGUAGE write years before 1500 in a calendar of their own. */
bool date_other_has_calendar(const char *language);
/*
 * Read the LEN bytes at S, year, month and day in figures, as a day of the calendar that people of LANGUAGE
 * write years before 1500 in: Solar Hijri for Persian, Pashto and Central Kurdish, Umm al-Qura for Arabic
 * and Urdu. *PART: the Gregorian day, with the time of day that is given; approximate where
 * months begin when the moon is seen. False where it is none from 1900
 * to TODAY (days since 1970-01-01), or the language has no such calendar.
 */
bool date_other_in_language(const char *s, size_t len, const char *language, int32_t today,
			    struct date_calendar *out, struct date_part *part);

#endif

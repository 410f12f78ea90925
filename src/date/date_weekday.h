/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date weekday: which day of the week a written date names.
 *
 * It decides nothing, but tells whether a date contradicts itself: "Monday, 3 May 2022" was a Tuesday. Full
 * names, in the languages below and as they stand in dates; in English also the three letters of feeds. What
 * is not known, or not one day, is none. Pure functions.
 */
#ifndef LR_DATE_DATE_WEEKDAY_H
#define LR_DATE_DATE_WEEKDAY_H

#include <stddef.h>
#include <stdint.h>

/* The only weekday that the LEN bytes at S name, a date in LANGUAGE (a BCP 47 tag; NULL: not known): 0,
 * Monday, to 6; -1: none, or several. */
int date_weekday_named(const char *s, size_t len, const char *language);
/* The weekday of DAY, days since 1970-01-01. */
int date_weekday_of(int32_t day);

#endif

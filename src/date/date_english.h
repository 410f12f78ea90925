/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date English: whether a printed date has English words alone, as most have.
 *
 * Then it is of the Gregorian calendar and its weekday is known, and nobody need look among the names of all
 * languages and calendars. Pure functions.
 */
#ifndef LR_DATE_DATE_ENGLISH_H
#define LR_DATE_DATE_ENGLISH_H

#include <stdbool.h>
#include <stddef.h>

enum { DATE_ENGLISH_WEEK = 7 };

/* Whether the LEN bytes at S are ASCII, and each word among them one of an English date: a month, a weekday,
 * "the", "of", "GMT" and such; no era, no "about". Then *WEEKDAY is the only one named, 0 for Monday to 6;
 * -1: none, or several. */
bool date_english(const char *s, size_t len, int *weekday);

#endif

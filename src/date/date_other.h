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

struct date_calendar;

/* Read the LEN bytes at S. False where it is no such date, or a doubtful one. */
bool date_other_read(const char *s, size_t len, struct date_calendar *out);

#endif

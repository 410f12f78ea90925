/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date style: what a printed date says of the New Style, the Gregorian calendar where the Julian was used
 * beside it: "(N.S.)", "по новому стилю"; and the day in brackets beside one of the Old Style. Pure
 * functions.
 */
#ifndef LR_DATE_DATE_STYLE_H
#define LR_DATE_DATE_STYLE_H

#include <stdbool.h>

struct date_part;

/* Whether S says that its day is one of the Gregorian calendar. */
bool date_style_is_new(const char *s);
/* Whether words in S say that its date is one of the Julian calendar, in Old Style. */
bool date_style_is_old(const char *s);
/*
 * The day in the brackets IN, "7 November", "7 November 1918 N.S.", beside PART, which was read. Where it is
 * PART's day in New Style, PART becomes that. False: both are days, and not the same one.
 */
bool date_style_beside(const char *in, const char *language, struct date_part *part);

#endif

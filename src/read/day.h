/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Day: where proceedings say their day, but in a date element.
 *
 * In an address ("/za/debate/2012-02-21/main"), in an id ("debate/2004-01-05.1.0"), or as a heading of
 * its own ("Sitting of Wednesday, 5 May 2010"). A heading that only mentions a day ("Act of 5 May
 * 2010") is none. Pure functions.
 */
#ifndef LR_READ_DAY_H
#define LR_READ_DAY_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* The length of a day, YYYY-MM-DD, that stands at S and is followed by no digit; 0 where there is none. */
size_t day_length(const char *s);
/* The day in an address, as the start of a part of its path; NULL for none. What comes after "@" or "!"
 * is of an edition. */
const char *day_in_address(const char *s);
/* Whether the heading S says a day and nothing else; then DAY is it, as EDTF. */
bool day_in_heading(const char *s, struct buf *day);

#endif

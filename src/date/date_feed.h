/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The date of RFC 822 as nearly every feed writes it, read without a second look: a file has one for
 * each of its statements. All other shapes are for date_parse_text(), which says the same of this one.
 */
#ifndef LR_DATE_DATE_FEED_H
#define LR_DATE_DATE_FEED_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Append to EDTF what the LEN bytes at S say if they are "[Wed, ]28 Dec 2022 10:20:30 GMT", or with
 * an offset like +0330; whether there is such a day is not looked at. Else false, and nothing. EDTF
 * may be NULL. */
bool date_feed_read(const char *s, size_t len, struct buf *edtf);

#endif

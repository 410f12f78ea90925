/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_feed.h"

#include <string.h>

#include "base/buf.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether the N bytes at S are digits: without a jump for each, for these are nearly always. */
static bool are_digits(const char *s, size_t n)
{
	bool good = true;

	for (size_t i = 0; i < n; i++)
		good &= is_digit(s[i]);
	return good;
}

/* Whether S, of 21 bytes and more, begins as "27 Dec 2022 00:00:00 ". */
static bool has_time(const char *s)
{
	return s[2] == ' ' && s[6] == ' ' && s[11] == ' ' && s[14] == ':' && s[17] == ':' &&
	       s[20] == ' ' && are_digits(s, 2) && are_digits(s + 7, 4) && are_digits(s + 12, 2) &&
	       are_digits(s + 15, 2) && are_digits(s + 18, 2);
}

/* The place of the three letters at S among those of NAMES, from 1; 0: they are none of them. */
static int name_of_three(const char *s, const char *names)
{
	for (int i = 0; names[i]; i += 3)
		if (!memcmp(s, names + i, 3))
			return i / 3 + 1;
	return 0;
}

/* What zone the LEN bytes at S name, in EDTF at OUT; false where they name none. */
static bool read_zone(const char *s, size_t len, char out[7])
{
	if ((len == 3 && !memcmp(s, "GMT", 3)) || (len == 5 && !memcmp(s, "-0000", 5))) {
		memcpy(out, "Z", 2);
	} else if (len == 5 && (*s == '+' || *s == '-') && are_digits(s + 1, 4)) {
		memcpy(out, s, 3);
		out[3] = ':';
		memcpy(out + 4, s + 3, 2);
		out[6] = '\0';
	} else {
		return false;
	}
	return true;
}

bool date_feed_read(const char *s, size_t len, struct buf *edtf)
{
	char out[] = "0000-00-00T00:00:00+00:00", zone[7] = "";
	int month;

	if (len > 5 && s[3] == ',' && s[4] == ' ' && name_of_three(s, "MonTueWedThuFriSatSun")) {
		s += 5;
		len -= 5;
	}
	if (len < 23 || !has_time(s))
		return false;
	month = name_of_three(s + 3, "JanFebMarAprMayJunJulAugSepOctNovDec");
	/* Years before and after these may be of another era. */
	if (!month || memcmp(s + 7, "1500", 4) < 0 || memcmp(s + 7, "2300", 4) >= 0 ||
	    !read_zone(s + 21, len - 21, zone))
		return false;
	if (!edtf)
		return true;
	memcpy(out, s + 7, 4);
	out[5] = (char)('0' + month / 10);
	out[6] = (char)('0' + month % 10);
	memcpy(out + 8, s, 2);
	memcpy(out + 11, s + 12, 8);
	memcpy(out + 19, zone, strlen(zone) + 1);
	buf_puts(edtf, out);
	return true;
}

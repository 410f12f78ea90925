/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_english.h"

enum { WEEK = DATE_ENGLISH_WEEK, ABBREVIATED = 3 };

/* Whether the word of LEN letters at S, of either case, is NAME or its first three. */
static bool is_name(const char *name, const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (s[n] | 0x20) == name[n])
		n++;
	return n == len && (n == ABBREVIATED || !name[n]);
}

/* What the word of LEN letters at S is, BEHIND a figure or not: a weekday, WEEK where it is another word of
 * dates, -1 of none. "st. st." is the old style. */
static int meaning(const char *s, size_t len, bool behind)
{
	static const char *const words[] = {
		"monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
		"january", "february",  "march",     "april",    "may",      "june",     "july",
		"august",  "september", "october",   "november", "december", "sept",     "gmt",
		"utc",     "the",       "of",        "t",        "z",
	};
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};

	for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
		if (is_name(words[i], s, len))
			return i < WEEK ? i : WEEK;
	for (int i = 0; behind && i < (int)(sizeof ordinals / sizeof ordinals[0]); i++)
		if (is_name(ordinals[i], s, len))
			return WEEK;
	return -1;
}

bool date_english(const char *s, size_t len, int *weekday)
{
	bool several = false;
	size_t n;

	*weekday = -1;
	for (size_t i = 0; i < len; i += n ? n : 1) {
		int word;

		if ((unsigned char)s[i] >= 0x80)
			return false;
		for (n = 0; i + n < len && (s[i + n] | 0x20) >= 'a' && (s[i + n] | 0x20) <= 'z';)
			n++;
		word = n ? meaning(s + i, n, i && s[i - 1] >= '0' && s[i - 1] <= '9') : WEEK;
		if (word < 0)
			return false;
		if (word == WEEK)
			continue;
		several = several || (*weekday >= 0 && *weekday != word);
		*weekday = word;
	}
	if (several)
		*weekday = -1;
	return true;
}

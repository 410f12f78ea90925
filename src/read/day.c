/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/day.h"

#include <string.h>

#include "base/buf.h"
#include "date/date.h"
#include "date/date_token.h"

size_t day_length(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	for (; shape[i]; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return 0;
	return s[i] >= '0' && s[i] <= '9' ? 0 : i;
}

const char *day_in_address(const char *s)
{
	size_t end = strcspn(s, "@!");
	const char *found = NULL;

	for (size_t i = 0; i < end; i++)
		if ((i == 0 || s[i - 1] == '/') && day_length(s + i))
			found = s + i;
	return found;
}

/* Words that say whose day it is, and the beginnings of weekdays. */
static bool is_of_sitting(const char *word, size_t len)
{
	static const char *const whole[] = {
		"sitting", "session",   "seance",  "sesion",  "seduta",      "sessao",   "sitzung",
		"meeting", "hansard",   "debate",  "debates", "proceedings", "official", "report",
		"morning", "afternoon", "evening", "held",    "of",          "the",      "on",
		"at",      "st",        "nd",      "rd",      "th",          "du",       "de",
		"del",     "do",        "le",      "el",      "er",          "la",       "il",
		"am",      "vom",       "den",     "der",     "dem",
	};
	static const char *const starts[] = {
		"mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu",
		"ven", "sam", "dim", "mie", "jue", "vie", "sab", "dom", "seg", "ter", "qua",
		"qui", "sex", "gio", "die", "mit", "don", "fre", "man", "tir", "tis", "ons",
		"tor", "lor", "son", "zat", "zon", "maa", "din", "woe",
	};

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strlen(whole[i]) == len && !memcmp(word, whole[i], len))
			return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (len > 2 && !memcmp(word, starts[i], 3))
			return true;
	return false;
}

bool day_in_heading(const char *s, struct buf *day)
{
	struct date_tokens tokens;
	struct date date;
	size_t start = day->len;

	if (!date_parse_text(s, NULL, day, &date) ||
	    (date.precision != DATE_DAY && date.precision != DATE_TIME) ||
	    !date_tokens_split(&tokens, s, strlen(s), NULL))
		goto none;
	for (size_t i = 0; i < tokens.n; i++) {
		const struct date_token *t = &tokens.at[i];

		if (t->kind != DATE_TOKEN_WORD || t->name.kind != DATE_NAME_UNKNOWN)
			continue;
		if (t->len == DATE_WORD_MAX || !is_of_sitting(t->word, t->len))
			goto none;
	}
	return true;
none:
	buf_truncate(day, start);
	return false;
}

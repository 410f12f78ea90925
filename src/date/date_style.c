/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_style.h"

#include <string.h>

#include "date/date.h"
#include "date/date_other.h"
#include "date/date_token.h"

/* How the words begin that say so, each with how the next one begins; NULL: it needs none. */
static const struct {
	const char *first, *second;
} new_styles[] = {
	{"new", "style"},     {"new", "calendar"}, {"нов", "стил"},      {"нов", "календар"},
	{"nov", "stil"},      {"now", "styl"},     {"neu", "stil"},      {"neu", "kalender"},
	{"nouveau", "style"}, {"nuovo", "stile"},  {"estilo", "nuevo"},  {"nuevo", "estilo"},
	{"estilo", "novo"},   {"novo", "estilo"},  {"stil", "nou"},      {"ny", "stil"},
	{"nieuwe", "stijl"},  {"νε", "ημερολογι"}, {"gregor", NULL},     {"григориан", NULL},
	{"григоріан", NULL},  {"γρηγορ", NULL},    {"грегоријан", NULL}, {"miladi", NULL},
	{"новому", NULL},     {"estilo", "nov"},   {"н", "стил"},        {"ميلادي", NULL},
};

/* The same in short, whole words: "N.S.", "н. ст.". */
static const char *const short_styles[][2] = {{"ns", NULL}, {"n", "s"},    {"н", "ст"},
					      {"n", "st"},  {"nst", NULL}, {"н", "с"}};

static bool begins(const struct date_token *t, const char *with)
{
	size_t n = strlen(with);

	return t->kind == DATE_TOKEN_WORD && t->len >= n && !memcmp(t->word, with, n);
}

static bool is(const struct date_token *t, const char *word)
{
	return begins(t, word) && t->len == strlen(word);
}

/* How many tokens from I on say New Style; 0: they do not. */
static size_t new_style(const struct date_tokens *t, size_t i)
{
	size_t next = i + 1 + (i + 1 < t->n && date_token_mark(t, i + 1, '.'));
	size_t pair = next < t->n ? next + 1 - i : 0;

	for (size_t k = 0; k < sizeof short_styles / sizeof *short_styles; k++)
		if (is(&t->at[i], short_styles[k][0]) &&
		    (!short_styles[k][1] || (pair && is(&t->at[next], short_styles[k][1]))))
			return short_styles[k][1] ? pair : 1;
	for (size_t k = 0; k < sizeof new_styles / sizeof *new_styles; k++)
		if (begins(&t->at[i], new_styles[k].first) &&
		    (!new_styles[k].second || (pair && begins(&t->at[next], new_styles[k].second))))
			return new_styles[k].second ? pair : 1;
	return 0;
}

bool date_style_is_new(const char *s)
{
	struct date_tokens t;

	if (!date_tokens_split(&t, s, strlen(s), NULL))
		return false;
	for (size_t i = 0; i < t.n; i++)
		if (new_style(&t, i))
			return true;
	return false;
}

bool date_style_is_old(const char *s)
{
	struct date_tokens t;

	if (!date_tokens_split(&t, s, strlen(s), NULL))
		return false;
	for (size_t i = 0; i < t.n; i++)
		if (date_token_name(&t, i, DATE_NAME_JULIAN))
			return true;
	return false;
}

/* A day, the name of its month and perhaps a year (0: there is none), with no other words unless it says its
 * style. False: it is something else. */
static bool day_alone(const char *in, const char *language, struct date_part *part)
{
	bool says = date_style_is_new(in);
	struct date_tokens t;

	*part = (struct date_part){0};
	if (!date_tokens_split(&t, in, strlen(in), language))
		return false;
	for (size_t i = 0; i < t.n; i++) {
		size_t style = new_style(&t, i);

		if (style) {
			i += style - 1;
		} else if (date_token_number(&t, i, 4, 4) && !part->year) {
			part->year = t.at[i].value;
		} else if (date_token_number(&t, i, 1, 2) && !part->day) {
			part->day = (uint8_t)t.at[i].value;
		} else if (date_token_name(&t, i, DATE_NAME_MONTH) && !part->month) {
			part->month = (uint8_t)t.at[i].name.value;
		} else if (t.at[i].kind == DATE_TOKEN_NUMBER ||
			   (!says && t.at[i].kind == DATE_TOKEN_WORD &&
			    t.at[i].name.kind != DATE_NAME_NOISE &&
			    t.at[i].name.kind != DATE_NAME_JULIAN &&
			    t.at[i].name.kind != DATE_NAME_WEEKDAY)) {
			return false;
		}
	}
	return part->day && part->month;
}

bool date_style_beside(const char *in, const char *language, struct date_part *part)
{
	struct date_part other;
	int32_t year;

	if (!part->day || !day_alone(in, language, &other))
		return true;
	year = other.year;
	/* At the turn of the year the other day is one of the next, or of the last. */
	for (int32_t at = year ? year : part->year - 1; at <= (year ? year : part->year + 1);
	     at++) {
		other.year = at;
		if (date_other_is_old_style(part, &other)) {
			part->year = at;
			part->month = other.month;
			part->day = other.day;
			return true;
		}
		if (date_other_is_old_style(&other, part) ||
		    (at == part->year && other.month == part->month && other.day == part->day &&
		     !date_style_is_old(in)))
			return true;
	}
	return false;
}

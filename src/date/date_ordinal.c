/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_ordinal.h"

#include <stddef.h>
#include <string.h>

#include "date/date_token.h"

struct word {
	const char *name;
	int value;
};

static const struct word whole[] = {
	{"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
	{"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
	{"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
	{"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
	{"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
	{"thirtieth", 30},   {"premier", 1},     {"primero", 1},     {"primeiro", 1},
	{"primer", 1},       {"третье", 3},      {"третьего", 3},
};

/* With an ending. */
static const struct word german[] = {
	{"erst", 1},       {"zweit", 2},       {"dritt", 3},      {"viert", 4},
	{"funft", 5},      {"sechst", 6},      {"siebt", 7},      {"siebent", 7},
	{"acht", 8},       {"neunt", 9},       {"zehnt", 10},     {"elft", 11},
	{"zwolft", 12},    {"dreizehnt", 13},  {"vierzehnt", 14}, {"funfzehnt", 15},
	{"sechzehnt", 16}, {"siebzehnt", 17},  {"achtzehnt", 18}, {"neunzehnt", 19},
	{"zwanzigst", 20}, {"dreissigst", 30}, {"dreisigst", 30}, /* ß */
};

static const struct word russian[] = {
	{"перв", 1},         {"втор", 2},         {"четверт", 4},     {"пят", 5},
	{"шест", 6},         {"седьм", 7},        {"восьм", 8},       {"девят", 9},
	{"десят", 10},       {"одиннадцат", 11},  {"двенадцат", 12},  {"тринадцат", 13},
	{"четырнадцат", 14}, {"пятнадцат", 15},   {"шестнадцат", 16}, {"семнадцат", 17},
	{"восемнадцат", 18}, {"девятнадцат", 19}, {"двадцат", 20},    {"тридцат", 30},
};

/* A word of its own before one of the first nine. */
static const struct word tens[] = {
	{"twenty", 20}, {"thirty", 30}, {"двадцать", 20}, {"тридцать", 30}};

/* What stands before "und" in German. */
static const struct word units[] = {{"ein", 1},    {"zwei", 2}, {"drei", 3},
				    {"vier", 4},   {"funf", 5}, {"sechs", 6},
				    {"sieben", 7}, {"acht", 8}, {"neun", 9}};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static int find(const struct word *list, size_t n, const char *s, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i].name) == len && !memcmp(list[i].name, s, len))
			return list[i].value;
	return 0;
}

/* The value of the word without one of its ENDINGS, a list with NULL at its end. */
static int find_stem(const struct word *list, size_t n, const char *const *endings, const char *s,
		     size_t len)
{
	for (; *endings; endings++) {
		size_t tail = strlen(*endings);
		int value = len > tail && !memcmp(s + len - tail, *endings, tail)
				    ? find(list, n, s, len - tail)
				    : 0;

		if (value)
			return value;
	}
	return 0;
}

/* "einundzwanzigsten": of its two parts the last is an ordinal, a ten. */
static int find_german(const char *s, size_t len)
{
	static const char *const endings[] = {"en", "er", "es", "e", NULL};

	for (size_t i = 1; i + strlen("und") < len; i++) {
		int unit = memcmp(s + i, "und", strlen("und")) != 0
				   ? 0
				   : find(units, COUNT(units), s, i);
		int ten = unit ? find_stem(german, COUNT(german), endings, s + i + strlen("und"),
					   len - i - strlen("und"))
			       : 0;

		if (ten == 20 || ten == 30)
			return ten + unit;
	}
	return find_stem(german, COUNT(german), endings, s, len);
}

static int find_one(const struct date_token *token, const char *language)
{
	static const char *const endings[] = {"ого", "ое", NULL};
	int value;

	if (token->kind != DATE_TOKEN_WORD || token->len == DATE_WORD_MAX)
		return 0;
	value = find(whole, COUNT(whole), token->word, token->len);
	/* Where it is not Italian it may say that the month has begun. */
	if (!value && language && !strncmp(language, "it", 2) &&
	    find(&(struct word){"primo", 1}, 1, token->word, token->len))
		value = 1;
	if (!value)
		value = find_german(token->word, token->len);
	return value ? value : find_stem(russian, COUNT(russian), endings, token->word, token->len);
}

/* The ordinal that begins at token I, which ends before *END; 0: there is none. */
static int ordinal_at(const struct date_tokens *t, size_t i, const char *language, size_t *end)
{
	const struct date_token *token = &t->at[i];
	size_t next = i + 1 + date_token_mark(t, i + 1, '-');
	int ten = token->kind == DATE_TOKEN_WORD && next < t->n
			  ? find(tens, COUNT(tens), token->word, token->len)
			  : 0;
	int unit = ten ? find_one(&t->at[next], language) : 0;

	if (unit && unit < 10) {
		*end = next + 1;
		return ten + unit;
	}
	*end = i + 1;
	return find_one(token, language);
}

/* Whether token I is a word that may stand between the day and the month. */
static bool links(const struct date_tokens *t, size_t i)
{
	static const struct word words[] = {{"of", 1}, {"the", 1}, {"day", 1}, {"month", 1},
					    {"de", 1}, {"d", 1},   {"tag", 1}, {"des", 1}};

	return i < t->n && t->at[i].kind == DATE_TOKEN_WORD &&
	       find(words, COUNT(words), t->at[i].word, t->at[i].len);
}

static bool is_month(const struct date_tokens *t, size_t i)
{
	return i < t->n &&
	       (date_token_name(t, i, DATE_NAME_MONTH) || date_token_name(t, i, DATE_NAME_PAIR) ||
		(date_token_name(t, i, DATE_NAME_OTHER) && t->at[i].name.value &&
		 t->at[i].name.value < DATE_OTHER_HIJRI));
}

/* Whether figures stand beside a month that may be the day. */
static bool has_day(const struct date_tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t after = i + 1 + date_token_mark(t, i + 1, ',');

		if (is_month(t, i) && ((i && date_token_number(t, i - 1, 1, 2)) ||
				       (after < t->n && date_token_number(t, after, 1, 2))))
			return true;
	}
	return false;
}

/* Whether the ordinal from token I up to END is beside the month: "the sixth of May", "May the sixth,". */
static bool is_beside_month(const struct date_tokens *t, size_t i, size_t end)
{
	size_t after = end, before = i;

	/* The first word of a month's name may be one that links: "de maig". */
	while (!is_month(t, after) && links(t, after))
		after++;
	if (is_month(t, after))
		return true;
	while (before && links(t, before - 1))
		before--;
	return before && is_month(t, before - 1) &&
	       !(end < t->n && t->at[end].kind == DATE_TOKEN_WORD) &&
	       !date_token_number(t, end, 1, 2);
}

void date_ordinal_take(struct date_tokens *t, const char *language)
{
	size_t at = t->n, at_end = 0, end;
	int day = 0;

	for (size_t i = 0; i < t->n; i = end) {
		int value = ordinal_at(t, i, language, &end);

		if (!value)
			continue;
		if (day)
			return;
		day = value;
		at = i;
		at_end = end;
	}
	if (!day || day > 31 || has_day(t) || !is_beside_month(t, at, at_end))
		return;
	t->at[at].kind = DATE_TOKEN_NUMBER;
	t->at[at].value = day;
	t->at[at].digits = 1 + (day > 9);
	t->at[at].name = (struct date_name){0};
	for (size_t i = at + 1; i < at_end; i++)
		t->at[i].name.kind = DATE_NAME_NOISE;
}

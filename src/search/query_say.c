/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: in words, as a person would say it. */
#include "config.h"

#include <string.h>

#include "base/alternatives.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "date/calendar.h"
#include "date/date_calendar.h"
#include "date/date_words.h"
#include "search/query_tree.h"
#include "text/language.h"

/* UAX #9: what is typed runs its own way and moves nothing beside it. */
#define ISOLATE "\u2068"
#define ISOLATE_END "\u2069"

struct say {
	void (*count)(void *data, size_t leaf, struct buf *out);
	void *data;
	size_t leaf; /* of which the words are next */
};

static void say_node(struct say *say, const struct query_node *n, bool in_list, struct buf *out);

/* Append PATTERN, in which VALUE stands for %s. */
static void say_in(const char *pattern, const char *value, struct buf *out)
{
	const char *at = strstr(pattern, "%s");

	buf_add(out, pattern, at ? (size_t)(at - pattern) : strlen(pattern));
	buf_puts(out, at ? value : "");
	buf_puts(out, at ? at + 2 : "");
}

/* What is typed, to stand in a sentence: within quotation marks, or as it is. */
static void say_value(const char *typed, bool quoted, struct buf *out)
{
	struct buf b;

	buf_init(&b);
	buf_puts(&b, ISOLATE);
	utf8_add_line(&b, typed, strlen(typed));
	buf_puts(&b, ISOLATE_END);
	if (quoted)
		/* TRANSLATORS: a word or phrase that is looked for. */
		buf_printf(out, _("\"%s\""), buf_str(&b));
	else
		buf_puts(out, buf_str(&b));
	buf_done(&b);
}

/* ---- dates ---- */

static const enum calendar calendars[] = {CALENDAR_GREGORIAN, CALENDAR_PERSIAN,
					  CALENDAR_ISLAMIC_UMALQURA};

enum { CALENDARS_N = sizeof calendars / sizeof *calendars };

/* Up to MOST digits at *S as a number. */
static int read_number(const char **s, int most)
{
	int value = 0;

	for (; most && **s >= '0' && **s <= '9'; most--)
		value = value * 10 + *(*s)++ - '0';
	return value;
}

/* The date at *S, YYYY[-MM[-DD]], in words of calendar C; how many of its parts are given, 0: none is. */
static int say_point(const char **s, enum calendar c, struct buf *out)
{
	struct date_calendar d = {.calendar = c};
	struct buf year;

	d.first.year = read_number(s, 4);
	if (!d.first.year)
		return 0;
	d.fields = 1;
	if (**s == '-' && ++*s && (d.first.month = read_number(s, 2)))
		d.fields = 2;
	if (**s == '-' && ++*s && (d.first.day = read_number(s, 2)))
		d.fields = 3;
	d.last = d.first;
	if (c != CALENDAR_GREGORIAN) {
		date_calendar_words(&d, out);
		return d.fields;
	}
	buf_init(&year);
	date_year_words(d.first.year, &year);
	if (d.fields == 1)
		buf_puts(out, buf_str(&year));
	else
		date_roman_words(d.first.month, d.first.day, buf_str(&year), out);
	buf_done(&year);
	return d.fields;
}

/* TYPED, of a query for dates, in calendar C: "in 2020", "from May 2019 to 2021". */
static void say_span(const char *typed, enum calendar c, struct buf *out)
{
	struct buf from, to;
	int parts;

	buf_init(&from);
	buf_init(&to);
	parts = say_point(&typed, c, &from);
	if (!strncmp(typed, "..", 2)) {
		typed += 2;
		say_point(&typed, c, &to);
		if (!from.len)
			/* TRANSLATORS: a date: "until 2021", "until 6 May 2013". */
			buf_printf(out, _("until %s"), buf_str(&to));
		else if (!to.len)
			/* TRANSLATORS: a date: "since 2019". */
			buf_printf(out, _("since %s"), buf_str(&from));
		else
			/* TRANSLATORS: two dates: "from 2019 to May 2021". */
			buf_printf(out, _("from %s to %s"), buf_str(&from), buf_str(&to));
	} else if (parts == 3) {
		/* TRANSLATORS: a day: "on 6 May 2013". */
		buf_printf(out, _("on %s"), buf_str(&from));
	} else if (parts == 2) {
		/* TRANSLATORS: a month: "in May 2013". */
		buf_printf(out, _("in the month %s"), buf_str(&from));
	} else {
		/* TRANSLATORS: a year: "in 2013", "in 1400 SH". */
		buf_printf(out, _("in %s"), buf_str(&from));
	}
	buf_done(&from);
	buf_done(&to);
}

/* The same in all the calendars that it may be in. */
static void say_days(const struct query_node *n, struct buf *out)
{
	struct alternatives a;
	struct buf spans[CALENDARS_N];

	alternatives_begin(&a, out);
	for (size_t i = 0; i < CALENDARS_N; i++) {
		buf_init(&spans[i]);
		if (!(n->calendars & 1u << i))
			continue;
		say_span(n->dates ? n->dates : n->typed, calendars[i], &spans[i]);
		digits_convert(&spans[i], 0);
		alternatives_add(&a, buf_str(&spans[i]));
	}
	alternatives_end(&a);
	for (size_t i = 0; i < CALENDARS_N; i++)
		buf_done(&spans[i]);
}

/* ---- terms ---- */

/* A part of a NEAR, in brackets where it is a list. */
static void say_near_part(struct say *say, const struct query_node *n, struct buf *out)
{
	struct buf words;
	bool list = n->kind == QUERY_AND || n->kind == QUERY_OR;

	buf_init(&words);
	say_node(say, n, false, &words);
	if (list)
		buf_printf(out, _("(%s)"), buf_str(&words));
	else
		buf_puts(out, buf_str(&words));
	buf_done(&words);
}

/* VALUE in the words for the field of N. */
static void say_field(const struct query_node *n, const char *value, struct buf *out)
{
	const struct field *field = n->field.field;

	if (field && field->said)
		say_in(_(field->said), value, out);
	else if (n->field.name)
		/* TRANSLATORS: the name of a field, and what is looked for there. */
		buf_printf(out, _("%s: %s"), n->field.name, value);
	else
		buf_puts(out, value);
}

static void say_word(const struct query_node *n, struct buf *out)
{
	const struct field *field = n->field.field;
	struct buf value, days;

	buf_init(&value);
	buf_init(&days);
	say_value(n->typed, !field || field->type != FIELD_TYPE_PEOPLE, &value);
	if (n->spans_n) {
		say_days(n, &days);
		/* TRANSLATORS: a number that may be a date: "2013" or dated in 2013. */
		buf_printf(out, _("%s or dated %s"), buf_str(&value), buf_str(&days));
	} else if (n->marks_n) {
		say_field(n, buf_str(&value), &days);
		/* TRANSLATORS: a word that was typed with accents or vowel marks. */
		buf_printf(out, _("%s with its marks"), buf_str(&days));
	} else {
		say_field(n, buf_str(&value), out);
	}
	buf_done(&value);
	buf_done(&days);
}

static void say_regex(const struct query_node *n, struct buf *out)
{
	struct buf typed, value, words;

	buf_init(&typed);
	buf_init(&value);
	buf_init(&words);
	buf_printf(&typed, "/%s/", n->typed);
	say_value(buf_str(&typed), false, &value);
	/* TRANSLATORS: a regular expression. */
	buf_printf(&words, _("the expression %s"), buf_str(&value));
	say_field(n, buf_str(&words), out);
	buf_done(&typed);
	buf_done(&value);
	buf_done(&words);
}

/* A mark of the reader's own, by what it says of a statement; false: it is none that has such words. */
static bool say_mark(const struct query_node *n, struct buf *out)
{
	static const struct {
		const char *value, *said;
	} marks[] = {
		{"marked", N_("that you have marked")},
		{"noted", N_("with a note of yours")},
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!n->field.field || n->field.field != &field_table[FIELD_MARK] ||
		    strcmp(marks[i].value, n->typed) != 0)
			continue;
		buf_puts(out, _(marks[i].said));
		return true;
	}
	return false;
}

static void say_meta(const struct query_node *n, struct buf *out)
{
	struct buf value, name;

	if (!n->exact && say_mark(n, out))
		return;
	buf_init(&value);
	buf_init(&name);
	if (n->field.field && n->field.field->search == FIELD_SEARCH_LANGUAGE)
		language_name(n->language ? n->language : n->typed, &name);
	say_value(name.len ? buf_str(&name) : n->typed, false, &value);
	say_field(n, buf_str(&value), out);
	buf_done(&value);
	buf_done(&name);
}

static void say_pattern(const struct query_node *n, struct buf *out)
{
	struct buf value, words, typed;
	bool like;
	size_t len;

	buf_init(&typed);
	buf_init(&value);
	buf_init(&words);
	len = strlen(n->typed);
	like = !strchr(n->typed, '*');
	/* The sign that asks for what is like a word is no part of it. */
	buf_add(&typed, n->typed, len - (like && len && n->typed[len - 1] == '~'));
	say_value(buf_str(&typed), true, &value);
	if (!like)
		/* TRANSLATORS: a pattern of words: words like "econom*". */
		buf_printf(&words, _("words like %s"), buf_str(&value));
	else
		/* TRANSLATORS: a word, or one that differs in a letter or two: nearly "government". */
		buf_printf(&words, _("nearly %s"), buf_str(&value));
	say_field(n, buf_str(&words), out);
	buf_done(&typed);
	buf_done(&value);
	buf_done(&words);
}

/* One by one, for they count together alone. */
static void say_near(const struct query_node *n, struct buf *out)
{
	struct say alone = {0};
	struct buf all, one;

	buf_init(&all);
	buf_init(&one);
	for (const struct query_node *c = n->child; c; c = c->next) {
		struct buf joined;

		buf_init(&joined);
		buf_clear(&one);
		say_near_part(&alone, c, &one);
		if (c == n->child)
			buf_puts(&joined, buf_str(&one));
		else
			/* TRANSLATORS: two words or groups of them, and how many words apart. */
			buf_printf(&joined,
				   ngettext("%s within %u word of %s", "%s within %u words of %s",
					    c->distance),
				   buf_str(&all), c->distance, buf_str(&one));
		buf_clear(&all);
		buf_puts(&all, buf_str(&joined));
		buf_done(&joined);
	}
	buf_puts(out, buf_str(&all));
	buf_done(&all);
	buf_done(&one);
}

static void say_term(const struct query_node *n, struct buf *out)
{
	struct buf typed;

	buf_init(&typed);
	switch (n->kind) {
	case QUERY_WORD: say_word(n, out); break;
	case QUERY_DAYS: say_days(n, out); break;
	case QUERY_REGEX: say_regex(n, out); break;
	case QUERY_META: say_meta(n, out); break;
	case QUERY_PATTERN: say_pattern(n, out); break;
	case QUERY_NEAR: say_near(n, out); break;
	case QUERY_SAMPLE:
		/* TRANSLATORS: after what is looked for: so many of those, by this seed. */
		buf_printf(out,
			   ngettext("of those %zu drawn by chance (seed %lu)",
				    "of those %zu drawn by chance (seed %lu)",
				    (unsigned long)n->sample),
			   n->sample, (unsigned long)n->seed);
		break;
	default:
		query_node_print(n, &typed);
		say_value(buf_str(&typed), false, out);
		break;
	}
	buf_done(&typed);
}

static void say_leaf(struct say *say, const struct query_node *n, struct buf *out)
{
	size_t leaf = say->leaf++;
	struct buf term, count, words;

	buf_init(&term);
	buf_init(&count);
	buf_init(&words);
	say_term(n, &term);
	if (n->whole && !*n->typed) {
		buf_clear(&term);
		/* TRANSLATORS: a part of what is looked for; %s is a field: without any "party". */
		buf_printf(&words, _("without any \"%s\""), _(n->field.field->name));
	} else if (n->exact)
		/* TRANSLATORS: the very word, no part of one; a value that is nothing else; a date that is
		 * sure: exactly "hope", exactly in 2020. */
		buf_printf(&words, _("exactly %s"), buf_str(&term));
	else
		buf_puts(&words, buf_str(&term));
	if (say->count && n->kind != QUERY_SAMPLE)
		say->count(say->data, leaf, &count);
	if (count.len)
		/* TRANSLATORS: what is looked for, and how many statements have it. */
		buf_printf(out, _("%s (%s)"), buf_str(&words), buf_str(&count));
	else
		buf_puts(out, buf_str(&words));
	buf_done(&term);
	buf_done(&count);
	buf_done(&words);
}

/* ---- what joins them ---- */

static void say_list(struct say *say, const struct query_node *n, struct buf *out)
{
	struct buf all, one, joined;

	buf_init(&all);
	buf_init(&one);
	buf_init(&joined);
	for (const struct query_node *c = n->child; c; c = c->next) {
		buf_clear(&one);
		buf_clear(&joined);
		say_node(say, c, n->kind == QUERY_OR, &one);
		if (c == n->child)
			buf_puts(&joined, buf_str(&one));
		else if (n->kind == QUERY_OR)
			/* TRANSLATORS: what is looked for: this or that. */
			buf_printf(&joined, _("%s or %s"), buf_str(&all), buf_str(&one));
		else
			/* TRANSLATORS: what is looked for: this and that as well. */
			buf_printf(&joined, _("%s, %s"), buf_str(&all), buf_str(&one));
		buf_clear(&all);
		buf_puts(&all, buf_str(&joined));
	}
	buf_puts(out, buf_str(&all));
	buf_done(&all);
	buf_done(&one);
	buf_done(&joined);
}

/* A comma parts more than "or" joins, so a list of commas within one of "or" has brackets. */
static bool has_brackets(const struct query_node *n, bool in_list)
{
	return n->kind == QUERY_AND && in_list;
}

static void say_not(struct say *say, const struct query_node *n, struct buf *out)
{
	const struct query_node *c = n->child;
	struct buf words;

	buf_init(&words);
	if (c->kind == QUERY_AND || c->kind == QUERY_OR) {
		struct buf list;

		buf_init(&list);
		say_list(say, c, &list);
		buf_printf(&words, _("(%s)"), buf_str(&list));
		buf_done(&list);
	} else {
		say_node(say, c, true, &words);
	}
	if (c->kind == QUERY_WORD && !c->field.name && !c->spans_n)
		/* TRANSLATORS: a word that must not be there: without "peace". */
		buf_printf(out, _("without %s"), buf_str(&words));
	else
		/* TRANSLATORS: what must not be so: not said by Smith, not in 2020, not ("a" or "b"). */
		buf_printf(out, _("not %s"), buf_str(&words));
	buf_done(&words);
}

static void say_node(struct say *say, const struct query_node *n, bool in_list, struct buf *out)
{
	struct buf words;

	buf_init(&words);
	switch (n->kind) {
	case QUERY_AND:
	case QUERY_OR: say_list(say, n, &words); break;
	case QUERY_NOT: say_not(say, n, &words); break;
	case QUERY_NAMED: say_node(say, n->child, false, &words); break;
	default: say_leaf(say, n, &words); break;
	}
	if (has_brackets(n, in_list))
		/* TRANSLATORS: what belongs together: ("a", said by Smith) or "b". */
		buf_printf(out, _("(%s)"), buf_str(&words));
	else if (n->kind == QUERY_NAMED)
		/* TRANSLATORS: a filter of the settings by its name, and what it looks for. */
		buf_printf(out, _("the filter %s (%s)"), n->typed, buf_str(&words));
	else
		buf_puts(out, buf_str(&words));
	buf_done(&words);
}

void query_say(const struct query *q, void (*count)(void *data, size_t leaf, struct buf *out),
	       void *data, struct buf *out)
{
	struct say say = {.count = count, .data = data};

	if (!query_is_empty(q))
		say_node(&say, q->root, false, out);
}

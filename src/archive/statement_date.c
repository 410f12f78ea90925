/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/statement_date.h"

#include <string.h>

#include "archive/archive.h"
#include "date/date_calendar.h"
#include "base/buf.h"
#include "base/digits.h"

/* The two lunar calendars share their months, and a paper does not say which table it went by. */
static bool same_calendar(enum calendar a, enum calendar b)
{
	return a == b || (calendar_observed(a) && calendar_observed(b));
}

/* The date that the archive gives in a calendar of its own, if it is one there. */
static bool given_date(const struct statement *s, struct date_calendar *out)
{
	return s->shared->calendar && s->rare->date_orig &&
	       date_calendar_read(s->shared->calendar, s->rare->date_orig, out);
}

/* Add to what OUT has from START on. What stands in for the second calendar may be the first: then it
 * is the same again with a remark, and replaces it. */
static void add_words(const struct buf *words, size_t start, struct buf *out)
{
	size_t len = out->len - start;

	if (len && words->len > len && !memcmp(words->data, out->data + start, len) &&
	    words->data[len] == ' ' && words->data[len + 1] == '(')
		buf_truncate(out, start);
	if (words->len)
		buf_printf(out, "%s%s", out->len > start ? " · " : "", words->data);
}

void statement_date_words(const struct statement *s, const struct calendar_choice *choice,
			  struct buf *out)
{
	const enum calendar shown[] = {choice->first, choice->second};
	struct date_calendar given;
	bool to_show = given_date(s, &given);
	struct buf own, one;
	size_t start = out->len;
	int n = choice->first == choice->second ? 1 : 2;

	buf_init(&own);
	buf_init(&one);
	given.own = choice->own;
	if (to_show)
		date_calendar_words(&given, &own);
	for (int i = 0; i < n; i++) {
		buf_clear(&one);
		if (to_show && same_calendar(shown[i], given.calendar)) {
			add_words(&own, start, out);
			to_show = false;
		} else if (s->edtf) {
			date_print_words_in(shown[i], choice->own, s->edtf, &one);
			add_words(&one, start, out);
		}
	}
	if (to_show)
		add_words(&own, start, out);
	digits_convert(out, start);
	buf_done(&own);
	buf_done(&one);
}

void statement_date_short(const struct statement *s, enum calendar c, size_t column,
			  struct buf *out)
{
	struct date_calendar given;
	size_t start = out->len;

	if (given_date(s, &given) && same_calendar(c, given.calendar)) {
		int fields = given.fields;
		struct buf text;

		buf_init(&text);
		do {
			buf_clear(&text);
			date_calendar_print(&given.first, fields, &text);
		} while (text.len > column && --fields);
		if (fields)
			buf_puts(out, buf_str(&text));
		buf_done(&text);
	} else if (s->edtf) {
		date_print_short_in(c, s->edtf, column, out);
	}
	digits_convert(out, start);
}

void statement_date_common(const struct statement *s, enum calendar c, struct buf *out)
{
	struct date_calendar given;

	if (given_date(s, &given) && same_calendar(c, given.calendar))
		date_calendar_print(&given.first, given.fields, out);
	else
		date_calendar_common(c, &s->date, out);
}

/* Languages whose countries have another civil calendar, or a second one. */
static bool language_calendar(const char *language, enum calendar *c)
{
	static const struct {
		const char *language;
		enum calendar calendar;
	} rows[] = {
		{"fa", CALENDAR_PERSIAN},          {"prs", CALENDAR_PERSIAN},
		{"ps", CALENDAR_PERSIAN},          {"tg", CALENDAR_PERSIAN},
		{"ar", CALENDAR_ISLAMIC_UMALQURA}, {"ur", CALENDAR_ISLAMIC_UMALQURA},
	};
	size_t len = language ? strcspn(language, "-_") : 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (len && strlen(rows[i].language) == len &&
		    !memcmp(rows[i].language, language, len)) {
			*c = rows[i].calendar;
			return true;
		}
	}
	return false;
}

/* Countries, by the end of an address, whose papers have such a calendar. */
static bool source_calendar(const char *address, enum calendar *c)
{
	static const struct {
		const char *end;
		enum calendar calendar;
	} rows[] = {{".ir", CALENDAR_PERSIAN},
		    {".af", CALENDAR_PERSIAN},
		    {".sa", CALENDAR_ISLAMIC_UMALQURA}};
	const char *host = address ? strstr(address, "://") : NULL;
	size_t len = host ? strcspn(host + 3, "/:?#") : 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].end);

		if (len > n && !memcmp(host + 3 + len - n, rows[i].end, n)) {
			*c = rows[i].calendar;
			return true;
		}
	}
	return false;
}

enum calendar archive_calendar(const struct archive *a)
{
	size_t votes[CALENDARS] = {0};
	enum calendar best = CALENDAR_PERSIAN, c;

	for (size_t i = 0; i < a->n && i < ARCHIVE_CALENDAR_SAMPLE; i++) {
		const struct statement *s = a->items[i];

		/* One lunar date among many statements of an Iranian site does not make it lunar. */
		if (s->shared->calendar && calendar_find(s->shared->calendar, &c) &&
		    c != CALENDAR_GREGORIAN)
			votes[c]++;
		if (language_calendar(s->shared->language ? s->shared->language : a->language, &c))
			votes[c]++;
		if (source_calendar(s->sources ? s->sources[0] : NULL, &c))
			votes[c]++;
	}
	for (int i = CALENDAR_GREGORIAN + 1; i < CALENDARS; i++)
		if (votes[i] > votes[best])
			best = (enum calendar)i;
	return best;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/query_example.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "date/calendar.h"
#include "search/index.h"
#include "search/query.h"
#include "text/words.h"

/* Bytes of text and statements that are looked at; different words kept, a power of two; bytes of a word. */
enum { TEXT_BYTES = 1 << 17, STATEMENTS = 400, TABLE = 1 << 13, WORD_BYTES = 40 };

struct counted {
	const char *s; /* NULL: a free place */
	size_t len, n;
};

/* Short words are those that all texts have; fewer letters say as much where one takes more bytes. */
static bool is_telling(const char *s, size_t len)
{
	size_t letters = 0;

	for (size_t i = 0; i < len; i++) {
		letters += ((unsigned char)s[i] & 0xC0) != 0x80;
		if ((unsigned char)s[i] < 0x80 && (s[i] < 'a' || s[i] > 'z'))
			return false;
	}
	if (len > WORD_BYTES)
		return false;
	return letters >= (len == letters ? 6u : len >= 3 * letters ? 2u : 4u);
}

static void count_word(struct counted table[TABLE], size_t *used, const char *s, size_t len)
{
	size_t i = (size_t)hash_bytes(s, len, 0) & (TABLE - 1);

	while (table[i].s && (table[i].len != len || memcmp(table[i].s, s, len) != 0))
		i = (i + 1) & (TABLE - 1);
	if (!table[i].s) {
		if (*used == TABLE / 2)
			return;
		++*used;
		table[i] = (struct counted){s, len, 0};
	}
	table[i].n++;
}

/* The word behind S, which begins a word of LEN bytes, in the same paragraph. */
static void add_phrase(struct query_example *e, const char *s, size_t len, const char *end)
{
	const char *next = s + len + 1;
	size_t n = 0;

	if (next >= end || s[len] != ' ')
		return;
	while (next + n < end && n < WORD_BYTES && (unsigned char)next[n] > ' ' &&
	       ((unsigned char)next[n] >= 0x80 || (next[n] >= 'a' && next[n] <= 'z')))
		n++;
	if (n < 2 || next + n >= end || next[n] != ' ')
		return;
	buf_add(&e->phrase, s, len + 1 + n);
}

/* The words of PART, at most BYTES of it. */
static void count_words(struct counted table[TABLE], size_t *used, const struct index *part,
			size_t bytes)
{
	const char *at = part->text, *end = at + bytes, *s;
	struct words *words = words_new();
	size_t len;

	while (words_next(words, &at, end, &s, &len))
		if (s + len < end && is_telling(s, len))
			count_word(table, used, s, len);
	words_free(words);
}

/* The first place where the LEN bytes at WORD, which lie in PART, are followed by another word. */
static void make_phrase(struct query_example *e, const struct index *part, const char *word,
			size_t len)
{
	const char *at = part->text, *end = at + part->len;

	while (!e->phrase.len && (at = memmem(at, (size_t)(end - at), word, len))) {
		if (at == part->text || (unsigned char)at[-1] <= ' ')
			add_phrase(e, at, len, end);
		at += len;
	}
}

static void make_words(struct query_example *e, struct index *const *parts, size_t n)
{
	struct counted *table = xcalloc(TABLE, sizeof *table);
	size_t used = 0, left = TEXT_BYTES;

	for (size_t i = 0; i < n && left; i++) {
		size_t bytes = parts[i]->len < left ? parts[i]->len : left;

		count_words(table, &used, parts[i], bytes);
		left -= bytes;
	}
	for (size_t k = 0; k < EXAMPLE_WORDS; k++) {
		struct counted *best = NULL;

		for (struct counted *c = table; c < table + TABLE; c++)
			if (c->n && (!best || c->n > best->n))
				best = c;
		if (!best)
			break;
		buf_add(&e->word[k], best->s, best->len);
		for (size_t i = 0; k == 0 && i < n; i++)
			make_phrase(e, parts[i], best->s, best->len);
		best->n = 0;
	}
	free(table);
}

/* VALUE of FIELD as it could be typed: its last word, as of a name, or all of it in quotation marks. */
static void put_value(const struct field *field, const char *value, size_t len, struct buf *out)
{
	size_t from = len;

	while (from && value[from - 1] != ' ')
		from--;
	if (field->type != FIELD_TYPE_PEOPLE)
		from = 0;
	buf_printf(out, memchr(value + from, ' ', len - from) ? "%s:\"%.*s\"" : "%s:%.*s",
		   field_query_name(field), (int)(len - from), value + from);
}

/* Whether VALUE can be typed as it is, and is short enough to be an example. */
static bool is_plain(const char *value, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strchr("\"()|:/=*~", value[i]))
			return false;
	return len > 1 && len <= WORD_BYTES;
}

/* The first value of FIELD that can be typed; false: there is none. */
static bool make_value(const struct archive *a, const struct field *field, struct buf *out)
{
	for (size_t i = 0; i < a->n && i < STATEMENTS; i++) {
		struct field_values of = {.field = field, .archive = a, .s = a->items[i]};
		const char *value;
		size_t len;

		while (field_values_next(&of, &value, &len)) {
			if (!is_plain(value, len))
				continue;
			put_value(field, value, len, out);
			return true;
		}
	}
	return false;
}

static void make_values(struct query_example *e, const struct archive *a)
{
	static const enum field_id telling[] = {FIELD_SPEAKER, FIELD_TOPIC, FIELD_PARTY,
						FIELD_PLACE,   FIELD_KIND,  FIELD_OCCASION};

	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
		if (make_value(a, &field_table[telling[i]], &e->value))
			break;
	make_value(a, &field_table[FIELD_LANGUAGE], &e->language);
}

static int year_of(enum calendar c, int32_t day)
{
	struct calendar_day d;

	return calendar_from_day(c, day, &d) ? d.year : 0;
}

/* The first and last year of all, and of the archive's own calendar where its dates are in one. */
static void make_years(struct query_example *e, const struct archive *a)
{
	enum calendar own = archive_calendar(a);
	int32_t first = INT32_MAX, last = INT32_MIN;
	bool given = false;

	for (size_t i = 0; i < a->n; i++) {
		const struct date *d = &a->items[i]->date;

		if (d->precision == DATE_NONE || d->first == DATE_DAY_MIN ||
		    d->last == DATE_DAY_MAX)
			continue;
		first = d->first < first ? d->first : first;
		last = d->first > last ? d->first : last;
		given = given || (i < STATEMENTS && a->items[i]->date_orig);
	}
	if (first > last)
		return;
	e->first_year = year_of(CALENDAR_GREGORIAN, first);
	e->last_year = year_of(CALENDAR_GREGORIAN, last);
	if (!given &&
	    (!a->language || (strncmp(a->language, "fa", 2) && strncmp(a->language, "ar", 2))))
		return;
	e->own_calendar = own == CALENDAR_PERSIAN ? "sh"
			  : own == CALENDAR_ISLAMIC_UMALQURA || own == CALENDAR_ISLAMIC_CIVIL
				  ? "ah"
				  : NULL;
	e->own_year = e->own_calendar ? year_of(own, last) : 0;
}

void query_example_make(struct query_example *e, struct session *session)
{
	const struct archive *a = session_archive(session);
	const size_t *first;
	size_t n;
	struct index *const *parts = session_indexes(session, &first, &n);

	*e = (struct query_example){0};
	make_words(e, parts, n);
	make_values(e, a);
	make_years(e, a);
}

void query_example_done(struct query_example *e)
{
	for (size_t i = 0; i < EXAMPLE_WORDS; i++)
		buf_done(&e->word[i]);
	buf_done(&e->phrase);
	buf_done(&e->value);
	buf_done(&e->language);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/query_example.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/body.h"
#include "archive/statement_date.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "date/calendar.h"
#include "search/index.h"
#include "search/query.h"
#include "text/fold.h"
#include "text/words.h"

/* Bytes of text and statements that are looked at; different words kept, a power of two; bytes of a word. */
enum { TEXT_BYTES = 1 << 17, STATEMENTS = 400, TABLE = 1 << 13, WORD_BYTES = 40 };

/* Statements that an example is tried on: at once, and at most. */
enum { PART = 256, MOST = 8192 };

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
	buf_add(&e->beside, next, n);
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

/* The first word of the plain text S whose letters are those of the first word, as it stands there. */
static bool find_written(struct query_example *e, struct words *words, struct fold *fold,
			 const char *s, size_t len)
{
	const char *end = s + len, *word;
	struct buf folded;
	bool found = false;
	size_t n;

	buf_init(&folded);
	while (!found && words_next(words, &s, end, &word, &n)) {
		buf_clear(&folded);
		fold_text(fold, &folded, word, n);
		found = !strcmp(buf_str(&folded), buf_str(&e->word[0]));
		if (found)
			buf_add(&e->written, word, n);
	}
	buf_done(&folded);
	return found;
}

static void make_written(struct query_example *e, struct session *session)
{
	const struct archive *a = session_archive(session);
	struct words *words = words_new();
	bool found = !e->word[0].len;
	struct buf plain, room;

	buf_init(&plain);
	buf_init(&room);
	for (size_t i = 0; i < a->n && i < STATEMENTS && !found; i++) {
		const char *title = a->items[i]->title;

		buf_clear(&plain);
		buf_printf(&plain, "%s\n", title ? title : "");
		body_plain(kept_text(a->items[i]->summary, &room), &plain);
		buf_putc(&plain, '\n');
		body_plain(kept_text(a->items[i]->text, &room), &plain);
		found = find_written(e, words, session_fold(session), buf_str(&plain), plain.len);
	}
	buf_done(&plain);
	buf_done(&room);
	words_free(words);
}

/* The longest word of the first title. */
static void make_title(struct query_example *e, struct session *session)
{
	const struct archive *a = session_archive(session);
	struct words *words = words_new();
	const char *best = NULL, *word;
	size_t best_len = 0, len;

	for (size_t i = 0; i < a->n && i < STATEMENTS && !best; i++) {
		const char *at = a->items[i]->title, *end = at ? at + strlen(at) : NULL;

		while (at && words_next(words, &at, end, &word, &len)) {
			if (len <= best_len || len > WORD_BYTES)
				continue;
			best = word;
			best_len = len;
		}
	}
	if (best)
		fold_text(session_fold(session), &e->title, best, best_len);
	words_free(words);
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
		given = given || (i < STATEMENTS && a->items[i]->rare->date_orig);
	}
	if (first > last)
		return;
	e->first_year = year_of(CALENDAR_GREGORIAN, first);
	e->last_year = year_of(CALENDAR_GREGORIAN, last);
	given = given ||
		(a->language && (!strncmp(a->language, "fa", 2) || !strncmp(a->language, "ar", 2)));
	if (!given || (own != CALENDAR_ISLAMIC_UMALQURA && own != CALENDAR_ISLAMIC_CIVIL))
		own = CALENDAR_PERSIAN;
	e->own_calendar = own == CALENDAR_PERSIAN ? "sh" : "ah";
	e->own_year = year_of(own, last);
}

void query_example_make(struct query_example *e, struct session *session)
{
	const struct archive *a = session_archive(session);
	const size_t *first;
	size_t n;
	struct index *const *parts = session_indexes(session, &first, &n);

	*e = (struct query_example){0};
	make_words(e, parts, n);
	make_written(e, session);
	make_title(e, session);
	make_values(e, a);
	make_years(e, a);
}

static bool finds_in(const struct query *q, struct query_scratch *x, const struct index *ix)
{
	uint64_t hits[QUERY_WORDS(PART)];
	bool found = false;

	for (size_t from = 0; from < ix->n && from < MOST && !found; from += PART) {
		size_t to = ix->n - from < PART ? ix->n : from + PART;

		query_run_range(q, x, ix, from, to, NULL, hits);
		for (size_t i = 0; i < QUERY_WORDS(to - from); i++)
			found = found || hits[i];
	}
	return found;
}

bool query_example_finds(struct session *session, const char *example)
{
	struct query *q = session_parse(session, example);
	struct query_scratch *x = query_scratch_new(session_fold(session));
	const size_t *first;
	size_t n;
	struct index *const *parts = session_indexes(session, &first, &n);
	bool found = false;

	for (size_t i = 0; i < n && first[i] < MOST && !found; i++)
		found = finds_in(q, x, parts[i]);
	query_scratch_free(x);
	query_unref(q);
	return found;
}

void query_example_done(struct query_example *e)
{
	for (size_t i = 0; i < EXAMPLE_WORDS; i++)
		buf_done(&e->word[i]);
	buf_done(&e->written);
	buf_done(&e->beside);
	buf_done(&e->title);
	buf_done(&e->phrase);
	buf_done(&e->value);
	buf_done(&e->language);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/sort_keys.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/collate.h"

enum {
	/* More of a text than anyone reads in a list does not count. */
	TEXT_MAX = 1024,
	/* Between two looks at the clock: a fraction of a millisecond. */
	KEYS_STEP = 128,
	RANKS_STEP = 1024
};

struct sort_keys *sort_keys_new(enum field_id field)
{
	struct sort_keys *k = xcalloc(1, sizeof *k);

	k->field = field;
	arena_init(&k->arena);
	return k;
}

static void drop_keys(struct sort_keys *k)
{
	free(k->keys);
	free(k->texts);
	k->keys = NULL;
	k->texts = NULL;
	arena_done(&k->arena);
	arena_init(&k->arena);
}

void sort_keys_free(struct sort_keys *k)
{
	if (!k)
		return;
	drop_keys(k);
	arena_done(&k->arena);
	buf_done(&k->room);
	free(k->ranks);
	free(k->ranking);
	free(k);
}

bool sort_keys_textual(enum field_id field)
{
	switch (field_table[field].type) {
	case FIELD_TYPE_DATE:
	case FIELD_TYPE_MOMENT:
	case FIELD_TYPE_FILE: return false;
	default: return true;
	}
}

bool sort_keys_long(const struct sort_keys *k)
{
	return k->texts;
}

/* The first eight bytes of S as a number: of two strings the lesser has the lesser one, or the same. */
static uint64_t text_start(const char *s)
{
	uint64_t key = 0;

	for (int i = 0; i < 8; i++)
		key = key << 8 | (*s ? (unsigned char)*s++ : 0);
	return key;
}

/* The newest first. */
static uint64_t date_order(const struct date *date)
{
	int64_t key = date_key(date);

	return key == INT64_MAX ? SORT_KEYS_NONE : (uint64_t)key ^ INT64_MAX;
}

uint64_t sort_keys_date(const struct statement *s)
{
	struct date day = s->date;

	if (s->turn)
		day.seconds = 0;
	return date_order(&day);
}

static uint64_t text_key(struct sort_keys *k, const struct archive *a, const struct statement *s,
			 struct collate *collate, char **text, struct buf *b)
{
	char label[STATEMENT_LABEL_SIZE];
	const char *value = field_order(&field_table[k->field], a, s, label, &k->room);

	buf_clear(b);
	if (value)
		collate_key(collate, value, utf8_fit(value, strnlen(value, TEXT_MAX + 1), TEXT_MAX),
			    false, b);
	*text = b->len ? arena_copy(&k->arena, b->data, b->len) : NULL;
	return b->len ? text_start(*text) : SORT_KEYS_NONE;
}

static uint64_t moment_key(const struct sort_keys *k, const struct statement *s)
{
	const char *moment = field_string(&field_table[k->field], NULL, s, 0, NULL);
	struct date date;

	return moment && date_parse(moment, &date) ? date_order(&date) : SORT_KEYS_NONE;
}

static void make_key(struct sort_keys *k, const struct archive *a, struct collate *collate,
		     struct buf *b)
{
	const struct statement *s = a->items[k->n];
	uint64_t *key = &k->keys[k->n];

	switch (field_table[k->field].type) {
	case FIELD_TYPE_DATE: *key = sort_keys_date(s); break;
	case FIELD_TYPE_MOMENT: *key = moment_key(k, s); break;
	case FIELD_TYPE_FILE: *key = k->n; break;
	default: *key = text_key(k, a, s, collate, &k->texts[k->n], b); break;
	}
	k->n++;
}

bool sort_keys_make(struct sort_keys *k, const struct archive *a, struct collate *collate,
		    size_t to, int64_t until)
{
	struct buf b;

	if (k->n >= to)
		return false;
	if (k->size < to) {
		k->size = vec_size(k->size, to);
		k->keys = xrealloc(k->keys, k->size, sizeof *k->keys);
		if (sort_keys_textual(k->field))
			k->texts = xrealloc(k->texts, k->size, sizeof *k->texts);
	}
	buf_init(&b);
	while (k->n < to) {
		make_key(k, a, collate, &b);
		if (k->n % KEYS_STEP == 0 && clock_ns() >= until)
			break;
	}
	buf_done(&b);
	return k->n < to;
}

static bool equal(const struct sort_keys *k, uint32_t a, uint32_t b)
{
	return k->keys[a] == k->keys[b] && !strcmp(k->texts[a], k->texts[b]);
}

bool sort_keys_rank(struct sort_keys *k, const uint32_t *order, size_t n, bool reverse,
		    size_t *done, int64_t until)
{
	if (k->ranks || !k->texts)
		return false;
	if (!k->ranking)
		k->ranking = xrealloc(NULL, n ? n : 1, sizeof *k->ranking);
	if (!*done)
		k->rank = 0;
	while (*done < n) {
		/* Ranks are those of the order that is not reversed. */
		uint32_t at = order[reverse ? n - 1 - *done : *done];

		if (!k->texts[at]) {
			k->ranking[at] = SORT_KEYS_LAST;
		} else {
			k->rank += !k->rank || !equal(k, k->last, at);
			k->ranking[at] = k->rank;
			k->last = at;
		}
		if (++*done % RANKS_STEP == 0 && clock_ns() >= until)
			return true;
	}
	k->ranks = k->ranking;
	k->ranking = NULL;
	drop_keys(k);
	return false;
}

bool sort_keys_before(const struct sort_keys *k, bool reverse, uint32_t a, uint32_t b)
{
	int c;

	if (k->ranks) {
		if (k->ranks[a] == k->ranks[b])
			return a < b;
		reverse = reverse && k->ranks[a] != SORT_KEYS_LAST && k->ranks[b] != SORT_KEYS_LAST;
		return (k->ranks[a] < k->ranks[b]) != reverse;
	}
	if (k->keys[a] != k->keys[b]) {
		reverse = reverse && k->keys[a] != SORT_KEYS_NONE && k->keys[b] != SORT_KEYS_NONE;
		return (k->keys[a] < k->keys[b]) != reverse;
	}
	if (k->texts && k->texts[a] && k->texts[b]) {
		c = strcmp(k->texts[a], k->texts[b]);
		if (c)
			return reverse ? c > 0 : c < 0;
	}
	return a < b;
}

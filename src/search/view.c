/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/view.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query.h"
#include "text/collate.h"

/* More of a text than anyone reads in a list does not count. */
enum { TEXT_MAX = 1024 };

const char *view_sort_name(enum field_id sort)
{
	return sort < field_count ? field_table[sort].name : NULL;
}

void view_init(struct view *v, const struct archive *archive, struct collate *collate)
{
	*v = (struct view){
		.archive = archive, .collate = collate, .sort = FIELD_DATE, .selected = VIEW_NONE};
	arena_init(&v->text_arena);
}

void view_done(struct view *v)
{
	free(v->order);
	free(v->spare);
	free(v->keys);
	free(v->texts);
	free(v->match);
	free(v->shown);
	arena_done(&v->text_arena);
	*v = (struct view){.selected = VIEW_NONE};
}

static enum field_type view_type(const struct view *v)
{
	return field_table[v->sort].type;
}

static bool view_is_textual(const struct view *v)
{
	return view_type(v) != FIELD_TYPE_DATE && view_type(v) != FIELD_TYPE_MOMENT &&
	       view_type(v) != FIELD_TYPE_FILE;
}

/* Whether A stands before B: a total order, so that a row can be found by binary search. */
static bool view_before(const struct view *v, uint32_t a, uint32_t b)
{
	int c;

	if (v->keys[a] != v->keys[b])
		return v->keys[a] < v->keys[b];
	if (view_is_textual(v) && v->texts[a] && v->texts[b]) {
		c = strcmp(v->texts[a], v->texts[b]);
		if (c)
			return v->reverse ? c > 0 : c < 0;
	}
	return a < b;
}

/* The first of the N sorted ROWS that does not stand before NUMBER. */
static size_t view_place(const struct view *v, const uint32_t *rows, size_t n, uint32_t number)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (view_before(v, rows[mid], number))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Merge the sorted runs [FROM, MID) and [MID, TO) of SRC into DST. */
static void view_merge(const struct view *v, const uint32_t *src, uint32_t *dst, size_t from,
		       size_t mid, size_t to)
{
	size_t i = from, j = mid;

	for (size_t k = from; k < to; k++) {
		if (j >= to || (i < mid && view_before(v, src[i], src[j])))
			dst[k] = src[i++];
		else
			dst[k] = src[j++];
	}
}

/* Sort order[FROM..order_n) by merging runs bottom up: quick on what is sorted. */
static void view_sort_run(struct view *v, size_t from)
{
	uint32_t *src = v->order, *dst = v->spare;
	size_t to = v->order_n;

	for (size_t width = 1; width < to - from; width *= 2) {
		for (size_t i = from; i < to; i += 2 * width) {
			size_t mid = to - i > width ? i + width : to;
			size_t end = to - i > 2 * width ? i + 2 * width : to;

			if (mid == end || view_before(v, src[mid - 1], src[mid]))
				memcpy(dst + i, src + i, (end - i) * sizeof *dst);
			else
				view_merge(v, src, dst, i, mid, end);
		}
		uint32_t *t = src;

		src = dst;
		dst = t;
	}
	if (src != v->order)
		memcpy(v->order + from, src + from, (to - from) * sizeof *src);
}

/* The first eight bytes of S as a number: of two strings the lesser has the lesser one, or the same. */
static uint64_t view_prefix(const char *s)
{
	uint64_t key = 0;

	for (int i = 0; i < 8; i++)
		key = key << 8 | (*s ? (unsigned char)*s++ : 0);
	return key;
}

/* The newest first, unless reversed. */
static uint64_t view_key_date(const struct view *v, const struct date *date)
{
	int64_t key = date_key(date);

	if (key == INT64_MAX)
		return UINT64_MAX;
	return (uint64_t)key ^ (v->reverse ? UINT64_C(1) << 63 : INT64_MAX);
}

static uint64_t view_key_text(struct view *v, size_t number, struct buf *b)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *text = field_order(&field_table[v->sort], v->archive->items[number], room);
	uint64_t key;

	buf_clear(b);
	if (text)
		collate_key(v->collate, text, utf8_fit(text, strnlen(text, TEXT_MAX + 1), TEXT_MAX),
			    false, b);
	v->texts[number] = b->len ? arena_copy(&v->text_arena, b->data, b->len) : NULL;
	if (!b->len)
		return UINT64_MAX;
	key = view_prefix(v->texts[number]);
	return v->reverse ? ~key : key;
}

/* What statement NUMBER is sorted by. */
static uint64_t view_key(struct view *v, size_t number, struct buf *b)
{
	const struct statement *s = v->archive->items[number];
	const char *moment;
	struct date date;

	switch (view_type(v)) {
	case FIELD_TYPE_DATE: return view_key_date(v, &s->date);
	case FIELD_TYPE_MOMENT:
		moment = field_string(&field_table[v->sort], NULL, s, 0);
		if (!moment || !date_parse(moment, &date))
			return UINT64_MAX;
		return view_key_date(v, &date);
	case FIELD_TYPE_FILE: return v->reverse ? ~(uint64_t)number : number;
	default: return view_key_text(v, number, b);
	}
}

/* Make the keys of the statements from FROM on. */
static void view_make_keys(struct view *v, size_t from)
{
	struct buf b;

	v->keys = xrealloc(v->keys, v->order_size ? v->order_size : 1, sizeof *v->keys);
	if (view_is_textual(v))
		v->texts = xrealloc(v->texts, v->order_size ? v->order_size : 1, sizeof *v->texts);
	buf_init(&b);
	for (size_t i = from; i < v->order_n; i++)
		v->keys[i] = view_key(v, i, &b);
	buf_done(&b);
}

void view_grow(struct view *v)
{
	size_t from = v->order_n, place;

	if (v->order_size < v->archive->n) {
		v->order_size = vec_size(v->order_size, v->archive->n);
		v->order = xrealloc(v->order, v->order_size, sizeof *v->order);
		v->spare = xrealloc(v->spare, v->order_size, sizeof *v->spare);
	}
	for (; v->order_n < v->archive->n; v->order_n++)
		v->order[v->order_n] = (uint32_t)v->order_n;
	if (from == v->order_n)
		return;
	view_make_keys(v, from);
	view_sort_run(v, from);
	/* What stands before the first of the new ones stays where it is: often that is everything. */
	place = view_place(v, v->order, from, v->order[from]);
	if (place < from) {
		view_merge(v, v->order, v->spare, place, from, v->order_n);
		memcpy(v->order + place, v->spare + place, (v->order_n - place) * sizeof *v->order);
	}
}

void view_sort(struct view *v, enum field_id sort, bool reverse)
{
	arena_done(&v->text_arena);
	free(v->texts);
	v->texts = NULL;
	v->sort = sort;
	v->reverse = reverse;
	for (size_t i = 0; i < v->order_n; i++)
		v->order[i] = (uint32_t)i;
	view_make_keys(v, 0);
	view_sort_run(v, 0);
}

void view_match_take(struct view *v, uint64_t *match, size_t words)
{
	free(v->match);
	v->match = match;
	v->match_words = match ? words : 0;
}

void view_match_add(struct view *v, size_t first, size_t n, const uint64_t *bits)
{
	size_t words = QUERY_WORDS(first + n);

	if (words > v->match_words) {
		v->match = xrealloc(v->match, words, sizeof *v->match);
		memset(v->match + v->match_words, 0, (words - v->match_words) * sizeof *v->match);
		v->match_words = words;
	}
	for (size_t i = 0; i < n; i++)
		if (bits[i / 64] >> i % 64 & 1)
			v->match[(first + i) / 64] |= UINT64_C(1) << (first + i) % 64;
}

void view_update(struct view *v)
{
	v->rows = v->order;
	v->n = v->order_n;
	if (v->match || v->hidden) {
		if (v->shown_size < v->order_n) {
			v->shown_size = v->order_size;
			v->shown = xrealloc(v->shown, v->shown_size, sizeof *v->shown);
		}
		v->rows = v->shown;
		v->n = 0;
		for (size_t i = 0; i < v->order_n; i++)
			if (view_shows(v, v->order[i]))
				v->shown[v->n++] = v->order[i];
	} else {
		free(v->shown);
		v->shown = NULL;
		v->shown_size = 0;
	}
	if (v->n == 0)
		return; /* The selection waits: it comes back with its statement. */
	v->selected = v->rows[v->selected == VIEW_NONE ? 0 : view_row(v, v->selected)];
}

size_t view_row(const struct view *v, size_t number)
{
	size_t row = v->n;

	if (v->n == 0)
		return VIEW_NONE;
	if (number < v->order_n)
		row = view_place(v, v->rows, v->n, (uint32_t)number);
	return row < v->n ? row : v->n - 1;
}

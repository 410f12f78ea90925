/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/view.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/query.h"
#include "text/fold.h"

static const char *const sort_names[VIEW_SORTS] = {
	[VIEW_DATE] = "date",       [VIEW_TITLE] = "title", [VIEW_OCCASION] = "occasion",
	[VIEW_SPEAKER] = "speaker", [VIEW_FILE] = "file",
};

const char *view_sort_name(enum view_sort sort)
{
	return sort < VIEW_SORTS ? sort_names[sort] : NULL;
}

bool view_sort_find(const char *name, enum view_sort *sort)
{
	for (int i = 0; i < VIEW_SORTS; i++) {
		if (!strcmp(name, sort_names[i])) {
			*sort = (enum view_sort)i;
			return true;
		}
	}
	return false;
}

void view_init(struct view *v, const struct archive *archive, struct fold *fold)
{
	*v = (struct view){.archive = archive, .fold = fold, .selected = VIEW_NONE};
	arena_init(&v->key_arena);
}

void view_done(struct view *v)
{
	free(v->order);
	free(v->spare);
	free(v->keys);
	free(v->match);
	free(v->rows);
	arena_done(&v->key_arena);
	*v = (struct view){.selected = VIEW_NONE};
}

/* Whether B must stand before A although A comes first in the file. */
static bool view_after(const struct view *v, uint32_t a, uint32_t b)
{
	int64_t x, y;

	if (v->sort == VIEW_FILE)
		return v->reverse ? a < b : a > b;
	if (v->sort == VIEW_DATE) {
		x = date_key(&v->archive->items[a]->date);
		y = date_key(&v->archive->items[b]->date);
		if (x == INT64_MAX || y == INT64_MAX)
			return x == INT64_MAX && y != INT64_MAX;
		return v->reverse ? x > y : x < y;
	}
	if (!v->keys[a] || !v->keys[b])
		return !v->keys[a] && v->keys[b];
	return v->reverse ? strcmp(v->keys[a], v->keys[b]) < 0 : strcmp(v->keys[a], v->keys[b]) > 0;
}

/* Merge the sorted runs [FROM, MID) and [MID, TO) of SRC into DST. */
static void view_merge(const struct view *v, const uint32_t *src, uint32_t *dst, size_t from,
		       size_t mid, size_t to)
{
	size_t i = from, j = mid;

	for (size_t k = from; k < to; k++) {
		if (j >= to || (i < mid && !view_after(v, src[i], src[j])))
			dst[k] = src[i++];
		else
			dst[k] = src[j++];
	}
}

/* Sort order[FROM..order_n) by merging runs bottom up: stable, and quick on what is sorted. */
static void view_sort_run(struct view *v, size_t from)
{
	uint32_t *src = v->order, *dst = v->spare;
	size_t to = v->order_n;

	for (size_t width = 1; width < to - from; width *= 2) {
		for (size_t i = from; i < to; i += 2 * width) {
			size_t mid = to - i > width ? i + width : to;
			size_t end = to - i > 2 * width ? i + 2 * width : to;

			if (mid == end || !view_after(v, src[mid - 1], src[mid]))
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

static const char *view_key_source(const struct view *v, const struct statement *s)
{
	switch (v->sort) {
	case VIEW_TITLE: return s->title ? s->title : s->occasion;
	case VIEW_OCCASION: return statement_label(s);
	case VIEW_SPEAKER: return s->speaker;
	default: return NULL;
	}
}

/* The text orders compare folded strings, made once for each statement. */
static void view_make_keys(struct view *v)
{
	struct buf b;

	if (v->sort == VIEW_DATE || v->sort == VIEW_FILE)
		return;
	if (v->keys_size < v->archive->n) {
		v->keys_size = v->archive->n;
		v->keys = xrealloc(v->keys, v->keys_size, sizeof *v->keys);
	}
	buf_init(&b);
	for (; v->keys_n < v->archive->n; v->keys_n++) {
		const char *s = view_key_source(v, v->archive->items[v->keys_n]);

		buf_clear(&b);
		if (s)
			fold_text(v->fold, &b, s, strlen(s));
		v->keys[v->keys_n] = b.len ? arena_copy(&v->key_arena, b.data, b.len) : NULL;
	}
	buf_done(&b);
}

void view_grow(struct view *v)
{
	size_t from = v->order_n;

	if (v->order_size < v->archive->n) {
		v->order_size = v->archive->n + v->archive->n / 2;
		v->order = xrealloc(v->order, v->order_size, sizeof *v->order);
		v->spare = xrealloc(v->spare, v->order_size, sizeof *v->spare);
	}
	for (; v->order_n < v->archive->n; v->order_n++)
		v->order[v->order_n] = (uint32_t)v->order_n;
	view_make_keys(v);
	view_sort_run(v, from);
	if (from && from < v->order_n && view_after(v, v->order[from - 1], v->order[from])) {
		uint32_t *t = v->order;

		view_merge(v, v->order, v->spare, 0, from, v->order_n);
		v->order = v->spare;
		v->spare = t;
	}
}

void view_sort(struct view *v, enum view_sort sort, bool reverse)
{
	if (sort != v->sort) {
		arena_done(&v->key_arena);
		v->keys_n = 0;
	}
	v->sort = sort;
	v->reverse = reverse;
	for (size_t i = 0; i < v->order_n; i++)
		v->order[i] = (uint32_t)i;
	view_make_keys(v);
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

static bool view_visible(const struct view *v, size_t number)
{
	if (!v->match)
		return true;
	return number / 64 < v->match_words && v->match[number / 64] >> number % 64 & 1;
}

void view_update(struct view *v)
{
	size_t selected_row = VIEW_NONE;
	bool passed = false;

	if (v->rows_size < v->order_n) {
		v->rows_size = v->order_size;
		v->rows = xrealloc(v->rows, v->rows_size, sizeof *v->rows);
	}
	v->n = 0;
	for (size_t i = 0; i < v->order_n; i++) {
		passed = passed || v->order[i] == v->selected;
		if (!view_visible(v, v->order[i]))
			continue;
		if (passed && selected_row == VIEW_NONE)
			selected_row = v->n;
		v->rows[v->n++] = v->order[i];
	}
	if (v->n == 0)
		return; /* The selection waits: it comes back with its statement. */
	if (selected_row == VIEW_NONE)
		selected_row = v->selected == VIEW_NONE ? 0 : v->n - 1;
	v->selected = v->rows[selected_row];
}

size_t view_row(const struct view *v, size_t number)
{
	size_t row = 0;

	if (v->n == 0)
		return VIEW_NONE;
	for (size_t i = 0; i < v->order_n; i++) {
		if (v->order[i] == number)
			break;
		if (row < v->n && v->rows[row] == v->order[i])
			row++;
	}
	return row < v->n ? row : v->n - 1;
}

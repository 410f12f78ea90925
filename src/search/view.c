/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/view.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/vec.h"
#include "search/query.h"
#include "search/sort_keys.h"

/* Comparisons between two looks at the clock: about a millisecond. */
enum { MERGE_STEPS = 8192 };

const char *view_sort_name(enum field_id sort)
{
	return sort < field_count ? field_table[sort].name : NULL;
}

void view_init(struct view *v, const struct archive *archive, struct collate *collate)
{
	*v = (struct view){
		.archive = archive, .collate = collate, .sort = FIELD_DATE, .selected = VIEW_NONE};
}

static void numbers_done(struct view_numbers *a)
{
	free(a->at);
	*a = (struct view_numbers){NULL, 0};
}

void view_done(struct view *v)
{
	struct sort_keys *next;

	for (struct sort_keys *k = v->kept; k; k = next) {
		next = k->next;
		sort_keys_free(k);
	}
	numbers_done(&v->job.numbers);
	numbers_done(&v->job.spare);
	free(v->order);
	free(v->match);
	free(v->drawn);
	free(v->drawn_shown);
	free(v->shown);
	*v = (struct view){.selected = VIEW_NONE};
}

/* Whether A stands before B: a total order, so that a row can be found by binary search. */
static bool view_before(const struct view *v, uint32_t a, uint32_t b)
{
	return sort_keys_before(v->keys, v->reverse, a, b);
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

/* ---- The order that is being made ---- */

static bool job_before(const void *data, uint32_t a, uint32_t b)
{
	const struct view_job *j = data;

	return sort_keys_before(j->keys, j->reverse, a, b);
}

/* What all statements are sorted by; made once, and kept for when it is wanted again. */
static struct sort_keys *view_keys(struct view *v, enum field_id sort)
{
	struct sort_keys *k = v->kept;

	while (k && k->field != sort)
		k = k->next;
	if (!k) {
		k = sort_keys_new(sort);
		k->next = v->kept;
		v->kept = k;
	}
	return k;
}

/* Room for N numbers; what was there is lost. */
static void numbers_fit(struct view_numbers *a, size_t n)
{
	if (n <= a->size)
		return;
	free(a->at);
	a->size = vec_size(a->size, n);
	a->at = xrealloc(NULL, a->size, sizeof *a->at);
}

void view_begin(struct view *v, enum field_id sort, bool reverse)
{
	struct view_job *j = &v->job;
	bool same = v->keys && sort == v->sort && reverse == v->reverse;

	j->keys = view_keys(v, sort);
	j->reverse = reverse;
	j->other = !same;
	j->n = v->archive->n;
	j->sorted = same ? v->order_n : 0;
	j->keyed = j->keys->n;
	j->ranked = 0;
	j->stage = VIEW_KEYS;
	/* Where all is as it should be nothing is begun. */
	if (same && j->sorted == j->n && !(v->whole && sort_keys_long(j->keys)))
		j->stage = VIEW_READY;
}

/* The keys are made: now to the numbers themselves. */
static void job_merge(struct view *v)
{
	struct view_job *j = &v->job;

	numbers_fit(&j->numbers, j->n);
	numbers_fit(&j->spare, j->n);
	if (j->sorted)
		memcpy(j->numbers.at, v->order, j->sorted * sizeof *v->order);
	for (size_t i = j->sorted; i < j->n; i++)
		j->numbers.at[i] = (uint32_t)i;
	merge_start(&j->merge, j->numbers.at, j->spare.at, j->sorted, j->n, job_before, j);
	j->stage = VIEW_MERGE;
}

/* The new order takes the old one's place. */
static void job_take(struct view *v)
{
	struct view_job *j = &v->job;
	struct view_numbers *made =
		merge_result(&j->merge) == j->numbers.at ? &j->numbers : &j->spare;
	struct view_numbers order = {v->order, v->order_size};

	v->order = made->at;
	v->order_size = made->size;
	*made = order;
	v->order_n = j->n;
	v->keys = j->keys;
	v->sort = j->keys->field;
	v->reverse = j->reverse;
	j->stage = VIEW_READY;
	if (v->whole) {
		numbers_done(&j->numbers);
		numbers_done(&j->spare);
	}
}

bool view_work(struct view *v, int64_t until)
{
	struct view_job *j = &v->job;

	if (j->stage == VIEW_KEYS) {
		if (sort_keys_make(j->keys, v->archive, v->collate, j->n, until))
			return true;
		job_merge(v);
	}
	while (j->stage == VIEW_MERGE) {
		if (!merge_work(&j->merge, MERGE_STEPS))
			j->stage = VIEW_RANKS;
		else if (clock_ns() >= until)
			return true;
	}
	if (j->stage == VIEW_RANKS) {
		if (v->whole && j->n == v->archive->n &&
		    sort_keys_rank(j->keys, merge_result(&j->merge), j->n, j->reverse, &j->ranked,
				   until))
			return true;
		job_take(v);
	}
	return false;
}

bool view_works(const struct view *v)
{
	return v->job.stage != VIEW_READY;
}

bool view_sorts(const struct view *v, enum field_id *sort, bool *reverse, int *percent)
{
	enum { KEYS_SHARE = 60, MERGE_SHARE = 30 }; /* of the time that texts take */
	const struct view_job *j = &v->job;
	size_t keys = j->n - j->keyed;

	if (!view_works(v) || !j->other)
		return false;
	*sort = j->keys->field;
	*reverse = j->reverse;
	if (j->stage == VIEW_KEYS)
		*percent = keys ? (int)((j->keys->n - j->keyed) * KEYS_SHARE / keys) : KEYS_SHARE;
	else if (j->stage == VIEW_MERGE)
		*percent = KEYS_SHARE + merge_percent(&j->merge) * MERGE_SHARE / 100;
	else
		*percent = KEYS_SHARE + MERGE_SHARE;
	return true;
}

void view_sort(struct view *v, enum field_id sort, bool reverse)
{
	view_begin(v, sort, reverse);
	while (view_work(v, INT64_MAX))
		;
}

void view_grow(struct view *v)
{
	view_sort(v, v->sort, v->reverse);
}

void view_whole(struct view *v)
{
	v->whole = true;
}

/* All that was made of texts is void. */
/* Forget the keys of all fields that are STALE, and sort again where that is the order. */
static void forget_keys(struct view *v, bool (*stale)(enum field_id field))
{
	struct sort_keys **at = &v->kept;
	bool sorted = v->keys && stale(v->sort);

	v->job.stage = VIEW_READY;
	while (*at) {
		struct sort_keys *k = *at;

		if (!stale(k->field)) {
			at = &k->next;
			continue;
		}
		*at = k->next;
		sort_keys_free(k);
	}
	if (!sorted)
		return;
	v->keys = NULL;
	view_sort(v, v->sort, v->reverse);
}

void view_collation(struct view *v)
{
	forget_keys(v, sort_keys_textual);
}

static bool is_own(enum field_id field)
{
	return field_table[field].type == FIELD_TYPE_OWN;
}

void view_remarks(struct view *v)
{
	bool kept = false;

	for (const struct sort_keys *k = v->kept; k; k = k->next)
		kept = kept || is_own(k->field);
	if (kept)
		forget_keys(v, is_own);
}

void view_match_take(struct view *v, uint64_t *match, size_t words)
{
	free(v->match);
	v->match = match;
	v->match_words = match ? words : 0;
}

void view_drawn_take(struct view *v, uint64_t *drawn, uint64_t *shown, size_t words)
{
	free(v->drawn);
	free(v->drawn_shown);
	v->drawn = drawn;
	v->drawn_shown = shown;
	v->drawn_words = words;
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
	if (v->match || v->drawn_shown || v->hidden) {
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

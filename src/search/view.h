/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * View: the visible list: order, filter and selection.
 *
 * The view knows all statements by number, keeps them sorted, and shows those that match. The selection is
 * a statement, not a row: it stays where it is through every sorting, filtering and arrival of more. A new
 * order is made in slices beside the one that is shown, so that sorting a million statements keeps no key
 * waiting. Belongs to the front end's thread (screen or batch). Sorting is stable; what lacks the field of
 * the order stands last, reversed or not.
 */
#ifndef LR_SEARCH_VIEW_H
#define LR_SEARCH_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "base/merge.h"

struct archive;
struct collate;
struct sort_keys;

#define VIEW_NONE SIZE_MAX

struct view_numbers {
	uint32_t *at;
	size_t size;
};

/* An order being made beside the one that is shown. */
struct view_job {
	enum { VIEW_READY, VIEW_KEYS, VIEW_MERGE, VIEW_RANKS } stage;
	struct sort_keys *keys;
	bool reverse;
	bool other;       /* it is not that of before with what is new */
	size_t n, sorted; /* statements in it; how many of them the order of before has sorted */
	size_t keyed, ranked; /* that had keys when it began; that have ranks */
	struct merge merge;
	struct view_numbers numbers, spare;
};

struct view {
	const struct archive *archive;
	struct collate *collate; /* borrowed */
	enum field_id sort;
	bool reverse;
	uint32_t *order; /* all statements but those that are new, sorted */
	size_t order_n, order_size;
	struct sort_keys *keys; /* what they are sorted by; NULL: nothing has been sorted */
	struct sort_keys *kept; /* those of all fields that something was sorted by */
	struct view_job job;
	bool whole;      /* no more statements will come */
	uint64_t *match; /* by number; NULL: all match */
	size_t match_words;
	/* Of a sample: what was drawn, and what is shown of it. By number; NULL: none is drawn. */
	uint64_t *drawn, *drawn_shown;
	size_t drawn_words;
	const uint64_t *hidden; /* by number, for all that are in the order; borrowed; NULL: none */
	const uint32_t *rows;   /* the visible ones: all, or those shown */
	size_t n;
	uint32_t *shown;
	size_t shown_size;
	size_t selected; /* a number, VIEW_NONE where nothing is visible */
};

void view_init(struct view *v, const struct archive *archive, struct collate *collate);
void view_done(struct view *v);

/* Begin to make an order of all statements that there are now: by a field (dates newest first; FIELD_FILE:
 * as in the files; REVERSE turns it). Where it is the present one only what is new is sorted and merged in.
 * Rows, order and selection stay as they are until view_work() returns false; what was being made before is
 * given up. */
void view_begin(struct view *v, enum field_id sort, bool reverse);
/* Go on until the clock (clock_ns()) is at UNTIL or a millisecond past it. True: there is more. False: the
 * order is in force, and the rows are void until view_update(). */
bool view_work(struct view *v, int64_t until);
/* Whether there is work for view_work(). */
bool view_works(const struct view *v);
/* Whether that makes another order than the one in force; which, and how far it is. */
bool view_sorts(const struct view *v, enum field_id *sort, bool *reverse, int *percent);
/* Both at once, however long it takes: another order; or what is new to the present one. */
void view_sort(struct view *v, enum field_id sort, bool reverse);
void view_grow(struct view *v);
/* No more statements will come: keys may become shorter. */
void view_whole(struct view *v);
/* The collation compares otherwise than before: forget keys of texts, and sort again at once. */
void view_collation(struct view *v);
/* Remarks have changed: the same for what is sorted by them. */
void view_remarks(struct view *v);
/* Show only what has its bit set in MATCH (WORDS words, ownership passes in; NULL: everything).
 * Call view_update() after. */
void view_match_take(struct view *v, uint64_t *match, size_t words);
/* Set the bits BITS (N of them) of the statements from FIRST on, which have come since. */
void view_match_add(struct view *v, size_t first, size_t n, const uint64_t *bits);
/* Show only what SHOWN has of the sample DRAWN (WORDS words each, ownership passes in; NULL: there is
 * none). Call view_update() after. */
void view_drawn_take(struct view *v, uint64_t *drawn, uint64_t *shown, size_t words);
/* Make the rows again. The selection stays if it is visible; else it goes to the next visible one
 * in the order, or the last; where nothing was selected, to the first. */
void view_update(struct view *v);

/* Whether statement NUMBER is hidden whatever the filter is. */
static inline bool view_hides(const struct view *v, size_t number)
{
	return v->hidden && number < v->order_n && v->hidden[number / 64] >> number % 64 & 1;
}

/* Whether it is not, and matches. */
static inline bool view_shows(const struct view *v, size_t number)
{
	if (view_hides(v, number))
		return false;
	if (v->drawn_shown)
		return number / 64 < v->drawn_words &&
		       v->drawn_shown[number / 64] >> number % 64 & 1;
	if (!v->match)
		return true;
	return number / 64 < v->match_words && v->match[number / 64] >> number % 64 & 1;
}

/* Whether a sample was drawn without it. */
static inline bool view_not_drawn(const struct view *v, size_t number)
{
	return v->drawn &&
	       !(number / 64 < v->drawn_words && v->drawn[number / 64] >> number % 64 & 1);
}

/* The statement number of row ROW < v->n. */
static inline size_t view_at(const struct view *v, size_t row)
{
	return v->rows[row];
}

/* The row of statement NUMBER; where it is not visible the row that follows in the order (or the
 * last). VIEW_NONE where nothing is visible. A binary search: the same at ten rows and a million. */
size_t view_row(const struct view *v, size_t number);

/* Names for --sort and the settings: those of the fields; NULL past the end. */
const char *view_sort_name(enum field_id sort);

#endif

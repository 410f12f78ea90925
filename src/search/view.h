/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * View: the visible list: order, filter and selection.
 *
 * The view knows all statements by number, keeps them sorted, and shows those that match. The
 * selection is a statement, not a row: it stays where it is through every sorting, filtering and
 * arrival of more. Belongs to the front end's thread (screen or batch). Sorting is stable; what
 * lacks the field of the order stands last, reversed or not.
 */
#ifndef LR_SEARCH_VIEW_H
#define LR_SEARCH_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "base/arena.h"

struct archive;
struct collate;

#define VIEW_NONE SIZE_MAX

struct view {
	const struct archive *archive;
	struct collate *collate; /* borrowed */
	enum field_id sort;
	bool reverse;
	uint32_t *order, *spare; /* all statements, sorted; and room to merge */
	size_t order_n, order_size;
	uint64_t *keys; /* by number: what the order compares first */
	char **texts;   /* by number, for the text orders: what it compares then */
	struct arena text_arena;
	uint64_t *match; /* by number; NULL: all match */
	size_t match_words;
	const uint64_t *hidden; /* by number, for all that are in the order; borrowed; NULL: none */
	const uint32_t *rows;   /* the visible ones: all, or those shown */
	size_t n;
	uint32_t *shown;
	size_t shown_size;
	size_t selected; /* a number, VIEW_NONE where nothing is visible */
};

void view_init(struct view *v, const struct archive *archive, struct collate *collate);
void view_done(struct view *v);

/* The archive has grown: take in the statements that are new, in time that grows with their number
 * and with that of those behind the first of them. Call view_update() after: the rows are void. */
void view_grow(struct view *v);
/* Choose an order (by a field; dates newest first; FIELD_FILE: as
 * in the files; REVERSE turns it). Call view_update() after. */
void view_sort(struct view *v, enum field_id sort, bool reverse);
/* Show only what has its bit set in MATCH (WORDS words, ownership passes in; NULL: everything).
 * Call view_update() after. */
void view_match_take(struct view *v, uint64_t *match, size_t words);
/* Set the bits BITS (N of them) of the statements from FIRST on, which have come since. */
void view_match_add(struct view *v, size_t first, size_t n, const uint64_t *bits);
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
	if (!v->match)
		return true;
	return number / 64 < v->match_words && v->match[number / 64] >> number % 64 & 1;
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

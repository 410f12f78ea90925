/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Cross: a table of two fields: how many of the statements shown have each value of one and of the other.
 *
 * Each of its two sides is a field or a unit of time, with the values that are shown at all: times in their
 * order, values by how many statements have them, and last those that lack the field. A statement
 * counts in each of its cells, but once in the sum of a row or a column: of two speakers each is counted.
 * Only cells that count something are kept, so all speakers by all occasions have room. Every number can be
 * asked for: cross_query() finds just what it counts. Made in slices; belongs to one thread.
 */
#ifndef LR_ANALYSIS_CROSS_H
#define LR_ANALYSIS_CROSS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/facets.h"
#include "analysis/tally.h"
#include "analysis/timeline.h"

struct archive;

struct cross_axis {
	const char *name; /* of the field or the unit, untranslated */
	bool time;
	struct timeline timeline;
	struct facets facets;
	uint32_t *groups; /* N of them, in the order of the table */
	uint32_t *sums;   /* of each: the statements shown */
	size_t n;
	uint32_t *places; /* of each group in that order, + 1; 0: it is not in the table */
	bool uncertain;   /* of times: some statement lies in no single one */
};

/* The row or the column of the sums, for cross_cell() and cross_query(). */
#define CROSS_SUM SIZE_MAX

struct cross {
	struct cross_axis down, across;
	const struct archive *archive;
	const struct view *view;
	struct fold *fold;
	size_t row;     /* whose cells are counted next */
	size_t *of_row; /* where the statements of each row begin in NUMBERS */
	uint32_t *numbers;
	size_t *start; /* where the cells of each row begin, down.n + 1 */
	uint32_t *columns, *counts;
	size_t cells_n, columns_size, counts_size;
	uint32_t *one; /* of the row that is counted */
	bool begun, ready;
};

/* Whether the LEN bytes at NAME are what a side of it can be. */
bool cross_can(const char *name, size_t len);
void cross_init(struct cross *c, struct fold *fold, struct collate *collate);
void cross_done(struct cross *c);
/* Other sides, called by names that cross_can() knows. */
void cross_choose(struct cross *c, const char *down, const char *across, enum calendar calendar);
/* Count the statements of VIEW, which are of A and stand as long. What is known of A's fields is kept. */
void cross_start(struct cross *c, const struct archive *a, const struct view *view);
/* A is another archive from now on: its statements of before are gone. */
void cross_forget(struct cross *c);
/* A slice of some milliseconds; true: there is more. */
bool cross_work(struct cross *c);
int cross_percent(const struct cross *c);

/* A number of the table that is counted; either may be CROSS_SUM. */
size_t cross_cell(const struct cross *c, size_t row, size_t column);
/* Append what stands for place I of an axis: for data as it is, else in the language of the program, where it
 * stands beside the sum, too. */
void cross_label(const struct cross_axis *a, size_t i, bool data, struct buf *out);
/* Append the query that finds just what a number counts; nothing for that of all. */
void cross_query(const struct cross *c, size_t row, size_t column, struct buf *out);
/* Whether place A of an axis stands before place B by name; times stand in their order. */
bool cross_before(const struct cross_axis *axis, size_t a, size_t b);

#endif

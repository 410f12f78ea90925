/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Cross pane: the view with a table of two fields: how many statements have both values.
 *
 * The sums of the columns are its first row, those of the rows its first column; one cell is selected. Enter
 * narrows the list to just the statements that it counts. '/' keeps the rows whose labels hold what is typed.
 * Counted between keys.
 */
#ifndef LR_UI_CROSS_PANE_H
#define LR_UI_CROSS_PANE_H

#include "analysis/cross.h"
#include "base/buf.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct session;

enum cross_order { CROSS_BY_NUMBER, CROSS_BY_NAME, CROSS_BY_COLUMN, CROSS_ORDERS };

struct cross_pane {
	struct pane pane;
	struct session *session;
	const struct archive *archive; /* NULL: it has been reloaded */
	struct cross cross;
	struct buf words; /* of '/', folded */
	bool listed;      /* the rows are those of what is shown now */
	enum cross_order order;
	size_t by;        /* with CROSS_BY_COLUMN: which, as the next */
	uint32_t *places; /* of the table's rows, in the order they are shown */
	uint32_t *spare;
	size_t places_n, places_size, spare_size;
	struct rows rows; /* the sums, then those; under the head */
	size_t column;    /* that is selected: 0 the sums, else one more than its place */
	size_t left;      /* the first place in sight beside the sums */
	bool returns;     /* when the rows are listed, to where one was among them: */
	size_t row, top;
};

struct pane *cross_pane_new(struct session *session);
/* The fields DOWN and ACROSS, by names of the LEN bytes; false: one of them cannot be counted. */
bool cross_pane_choose(struct pane *p, const char *down, size_t down_len, const char *across,
		       size_t across_len);
/* The row and the column that stand at row I and column K of the view: a place or CROSS_SUM. */
size_t cross_pane_row(const struct cross_pane *p, size_t i);
size_t cross_pane_column(size_t k);
/* The first place across in which anything is counted, of a table that is listed. */
size_t cross_pane_first(const struct cross_pane *p);
/* Append what stands for a place of an axis, or for its sum. */
void cross_pane_label(const struct cross_axis *a, size_t place, struct buf *out);

#endif

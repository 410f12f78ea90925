/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Side pane: two statements side by side, paragraph by paragraph (analysis/diff): in two columns where there
 * is room, else in one.
 *
 * Before each paragraph a sign says what it is: ~ changed, - dropped, + new, < moved away, > moved here; in
 * a changed one [- -] holds the words that were dropped, {+ +} those that are new. Has its own copy of the
 * texts.
 */
#ifndef LR_UI_SIDE_PANE_H
#define LR_UI_SIDE_PANE_H

#include "analysis/diff.h"
#include "base/buf.h"
#include "search/query.h"
#include "text/wrap.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct session;

/* Cells of a sign with its gap, and of what stands between two columns. */
enum { SIDE_SIGN = 2, SIDE_GAP = 3 };

/* What stands in one column of a row, wrapped. */
struct side_text {
	struct buf text;
	struct query_ranges ranges; /* what has changed */
	struct wrap wrap;
};

/* A line of the pane: that of row ROW, its LINE-th; past the row's last one it is blank. */
struct side_line {
	size_t row, line;
};

struct side_pane {
	struct pane pane;
	struct session *session;
	size_t number[2]; /* of the statements; SIZE_MAX: there are none */
	struct buf label[2];
	struct diff diff;
	struct side_text *texts; /* two a row of DIFF; of one column the first */
	size_t texts_n;
	int width; /* it is laid out for so many cells; 0: not yet */
	bool two;  /* columns */
	struct side_line *lines;
	size_t lines_size;
	struct rows rows; /* a line each; the selected one is the first in sight */
};

struct pane *side_pane_new(struct session *session);
/* Compare statements A and B when it is opened next. */
void side_pane_set(struct pane *p, size_t a, size_t b);
/* Lay it out for its size, if that has changed. */
void side_pane_layout(struct side_pane *p);
/* The cells of a column. */
int side_pane_column(const struct side_pane *p);

#endif

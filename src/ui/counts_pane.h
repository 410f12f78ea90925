/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Counts pane: what the views that count words have in common: a row a line, its label and numbers.
 *
 * Counted between keys; it can be left at any time. '/' keeps the rows whose labels hold what is typed. Enter
 * on a row lists what it counts, in the concordance. What is counted, and how it is called, is of the view
 * that begins with this (words_pane ...): its functions are in COUNTS and START, and it calls these here from
 * its own where they are not enough.
 */
#ifndef LR_UI_COUNTS_PANE_H
#define LR_UI_COUNTS_PANE_H

#include <stdint.h>

#include "analysis/counts.h"
#include "base/buf.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct session;

struct counts_pane {
	struct pane pane;
	struct session *session;
	struct counts *counts;
	void (*start)(struct counts_pane *p); /* begin to count what is shown now */
	struct buf words;                     /* of '/', folded */
	uint32_t *listed;                     /* rows of COUNTS that hold it, a row each */
	size_t listed_size;
	struct rows rows;
	bool stands;  /* the rows are listed */
	bool ready;   /* there is no more to do */
	bool returns; /* when they are, to where one was among them: */
	size_t row, top;
};

void counts_pane_init(struct counts_pane *p, struct session *session, struct counts *counts,
		      void (*start)(struct counts_pane *p));
void counts_pane_done(struct counts_pane *p);
/* Count again, from the start. */
void counts_pane_count(struct counts_pane *p);
/* Other rows are being chosen from what is counted: from the first one on. */
void counts_pane_choose(struct counts_pane *p);
/* The row that is selected; false where there is none. */
bool counts_pane_selected(const struct counts_pane *p, size_t *row);
/* Enter: what it counts. */
struct request counts_pane_evidence(const struct counts_pane *p);
/* Append how far the counting is, where it goes on; false: it does not. */
bool counts_pane_busy(const struct counts_pane *p, struct buf *left);
/* Say behind the number of rows that there are more than are listed, if so. */
void counts_pane_cut(const struct counts_pane *p, struct buf *left);

/* Say that what compares, or looks around words, needs a filter. */
struct request counts_pane_no_words(void);

/* What the tables of functions of these views have in common, but for what the view says of it. */
#define COUNTS_PANE_OPS \
	.step = counts_pane_step, .point = counts_pane_point, .filter = counts_pane_filter, \
	.changed = counts_pane_changed, .work = counts_pane_work, .print = counts_pane_print, \
	.whole = counts_pane_whole

/* For the table of functions of the view. */
void counts_pane_step(struct pane *pane, long by);
bool counts_pane_point(struct pane *pane, int below, int y, int x);
bool counts_pane_whole(const struct pane *pane);
void counts_pane_print(struct pane *pane, const struct printers *by, const char *format, FILE *out);
void counts_pane_open(struct pane *pane);
void counts_pane_changed(struct pane *pane);
bool counts_pane_work(struct pane *pane);
void counts_pane_filter(struct pane *pane, const char *text);
/* Of a place what is selected, in sight and searched; the rest is the view's. */
void counts_pane_save(const struct pane *pane, struct pane_place *place);
void counts_pane_restore(struct pane *pane, const struct pane_place *place);

#endif

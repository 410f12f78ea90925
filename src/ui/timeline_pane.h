/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Timeline pane: the view that shows when: bars by year, month or decade.
 *
 * Statements shown against all of them; or the hits of the filter's terms side by side, as they are
 * or for each 10,000 words. The bars follow the filter while it is typed. It opens at the statement that
 * is selected; unit and measure are kept when it is opened again.
 */
#ifndef LR_UI_TIMELINE_PANE_H
#define LR_UI_TIMELINE_PANE_H

#include "analysis/tally.h"
#include "analysis/timeline.h"
#include "ui/pane.h"

struct archive;
struct session;

enum timeline_measure { TIMELINE_STATEMENTS, TIMELINE_HITS, TIMELINE_RATE, TIMELINE_MEASURES };

struct timeline_pane {
	struct pane pane;
	struct session *session;
	const struct archive *archive; /* what is counted; NULL: it has been reloaded */
	struct timeline timeline;
	struct tally tally;
	enum timeline_measure measure;
	size_t selected; /* a bar */
	int32_t unit;    /* it stands for; where it was before the bars changed */
	bool placed;     /* there is such a place */
	size_t left;     /* the first bar in sight */
	bool counted;    /* bars and tally are those of what is shown now */
	/* What to do when they are: it has just been opened; the last bar from FROM to TO is asked for. */
	bool opening, asked;
	int32_t from, to;
};

struct pane *timeline_pane_new(struct session *session);

#endif

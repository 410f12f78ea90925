/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Timeline pane: the view that shows when: bars by year, month or decade.
 *
 * Statements shown against all of them; the hits of the filter's terms side by side, as they are or for each
 * 10,000 words; or the statements in percent. Up to six series stand beside each other: the filter and each
 * of its terms by itself, queries typed here, or the most frequent values of a field. As strips they show how
 * evenly each is spread. The bars follow the filter while it is typed. It opens at the statement that is
 * selected; how it is set is kept when it is opened again.
 */
#ifndef LR_UI_TIMELINE_PANE_H
#define LR_UI_TIMELINE_PANE_H

#include "analysis/series.h"
#include "analysis/timeline.h"
#include "ui/pane.h"

struct archive;
struct session;
struct settings;

/* What is shown: a measure of series.h, or strips. */
enum { TIMELINE_STRIPS = SERIES_MEASURES, TIMELINE_SHOWS };

/* What bars are divided by. */
enum timeline_by { TIMELINE_BY_NOTHING, TIMELINE_BY_TERMS, TIMELINE_BY_FIELD };

struct timeline_pane {
	struct pane pane;
	struct session *session;
	const struct settings *settings;
	const struct archive *archive; /* what is counted; NULL: it has been reloaded */
	struct timeline timeline;
	struct series series;
	int shows;     /* as asked for; see timeline_pane_shows() */
	unsigned mean; /* units of the moving mean; 0: none */
	enum timeline_by by;
	enum field_id field;
	char *asked[SERIES_MOST]; /* queries typed here; heap */
	size_t asked_n;
	size_t left_out; /* series for which there is no room */
	size_t selected; /* a bar */
	size_t at;       /* the series selected in it, + 1; 0: the whole bar */
	int32_t unit;    /* it stands for; where it was before the bars changed */
	bool placed;     /* there is such a place */
	size_t left;     /* the first bar in sight */
	bool counted;    /* bars and series are those of what is shown now */
	/* What to do when they are: it has just been opened; the last bar from FROM to TO is asked for. */
	bool opening, asks;
	int32_t from, to;
};

struct pane *timeline_pane_new(struct session *session, const struct settings *settings);
/* What is shown of what there is: hits without terms are statements. */
int timeline_pane_shows(const struct timeline_pane *p);
/* The measure of bars or strips; how many series there are by it; whether it is counted. */
enum series_measure timeline_pane_measure(const struct timeline_pane *p);
size_t timeline_pane_series(const struct timeline_pane *p);
bool timeline_pane_ready(const struct timeline_pane *p);
/* Append what the bars do not show: statements without a unit, series without room, hits elsewhere. */
void timeline_pane_put_apart(const struct timeline_pane *p, struct buf *out);
/* Whether an expression that was typed here was given up. */
bool timeline_pane_gave_up(const struct pane *pane);
/* Append the name of series I, isolated (UAX #9). */
void timeline_pane_label(const struct timeline_pane *p, size_t i, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Timeline chart: what the parts of a painted timeline share: where its bars stand, and its legend.
 *
 * The pane's alone (timeline_draw.c): laid out again whenever it is painted.
 */
#ifndef LR_TUI_TIMELINE_CHART_H
#define LR_TUI_TIMELINE_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/theme.h"
#include "ui/timeline_pane.h"

struct buf;

/* Sizes in cells. */
struct chart {
	int y, x;          /* of the upper left bar cell */
	int height, width; /* of the bars */
	int pitch;         /* from bar to bar */
	int thick;         /* of one series of a bar */
	size_t series;
	size_t shown; /* bars in sight */
	int scale;    /* columns left of the bars */
	int legend;   /* rows */
	bool axis;
	double top, step; /* of the scale */
	bool behind;      /* all statements stand behind those shown */
	bool strips;      /* a row for each series instead of bars */
	bool intervals;   /* some share is of few statements */
};

/* Rows that the legend takes, at most MOST. */
int timeline_legend_rows(const struct timeline_pane *p, const struct chart *c, int most);
void timeline_legend_draw(const struct timeline_pane *p, const struct chart *c);
/* The strips, a series each, with how evenly it is spread. */
void timeline_strips_draw(const struct timeline_pane *p, const struct chart *c);

/* The value of series I in BAR, as it is drawn. */
double timeline_value(const struct timeline_pane *p, size_t bar, size_t i);
/* The colour of series I. */
struct theme_style timeline_style(const struct timeline_pane *p, size_t i);
void timeline_put(int y, int x, int columns, const char *s, struct theme_style style);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Draw: what the panes of ui/ look like, each in a file of its own.
 *
 * A pane is drawn into its area, and nothing beyond it is touched. Drawing changes nothing of a pane but
 * what follows from its size: what is in sight, where lines are broken.
 */
#ifndef LR_TUI_DRAW_H
#define LR_TUI_DRAW_H

#include <stdbool.h>

#include "search/query.h"
#include "text/fold.h"

struct pane;

/* What is used again from line to line: where a match is, and how it was found. */
struct draw {
	struct fold_map map;
	struct query_ranges ranges;
};

void list_draw(struct draw *d, struct pane *p);
void reading_draw(struct draw *d, struct pane *p);
void overlay_draw(struct draw *d, struct pane *p);
void concordance_draw(struct draw *d, struct pane *p);
void timeline_draw(struct draw *d, struct pane *p);
void cross_draw(struct draw *d, struct pane *p);
void facets_draw(struct draw *d, struct pane *p);
void counts_draw(struct draw *d, struct pane *p);
void side_draw(struct draw *d, struct pane *p);

/* Where the cursor belongs in a pane that has been drawn, in cells of the screen: on the row that is
 * selected, which is what a braille display follows. False: it stands for nothing, and is not shown. */
bool list_cursor(const struct pane *p, int *y, int *x);
bool reading_cursor(const struct pane *p, int *y, int *x);
bool overlay_cursor(const struct pane *p, int *y, int *x);
bool concordance_cursor(const struct pane *p, int *y, int *x);
bool timeline_cursor(const struct pane *p, int *y, int *x);
bool cross_cursor(const struct pane *p, int *y, int *x);
bool facets_cursor(const struct pane *p, int *y, int *x);
bool counts_cursor(const struct pane *p, int *y, int *x);
bool side_cursor(const struct pane *p, int *y, int *x);

/* How many columns, or bars, what stands at Y, X is behind the selected one; PANE_NOWHERE: none does. */
int timeline_beside(const struct pane *p, int y, int x);
int cross_beside(const struct pane *p, int y, int x);

#endif

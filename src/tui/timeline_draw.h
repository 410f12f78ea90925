/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Timeline draw: what a timeline pane looks like.
 *
 * From above: a line that names the series, the bars beside their scale, a line of units. What there
 * is no room for goes in the order scale, legend, axis. Where there are more bars than columns,
 * those round the selected one are in sight.
 */
#ifndef LR_TUI_TIMELINE_DRAW_H
#define LR_TUI_TIMELINE_DRAW_H

struct pane;
struct timeline_pane;

void timeline_draw(struct pane *p);
/* Where the selected bar's label begins. */
void timeline_draw_cursor(const struct timeline_pane *p, int *y, int *x);

#endif

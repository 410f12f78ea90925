/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pane: a part of the screen that draws itself.
 *
 * The loop in tui.c gives panes their area, asks those that are dirty to draw, and asks the one
 * with the focus where the cursor belongs. A pane never looks beyond its area.
 */
#ifndef LR_TUI_PANE_H
#define LR_TUI_PANE_H

#include <stdbool.h>

struct area {
	int y, x, rows, columns; /* cells; rows 0: not shown */
};

struct pane;

struct pane_ops {
	void (*draw)(struct pane *p);
	/* Where the cursor belongs, in cells of the screen. */
	void (*cursor)(const struct pane *p, int *y, int *x);
};

struct pane {
	const struct pane_ops *ops;
	struct area area;
	bool dirty;
	bool focus;
};

static inline bool pane_shown(const struct pane *p)
{
	return p->area.rows > 0 && p->area.columns > 0;
}

#endif

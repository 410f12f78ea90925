/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pane: a part of the screen that draws itself.
 *
 * The loop in tui.c gives panes their area, asks those that are dirty to draw, and asks the one
 * with the focus where the cursor belongs. A pane never looks beyond its area.
 *
 * A view is a pane that stands over list and text (help, a timeline ...): at most one at a time. It
 * names itself in the header, says its own in the status line, and is asked first what a command
 * does.
 */
#ifndef LR_TUI_PANE_H
#define LR_TUI_PANE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/command.h"

struct area {
	int y, x, rows, columns; /* cells; rows 0: not shown */
};

struct buf;
struct pane;
struct tui;

struct pane_ops {
	void (*draw)(struct pane *p);
	/* Where the cursor belongs, in cells of the screen. */
	void (*cursor)(const struct pane *p, int *y, int *x);

	/* From here on for views alone. NULL where there is nothing to do or to say. */

	/* What stands in the header: at the left, and at its right end. */
	void (*title)(const struct pane *p, struct buf *title, struct buf *right);
	/* What stands at the left of the status line. */
	void (*status)(const struct pane *p, struct buf *left);
	/* The hints right in the status line, of at most SIZE the first (and first to go) in HINTS,
	 * each ending in blanks; returns how many. The way out is added. */
	size_t (*hints)(const struct pane *p, const char **hints, size_t size);
	/* Move by BY lines, down where positive; LONG_MIN and LONG_MAX: to the first, the last. */
	void (*step)(struct pane *p, long by);
	/* Do command C with COUNT (0: none typed). False: it does what it does everywhere. */
	bool (*command)(struct pane *p, struct tui *tui, enum command c, int count);
	/* Keep only what matches TEXT: '/' types into the view, not into the archive's filter. */
	void (*filter)(struct pane *p, const char *text);
	/* The archive's visible rows have changed, or RELOADED: everything, old statements are gone. */
	void (*changed)(struct pane *p, bool reloaded);
	/* Do a slice of what is to be done, a few milliseconds; true: there is more. Called between keys
	 * as long as it is shown. */
	bool (*work)(struct pane *p);
	/* It is no longer shown. */
	void (*close)(struct pane *p);
};

struct pane {
	const struct pane_ops *ops;
	struct area area;
	bool dirty;
	bool focus;
	unsigned bit; /* of a view: PANE_ of command.h */
};

static inline bool pane_shown(const struct pane *p)
{
	return p->area.rows > 0 && p->area.columns > 0;
}

#endif

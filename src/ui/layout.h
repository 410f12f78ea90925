/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Layout: which part of the screen is whose, by its size and by what a person has asked for.
 *
 * From above: the header, list and text side by side or one above the other with a rule between, the
 * tour, a strip for completions, the status line. On a small screen they go in the order tour and strip,
 * header, one of the panes, status line.
 */
#ifndef LR_UI_LAYOUT_H
#define LR_UI_LAYOUT_H

#include <stdbool.h>

#include "ui/pane.h"

struct layout {
	/* What it goes by. */
	int rows, columns; /* of the screen, cells */
	int split;         /* percent of it for the list */
	bool focus_text;   /* else the list has the focus */
	bool zoom;         /* only the pane with the focus */
	bool stacked;      /* one above the other, however wide it is */
	int strip;         /* rows of what is to be shown above the status line */
	int tour;          /* and above that, of what the tour says */

	/* What follows; rows 0: not shown. */
	struct area header, list, text, rule, tour_area, below, status;
	struct area body; /* list, rule and text: the place of a view */
};

void layout_update(struct layout *l);
/* Whether only one of list and text is shown. */
bool layout_is_single(const struct layout *l);
/* Whether that is so whatever is zoomed: there are too few rows for two. */
bool layout_is_low(const struct layout *l);
/* Whether there may be rows above the status line (struct strip). */
bool layout_has_strip(const struct layout *l);

#endif

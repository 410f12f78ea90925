/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Overlay: a view of lines of our own: what help and problems (help.h, problems.h) have in common.
 *
 * Items under headings, wrapped, in one column or, where SEVERAL may stand side by side and the pane is
 * wide enough, in as many as it takes to have them all in sight; a section is never parted. '/' leaves
 * those that match, n and N go from one to the next of them. What can be selected is an item; where
 * PICKS is not set, none is until n or N goes to one, and movements scroll.
 */
#ifndef LR_UI_OVERLAY_H
#define LR_UI_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/wrap.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct direction;
struct query;
struct session;

/* Blank cells at each side of a line, and before the keys in their column; columns at most. */
enum { OVERLAY_MARGIN = 1, OVERLAY_INSET = 2, OVERLAY_COLUMNS = 4 };

/* No item: none is selected. */
#define OVERLAY_NONE SIZE_MAX

/* Cells that the sign takes which says that a command goes on: a blank and itself. */
enum { OVERLAY_GOES_ON = 2 };

struct overlay_item {
	const char *text;
	size_t len;
	int indent;   /* of further lines, cells */
	size_t keys;  /* bytes of the column that ends at the indentation; 0: there is none */
	bool command; /* for a shell: broken at blanks alone, with a sign that it goes on */
	bool data; /* what programs read: from left to right whatever language the program speaks */
	bool heading; /* stands as long as something below it does */
	bool visible;
	const char *also; /* searched as well, though it is not shown; borrowed; NULL: nothing */
	const void *of;   /* what it says something of, for who has added it; NULL: nothing */
};

struct overlay_line {
	size_t item, start, end;
};

struct overlay {
	struct pane pane;
	struct session *session;
	const struct direction *direction;
	struct arena arena; /* of the items, while it is shown */
	struct overlay_item *items;
	size_t n, size;
	bool picks;   /* an item is selected, and movements go from one to the next */
	bool several; /* columns may stand side by side */
	size_t selected;
	bool show;                  /* it is to be in sight */
	struct overlay_line *lines; /* what is visible, wrapped, one column after the other */
	size_t lines_n, lines_size;
	size_t first[OVERLAY_COLUMNS +
		     1]; /* line of each column; they end where the next one begins */
	int columns;
	struct rows rows;
	int width, page; /* they are wrapped for; width 0: not yet */
	size_t found;    /* items that the query leaves, without headings */
	struct query *query;
	char *words; /* it was read from; NULL: none */
	struct wrap wrap;
};

/* One with these operations and nothing in it. */
void overlay_init(struct overlay *o, const struct pane_ops *ops, unsigned bit,
		  struct session *session, const struct direction *direction);

/* For who fills it, when it is opened. */

/* A heading, TEXT. */
void overlay_add_heading(struct overlay *o, const char *text);
/* An item, TEXT, whose further lines are moved in by INDENT cells. */
struct overlay_item *overlay_add(struct overlay *o, const char *text, int indent);
/* An item: TEXT beside KEYS in their column of COLUMN cells. */
struct overlay_item *overlay_add_pair(struct overlay *o, const char *keys, const char *text,
				      int column);
/* All is in it. */
void overlay_filled(struct overlay *o);

/* Operations of a pane. */
void overlay_step(struct pane *p, long by);
bool overlay_point(struct pane *p, int below, int y, int x);
void overlay_filter(struct pane *p, const char *text);
void overlay_save(const struct pane *p, struct pane_place *place);
void overlay_restore(struct pane *p, const struct pane_place *place);
struct request overlay_command(struct pane *p, enum command c, int count);
void overlay_close(struct pane *p);
void overlay_free(struct pane *p);

/* For who paints it. */

/* Wrap for the pane's size, if it has changed, and have in sight what is to be. */
void overlay_wrap(struct overlay *o);
/* The line in ROW of COLUMN; NULL: there is none. */
const struct overlay_line *overlay_line_at(const struct overlay *o, size_t row, int column);
/* The row that the selected item begins in; false: none is selected, or it is not visible. */
bool overlay_selected_row(const struct overlay *o, size_t *row, int *column);
/* The cells further lines of ITEM are moved in, where the pane is wide enough for that. */
int overlay_indent(const struct overlay *o, const struct overlay_item *item);

#endif

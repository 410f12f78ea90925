/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pane: a part of the screen, and what a person can do in it; not how it is painted.
 *
 * List and text are panes, and so are the views that stand over both, one at a time (help, a timeline
 * ...). ui.c gives each its area, and hands it the commands that are typed while it has the keyboard.
 * A pane knows what it was made with and nothing else: where a command means something beyond it, it
 * returns a request, which ui.c carries out. Who paints it clears DIRTY.
 */
#ifndef LR_UI_PANE_H
#define LR_UI_PANE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "archive/field.h"
#include "ui/command.h"

struct area {
	int y, x, rows, columns; /* cells; rows 0: not shown */
};

struct buf;
struct pane;
struct printers;
struct passages;
struct settings;

/* What a pane wants done after a command. */
enum request_kind {
	REQUEST_UNKNOWN, /* the command means nothing here of its own: do what it does everywhere */
	REQUEST_NOTHING, /* the pane has done it all */
	REQUEST_NARROW,  /* add TERM to the filter, and show the list */
	REQUEST_FILTER,  /* have TERM as the filter, and show the list */
	REQUEST_READ, /* show the text of statement NUMBER at the match that begins at AT; TERM, if any, is
		       * what is looked for in it */
	REQUEST_PASSAGES, /* list PASSAGES, a line each */
	REQUEST_CROSS,    /* show the table of the fields TERM, two with a comma between */
	REQUEST_ASK, /* let a query be typed, after the words LABEL; it is for the pane's answer() */
	REQUEST_SHOW, /* show the text of statement NUMBER from its start, whatever the filter is */
	REQUEST_TYPE, /* let TERM be typed on at the ':' prompt */
	REQUEST_SAY   /* say TERM in the status line */
};

struct request {
	enum request_kind kind;
	char *term;                /* a term or a sentence; heap, for who carries it out to free */
	size_t number;             /* of the archive */
	const char *label;         /* what is asked */
	struct field_place at;     /* of the statement */
	struct passages *passages; /* held, for who carries it out to let go of */
};

/* Where one is in a view and how it is set: what it takes to come back to exactly that. All zero: as it
 * is opened first. What the members mean is the view's own. */
struct pane_place {
	int shown[7];              /* how: order, unit, measure, field ... */
	size_t selected, part;     /* what is selected; SIZE_MAX: nothing that is still there */
	size_t top;                /* the first row in sight */
	char *words;               /* what '/' has left */
	char *asked;               /* what was typed where the view asked for it */
	struct passages *passages; /* that are listed, held; NULL: none */
	uint64_t *picked;          /* bits, PICKED_N words of them */
	size_t picked_n;
};

void pane_place_done(struct pane_place *place);
void pane_place_copy(struct pane_place *to, const struct pane_place *from);

/* NULL where there is nothing to do or to say; STEP and FREE always are there. */
struct pane_ops {
	/* Move by BY lines, down where positive; LONG_MIN and LONG_MAX: to the first, the last. */
	void (*step)(struct pane *p, long by);
	/* Select what is at Y, X of its area, BELOW rows under the selected row; false: nothing is. */
	bool (*point)(struct pane *p, int below, int y, int x);

	/* From here on for views alone. */

	/* It is going to be shown. */
	void (*open)(struct pane *p);
	/* What stands in the header: at the left, and at its right end. */
	void (*title)(const struct pane *p, struct buf *title, struct buf *right);
	/* What stands at the left of the status line. */
	void (*status)(const struct pane *p, struct buf *left);
	/* The hints right in the status line, of at most PANE_HINTS the first (and first to go) in
	 * HINTS, each ending in blanks; returns how many. The way out is added. */
	size_t (*hints)(const struct pane *p, const char **hints);
	/* Do command C with COUNT (0: none typed). */
	struct request (*command)(struct pane *p, enum command c, int count);
	/* Whether an expression that it counts by took too long and was given up, besides the filter's. */
	bool (*gave_up)(const struct pane *p);
	/* Append the options of a command line that prints what it shows (app/recipe.h). False: none does. */
	bool (*recipe)(const struct pane *p, struct buf *what);
	/* Keep only what matches TEXT: '/' types into the view, not into the archive's filter. */
	void (*filter)(struct pane *p, const char *text);
	/* TEXT was typed, as the pane had asked. */
	void (*answer)(struct pane *p, const char *text);
	/* Put in PLACE, which is all zero, where one is in it; and go to such a place, in the view that is
	 * open: at once, or when what is being counted stands. */
	void (*save)(const struct pane *p, struct pane_place *place);
	void (*restore)(struct pane *p, const struct pane_place *place);
	/* The archive has been read again, and its old statements are gone. Called whether it is shown or
	 * not, and before changed(). */
	void (*forget)(struct pane *p);
	/* The archive's visible rows have changed, or the calendars of dates. */
	void (*changed)(struct pane *p);
	/* Do a slice of what is to be done, a few milliseconds; true: there is more. Called between keys
	 * as long as it is shown. */
	bool (*work)(struct pane *p);
	/* Print it as BY does; FORMAT: "text", "csv" or "json". */
	void (*print)(struct pane *p, const struct printers *by, const char *format, FILE *out);
	bool text; /* print() prints text alone, for it is no table */
	/* Whether print() prints what is seen and no more; NULL: where recipe() has options for that. */
	bool (*whole)(const struct pane *p);
	/* The settings that it goes by have changed. */
	void (*configure)(struct pane *p, const struct settings *settings);
	/* It is no longer shown. */
	void (*close)(struct pane *p);
	void (*free)(struct pane *p);
};

enum { PANE_HINTS = 5 };

enum { PANE_NOWHERE = INT_MIN };

struct pane {
	const struct pane_ops *ops;
	unsigned bit; /* which it is: PANE_ of command.h */
	struct area area;
	bool dirty;
	bool focus;
	int beside; /* columns that the mouse is behind the selected one, as painted; PANE_NOWHERE: at none */
	bool single; /* all comes one after the other: nothing stands beside it, and no line is blank */
};

/* The point() of one whose step() goes from column to column. */
bool pane_point_beside(struct pane *p, int below, int y, int x);

static inline bool pane_shown(const struct pane *p)
{
	return p->area.rows > 0 && p->area.columns > 0;
}

/* Its rows but for HEAD of them, at least one. */
static inline size_t pane_page(const struct pane *p, int head)
{
	return p->area.rows > head ? (size_t)(p->area.rows - head) : 1;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Path: the way one has come, a step for each thing one did, and the exact place at each.
 *
 * A place is the filter, what is selected, what is in sight of list and text, the view that is open with
 * its own state, and which pane has the focus. Each command that leads somewhere else pushes the place it
 * leaves, and names the parts that it changes; going back puts exactly those parts as they were, so that
 * reading on in the text and leaving it shows the list where one has read to. Places that were left by
 * going back stay ahead until another step is made. Rows of a filter come later than the filter: the rest
 * of a place is put back when they are there (path_settle()). Belongs to the struct ui, as it does.
 */
#ifndef LR_UI_PATH_H
#define LR_UI_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/document.h"
#include "ui/pane.h"

struct archive;
struct buf;
struct ui;

/* The parts of a place. */
enum {
	PATH_FILTER = 1 << 0,
	PATH_ROWS = 1 << 1, /* what is selected, and what is in sight of list and text */
	PATH_VIEW = 1 << 2,
	PATH_FOCUS = 1 << 3,
	PATH_ZOOM = 1 << 4,
	PATH_LOOK = 1 << 5, /* what is searched within the text */
	PATH_JOIN = 1 << 6, /* whether the sitting is read as one */

	PATH_JOINED = PATH_ROWS | PATH_FOCUS | PATH_JOIN,
	PATH_LOOKED = PATH_ROWS | PATH_FOCUS | PATH_LOOK, /* what a search in it may change */
	PATH_OPEN = PATH_LOOKED | PATH_JOIN | PATH_VIEW | PATH_ZOOM, /* what a view may */
	PATH_ALL = PATH_OPEN | PATH_FILTER
};

struct path_place {
	char *filter;
	size_t selected; /* a statement's number, VIEW_NONE for none */
	uint64_t key;    /* by which it is found in an archive that was read again */
	size_t top;      /* of the list */
	struct document_place text;
	size_t hit;
	char *look;    /* what is searched within the text; NULL: nothing */
	unsigned view; /* its PANE_ bit; 0: none */
	struct pane_place state;
	bool focus_text, zoom, joined;
};

struct path_step {
	struct path_place place;
	unsigned parts; /* that the step to here has changed */
};

struct path {
	struct path_step *steps; /* the one one is at is brought up to date when it is left */
	size_t n, size, at;
	struct path_place wanted; /* what waits for the rows of its filter ... */
	unsigned waiting;         /* ... in these parts; 0: nothing does */
};

/* The path begins here, or where there was no filter yet. */
void path_init(struct ui *ui);
void path_done(struct ui *ui);
void path_place_done(struct path_place *place);

/* The place one is at; for path_place_done(). */
void path_save(struct ui *ui, struct path_place *place);
/* Put PARTS of PLACE back. */
void path_restore(struct ui *ui, const struct path_place *place, unsigned parts);

/* A step is about to change PARTS: remember where it is made from. What was ahead is forgotten. */
void path_push(struct ui *ui, unsigned parts);
/* The same, from PLACE, which is taken over. */
void path_push_place(struct ui *ui, struct path_place *place, unsigned parts);
/* To where the last step was made from; false at the start of the path. */
bool path_back(struct ui *ui);
/* To where one last went back from; false where there is nothing ahead. */
bool path_forward(struct ui *ui);
/* Back, if the last step changed PARTS alone: the key that made it was pressed again. */
bool path_undo(struct ui *ui, unsigned parts);

/* The rows of the filter have changed: put back what has waited for them. */
void path_settle(struct ui *ui);
/* Give up what waits: something else is done. */
void path_stop(struct ui *ui);
/* Take over the path of an earlier run: N steps, of which the last is the place, and go there. */
void path_adopt(struct ui *ui, struct path_step *steps, size_t n);
/* Find in NOW what was selected at PLACE. */
void path_find_again(struct path_place *place, const struct archive *now);
/* NOW has taken the archive's place: find in it again what was selected. */
void path_reload(struct ui *ui, const struct archive *now);

/* Append the steps to here, "ekonomi › year:2020 › Timeline", as far as they say where one is, the view
 * that is open left out, in COLUMNS cells: the first ones go where there is no room. */
void path_crumbs(const struct ui *ui, int columns, struct buf *out);
/* Whether one has gone back, and the step forward changes one of PARTS. */
bool path_is_ahead(const struct ui *ui, unsigned parts);

#endif

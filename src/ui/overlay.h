/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Overlay: a view of lines of our own: help, problems. Scrolled, and searched with '/'.
 */
#ifndef LR_UI_OVERLAY_H
#define LR_UI_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/wrap.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct direction;
struct keymap;
struct query;
struct session;

/* Blank cells at each side of a line, and before the keys in their column. */
enum { OVERLAY_MARGIN = 1, OVERLAY_INSET = 2 };

struct overlay_item {
	const char *text;
	size_t len;
	int indent;   /* of further lines, cells */
	size_t keys;  /* bytes of the column that ends at the indentation; 0: there is none */
	bool heading; /* stands as long as something below it does */
	bool visible;
};

struct overlay_line {
	size_t item, start, end;
};

struct overlay {
	struct pane pane;
	struct session *session;
	const struct direction *direction;
	const struct keymap *keymap; /* of help */
	struct arena arena;          /* of the items, while it is shown */
	struct overlay_item *items;
	size_t n, size;
	struct overlay_line *lines; /* those, wrapped; as many as there are rows */
	size_t lines_size;
	struct rows rows;
	int width;    /* they are wrapped for; 0: not yet */
	size_t found; /* items that the query leaves, without headings */
	struct query *query;
	char *words; /* it was read from; NULL: none */
	struct wrap wrap;
};

/* All commands, by group, with the keys that KEYMAP gives them; all borrowed. */
struct pane *overlay_new_help(struct session *session, const struct direction *direction,
			      const struct keymap *keymap);
/* The problems of the session's archive. */
struct pane *overlay_new_problems(struct session *session, const struct direction *direction);

/* Wrap for the pane's width, if it has changed. */
void overlay_wrap(struct overlay *o);
/* The cells further lines of ITEM are moved in, where the pane is wide enough for that. */
int overlay_indent(const struct overlay *o, const struct overlay_item *item);

#endif

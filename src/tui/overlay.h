/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Overlay: a view of lines of our own: help, problems. Scrolled, and searched with '/'.
 */
#ifndef LR_TUI_OVERLAY_H
#define LR_TUI_OVERLAY_H

#include <stddef.h>

#include "base/arena.h"
#include "search/query.h"
#include "text/fold.h"
#include "text/wrap.h"
#include "tui/pane.h"
#include "tui/theme.h"

struct keymap;
struct archive;

enum overlay_kind { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_PROBLEMS };

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
	enum overlay_kind kind;
	const char *title;
	struct arena arena;
	struct overlay_item *items;
	size_t n, size;
	struct overlay_line *lines;
	size_t lines_n, lines_size;
	int width;
	size_t top;
	size_t found;      /* items that the query leaves, without headings */
	struct fold *fold; /* borrowed */
	struct query *query;
	struct wrap wrap;
	struct query_ranges ranges;
	struct fold_map map;
};

void overlay_init(struct overlay *o, struct fold *fold);
void overlay_done(struct overlay *o);
/* All commands, by group, with the keys that M gives them. */
void overlay_open_help(struct overlay *o, const struct keymap *m);
/* The problems of A. */
void overlay_open_problems(struct overlay *o, const struct archive *a);

#endif

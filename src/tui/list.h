/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * List: the headlines: a date and an occasion a row, the selected one marked.
 */
#ifndef LR_TUI_LIST_H
#define LR_TUI_LIST_H

#include <stddef.h>

#include "search/query.h"
#include "text/fold.h"
#include "tui/pane.h"

struct session;

struct list {
	struct pane pane;
	struct session *session;
	size_t top;    /* first visible row */
	size_t anchor; /* what it was when a key last moved it: a change of size comes back to it */
	size_t selected; /* row; kept in step by list_follow() */
	struct fold_map map;
	struct query_ranges ranges;
};

void list_init(struct list *l, struct session *session);
void list_done(struct list *l);
/* The view has changed: find the selected statement's row, and show it. */
void list_follow(struct list *l);
/* Select ROW, or the nearest there is. */
void list_select(struct list *l, size_t row);

#endif

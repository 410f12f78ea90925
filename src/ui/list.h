/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * List: where one is in the headlines: a row a statement, the selected one marked.
 */
#ifndef LR_UI_LIST_H
#define LR_UI_LIST_H

#include <stddef.h>

#include "archive/statement.h"
#include "ui/columns.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct nothing;
struct query_scratch;
struct session;

struct list {
	struct pane pane;
	struct session *session;
	struct rows rows;             /* kept in step by list_follow() */
	struct columns_choice choice; /* the columns a person has asked for */
	struct columns_archive has;
	struct columns columns;        /* of the width it has now */
	const struct nothing *nothing; /* what is said where there are no rows; borrowed */
	size_t anchor; /* the top when a key last moved it: a change of size comes back to it */
};

void list_init(struct list *l, struct session *session);
/* The view has changed: find the selected statement's row, and show it. */
void list_follow(struct list *l);
/* Select ROW, or the nearest there is. */
void list_select(struct list *l, size_t row);
/* How often what is filtered by occurs in statement NUMBER; X is scratch. */
size_t list_hits(const struct list *l, struct query_scratch *x, size_t number);
/* What stands for a statement in COLUMN, a field or COLUMN_HEADLINE, and in *FIELD whose text that is. ROOM
 * may hold it. NULL: nothing. */
const char *list_value(const struct list *l, const struct statement *s, int column,
		       char room[STATEMENT_LABEL_SIZE], enum field_id *field);
/* Share the pane out among the columns. */
void list_columns(struct list *l);
/* How many columns have room in the pane, of how many that were *ASKED for; 0: none by name. */
int list_columns_shown(const struct list *l, int *asked);
/* Scroll so that the selected row is in sight, and the pane is full if it can be. */
void list_show(struct list *l);

#endif

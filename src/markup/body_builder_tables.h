/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Body builder tables: the tables that a body builder has open; of body_builder.c and
 * body_builder_table.c alone. The two call each other: a table is made of blocks, and the end of a body
 * closes its tables.
 *
 * While a table is open its cells are only places in the body: where their blocks begin and end.
 */
#ifndef LR_MARKUP_BODY_BUILDER_TABLES_H
#define LR_MARKUP_BODY_BUILDER_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/marks.h"

struct body_builder;

/* Tables within tables that are kept account of; what is deeper are blocks. */
enum { BODY_BUILDER_TABLES_MAX = 16 };

struct body_builder_cell {
	size_t start, end; /* bytes of the body */
	int row;           /* from 1 */
	int colspan, rowspan;
};

struct body_builder_table {
	size_t first; /* its first cell */
	size_t start; /* where it starts in the body */
	int rows;     /* begun */
	bool in_cell;
	int quote, list; /* where it stands */
	enum mark dir;
};

struct body_builder_tables {
	struct body_builder_table open[BODY_BUILDER_TABLES_MAX];
	size_t depth, beyond;
	struct body_builder_cell *cells; /* of all of them */
	size_t n, size;
};

/* Forget those that are open. */
void body_builder_tables_clear(struct body_builder *f);
void body_builder_tables_free(struct body_builder *f);

#endif

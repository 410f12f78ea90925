/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Table: rows of values as aligned text, CSV or JSON.
 *
 * The first row names the columns. Text aligns numbers right and all else left, by terminal cells;
 * JSON is one object a line. Values go in one by one, a row is ended; then all is printed. A table that
 * may be larger than the memory is printed as its rows end, and is asked for its widths before.
 */
#ifndef LR_BATCH_TABLE_H
#define LR_BATCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

struct table_cell {
	size_t start, len; /* bytes of the text */
	bool number;
	bool named; /* a name that is made of what is counted */
	bool same;  /* ... and is another column's too */
};

struct table {
	enum table_format format;
	struct buf text;
	struct table_cell *cells;
	size_t n, size;
	size_t columns; /* 0: the first row is not ended yet */
	size_t names;   /* bytes of text that the first row has */
	const char *of; /* stands before names that are other columns' too; borrowed */
	int *widths;    /* cells of each column; NULL: nobody has said them */
	FILE *along;    /* rows are printed there as they end; NULL: they are kept. Borrowed */
	struct buf printed;
	bool begun; /* the names are printed */
};

/* The format called "text", "csv" or "json". */
enum table_format table_format(const char *name);

void table_init(struct table *t, enum table_format format);
void table_done(struct table *t);
void table_text(struct table *t, const char *s);
void table_bytes(struct table *t, const char *s, size_t len);
/* In the first row: a name that is what is counted, as a word. Where another column is called so, it becomes
 * OF:S when the row ends, until which OF, one for a table, is borrowed. */
void table_name(struct table *t, const char *of, const char *s);
void table_number(struct table *t, uint64_t n);
/* A number as it is printed already. */
void table_value(struct table *t, const char *number);
/* No number where one would stand. */
void table_none(struct table *t);
/* With two digits after the point; NAN: none. */
void table_decimal(struct table *t, double n);
/* Every row must have as many values as the first. */
void table_end_row(struct table *t);
/* Once the first row is ended: print the others to OUT as they end, and keep none. Text is as wide as the
 * names and as table_widen() says before the second. */
void table_print_along(struct table *t, FILE *out);
/* Column I has something of so many cells. */
void table_widen(struct table *t, size_t i, int cells);
/* Print what is not printed yet, to OUT. */
void table_print(struct table *t, FILE *out);

#endif

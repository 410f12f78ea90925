/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Body table: the table block of a body, and how its columns are laid out.
 *
 * The text of such a block is rows (MARK_ROW), each of cells (MARK_CELL and text, '\n' between the
 * lines of one); MARK_SPAN after a cell is one more column that it takes. A cell that reaches over
 * several rows stands in the first; in the others its columns are empty cells. Empty ones at the end of
 * a row are left out.
 *
 * Who shows a table reads it, puts the lines of each cell as it shows them (with "[1]" after a link, say)
 * and asks for the widths: then every cell of a column begins at the same place, in terminal cells.
 * Columns in which no text begins take none. No state is shared: any thread. This and body.c call each other:
 * a body has tables, and what is in a cell is written like a block.
 */
#ifndef LR_ARCHIVE_BODY_TABLE_H
#define LR_ARCHIVE_BODY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct body_block;
struct buf;

/* Columns at most: what has more is not made a table. */
enum { BODY_TABLE_COLUMNS = 128 };

/* One line of one cell: bytes of the text that who shows the table has made of its cells. */
struct body_table_line {
	size_t start, end;
	int width; /* in terminal cells */
};

struct body_table_cell {
	size_t row;
	int column, span; /* its first column, how many it takes */
	const char *text; /* LEN bytes of the block, with inline marks */
	size_t len;
	size_t line, lines; /* first one and number, once given */
};

struct body_table {
	struct body_table_cell *cells; /* in the order of the text */
	size_t n, size;
	struct body_table_line *lines;
	size_t lines_n, lines_size;
	int columns;
	int starts[BODY_TABLE_COLUMNS + 1]; /* where each column begins, once fitted */
};

/* Take the table BLOCK apart, whose text must outlive T. */
void body_table_init(struct body_table *t, const struct body_block *block);
void body_table_done(struct body_table *t);
/* The next line of CELL, which is the one that was given lines last, or one after it. */
void body_table_add_line(struct body_table *t, struct body_table_cell *cell, size_t start,
			 size_t end, int width);
/* All cells have their lines: find where columns begin. */
void body_table_fit(struct body_table *t);
/* Where a walk over what is to be printed stands: line LINE of the row of the cells FIRST to END. All
 * zero at the start. */
struct body_table_walk {
	size_t first, end, line;
};
/* The next line of the table; false at the end. */
bool body_table_next(const struct body_table *t, struct body_table_walk *w);
/* Line number LINE of CELL; NULL: it has none. */
const struct body_table_line *body_table_cell_line(const struct body_table *t,
						   const struct body_table_cell *cell, size_t line);

/* Append the table laid out, a line each, without marks: notes in [ ], struck words in "~~". No newline
 * at the end. */
void body_table_plain(const struct body_block *block, struct buf *out);

#endif

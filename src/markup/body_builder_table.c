/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "archive/body_table.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/body_builder.h"
#include "markup/body_builder_tables.h"

enum {
	LINE_MAX_CELLS = 240, /* of a line that may stand in a column; */
	LINE_SEVERAL = 80,    /* where a cell has several paragraphs, they are prose above this */
	BLOCKS_MAX = 8,       /* in a cell */
	SPANS_ROOM = 4096     /* bytes that a table may grow by, beside its own size */
};

void body_builder_table_open(struct body_builder *f)
{
	struct body_builder_tables *t;

	body_builder_close(f);
	body_finish(&f->out);
	if (!f->tables)
		f->tables = xcalloc(1, sizeof *f->tables);
	t = f->tables;
	if (t->depth == BODY_BUILDER_TABLES_MAX) {
		t->beyond++;
		return;
	}
	t->open[t->depth++] = (struct body_builder_table){.first = t->n,
							  .start = f->out.len,
							  .quote = f->quote,
							  .list = f->list,
							  .dir = f->dir};
}

/* The innermost table; NULL: none that is kept account of. */
static struct body_builder_table *innermost(struct body_builder *f)
{
	struct body_builder_tables *t = f->tables;

	return t && t->depth && !t->beyond ? &t->open[t->depth - 1] : NULL;
}

void body_builder_cell_close(struct body_builder *f)
{
	struct body_builder_table *table = innermost(f);

	body_builder_close(f);
	if (!table || !table->in_cell)
		return;
	body_finish(&f->out);
	f->tables->cells[f->tables->n - 1].end = f->out.len;
	table->in_cell = false;
}

void body_builder_row(struct body_builder *f)
{
	struct body_builder_table *table = innermost(f);

	body_builder_cell_close(f);
	if (table)
		table->rows++;
}

void body_builder_cell(struct body_builder *f, int colspan, int rowspan)
{
	struct body_builder_table *table = innermost(f);
	struct body_builder_tables *t = f->tables;

	body_builder_cell_close(f);
	if (!table)
		return;
	body_finish(&f->out);
	t->cells = vec_fit(t->cells, t->n + 1, &t->size, sizeof *t->cells);
	if (!table->rows)
		table->rows = 1;
	t->cells[t->n++] = (struct body_builder_cell){
		.start = f->out.len,
		.row = table->rows,
		.colspan = colspan < 1 ? 1 : colspan,
		.rowspan = rowspan < 1 ? INT_MAX : rowspan,
	};
	table->in_cell = true;
}

/* ---- a table that closes ---- */

/* What is made of the table, while it is being looked at. */
struct composer {
	struct body_builder *f;
	const struct body_builder_table *table;
	struct buf source; /* what it has: blocks */
	struct buf out;    /* rows and cells */
	struct buf cell, part;
	int waiting;                   /* empty cells before the next that has text */
	int taken[BODY_TABLE_COLUMNS]; /* rows that a cell above still takes of each column */
	bool text[BODY_TABLE_COLUMNS]; /* which columns have text */
	int widest;                    /* columns, the last one with text */
	enum mark dir;
	int longest; /* line of the cell */
};

/* Put the text of a block into a cell: styles begin again on each line, which is one of its own to who
 * shows the table; a link stays on one line, because links are counted. */
static void put_cell_text(struct buf *out, const char *s, size_t len)
{
	static const char marks[] = {MARK_EM, MARK_STRONG, MARK_NOTE, MARK_STRUCK};
	bool on[sizeof marks] = {false}, link = false;

	for (size_t i = 0; i < len; i++) {
		bool newline = s[i] == '\n' && !link;

		for (size_t k = 0; k < sizeof marks; k++) {
			on[k] = (on[k] || s[i] == marks[k]) && s[i] != marks[k] + 1;
			if (newline && on[k])
				buf_putc(out, (char)(marks[k] + 1));
		}
		link = (link || s[i] == MARK_REF) && s[i] != MARK_REF_OFF;
		buf_putc(out, (char)(s[i] == '\n' && link ? ' ' : s[i]));
		for (size_t k = 0; newline && k < sizeof marks; k++)
			if (on[k])
				buf_putc(out, marks[k]);
	}
}

/* The cells of the longest line of BLOCK, or LONGEST if that is more. */
static int longest_line(const struct body_block *block, int longest)
{
	const char *s = block->text, *end = s + block->len;

	while (s < end) {
		const char *newline = memchr(s, '\n', (size_t)(end - s));
		const char *to = newline ? newline : end;
		int width = to - s > LINE_MAX_CELLS * 8 ? LINE_MAX_CELLS + 1
							: utf8_cells(s, (size_t)(to - s));

		longest = width > longest ? width : longest;
		s = newline ? newline + 1 : end;
	}
	return longest;
}

/* Whether there is anything to read between S and END, or the next row. */
static bool shows(const char *s, const char *end)
{
	for (; s < end && *s != MARK_ROW; s++)
		if ((unsigned char)*s > ' ')
			return true;
	return false;
}

/* Put what stands before BLOCK. Blanks that indent it are of the kind that stays when a cell is written and
 * read again, as those of what is preformatted are. */
static void put_prefix(const struct body_block *block, struct buf *cell)
{
	struct buf prefix;

	buf_init(&prefix);
	body_block_prefix(block, true, &prefix);
	for (size_t i = 0; i < prefix.len; i++)
		if (prefix.data[i] == ' ' && (!i || prefix.data[i - 1] == ' '))
			buf_puts(cell, "\xC2\xA0");
		else
			buf_putc(cell, prefix.data[i]);
	buf_done(&prefix);
}

/* Add what BLOCK is within a cell to c->cell. False: it has no place in one. */
static bool add_block(struct composer *c, struct body_block *block)
{
	if (block->kind == MARK_TABLE)
		return false;
	c->longest = longest_line(block, c->longest);
	block->quote -= c->table->quote;
	block->list -= c->table->list;
	if (c->cell.len && shows(block->text, block->text + block->len))
		buf_putc(&c->cell, '\n');
	if (!c->dir)
		c->dir = block->dir;
	put_prefix(block, &c->cell);
	if (block->kind == MARK_STAGE)
		buf_putc(&c->cell, '[');
	put_cell_text(&c->cell, block->text, block->len);
	if (block->kind == MARK_STAGE)
		buf_putc(&c->cell, ']');
	return true;
}

/* Make c->cell of the blocks of CELL. */
static bool read_cell(struct composer *c, const struct body_builder_cell *cell)
{
	struct body_block block;
	const char *at;
	int blocks = 0;

	c->longest = 0;
	buf_clear(&c->cell);
	buf_clear(&c->part);
	buf_add(&c->part, buf_str(&c->source) + (cell->start - c->table->start),
		cell->end - cell->start);
	for (at = buf_str(&c->part); body_next(&at, &block);)
		if (++blocks > BLOCKS_MAX || !add_block(c, &block))
			return false;
	return c->longest <= (blocks > 1 ? LINE_SEVERAL : LINE_MAX_CELLS);
}

/* Put the cell that was read at COLUMN, after those that wait. Returns the column after it. */
static int put_cell(struct composer *c, const struct body_builder_cell *cell, int column)
{
	int span = 0;

	while (span < cell->colspan && column + span < BODY_TABLE_COLUMNS &&
	       !c->taken[column + span])
		c->taken[column + span++] = cell->rowspan;
	if (!c->cell.len) {
		c->waiting += span;
		return column + span;
	}
	for (; c->waiting; c->waiting--)
		buf_putc(&c->out, MARK_CELL);
	buf_putc(&c->out, MARK_CELL);
	buf_add(&c->out, c->cell.data, c->cell.len);
	for (int i = 1; i < span; i++)
		buf_putc(&c->out, MARK_SPAN);
	c->text[column] = true;
	c->widest = column >= c->widest ? column + 1 : c->widest;
	return column + span;
}

/* Put the row of N cells. False: this is no table. */
static bool put_row(struct composer *c, const struct body_builder_cell *cells, size_t n)
{
	size_t start = c->out.len;
	int column = 0;

	buf_putc(&c->out, MARK_ROW);
	c->waiting = 0;
	for (size_t i = 0; i < n; i++) {
		for (; column < BODY_TABLE_COLUMNS && c->taken[column]; column++)
			c->waiting++;
		if (column == BODY_TABLE_COLUMNS || !read_cell(c, &cells[i]))
			return false;
		column = put_cell(c, &cells[i], column);
	}
	for (int i = 0; i < BODY_TABLE_COLUMNS; i++)
		c->taken[i] -= c->taken[i] > 0 && c->taken[i] < INT_MAX;
	/* A row without text is none to a reader. */
	if (c->out.len == start + 1)
		buf_truncate(&c->out, start);
	return c->out.len <= c->source.len * 4 + SPANS_ROOM;
}

/* Rows of one column are lines of a paragraph. */
static void put_lines(struct composer *c)
{
	const char *s = c->out.data, *end = s + c->out.len;
	char *to = c->out.data;

	for (; s < end; s++)
		if (*s == MARK_ROW && to > c->out.data && shows(s + 1, end))
			*to++ = '\n';
		else if (*s != MARK_ROW && *s != MARK_CELL && *s != MARK_SPAN)
			*to++ = *s;
	buf_truncate(&c->out, (size_t)(to - c->out.data));
}

/* Put what stands outside the N cells before the last of them, which comes first; false where that would
 * part links from their numbers. */
static bool put_outside(struct composer *c, const struct body_builder_cell *cells, size_t n)
{
	size_t from = 0, end;

	for (size_t i = 0; i < n; i++) {
		end = cells[i].start - c->table->start;
		if (i && memchr(c->source.data + from, MARK_REF, end - from))
			return false;
		buf_add(&c->f->out, buf_str(&c->source) + from, end - from);
		from = cells[i].end - c->table->start;
	}
	return true;
}

static int columns_with_text(const struct composer *c)
{
	int n = 0;

	for (int i = 0; i < BODY_TABLE_COLUMNS; i++)
		n += c->text[i];
	return n;
}

static size_t row_end(const struct body_builder_cell *cells, size_t at, size_t n)
{
	size_t end = at;

	while (end < n && cells[end].row == cells[at].row)
		end++;
	return end;
}

/* Whether all that a row of N cells has is one with too much to stand in a column: a note below the
 * table, say. */
static bool is_prose(struct composer *c, const struct body_builder_cell *cells, size_t n)
{
	const struct body_builder_cell *only = NULL;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].start == cells[i].end)
			continue;
		if (only)
			return false;
		only = &cells[i];
	}
	return only && !read_cell(c, only);
}

/* Leave rows of prose out at both ends: of the *N cells from *FIRST on. They stay blocks. */
static void trim_prose(struct composer *c, const struct body_builder_cell *cells, size_t *first,
		       size_t *n)
{
	size_t from = *first, to = from + *n, at;

	while (from < to && is_prose(c, cells + from, row_end(cells, from, to) - from))
		from = row_end(cells, from, to);
	while (to > from) {
		for (at = to - 1; at > from && cells[at - 1].row == cells[to - 1].row;)
			at--;
		if (!is_prose(c, cells + at, to - at))
			break;
		to = at;
	}
	*first = from;
	*n = to - from;
}

/* Make rows of the N cells. False: it is no table, or has nothing. */
static bool put_rows(struct composer *c, const struct body_builder_cell *cells, size_t n)
{
	int row = n ? cells[0].row - 1 : 0;

	for (size_t i = 0, end; i < n; i = end) {
		end = row_end(cells, i, n);
		/* Rows without a cell count for those that reach over them. */
		for (; row < cells[i].row - 1 && row < INT_MAX; row++)
			if (!put_row(c, NULL, 0))
				return false;
		if (!put_row(c, cells + i, end - i))
			return false;
		row = cells[i].row;
	}
	return c->out.len > 0;
}

static void compose(struct body_builder *f, const struct body_builder_table *table)
{
	struct composer c = {.f = f, .table = table, .dir = table->dir};
	size_t first = table->first, n = f->tables->n - first, after;
	const struct body_builder_cell *cells = f->tables->cells;
	bool one;

	buf_add(&c.source, buf_str(&f->out) + table->start, f->out.len - table->start);
	trim_prose(&c, cells, &first, &n);
	cells += first;
	if (put_rows(&c, cells, n)) {
		one = columns_with_text(&c) < 2;
		if (one)
			put_lines(&c);
		buf_truncate(&f->out, table->start);
		if (put_outside(&c, cells, n)) {
			body_open(&f->out, one ? MARK_P : MARK_TABLE, table->quote, table->list,
				  c.dir);
			buf_add(&f->out, c.out.data, c.out.len);
			after = cells[n - 1].end - table->start;
			buf_add(&f->out, c.source.data + after, c.source.len - after);
		} else {
			buf_truncate(&f->out, table->start);
			buf_add(&f->out, c.source.data, c.source.len);
		}
	}
	buf_done(&c.source);
	buf_done(&c.out);
	buf_done(&c.cell);
	buf_done(&c.part);
}

void body_builder_table_close(struct body_builder *f)
{
	struct body_builder_table *table = innermost(f);
	struct body_builder_tables *t = f->tables;

	body_builder_cell_close(f);
	if (t && t->beyond)
		t->beyond--;
	if (!table)
		return;
	body_finish(&f->out);
	if (t->n > table->first)
		compose(f, table);
	t->n = table->first;
	t->depth--;
}

void body_builder_tables_clear(struct body_builder *f)
{
	if (f->tables)
		f->tables->n = f->tables->depth = f->tables->beyond = 0;
}

void body_builder_tables_free(struct body_builder *f)
{
	if (f->tables)
		free(f->tables->cells);
	free(f->tables);
	f->tables = NULL;
}

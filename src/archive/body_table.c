/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/body_table.h"

#include <stdlib.h>
#include <string.h>

#include "archive/body.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Cells between two columns. */
enum { GAP = 2 };

static struct body_table_cell *add_cell(struct body_table *t)
{
	t->cells = vec_fit(t->cells, t->n + 1, &t->size, sizeof *t->cells);
	t->cells[t->n] = (struct body_table_cell){.span = 1};
	return &t->cells[t->n++];
}

void body_table_init(struct body_table *t, const struct body_block *block)
{
	const char *s = block->text, *end = s + block->len;
	struct body_table_cell *cell = NULL;
	int column = 0;
	size_t row = 0;

	*t = (struct body_table){0};
	for (; s < end; s++) {
		if (*s == MARK_ROW) {
			row++;
			column = 0;
		} else if (*s == MARK_CELL && column < BODY_TABLE_COLUMNS) {
			cell = add_cell(t);
			cell->row = row;
			cell->column = column++;
			cell->text = s + 1;
		} else if (*s == MARK_SPAN && cell && column < BODY_TABLE_COLUMNS) {
			cell->span++;
			column++;
		} else if (cell) {
			cell->len = (size_t)(s + 1 - cell->text);
		}
		if (column > t->columns)
			t->columns = column;
	}
}

void body_table_done(struct body_table *t)
{
	free(t->cells);
	free(t->lines);
	*t = (struct body_table){0};
}

void body_table_add_line(struct body_table *t, struct body_table_cell *cell, size_t start,
			 size_t end, int width)
{
	t->lines = vec_fit(t->lines, t->lines_n + 1, &t->lines_size, sizeof *t->lines);
	if (!cell->lines)
		cell->line = t->lines_n;
	cell->lines++;
	t->lines[t->lines_n++] = (struct body_table_line){start, end, width};
}

static int cell_width(const struct body_table *t, const struct body_table_cell *cell)
{
	int width = 0;

	for (size_t i = 0; i < cell->lines; i++)
		if (t->lines[cell->line + i].width > width)
			width = t->lines[cell->line + i].width;
	return width;
}

/* Make room for CELL, which takes several columns: the last one of them that has text grows. */
static void widen(const struct body_table *t, const struct body_table_cell *cell, int *widths)
{
	int lack = cell_width(t, cell), last = cell->column, end = cell->column + cell->span;

	for (int i = cell->column; i < end; i++) {
		if (!widths[i])
			continue;
		lack -= widths[i];
		if (i > cell->column && widths[last])
			lack -= GAP;
		last = i;
	}
	if (lack > 0)
		widths[last] += lack;
}

void body_table_fit(struct body_table *t)
{
	int widths[BODY_TABLE_COLUMNS] = {0}, at = 0;

	for (size_t i = 0; i < t->n; i++) {
		int width = cell_width(t, &t->cells[i]);

		/* Where one of several columns begins there is a column, if it has nothing else. */
		if (t->cells[i].span > 1)
			width = width > 0;
		if (width > widths[t->cells[i].column])
			widths[t->cells[i].column] = width;
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->cells[i].span > 1)
			widen(t, &t->cells[i], widths);
	for (int i = 0; i < t->columns; i++) {
		t->starts[i] = at;
		at += widths[i] ? widths[i] + GAP : 0;
	}
	t->starts[t->columns] = at;
}

static size_t row_height(const struct body_table *t, const struct body_table_walk *w)
{
	size_t height = 0;

	for (size_t i = w->first; i < w->end; i++)
		if (t->cells[i].lines > height)
			height = t->cells[i].lines;
	return height;
}

bool body_table_next(const struct body_table *t, struct body_table_walk *w)
{
	if (w->end && ++w->line < row_height(t, w))
		return true;
	do {
		w->first = w->end;
		w->line = 0;
		while (w->end < t->n && t->cells[w->end].row == t->cells[w->first].row)
			w->end++;
	} while (w->first < t->n && !row_height(t, w));
	return w->first < t->n;
}

const struct body_table_line *body_table_cell_line(const struct body_table *t,
						   const struct body_table_cell *cell, size_t line)
{
	return line < cell->lines ? &t->lines[cell->line + line] : NULL;
}

/* Add what CELL is without marks to TEXT, and its lines to T. */
static void add_plain(struct body_table *t, struct body_table_cell *cell, struct buf *text)
{
	struct body_block block = {.kind = MARK_P, .text = cell->text, .len = cell->len};
	size_t start = text->len, end = start;

	body_block_plain(&block, text);
	while (start < text->len) {
		const char *newline = memchr(text->data + start, '\n', text->len - start);

		end = newline ? (size_t)(newline - text->data) : text->len;
		body_table_add_line(t, cell, start, end,
				    utf8_cells(text->data + start, end - start));
		start = end + 1;
	}
}

void body_table_plain(const struct body_block *block, struct buf *out)
{
	struct body_table_walk walk = {0};
	struct body_table t;
	struct buf text;
	bool first = true;

	buf_init(&text);
	body_table_init(&t, block);
	for (size_t i = 0; i < t.n; i++)
		add_plain(&t, &t.cells[i], &text);
	body_table_fit(&t);
	for (; body_table_next(&t, &walk); first = false) {
		int at = 0;

		if (!first)
			buf_putc(out, '\n');
		for (size_t i = walk.first; i < walk.end; i++) {
			const struct body_table_line *line =
				body_table_cell_line(&t, &t.cells[i], walk.line);

			if (!line || line->start == line->end)
				continue;
			for (; at < t.starts[t.cells[i].column]; at++)
				buf_putc(out, ' ');
			buf_add(out, text.data + line->start, line->end - line->start);
			at += line->width;
		}
	}
	body_table_done(&t);
	buf_done(&text);
}

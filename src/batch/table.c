/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/output.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "batch/batch_private.h"
#include "write/writer.h"

/* Cells of a column of text beyond which it is no longer aligned. */
enum { COLUMN_MAX = 60, GAP = 3 };

enum table_format table_format(const char *name)
{
	return !strcmp(name, "csv") ? TABLE_CSV : !strcmp(name, "json") ? TABLE_JSON : TABLE_TEXT;
}

void table_init(struct table *t, enum table_format format)
{
	*t = (struct table){.format = format};
	buf_init(&t->text);
	buf_init(&t->printed);
}

void table_done(struct table *t)
{
	buf_done(&t->text);
	buf_done(&t->printed);
	free(t->cells);
	free(t->widths);
	*t = (struct table){0};
}

static void add(struct table *t, size_t start, bool number)
{
	t->cells = vec_fit(t->cells, t->n + 1, &t->size, sizeof *t->cells);
	t->cells[t->n++] = (struct table_cell){start, t->text.len - start, number};
	buf_putc(&t->text, '\0');
}

void table_bytes(struct table *t, const char *s, size_t len)
{
	size_t start = t->text.len;

	buf_add(&t->text, s, len);
	add(t, start, false);
}

void table_text(struct table *t, const char *s)
{
	table_bytes(t, s, strlen(s));
}

void table_number(struct table *t, uint64_t n)
{
	size_t start = t->text.len;

	buf_printf(&t->text, "%llu", (unsigned long long)n);
	add(t, start, true);
}

void table_value(struct table *t, const char *number)
{
	size_t start = t->text.len;

	buf_puts(&t->text, number);
	add(t, start, true);
}

void table_none(struct table *t)
{
	table_value(t, t->format == TABLE_JSON ? "null" : "");
}

void table_decimal(struct table *t, double n)
{
	size_t start = t->text.len;
	uint64_t hundredths = (uint64_t)((n < 0 ? -n : n) * 100 + 0.5);

	/* With a point in every locale: data are the same everywhere. */
	buf_printf(&t->text, "%s%llu.%02llu", n < 0 ? "-" : "",
		   (unsigned long long)(hundredths / 100), (unsigned long long)(hundredths % 100));
	add(t, start, true);
}

static const char *cell_text(const struct table *t, size_t i)
{
	return buf_str(&t->text) + t->cells[i].start;
}

static int cell_cells(const struct table *t, size_t i)
{
	return utf8_cells(cell_text(t, i), t->cells[i].len);
}

/* Whether column I holds numbers: then its name is aligned as they are. */
static bool column_right(const struct table *t, size_t i)
{
	return t->n > t->columns && t->cells[t->columns + i].number;
}

static void put_row_text(const struct table *t, size_t row, struct buf *out)
{
	for (size_t i = 0; i < t->columns; i++) {
		size_t cell = row * t->columns + i;
		int pad = t->widths[i] - cell_cells(t, cell);
		bool right = column_right(t, i), last = i + 1 == t->columns;

		buf_printf(out, "%*s", right && pad > 0 ? pad : 0, "");
		buf_puts(out, cell_text(t, cell));
		buf_printf(out, "%*s", last ? 0 : (!right && pad > 0 ? pad : 0) + GAP, "");
	}
	buf_putc(out, '\n');
}

static void put_row_csv(const struct table *t, size_t row, struct buf *out)
{
	for (size_t i = 0; i < t->columns; i++) {
		buf_puts(out, i ? "," : "");
		writer_put_csv(cell_text(t, row * t->columns + i), out);
	}
	buf_putc(out, '\n');
}

static void put_row_json(const struct table *t, size_t row, struct buf *out)
{
	if (!row)
		return;
	for (size_t i = 0; i < t->columns; i++) {
		size_t cell = row * t->columns + i;

		buf_putc(out, i ? ',' : '{');
		writer_put_json(cell_text(t, i), out);
		buf_putc(out, ':');
		if (t->cells[cell].number)
			buf_puts(out, cell_text(t, cell));
		else
			writer_put_json(cell_text(t, cell), out);
	}
	buf_puts(out, "}\n");
}

void table_widen(struct table *t, size_t i, int cells)
{
	if (cells > t->widths[i])
		t->widths[i] = cells < COLUMN_MAX ? cells : COLUMN_MAX;
}

/* The rows from FROM on that are there. */
static void print_rows(struct table *t, size_t from, FILE *out)
{
	size_t rows = t->columns ? t->n / t->columns : 0;

	for (size_t row = from; row < rows && !ferror(out); row++) {
		switch (t->format) {
		case TABLE_CSV: put_row_csv(t, row, &t->printed); break;
		case TABLE_JSON: put_row_json(t, row, &t->printed); break;
		default: put_row_text(t, row, &t->printed); break;
		}
		output_flush(&t->printed, t->format == TABLE_TEXT, false, out);
	}
}

static void widen_by_cells(struct table *t)
{
	if (!t->widths)
		t->widths = xcalloc(t->columns + 1, sizeof *t->widths);
	for (size_t i = 0; i < t->n; i++)
		table_widen(t, i % t->columns, cell_cells(t, i));
}

void table_end_row(struct table *t)
{
	if (!t->columns)
		t->columns = t->n;
	assert(t->n % t->columns == 0);
	if (!t->along || t->n == t->columns)
		return;
	print_rows(t, t->begun ? 1 : 0, t->along);
	t->begun = true;
	t->n = t->columns;
	buf_truncate(&t->text, t->cells[t->n - 1].start + t->cells[t->n - 1].len + 1);
}

void table_print_along(struct table *t, FILE *out)
{
	widen_by_cells(t);
	t->along = out;
}

void table_print(struct table *t, FILE *out)
{
	if (!t->along)
		widen_by_cells(t);
	if (!t->begun)
		print_rows(t, 0, out);
	output_flush(&t->printed, t->format == TABLE_TEXT, true, out);
}

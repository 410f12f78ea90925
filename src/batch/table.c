/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/table.h"

#include <assert.h>
#include <math.h>
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
	t->cells[t->n++] =
		(struct table_cell){.start = start, .len = t->text.len - start, .number = number};
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

void table_name(struct table *t, const char *of, const char *s)
{
	table_text(t, s);
	t->cells[t->n - 1].named = true;
	t->of = of;
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
	uint64_t hundredths;

	if (isnan(n)) {
		table_none(t);
		return;
	}
	hundredths = (uint64_t)((n < 0 ? -n : n) * 100 + 0.5);

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

/* ---- names ---- */

struct name {
	const char *text;
	size_t cell;
	bool named;
};

/* Those that are always there before others of the same text. */
static int compare_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	if (order)
		return order;
	if (x->named != y->named)
		return x->named ? 1 : -1;
	return (x->cell > y->cell) - (x->cell < y->cell);
}

/* Find names that other columns have. There may be very many columns. */
static void mark_same(struct table *t)
{
	struct name *names = xcalloc(t->n ? t->n : 1, sizeof *names);

	for (size_t i = 0; i < t->n; i++)
		names[i] = (struct name){cell_text(t, i), i, t->cells[i].named};
	qsort(names, t->n, sizeof *names, compare_names);
	for (size_t i = 1; i < t->n; i++)
		if (names[i].named && !strcmp(names[i].text, names[i - 1].text))
			t->cells[names[i].cell].same = true;
	free(names);
}

static bool is_taken(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strcmp(cell_text(t, i), name))
			return true;
	return false;
}

/* Call column I what no other one is called. */
static void rename_column(struct table *t, size_t i)
{
	size_t times = 0;
	struct buf b;

	buf_init(&b);
	do {
		buf_clear(&b);
		times++;
		for (size_t k = 0; k < times; k++)
			buf_printf(&b, "%s:", t->of);
		buf_puts(&b, cell_text(t, i));
	} while (is_taken(t, buf_str(&b)));
	t->cells[i].start = t->text.len;
	t->cells[i].len = b.len;
	buf_puts(&t->text, buf_str(&b));
	buf_putc(&t->text, '\0');
	buf_done(&b);
}

static void end_names(struct table *t)
{
	if (t->of)
		mark_same(t);
	for (size_t i = 0; i < t->n; i++)
		if (t->cells[i].same)
			rename_column(t, i);
	t->of = NULL;
	t->columns = t->n;
	t->names = t->text.len;
}

void table_end_row(struct table *t)
{
	if (!t->columns)
		end_names(t);
	assert(t->n % t->columns == 0);
	if (!t->along || t->n == t->columns)
		return;
	print_rows(t, t->begun ? 1 : 0, t->along);
	t->begun = true;
	t->n = t->columns;
	buf_truncate(&t->text, t->names);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What views that count words look like: a row a line, its label and then its numbers. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/chart.h"
#include "tui/screen_text.h"
#include "ui/counts_pane.h"

/* Cells of a column of numbers, with its gap, and of a line; that labels have at least; rows from which the
 * columns have names; digits of a number that has room with signs between its groups. */
enum { NUMBER = 10, LINE = 14, LABEL = 14, NAMES_FROM = 4, GROUPED = 7 };

static int column_cells(const struct counts_pane *p, size_t column)
{
	return p->counts->ops->columns[column].type == COUNTS_LINE ? LINE : NUMBER;
}

static bool may_have_column(const struct counts_pane *p, size_t column)
{
	return counts_has(p->counts, column) &&
	       (column == counts_ordered(p->counts) ||
		p->pane.area.columns >= p->counts->ops->columns[column].from);
}

/* Whether there is room for a column, beside labels, the column that the rows are in the order of, and the
 * columns before it. */
static bool has_column(const struct counts_pane *p, size_t column)
{
	size_t ordered = counts_ordered(p->counts);
	int cells = 0;

	for (size_t i = 0; i < p->counts->ops->columns_n; i++)
		if (i == column || i == ordered || (i < column && column != ordered))
			cells += may_have_column(p, i) ? column_cells(p, i) : 0;
	return may_have_column(p, column) && cells + LABEL <= p->pane.area.columns - 3;
}

/* Numbers stand one under the other at their right, on a mirrored screen too. */
static void put_right(int y, int end, int room, const char *s, struct theme_style style)
{
	int cells = utf8_cells(s, strlen(s));

	if (cells > room || screen_mirrored())
		cells = room;
	screen_put_cut(y, end - cells, room, s, style);
}

static int numbers_cells(const struct counts_pane *p)
{
	int cells = 0;

	for (size_t i = 0; i < p->counts->ops->columns_n; i++)
		cells += has_column(p, i) ? column_cells(p, i) : 0;
	return cells;
}

static void draw_names(const struct counts_pane *p)
{
	struct area a = p->pane.area;
	int x = a.x + a.columns - 1 - numbers_cells(p);

	for (size_t i = 0; i < p->counts->ops->columns_n; i++) {
		if (!has_column(p, i))
			continue;
		x += column_cells(p, i);
		put_right(a.y, x, column_cells(p, i) - 1, _(p->counts->ops->columns[i].title),
			  theme_style(STYLE_META));
	}
}

static void put_value(const struct counts_pane *p, size_t row, size_t column, struct buf *out)
{
	const double *values;
	size_t n;

	if (p->counts->ops->columns[column].late && !p->ready) {
		buf_puts(out, charset_symbol("…", "..."));
		return;
	}
	if (p->counts->ops->columns[column].type == COUNTS_LINE) {
		values = p->counts->ops->line(p->counts, row, column, &n);
		chart_strip(values, n, LINE - 2, out);
		return;
	}
	counts_print(p->counts, row, column, out);
	/* In groups, as everywhere, where they have room. */
	if (p->counts->ops->columns[column].type == COUNTS_NUMBER && out->len <= GROUPED)
		count_group(out, 0);
	if (!out->len)
		buf_puts(out, charset_symbol("—", "-"));
	count_point(out, 0);
	digits_convert(out, 0);
}

static void draw_row(const struct counts_pane *p, int y, size_t i)
{
	struct area a = p->pane.area;
	bool selected = i == p->rows.selected;
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int x = a.x + a.columns - 1 - numbers_cells(p), room = x - a.x - 2;
	size_t len;
	struct screen_line line;
	const char *s = p->counts->ops->label_of(p->counts, p->listed[i], &len);
	struct buf b;

	screen_blank(y, a.x, a.columns, style);
	screen_put(y, a.x, 1, selected ? ">" : " ", 1, style);
	if (room < 4) /* the label alone */
		room = a.columns - 2;
	line = (struct screen_line){.s = s, .len = len, .end = len, .dots = true};
	screen_put_line(y, a.x + 2, room, &line, style);
	buf_init(&b);
	for (size_t k = 0; k < p->counts->ops->columns_n && room < a.columns - 2; k++) {
		if (!has_column(p, k))
			continue;
		x += column_cells(p, k);
		buf_clear(&b);
		put_value(p, p->listed[i], k, &b);
		put_right(y, x, column_cells(p, k) - 1, buf_str(&b), style);
	}
	buf_done(&b);
}

void counts_draw(struct draw *d, struct pane *pane)
{
	struct counts_pane *p = (struct counts_pane *)pane;
	struct area a = pane->area;
	int head = a.rows >= NAMES_FROM ? 1 : 0;
	size_t page = pane_page(pane, head);

	(void)d;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (!p->stands)
		return;
	if (head)
		draw_names(p);
	rows_show(&p->rows, page);
	for (size_t i = 0; i < page && p->rows.top + i < p->rows.n; i++)
		draw_row(p, a.y + head + (int)i, p->rows.top + i);
}

bool counts_cursor(const struct pane *pane, int *y, int *x)
{
	const struct counts_pane *p = (const struct counts_pane *)pane;
	int head = pane->area.rows >= NAMES_FROM ? 1 : 0;

	*y = pane->area.y + head + (int)(p->rows.selected - p->rows.top);
	*x = pane->area.x;
	return p->rows.n > 0;
}

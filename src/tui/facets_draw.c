/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the values of a field look like. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/chart.h"
#include "ui/facets_pane.h"
#include "tui/screen_text.h"

/* Columns from which there is a strip of when each value is, and the gap before it. */
enum { STRIP_FROM = 100, STRIP_GAP = 2 };

/* Cells of a bar, columns from which there is one; rows from which fields are named above. */
enum { BAR_CELLS = 20, BAR_FROM = 60, FIELDS_FROM = 4, FIELD_GAP = 2 };

/* Where a value begins, and cells that a row takes at least. */
enum { VALUE_X = 3, LEAST_COLUMNS = 60 };

/* Cells of the names of the fields FROM to TO, each with a gap. */
static int names_cells(const enum field_id *fields, int from, int to)
{
	int cells = 0;

	for (int i = from; i <= to; i++)
		cells += utf8_cells(_(facets_name(fields[i])), strlen(_(facets_name(fields[i])))) +
			 FIELD_GAP;
	return cells;
}

/* The fields in a line, the present one marked and in sight; returns where they end. */
static int draw_fields(const struct facets_pane *p)
{
	struct area a = p->pane.area;
	enum field_id fields[FIELD_NONE + 1];
	int now, n = facets_pane_fields(p, fields, &now);
	int x = a.x + 1, first = 0;

	while (first < now && names_cells(fields, first, now) > a.columns - 1)
		first++;
	for (int i = first; i < n && x < a.x + a.columns; i++) {
		const char *name = _(facets_name(fields[i]));

		/* No name is cut, but the present one where there is no room for it. */
		if (i != now && utf8_cells(name, strlen(name)) > a.x + a.columns - x) {
			screen_put_dots(a.y, x, a.x + a.columns - x, theme_style(STYLE_META));
			return a.x + a.columns;
		}
		x += screen_put(a.y, x, a.x + a.columns - x, name, strlen(name),
				theme_style(i == now ? STYLE_SELECTED : STYLE_META));
		x += FIELD_GAP;
	}
	return x;
}

/* "  7" or "7 / 12": statements shown, of all that have the value. */
static void counts(const struct tally_row *row, bool all, struct buf *out)
{
	buf_printf(out, "%zu", row->shown);
	if (!all)
		buf_printf(out, " / %zu", row->all);
	count_say(out, 0);
}

/* The cells of the widest counts on the screen. */
static int counts_cells(const struct facets_pane *p, size_t page, bool all)
{
	int widest = 0;
	struct buf b;

	buf_init(&b);
	for (size_t i = p->rows.top; i < p->rows.n && i < p->rows.top + page; i++) {
		int cells;

		buf_clear(&b);
		counts(&p->tally.rows[p->values[i]], all, &b);
		cells = utf8_cells(b.data, b.len);
		widest = cells > widest ? cells : widest;
	}
	buf_done(&b);
	return widest;
}

/* The bar of a value that SHOWN statements have, where the commonest has MOST. */
static void draw_bar(const struct area *a, int y, size_t shown, size_t most)
{
	int eighths = chart_eighths((double)shown, (double)most, BAR_CELLS);

	for (int k = 0; k < BAR_CELLS; k++, eighths -= CHART_EIGHTHS) {
		const char *block = chart_across(eighths);

		screen_put(y, a->x + a->columns - 1 - BAR_CELLS + k, 1, block, strlen(block),
			   theme_style(STYLE_BAR));
	}
}

/* The cells of the longest value on the screen. */
static int label_cells(const struct facets_pane *p, size_t page)
{
	int widest = 0;
	struct buf b;

	buf_init(&b);
	for (size_t i = p->rows.top; i < p->rows.n && i < p->rows.top + page; i++) {
		int cells;

		buf_clear(&b);
		facets_pane_label(p, p->values[i], &b);
		cells = utf8_cells(buf_str(&b), b.len);
		widest = cells > widest ? cells : widest;
	}
	buf_done(&b);
	return widest;
}

/* Where the strips stand beside rows of COLUMNS, their name behind the fields, which end at X; 0: there is no
 * room, or they are not known yet. */
static int strip_x(const struct facets_pane *p, int columns, int x)
{
	const struct area *a = &p->pane.area;

	x = x > a->x + columns + STRIP_GAP ? x : a->x + columns + STRIP_GAP;
	return p->spread_ready && a->rows >= FIELDS_FROM && a->columns >= STRIP_FROM &&
			       x + CHART_STRIP < a->x + a->columns
		       ? x
		       : 0;
}

/* When there is how much of VALUE. */
static void draw_strip(const struct facets_pane *p, int y, int x, uint32_t value)
{
	double parts[DISPERSION_PARTS];
	size_t n = dispersion_parts(&p->spread);
	struct buf b;

	for (size_t i = 0; i < n; i++)
		parts[i] = p->spread.rows[value].parts[i];
	buf_init(&b);
	chart_strip(parts, n, CHART_STRIP, &b);
	screen_put(y, x, CHART_STRIP, buf_str(&b), b.len, theme_style(STYLE_BAR));
	buf_done(&b);
}

/* WIDEST: the cells of the widest counts, whose right sides stand one under the other, in COLUMNS. */
static void draw_value(const struct facets_pane *p, int y, size_t i, size_t most, int widest,
		       int columns)
{
	struct area a = p->pane.area;
	const struct tally_row *row = &p->tally.rows[p->values[i]];
	bool selected = i == p->rows.selected;
	bool all = session_view(p->session)->n == session_total(p->session);
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int bar = columns >= BAR_FROM ? BAR_CELLS + 1 : 0, right, cells;
	struct screen_line line = {.dots = true};
	struct buf b;

	a.columns = columns;
	screen_blank(y, a.x, a.columns, style);
	screen_put(y, a.x, 1, selected ? ">" : " ", 1, style);
	if (facets_pane_picked(p, p->values[i]))
		screen_put(y, a.x + 1, 1, "*", 1, style);
	buf_init(&b);
	counts(row, all, &b);
	right = a.x + a.columns - 1 - bar;
	cells = screen_mirrored() ? widest : utf8_cells(b.data, b.len);
	if (right - cells > a.x + 3)
		screen_put(y, right - cells, cells, buf_str(&b), b.len, style);
	else
		right = cells = a.x;
	right = right > a.x ? right - cells - 2 : a.x + a.columns;
	buf_clear(&b);
	facets_pane_label(p, p->values[i], &b);
	line.s = buf_str(&b);
	line.len = line.end = b.len;
	screen_put_line(y, a.x + VALUE_X, right - a.x - VALUE_X, &line, style);
	buf_done(&b);
	if (bar)
		draw_bar(&a, y, row->shown, most);
}

void facets_draw(struct draw *d, struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	struct area a = pane->area;
	int head = a.rows >= FIELDS_FROM ? 1 : 0, widest, columns, x = 0;
	size_t page = pane_page(pane, head), most = 1;

	(void)d;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (head)
		x = draw_fields(p);
	rows_show(&p->rows, page);
	for (size_t i = 0; i < p->rows.n; i++)
		if (p->tally.rows[p->values[i]].shown > most)
			most = p->tally.rows[p->values[i]].shown;
	widest = counts_cells(p, page, session_view(p->session)->n == session_total(p->session));
	/* Numbers stand near their names, however wide the screen is. */
	columns = VALUE_X + label_cells(p, page) + 2 + widest + 1 + BAR_CELLS + 1;
	columns = columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
	columns = columns < a.columns ? columns : a.columns;
	x = strip_x(p, columns, x);
	if (x)
		screen_put_cut(a.y, x, CHART_STRIP, _("by time"), theme_style(STYLE_META));
	for (size_t i = 0; i < page && p->rows.top + i < p->rows.n; i++) {
		draw_value(p, a.y + head + (int)i, p->rows.top + i, most, widest, columns);
		if (x)
			draw_strip(p, a.y + head + (int)i, x, p->values[p->rows.top + i]);
	}
	if (p->counted && !p->rows.n && a.rows > head)
		screen_say(a.y + head, a.x + 1, a.columns - 2,
			   p->words.len ? _("no value has that") : _("no statement says this"),
			   theme_style(STYLE_TEXT));
}

bool facets_cursor(const struct pane *pane, int *y, int *x)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	int head = pane->area.rows >= FIELDS_FROM ? 1 : 0;

	*y = pane->area.y + head + (int)(p->rows.selected - p->rows.top);
	*x = pane->area.x;
	return p->rows.n > 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the signs of a timeline mean, and its strips. */
#include "config.h"

#include "tui/timeline_chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "tui/chart.h"
#include "tui/screen_text.h"

/* Items at most: the series, what stands behind, the mean, the interval, the measure. Cells between two, and
 * least and most cells of a name. */
enum { ITEMS = SERIES_MOST + 4, GAP = 3, NAME_LEAST = 6, NAME_MOST = 24 };

struct item {
	const char *shape; /* NULL: none */
	struct theme_style style;
	char *name;
	int cells; /* of the name */
};

struct legend {
	struct item items[ITEMS];
	size_t n;
	char *apart; /* what stands at the right end of the first row, or of one BELOW the items */
	int apart_cells;
	bool below;
};

double timeline_value(const struct timeline_pane *p, size_t bar, size_t i)
{
	enum series_measure measure = timeline_pane_measure(p);
	struct series_numbers n = series_numbers(&p->series, TIMELINE_BARS + bar, i, measure);

	return series_value(&n, measure, 1);
}

struct theme_style timeline_style(const struct timeline_pane *p, size_t i)
{
	bool filter = p->series.kind == SERIES_FILTER;
	enum series_measure measure = timeline_pane_measure(p);

	if (filter && (measure == SERIES_HITS || measure == SERIES_RATE))
		return theme_series(p->series.whole.term[i]);
	return filter ? theme_style(STYLE_BAR) : theme_series(i);
}

void timeline_put(int y, int x, int columns, const char *s, struct theme_style style)
{
	if (columns > 0)
		screen_put(y, x, columns, s, strlen(s), style);
}

static void add(struct legend *l, const char *shape, struct theme_style style, struct buf *name)
{
	l->items[l->n++] = (struct item){.shape = shape,
					 .style = style,
					 .name = xstrdup(buf_str(name)),
					 .cells = utf8_cells(name->data, name->len)};
	buf_clear(name);
}

/* What stands apart: uncertain and undated, and what there is no room for. */
static void add_apart(const struct timeline_pane *p, struct legend *l)
{
	struct buf b;

	buf_init(&b);
	timeline_pane_put_apart(p, &b);
	l->apart_cells = utf8_cells(buf_str(&b), b.len);
	l->apart = buf_take(&b);
}

static void add_series(const struct timeline_pane *p, const struct chart *c, struct legend *l)
{
	size_t n = timeline_pane_series(p);
	bool all = session_view(p->session)->n == session_total(p->session);
	struct buf b;

	buf_init(&b);
	if (p->series.kind == SERIES_FILTER && timeline_pane_measure(p) == SERIES_STATEMENTS) {
		buf_puts(&b, all ? _("statements") : _("shown"));
		add(l, chart_block(CHART_EIGHTHS), theme_style(STYLE_BAR), &b);
		if (c->behind && !all) {
			buf_puts(&b, _("all"));
			add(l, chart_shade(), theme_style(STYLE_BAR_ALL), &b);
		}
		buf_done(&b);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct theme_style style = timeline_style(p, i);

		if (n > 1 && p->at == i + 1)
			style = theme_add(style, STYLE_TITLE);
		timeline_pane_label(p, i, &b);
		add(l, n > 1 ? chart_shape(i) : chart_block(CHART_EIGHTHS), style, &b);
	}
	buf_done(&b);
}

static const char *measure_name(const struct timeline_pane *p)
{
	static const char *const names[SERIES_MEASURES] = {N_("statements"), N_("hits"),
							   N_("hits per 10,000 words"),
							   /* xgettext:no-c-format */
							   N_("% of all statements")};
	enum series_measure measure = timeline_pane_measure(p);

	/* Among what has the same value: see series.h. */
	if (measure == SERIES_SHARE && p->series.kind == SERIES_FIELD && p->series.filtered)
		/* xgettext:no-c-format */
		return _("% of their own statements");
	return _(names[measure]);
}

static int item_cells(const struct item *it, int most)
{
	/* What the measure is called is not cut. */
	if (!it->shape)
		return it->cells;
	return 2 + (it->cells < most ? it->cells : most);
}

/* Put what stands apart where it is seen whole: in one of ROWS of its own, where there is no room beside the
 * items; else it has all that the first item leaves. */
static void place_apart(struct legend *l, int columns, int rows)
{
	enum { ROOM = 20, ROOM_LEAST = NAME_LEAST + 4 };
	int cells = 0;

	for (size_t i = 0; i < l->n; i++)
		cells += item_cells(&l->items[i], NAME_MOST) + (i ? GAP : 0);
	cells = (cells < ROOM - 2 ? cells : ROOM - 2) + 2;
	if (!l->apart_cells || l->apart_cells + cells <= columns)
		return;
	l->below = rows > 1;
	cells = l->below || columns < 2 * ROOM_LEAST ? 0 : ROOM_LEAST;
	if (l->apart_cells > columns - cells)
		l->apart_cells = columns - cells;
}

/* In at most ROWS. */
static void legend_make(const struct timeline_pane *p, const struct chart *c, int rows,
			struct legend *l)
{
	struct buf b;

	*l = (struct legend){0};
	buf_init(&b);
	if (!c->strips)
		add_series(p, c, l);
	if (p->mean && !c->strips) {
		/* TRANSLATORS: a moving mean of so many years, months or decades. */
		buf_printf(&b, _("mean of %u"), p->mean);
		digits_convert(&b, 0);
		add(l, charset_symbol("━", "="), theme_style(STYLE_TITLE), &b);
	}
	if (c->intervals) {
		/* TRANSLATORS: beside a line that is an interval of this certainty. */
		buf_puts(&b, _("95 %"));
		digits_convert(&b, 0);
		add(l, charset_symbol("│", "|"), theme_style(STYLE_META), &b);
	}
	if (p->series.kind != SERIES_FILTER || timeline_pane_measure(p) != SERIES_STATEMENTS) {
		buf_puts(&b, measure_name(p));
		add(l, NULL, theme_style(STYLE_META), &b);
	}
	add_apart(p, l);
	place_apart(l, p->pane.area.columns - 2, rows);
	buf_done(&b);
}

static void legend_done(struct legend *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->items[i].name);
	free(l->apart);
}

/* Columns of row ROW of the legend, of COLUMNS. */
static int row_end(const struct legend *l, int row, int columns)
{
	return !row && l->apart_cells && !l->below ? columns - l->apart_cells - 2 : columns;
}

/* Rows that it takes where no name has more than MOST cells. */
static int rows_of(const struct legend *l, int columns, int most)
{
	int row = 0, x = 0;

	for (size_t i = 0; i < l->n; i++) {
		int cells = item_cells(&l->items[i], most);

		if (x && x + cells > row_end(l, row, columns)) {
			row++;
			x = 0;
		}
		x += cells + GAP;
	}
	return row + 1;
}

/* The longest names with which it takes at most ROWS. */
static int name_most(const struct legend *l, int columns, int rows)
{
	int most = NAME_MOST;

	while (most > NAME_LEAST && rows_of(l, columns, most) > rows)
		most--;
	return most;
}

int timeline_legend_rows(const struct timeline_pane *p, const struct chart *c, int most)
{
	int columns = p->pane.area.columns - 2, rows;
	struct legend l;

	legend_make(p, c, most, &l);
	rows = rows_of(&l, columns, NAME_MOST) + l.below;
	legend_done(&l);
	return rows < most ? rows : most;
}

void timeline_legend_draw(const struct timeline_pane *p, const struct chart *c)
{
	int columns = p->pane.area.columns - 2, row = 0, x = 0, most, rows;
	int left = p->pane.area.x + 1, top = p->pane.area.y;
	struct legend l;

	if (!c->legend)
		return;
	legend_make(p, c, c->legend, &l);
	rows = c->legend - l.below;
	most = name_most(&l, columns, rows);
	if (l.apart_cells > 0)
		screen_put_cut(top + (l.below ? rows : 0), left + columns - l.apart_cells,
			       l.apart_cells, l.apart, theme_style(STYLE_META));
	for (size_t i = 0; i < l.n; i++) {
		const struct item *it = &l.items[i];
		int cells = item_cells(it, most), end = row_end(&l, row, columns);

		if (x && x + cells > end && row + 1 < rows) {
			row++;
			x = 0;
			end = row_end(&l, row, columns);
		}
		if (x + NAME_LEAST > end)
			break;
		if (it->shape)
			timeline_put(top + row, left + x, 1, it->shape, it->style);
		cells = cells < end - x ? cells : end - x;
		screen_put_cut(top + row, left + x + (it->shape ? 2 : 0),
			       cells - (it->shape ? 2 : 0), it->name,
			       it->shape ? theme_style(STYLE_TEXT) : it->style);
		x += cells + GAP;
	}
	legend_done(&l);
}

/* ---- strips ---- */

/* What the legend says of series I in BAR: what its bar would show. */
static double strip_value(const struct timeline_pane *p, size_t bar, size_t i)
{
	enum series_measure measure = timeline_pane_measure(p);
	struct series_numbers n = series_numbers(&p->series, TIMELINE_BARS + bar, i, measure);

	return series_value(&n, measure, 1);
}

/* One row: how high each bar of series I is, beside the highest of it. */
static void strip_draw(const struct timeline_pane *p, const struct chart *c, size_t i, int y)
{
	struct theme_style style =
		timeline_pane_series(p) > 1 ? timeline_style(p, i) : theme_style(STYLE_BAR);
	double top = 0;

	for (size_t bar = 0; bar < p->timeline.bars_n; bar++) {
		double value = strip_value(p, bar, i);

		top = value > top ? value : top;
	}
	for (size_t k = 0; k < c->shown; k++) {
		int eighths = chart_eighths(strip_value(p, p->left + k, i), top, 1);

		for (int x = 0; eighths && x < c->thick; x++)
			timeline_put(y, c->x + (int)k * c->pitch + x, 1, chart_block(eighths),
				     style);
	}
}

/* Its name and how evenly it is spread, in a row of their own or left of the strip. */
static void strip_head(const struct timeline_pane *p, const struct chart *c, size_t i, int y,
		       bool own)
{
	int x = p->pane.area.x + 1, columns = p->pane.area.columns - 2, cells;
	size_t parts;
	double norm, dp = series_dispersion(&p->series, i, &norm, &parts);
	struct theme_style style = theme_style(p->at == i + 1 ? STYLE_TITLE : STYLE_TEXT);
	struct buf b;

	buf_init(&b);
	timeline_put(y, x, 1,
		     timeline_pane_series(p) > 1 ? chart_shape(i) : chart_block(CHART_EIGHTHS),
		     timeline_style(p, i));
	if (isnan(dp))
		buf_puts(&b, charset_symbol("—", "-"));
	else if (own)
		/* TRANSLATORS: two measures of dispersion, by their names. */
		buf_printf(&b, _("DP %.2f · DPnorm %.2f"), dp, norm);
	else
		buf_printf(&b, "%.2f", dp);
	digits_convert(&b, 0);
	cells = utf8_cells(b.data, b.len);
	if (!own) {
		timeline_put(y, x + 2, c->scale - 3, buf_str(&b), style);
		buf_done(&b);
		return;
	}
	if (columns > cells + NAME_LEAST + GAP)
		timeline_put(y, x + columns - cells, cells, buf_str(&b), theme_style(STYLE_META));
	else
		cells = 0;
	buf_clear(&b);
	timeline_pane_label(p, i, &b);
	screen_put_cut(y, x + 2, columns - 2 - (cells ? cells + GAP : 0), buf_str(&b), style);
	buf_done(&b);
}

void timeline_strips_draw(const struct timeline_pane *p, const struct chart *c)
{
	size_t n = timeline_pane_series(p);
	int rows = n ? c->height / (int)n : 0;

	/* A name, its strip, and a row between. */
	rows = rows > 3 ? 3 : rows;
	for (size_t i = 0; i < n; i++) {
		int y = c->y + (int)i * (rows ? rows : 1);

		if (y + (rows > 1) >= c->y + c->height)
			break;
		strip_head(p, c, i, y, rows > 1);
		strip_draw(p, c, i, y + (rows > 1));
	}
}

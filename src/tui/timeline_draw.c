/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What the timeline looks like. From above: a line that names the series, the bars beside their scale, a
 * line of units. What there is no room for goes in the order scale, legend, axis. Where there are more
 * bars than columns, those round the selected one are in sight.
 */
#include "config.h"

#include "base/charset.h"
#include "tui/draw.h"

#include <math.h>

#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/chart.h"
#include "tui/screen_text.h"
#include "tui/timeline_chart.h"

/* Rows of the pane from which there is a legend, and an axis; columns from which there is a scale. */
enum { LEGEND_FROM = 4, AXIS_FROM = 6, SCALE_FROM = 24 };

enum { PITCH_MAX = 9, PITCH_EACH = 4, TICK_ROWS = 3 };

/* Rows of the pane for each row of its legend. */
enum { LEGEND_SHARE = 3 };

/* The numbers of series I in BAR. */
static struct series_numbers numbers_at(const struct timeline_pane *p, size_t bar, size_t i)
{
	return series_numbers(&p->series, TIMELINE_BARS + bar, i, timeline_pane_measure(p));
}

/* Whether the share N of series I is of so few that it has its interval drawn; of several series that is done
 * for the selected one. */
static bool has_interval(const struct timeline_pane *p, const struct series_numbers *n, size_t i)
{
	return timeline_pane_shows(p) == SERIES_SHARE && n->all && n->all < SERIES_FEW &&
	       (timeline_pane_series(p) == 1 || p->at == i + 1);
}

static void chart_scale(const struct timeline_pane *p, struct chart *c)
{
	enum series_measure measure = timeline_pane_measure(p);
	double shown = 0, all = 0, high = 0;
	bool ready = timeline_pane_ready(p);

	for (size_t bar = 0; bar < p->timeline.bars_n; bar++) {
		for (size_t i = 0; ready && i < c->series; i++) {
			struct series_numbers n = numbers_at(p, bar, i);
			double low, up = 0;

			shown = fmax(shown, series_value(&n, measure, 1));
			if (!has_interval(p, &n, i))
				continue;
			series_interval(&n, &low, &up);
			high = fmax(high, up);
			c->intervals = !c->strips;
		}
		all = fmax(all, (double)p->series.whole.rows[TIMELINE_BARS + bar].all);
	}
	/* A few among very many would be flat: then they stand alone. */
	c->behind = p->series.kind == SERIES_FILTER && measure == SERIES_STATEMENTS &&
		    all > shown && all <= shown * c->height * 2;
	shown = c->behind ? all : shown;
	/* Intervals have room, but are cut off where bars would be flat beside them. */
	shown = fmax(shown, fmin(high, shown * 2));
	c->top = shown > 0 ? shown : 1;
	c->step = chart_step(c->top, c->height, TICK_ROWS,
			     measure == SERIES_STATEMENTS || measure == SERIES_HITS);
}

static int scale_cells(const struct chart *c)
{
	struct buf b;
	int cells;

	buf_init(&b);
	buf_printf(&b, "%g", floor(c->top / c->step) * c->step);
	cells = (int)b.len;
	buf_clear(&b);
	buf_printf(&b, "%g", c->step);
	cells = (int)b.len > cells ? (int)b.len : cells;
	buf_done(&b);
	return cells + 3;
}

/* Rows and columns of what stands round the bars. */
static void chart_room(const struct timeline_pane *p, struct chart *c)
{
	enum { STRIP_SCALE = 8 };
	struct area a = p->pane.area;
	int most = a.rows / LEGEND_SHARE > 1 ? a.rows / LEGEND_SHARE : 1;

	c->axis = a.rows >= AXIS_FROM;
	c->height = a.rows - c->axis - 2;
	chart_scale(p, c);
	c->legend = a.rows >= LEGEND_FROM ? timeline_legend_rows(p, c, most) : 0;
	c->height = a.rows - c->legend - c->axis - 1;
	if (c->height < 1)
		c->height = 1;
	c->y = a.y + c->legend;
	chart_scale(p, c);
	c->scale = a.columns >= SCALE_FROM ? scale_cells(c) : 0;
	/* A number each where they have no row for it; else nothing. */
	if (c->strips)
		c->scale =
			c->scale && c->height / 2 < (int)timeline_pane_series(p) ? STRIP_SCALE : 0;
}

/* Where everything goes; brings the selected bar into sight. */
static void chart_layout(struct timeline_pane *p, struct chart *c)
{
	struct area a = p->pane.area;
	size_t n = p->timeline.bars_n;
	int pitch;

	*c = (struct chart){.series = timeline_pane_series(p),
			    .strips = timeline_pane_shows(p) == TIMELINE_STRIPS};
	chart_room(p, c);
	c->series = c->strips || !c->series ? 1 : c->series;
	c->x = a.x + c->scale + 1;
	c->width = a.columns - c->scale - 2;
	if (c->width < 1)
		c->width = 1;
	pitch = c->series > 1 && PITCH_EACH * (int)c->series + 1 > PITCH_MAX
			? PITCH_EACH * (int)c->series + 1
			: PITCH_MAX;
	c->pitch = (size_t)c->width / (n ? n : 1) < (size_t)pitch ? c->width / (int)(n ? n : 1)
								  : pitch;
	if (c->pitch < (int)c->series + (c->series > 1))
		c->pitch = (int)c->series + (c->series > 1);
	c->thick = c->pitch > 1 ? (c->pitch - 1) / (int)c->series : 1;
	c->shown = (size_t)(c->width / c->pitch);
	c->shown = c->shown ? c->shown : 1;
	if (p->selected < p->left || p->selected >= p->left + c->shown)
		p->left = p->selected > c->shown / 2 ? p->selected - c->shown / 2 : 0;
	if (p->left + c->shown > n)
		p->left = n > c->shown ? n - c->shown : 0;
	if (c->shown > n - p->left)
		c->shown = n - p->left;
}

static int cells_of(const struct buf *b)
{
	return utf8_cells(b->data, b->len);
}

/* LABEL, in the digits of the interface. */
static void put_label(int y, int x, struct buf *label, struct theme_style style)
{
	digits_convert(label, 0);
	timeline_put(y, x, cells_of(label), buf_str(label), style);
}

/* The rows of the scale: a number at each step, and the line the bars stand beside. */
static void draw_scale(const struct chart *c, int x)
{
	struct theme_style style = theme_style(STYLE_META);
	struct buf b;

	if (!c->scale)
		return;
	buf_init(&b);
	for (int row = 0; row < c->height; row++)
		timeline_put(c->y + row, x + c->scale - 1, 1, charset_symbol("│", "|"), style);
	for (double v = c->step; v <= c->top * 1.0001; v += c->step) {
		int row = c->height - (int)(v / c->top * c->height + 0.5);

		buf_clear(&b);
		buf_printf(&b, "%g", v);
		put_label(c->y + row, x + c->scale - 2 - cells_of(&b), &b, style);
		timeline_put(c->y + row, x + c->scale - 1, 1, charset_symbol("┤", "+"), style);
	}
	buf_done(&b);
}

/* One column of cells from below, filled to EIGHTHS with S (or blocks, where S is NULL). */
static void draw_column(const struct chart *c, int x, int eighths, const char *s,
			struct theme_style style)
{
	for (int row = 0; row < c->height && eighths > 0; row++, eighths -= CHART_EIGHTHS) {
		int y = c->y + c->height - 1 - row;
		const char *cell = s;

		if (!cell)
			cell = chart_block(eighths < CHART_EIGHTHS ? eighths : CHART_EIGHTHS);
		else if (row && eighths < CHART_EIGHTHS / 2)
			return;
		timeline_put(y, x, 1, cell, style);
	}
}

/* The row from below, in cells, in which VALUE ends. */
static int row_of(const struct chart *c, double value)
{
	int eighths = chart_eighths(value, c->top, c->height);

	return eighths ? (eighths - 1) / CHART_EIGHTHS : 0;
}

static void put_cell(const struct chart *c, int row, int x, const char *s, struct theme_style style)
{
	if (row < c->height)
		timeline_put(c->y + c->height - 1 - row, x, 1, s, style);
}

/* The interval of a share of few: a line above the bar to its upper end, and its lower end in the bar. */
static void draw_interval(const struct timeline_pane *p, const struct chart *c, size_t bar,
			  size_t i, int x)
{
	struct series_numbers n = numbers_at(p, bar, i);
	double low, high, value = series_value(&n, SERIES_SHARE, 1);
	struct theme_style style = theme_style(STYLE_META);
	int from, to;

	if (!has_interval(p, &n, i))
		return;
	series_interval(&n, &low, &high);
	from = value > 0 ? row_of(c, value) + 1 : 0;
	to = row_of(c, high);
	for (int row = from; row <= to && row < c->height; row++)
		put_cell(c, row, x,
			 row == to && high <= c->top ? charset_symbol("┬", "T")
						     : charset_symbol("│", "|"),
			 style);
	if (low > 0 && row_of(c, low) < row_of(c, value))
		put_cell(c, row_of(c, low), x, charset_symbol("┴", "+"), style);
}

/* The moving mean at BAR: of one series a line that goes on to the next bar. */
static void draw_mean(const struct timeline_pane *p, const struct chart *c, size_t bar, size_t i,
		      int x)
{
	enum series_measure measure = timeline_pane_measure(p);
	size_t units;
	struct series_numbers n = series_around(&p->series, bar, i, measure, p->mean, &units);
	double value = series_value(&n, measure, units);
	int cells = c->series > 1 || bar + 1 == p->left + c->shown ? c->thick : c->pitch;

	if (value <= 0)
		return;
	for (int k = 0; k < cells; k++)
		put_cell(c, row_of(c, value), x + k, charset_symbol("━", "="),
			 c->series > 1 ? theme_add(timeline_style(p, i), STYLE_TITLE)
				       : theme_style(STYLE_TITLE));
}

static void draw_bar(const struct timeline_pane *p, const struct chart *c, size_t bar)
{
	int x = c->x + (int)(bar - p->left) * c->pitch;
	bool selected = bar == p->selected;

	for (size_t i = 0; i < c->series; i++, x += c->thick) {
		bool several = c->series > 1;
		struct theme_style style = timeline_style(p, i);
		int height = chart_eighths(timeline_value(p, bar, i), c->top, c->height);
		int all = c->behind ? chart_eighths(
					      (double)p->series.whole.rows[TIMELINE_BARS + bar].all,
					      c->top, c->height)
				    : 0;

		/* A colour of its own would say which series it is: of one there is nothing to say. */
		if (selected && !several)
			style = theme_add(theme_style(STYLE_BAR), STYLE_TITLE);
		else if (selected && p->at == i + 1)
			style = theme_add(style, STYLE_TITLE);
		for (int k = 0; k < c->thick; k++) {
			draw_column(c, x + k, all, chart_shade(), theme_style(STYLE_BAR_ALL));
			draw_column(c, x + k, height, several ? chart_shape(i) : NULL, style);
		}
		draw_interval(p, c, bar, i, x + c->thick / 2);
		if (p->mean)
			draw_mean(p, c, bar, i, x);
	}
}

static void draw_axis(const struct timeline_pane *p, const struct chart *c)
{
	int y = c->y + c->height;
	struct theme_style style = theme_style(STYLE_META);

	if (!c->axis)
		return;
	if (c->scale)
		timeline_put(y, c->x - 2, 1, charset_symbol("└", "+"), style);
	for (int x = c->x - (c->scale > 0); x < c->x + c->width; x++)
		timeline_put(y, x, 1, charset_symbol("─", "-"), style);
	/* Where units are left out, it breaks. */
	for (size_t i = 0; i < c->shown; i++)
		if (p->timeline.bars[p->left + i].skipped)
			timeline_put(y, c->x + (int)i * c->pitch - (c->pitch > 1), 1,
				     charset_symbol("╱", "/"), style);
}

/* There is no room for names of months. */
static void bar_label(const struct timeline *t, int32_t unit, struct buf *out)
{
	if (t->unit == TIMELINE_MONTH)
		timeline_label(t, unit, out);
	else
		timeline_title(t, unit, out);
}

/* Whether bar BAR may have a label where one takes ROOM cells, and the label. */
static bool label_of(const struct timeline_pane *p, const struct chart *c, size_t bar,
		     struct buf *out)
{
	enum { MONTHS = 12, MONTH_LABEL = 7, MONTH = 2 };
	static const int factors[] = {1, 2, 5};
	const struct timeline *t = &p->timeline;
	int32_t unit = t->bars[bar].unit;

	buf_clear(out);
	if (t->unit == TIMELINE_MONTH && c->pitch <= MONTH_LABEL) {
		int32_t month = unit % MONTHS < 0 ? unit % MONTHS + MONTHS : unit % MONTHS;
		int32_t year = (unit - month) / MONTHS;

		/* The year stands for its first month, and in the way of the second. */
		if (month == 0)
			buf_printf(out, "%ld", (long)year);
		else if (c->pitch > MONTH)
			buf_printf(out, "%02ld", (long)month + 1);
		return out->len;
	}
	bar_label(t, unit, out);
	if (t->unit == TIMELINE_DECADE)
		unit /= 10;
	for (int power = 1;; power *= 10)
		for (size_t i = 0; i < sizeof factors / sizeof *factors; i++)
			if (power * factors[i] * c->pitch > cells_of(out) || power > 100000)
				return unit % (power * factors[i]) == 0;
}

/* Where the label of BAR begins: in the middle of it, within the columns of the bars. */
static int label_x(const struct timeline_pane *p, const struct chart *c, size_t bar, int cells)
{
	int thick = c->pitch > 1 ? c->pitch - 1 : 1;
	int x = c->x + (int)(bar - p->left) * c->pitch;

	/* That of a month begins where its bar does, clear of the month before. */
	if (p->timeline.unit != TIMELINE_MONTH || cells <= thick)
		x += (thick - cells) / 2;
	if (x + cells > c->x + c->width)
		x = c->x + c->width - cells;
	return x < p->pane.area.x ? p->pane.area.x : x;
}

static void draw_labels(const struct timeline_pane *p, const struct chart *c)
{
	int y = c->y + c->height + c->axis, end = p->pane.area.x, x, from, to;
	struct buf b, selected;

	buf_init(&b);
	buf_init(&selected);
	bar_label(&p->timeline, p->timeline.bars[p->selected].unit, &selected);
	from = label_x(p, c, p->selected, cells_of(&selected));
	to = from + cells_of(&selected);
	put_label(y, from, &selected, theme_style(STYLE_SELECTED));
	for (size_t bar = p->left; bar < p->left + c->shown; bar++) {
		if (bar == p->selected || !label_of(p, c, bar, &b))
			continue;
		x = label_x(p, c, bar, cells_of(&b));
		/* No label touches another. */
		if (x < end || (x <= to && x + cells_of(&b) >= from))
			continue;
		put_label(y, x, &b, theme_style(STYLE_META));
		end = x + cells_of(&b) + 1;
	}
	buf_done(&b);
	buf_done(&selected);
}

/* That there are bars beyond an edge, on the line of the axis. */
static void draw_edges(const struct timeline_pane *p, const struct chart *c)
{
	const char *before = charset_symbol("‹", "<"), *after = charset_symbol("›", ">");
	int y = c->y + c->height, x = c->x + (int)c->shown * c->pitch;
	int last = p->pane.area.x + p->pane.area.columns - 1;

	if (p->left)
		timeline_put(y, c->x, 1, before, theme_style(STYLE_TITLE));
	if (p->left + c->shown < p->timeline.bars_n)
		timeline_put(y, x < last ? x : last, 1, after, theme_style(STYLE_TITLE));
}

void timeline_draw(struct draw *d, struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;
	struct chart c;

	(void)d;
	for (int i = 0; i < pane->area.rows; i++)
		screen_blank(pane->area.y + i, pane->area.x, pane->area.columns,
			     theme_style(STYLE_TEXT));
	if (!p->timeline.bars_n)
		return;
	chart_layout(p, &c);
	timeline_legend_draw(p, &c);
	if (!c.strips)
		draw_scale(&c, pane->area.x);
	if (timeline_pane_ready(p) && c.strips)
		timeline_strips_draw(p, &c);
	else if (timeline_pane_ready(p) && timeline_pane_series(p))
		for (size_t bar = p->left; bar < p->left + c.shown; bar++)
			draw_bar(p, &c, bar);
	draw_axis(p, &c);
	if (c.axis)
		draw_edges(p, &c);
	if (pane->area.rows > 1)
		draw_labels(p, &c);
}

bool timeline_cursor(const struct pane *pane, int *y, int *x)
{
	struct timeline_pane copy = *(const struct timeline_pane *)pane;
	struct area a = pane->area;
	struct chart c;

	*y = a.y + (a.rows > 0 ? a.rows - 1 : 0);
	*x = a.x;
	if (!copy.timeline.bars_n)
		return false;
	chart_layout(&copy, &c);
	*x = c.x + (int)(copy.selected - copy.left) * c.pitch;
	if (*x >= a.x + a.columns)
		*x = a.x + a.columns - 1;
	return true;
}

int timeline_beside(const struct pane *pane, int y, int x)
{
	struct timeline_pane copy = *(const struct timeline_pane *)pane;
	struct chart c;
	size_t bar;

	if (!copy.timeline.bars_n)
		return PANE_NOWHERE;
	chart_layout(&copy, &c);
	if (y < c.y || x < c.x)
		return PANE_NOWHERE;
	bar = copy.left + (size_t)((x - c.x) / c.pitch);
	return bar < copy.left + c.shown ? (int)((long)bar - (long)copy.selected) : PANE_NOWHERE;
}

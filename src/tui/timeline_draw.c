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
#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "tui/chart.h"
#include "tui/screen_text.h"
#include "ui/timeline_pane.h"

/* Rows of the pane from which there is a legend, and an axis; columns from which there is a scale. */
enum { LEGEND_FROM = 4, AXIS_FROM = 6, SCALE_FROM = 24 };

enum { PITCH_MAX = 9, TICK_ROWS = 3 };

/* Sizes in cells. */
struct chart {
	int y, x;          /* of the upper left bar cell */
	int height, width; /* of the bars */
	int pitch;         /* from bar to bar */
	int thick;         /* of one series of a bar */
	size_t series;
	size_t shown; /* bars in sight */
	int scale;    /* columns left of the bars */
	bool legend, axis;
	double top, step; /* of the scale */
	bool behind;      /* all statements stand behind those shown */
};

static double value_at(const struct timeline_pane *p, size_t bar, size_t series)
{
	size_t group = TIMELINE_BARS + bar;

	switch (p->measure) {
	case TIMELINE_HITS: return (double)tally_hits(&p->tally, group, series);
	case TIMELINE_RATE: return tally_rate(&p->tally, group, series);
	default: return (double)p->tally.rows[group].shown;
	}
}

/* Whether hits are drawn: where there are terms to be hit, and they are counted. */
static bool of_terms(const struct timeline_pane *p)
{
	return p->measure != TIMELINE_STATEMENTS && p->tally.terms;
}

static void chart_scale(const struct timeline_pane *p, struct chart *c)
{
	double shown = 0, all = 0;
	bool terms = of_terms(p), ready = !terms || tally_ready(&p->tally);

	for (size_t bar = 0; ready && bar < p->timeline.bars_n; bar++) {
		for (size_t i = 0; i < c->series; i++)
			shown = fmax(shown,
				     terms ? value_at(p, bar, i)
					   : (double)p->tally.rows[TIMELINE_BARS + bar].shown);
		all = fmax(all, (double)p->tally.rows[TIMELINE_BARS + bar].all);
	}
	/* A few among very many would be flat: then they stand alone. */
	c->behind = !terms && all > shown && all <= shown * c->height * 2;
	shown = c->behind ? all : shown;
	c->top = shown > 0 ? shown : 1;
	c->step = chart_step(c->top, c->height, TICK_ROWS, p->measure != TIMELINE_RATE);
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

/* Where everything goes; brings the selected bar into sight. */
static void chart_layout(struct timeline_pane *p, struct chart *c)
{
	struct area a = p->pane.area;
	size_t n = p->timeline.bars_n;

	*c = (struct chart){.series = of_terms(p) ? p->tally.terms : 1};
	c->legend = a.rows >= LEGEND_FROM;
	c->axis = a.rows >= AXIS_FROM;
	c->height = a.rows - c->legend - c->axis - 1;
	if (c->height < 1)
		c->height = 1;
	c->y = a.y + c->legend;
	chart_scale(p, c);
	c->scale = a.columns >= SCALE_FROM ? scale_cells(c) : 0;
	c->x = a.x + c->scale + 1;
	c->width = a.columns - c->scale - 2;
	if (c->width < 1)
		c->width = 1;
	c->pitch = (size_t)c->width / (n ? n : 1) < PITCH_MAX ? c->width / (int)(n ? n : 1)
							      : PITCH_MAX;
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

static void put(int y, int x, int columns, const char *s, struct theme_style style)
{
	if (columns > 0)
		screen_put(y, x, columns, s, strlen(s), style);
}

static int cells_of(const struct buf *b)
{
	return utf8_cells(b->data, b->len);
}

/* LABEL, in the digits of the interface. */
static void put_label(int y, int x, struct buf *label, struct theme_style style)
{
	digits_convert(label, 0);
	put(y, x, cells_of(label), buf_str(label), style);
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
		put(c->y + row, x + c->scale - 1, 1, charset_symbol("│", "|"), style);
	for (double v = c->step; v <= c->top * 1.0001; v += c->step) {
		int row = c->height - (int)(v / c->top * c->height + 0.5);

		buf_clear(&b);
		buf_printf(&b, "%g", v);
		put_label(c->y + row, x + c->scale - 2 - cells_of(&b), &b, style);
		put(c->y + row, x + c->scale - 1, 1, charset_symbol("┤", "+"), style);
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
		put(y, x, 1, cell, style);
	}
}

static void draw_bar(const struct timeline_pane *p, const struct chart *c, size_t bar)
{
	int x = c->x + (int)(bar - p->left) * c->pitch;
	bool selected = bar == p->selected;

	for (size_t i = 0; i < c->series; i++) {
		bool several = c->series > 1;
		struct theme_style style =
			of_terms(p) ? theme_series(p->tally.term[i]) : theme_style(STYLE_BAR);
		int height = chart_eighths(
			of_terms(p) ? value_at(p, bar, i)
				    : (double)p->tally.rows[TIMELINE_BARS + bar].shown,
			c->top, c->height);
		int all = c->behind ? chart_eighths((double)p->tally.rows[TIMELINE_BARS + bar].all,
						    c->top, c->height)
				    : 0;

		/* A colour of its own would say which series it is: of one there is nothing to say. */
		if (selected && !several)
			style = theme_add(theme_style(STYLE_BAR), STYLE_TITLE);
		for (int k = 0; k < c->thick; k++, x++) {
			draw_column(c, x, all, chart_shade(), theme_style(STYLE_BAR_ALL));
			draw_column(c, x, height, several ? chart_shape(i) : NULL, style);
		}
	}
}

static void draw_axis(const struct timeline_pane *p, const struct chart *c)
{
	int y = c->y + c->height;
	struct theme_style style = theme_style(STYLE_META);

	if (!c->axis)
		return;
	if (c->scale)
		put(y, c->x - 2, 1, charset_symbol("└", "+"), style);
	for (int x = c->x - (c->scale > 0); x < c->x + c->width; x++)
		put(y, x, 1, charset_symbol("─", "-"), style);
	/* Where units are left out, it breaks. */
	for (size_t i = 0; i < c->shown; i++)
		if (p->timeline.bars[p->left + i].skipped)
			put(y, c->x + (int)i * c->pitch - (c->pitch > 1), 1,
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

/* What stands apart: uncertain and undated. */
static void legend_apart(const struct timeline_pane *p, struct buf *out)
{
	size_t uncertain = p->tally.rows[TIMELINE_UNCERTAIN].shown;
	size_t undated = p->tally.rows[TIMELINE_UNDATED].shown;

	if (uncertain)
		/* TRANSLATORS: so many statements whose date fits no single year (or month). */
		buf_printf(out, _("%zu uncertain"), uncertain);
	if (undated) {
		buf_puts(out, out->len ? " · " : "");
		buf_printf(out, _("%zu undated"), undated);
	}
	digits_convert(out, 0);
}

static int legend_item(int y, int x, int columns, const char *shape, struct theme_style style,
		       const char *name)
{
	int used = 0;

	if (columns < 6)
		return 0;
	put(y, x, 1, shape, style);
	used = 2 + screen_put_cut(y, x + 2, columns - 2, name, theme_style(STYLE_TEXT));
	return used + 3;
}

static void draw_legend(const struct timeline_pane *p, const struct chart *c)
{
	static const char *const measures[TIMELINE_MEASURES] = {N_("statements"), N_("hits"),
								N_("hits per 10,000 words")};
	int y = p->pane.area.y, x = p->pane.area.x + 1,
	    end = p->pane.area.x + p->pane.area.columns - 1;
	int cells;
	struct buf b;

	if (!c->legend)
		return;
	buf_init(&b);
	legend_apart(p, &b);
	cells = utf8_cells(buf_str(&b), b.len);
	if (cells && x + cells + 20 <= end) {
		put(y, end - cells, cells, buf_str(&b), theme_style(STYLE_META));
		end -= cells + 2;
	}
	if (of_terms(p)) {
		for (size_t i = 0; i < c->series; i++) {
			buf_clear(&b);
			query_term_print(p->tally.source.query, p->tally.term[i], &b);
			x += legend_item(y, x, end - x,
					 c->series > 1 ? chart_shape(i) : chart_block(8),
					 theme_series(p->tally.term[i]), buf_str(&b));
		}
		screen_put_cut(y, x, end - x, _(measures[p->measure]), theme_style(STYLE_META));
	} else {
		bool all = session_view(p->session)->n == session_total(p->session);

		x += legend_item(y, x, end - x, chart_block(8), theme_style(STYLE_BAR),
				 all ? _("statements") : _("shown"));
		if (c->behind && !all)
			legend_item(y, x, end - x, chart_shade(), theme_style(STYLE_BAR_ALL),
				    _("all"));
	}
	buf_done(&b);
}

/* That there are bars beyond an edge, on the line of the axis. */
static void draw_edges(const struct timeline_pane *p, const struct chart *c)
{
	const char *before = charset_symbol("‹", "<"), *after = charset_symbol("›", ">");
	int y = c->y + c->height, x = c->x + (int)c->shown * c->pitch;
	int last = p->pane.area.x + p->pane.area.columns - 1;

	if (p->left)
		put(y, c->x, 1, before, theme_style(STYLE_TITLE));
	if (p->left + c->shown < p->timeline.bars_n)
		put(y, x < last ? x : last, 1, after, theme_style(STYLE_TITLE));
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
	draw_legend(p, &c);
	draw_scale(&c, pane->area.x);
	if (!of_terms(p) || tally_ready(&p->tally))
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the list looks like: a date and a headline a row. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "ui/list.h"
#include "tui/screen_text.h"

/* More of a label than any row shows: one may be the start of a very long text. */
enum { LABEL_BYTES = 1024 };

/* Cells of the date column, and widths of the pane below which there is less of it. */
enum { DATE_CELLS = 11, YEAR_CELLS = 5, BOTH_FROM = 46, DATE_FROM = 26, YEAR_FROM = 14 };

/* The date in WIDTH cells. */
static void list_date(const struct statement *s, enum calendar calendar, int width, struct buf *out)
{
	statement_date_short(s, calendar, (size_t)width, out);
	if (!out->len && !s->edtf && width >= DATE_CELLS)
		buf_puts(out, _("undated"));
}

/* The date in WIDTH cells, and where there is room and two calendars are shown the other. Returns
 * the cells it takes, with the gap behind it. */
static int list_put_date(const struct list *l, int y, int x, const struct statement *s, int width,
			 struct theme_style style)
{
	const struct calendar_choice *c = session_calendars(l->session);
	bool both = c->first != c->second && l->pane.area.columns >= BOTH_FROM;
	int used = 0;
	struct buf date;

	buf_init(&date);
	list_date(s, c->first, width, &date);
	screen_put(y, x, width, buf_str(&date), date.len, style);
	used += width + (width == DATE_CELLS ? 2 : 1);
	if (both) {
		buf_clear(&date);
		if (s->edtf || s->date_orig)
			list_date(s, c->second, width, &date);
		screen_put(y, x + used - 1, width, buf_str(&date), date.len, style);
		used += width + 1;
	}
	buf_done(&date);
	return used;
}

/* S in at most COLUMNS cells with what matches marked; an ellipsis where it is cut. */
static void list_put_marked(struct draw *d, const struct list *l, int y, int x, int columns,
			    const struct statement *of, struct theme_style style)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *s = statement_line(of, room);
	enum field_id field = s == of->occasion ? FIELD_OCCASION
			      : s == of->title  ? FIELD_TITLE
						: FIELD_TEXT;
	size_t len = utf8_fit(s, strnlen(s, LABEL_BYTES + 1), LABEL_BYTES);
	struct screen_line line = {.s = s, .len = len, .end = len, .flush = true, .dots = true};

	d->ranges.n = 0;
	query_highlight_fields(session_query(l->session), session_fold(l->session), &d->map, of,
			       FIELD_BIT(field), s, len, &d->ranges);
	line.dir = bidi_direction(s, len, bidi_language(of->language));
	line.ranges = &d->ranges;
	/* What begins at the right does not touch the rule there. */
	if (line.dir == BIDI_RTL && !screen_mirrored() && columns > DATE_CELLS)
		columns--;
	screen_put_line(y, x, columns, &line, style);
}

static void list_draw_row(struct draw *d, const struct list *l, int y, size_t row)
{
	const struct view *v = session_view(l->session);
	const struct statement *s = session_archive(l->session)->items[view_at(v, row)];
	struct area a = l->pane.area;
	bool selected = row == l->rows.selected;
	enum style which = !selected ? STYLE_TEXT : l->pane.focus ? STYLE_SELECTED : STYLE_CHOSEN;
	struct theme_style style = theme_style(which);
	int width = a.columns >= DATE_FROM ? DATE_CELLS : a.columns >= YEAR_FROM ? YEAR_CELLS : 0;
	int x = a.x + 1;
	enum query_date_match match;

	screen_blank(y, a.x, a.columns, style);
	if (selected)
		screen_put(y, a.x, 1, ">", 1, style);
	if (width) {
		struct theme_style date_style = style;

		match = query_date_match(session_query(l->session), &s->date);
		if (match != QUERY_DATE_NO)
			date_style = theme_add(style, STYLE_MATCH);
		x += list_put_date(l, y, x, s, width, date_style);
		/* It may be then, but need not: in the blank between. */
		if (match == QUERY_DATE_MAYBE)
			screen_put(y, x - (width == DATE_CELLS ? 2 : 1), 1, "~", 1, style);
	}
	list_put_marked(d, l, y, x, a.x + a.columns - x, s, style);
}

void list_draw(struct draw *d, struct pane *p)
{
	struct list *l = (struct list *)p;
	const struct view *v = session_view(l->session);

	list_show(l);
	for (int i = 0; i < p->area.rows; i++) {
		size_t row = l->rows.top + (size_t)i;

		if (row < v->n)
			list_draw_row(d, l, p->area.y + i, row);
		else
			screen_blank(p->area.y + i, p->area.x, p->area.columns,
				     theme_style(STYLE_TEXT));
	}
}

void list_cursor(const struct pane *p, int *y, int *x)
{
	const struct list *l = (const struct list *)p;

	*y = p->area.y + (int)(l->rows.selected - l->rows.top);
	*x = p->area.x;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the list looks like: a date and a headline a row. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/remark.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "ui/list.h"
#include "ui/nothing.h"
#include "tui/screen_text.h"

/* More of a label than any row shows: one may be the start of a very long text. */
enum { LABEL_BYTES = 1024 };

/* The date in WIDTH cells. */
static void list_date(const struct statement *s, enum calendar calendar, int width, struct buf *out)
{
	statement_date_short(s, calendar, (size_t)width, out);
	if (!out->len && !s->edtf && width >= COLUMN_DATE_CELLS)
		buf_puts(out, _("undated"));
}

/* The dates of a row: one, or where there is room two in the two calendars. */
static void list_dates(const struct list *l, const struct statement *s, const struct column *column,
		       struct buf *first, struct buf *second)
{
	const struct calendar_choice *c = session_calendars(l->session);
	int width = column->cells < COLUMN_DATE_CELLS ? column->cells : COLUMN_DATE_CELLS;

	list_date(s, c->first, width, first);
	if (column->cells > COLUMN_DATE_CELLS && (s->edtf || s->rare->date_orig))
		list_date(s, c->second, width, second);
}

/* Whether the row above says the same day: it is said once for all of them. */
static bool list_same_day(const struct list *l, size_t row, const struct column *column)
{
	const struct view *v = session_view(l->session);
	const struct archive *a = session_archive(l->session);
	struct buf b[4];
	bool same;

	if (row == l->rows.top || row == l->rows.selected)
		return false;
	for (int i = 0; i < 4; i++)
		buf_init(&b[i]);
	list_dates(l, a->items[view_at(v, row)], column, &b[0], &b[1]);
	list_dates(l, a->items[view_at(v, row - 1)], column, &b[2], &b[3]);
	same = !strcmp(buf_str(&b[0]), buf_str(&b[2])) && !strcmp(buf_str(&b[1]), buf_str(&b[3]));
	for (int i = 0; i < 4; i++)
		buf_done(&b[i]);
	return same;
}

/* DATE, with the sign that it is uncertain behind it, which on a mirrored screen is at its left: so the
 * digits of all rows stand one under the other. */
static void list_put_day(int y, int x, int columns, const struct buf *date,
			 struct theme_style style)
{
	const char *s = buf_str(date);
	size_t digits = date->len;
	int cells;

	while (digits && strchr("?~%*", s[digits - 1]))
		digits--;
	cells = screen_put(y, x, columns, s, digits, style);
	screen_put(y, x + cells, columns - cells, s + digits, date->len - digits, style);
}

static void list_put_date(const struct list *l, int y, int x, size_t row,
			  const struct column *column, struct theme_style style)
{
	const struct statement *s =
		session_archive(l->session)->items[view_at(session_view(l->session), row)];
	enum query_date_match match = query_date_match(session_query(l->session), &s->date);
	struct theme_style date_style =
		match == QUERY_DATE_NO ? style : theme_add(style, STYLE_MATCH);
	struct buf first, second;

	/* It may be then, but need not: in the blank behind it. */
	if (match == QUERY_DATE_MAYBE)
		screen_put(y, x + column->cells, 1, "~", 1, style);
	if (list_same_day(l, row, column))
		return;
	buf_init(&first);
	buf_init(&second);
	list_dates(l, s, column, &first, &second);
	list_put_day(y, x, column->cells, &first, date_style);
	if (second.len)
		list_put_day(y, x + COLUMN_DATE_CELLS + 1, COLUMN_DATE_CELLS, &second, date_style);
	buf_done(&first);
	buf_done(&second);
}

/* How often what is filtered by occurs, at the right end of its column. */
static void list_put_hits(const struct list *l, struct query_scratch *x, int y, int at,
			  size_t number, int cells, struct theme_style style)
{
	struct buf b;
	int used;

	buf_init(&b);
	buf_printf(&b, "%zu", list_hits(l, x, number));
	digits_convert(&b, 0);
	used = utf8_cells(buf_str(&b), b.len);
	screen_put(y, at + (used < cells ? cells - used : 0), cells, buf_str(&b), b.len, style);
	buf_done(&b);
}

/* S, of FIELD, in at most COLUMNS cells with what matches marked; an ellipsis where it is cut. */
static void list_put_marked(struct draw *d, const struct list *l, int y, int x, int columns,
			    const struct statement *of, enum field_id field, const char *s,
			    struct theme_style style)
{
	size_t len = utf8_fit(s, strnlen(s, LABEL_BYTES + 1), LABEL_BYTES);
	struct screen_line line = {.s = s, .len = len, .end = len, .flush = true, .dots = true};

	d->ranges.n = 0;
	query_highlight_fields(session_query(l->session), session_fold(l->session), &d->map, of,
			       FIELD_BIT(field), s, len, &d->ranges);
	line.dir = bidi_direction(s, len, bidi_language(of->shared->language));
	line.ranges = &d->ranges;
	screen_put_line(y, x, columns, &line, style);
}

/* A sign for a mark, and one for notes. */
static void list_put_signs(const struct remark *m, int y, int x, int cells,
			   struct theme_style style)
{
	if (m && m->marked)
		screen_put(y, x, 1, "*", 1, theme_add(style, STYLE_STRONG));
	if (m && m->notes_n && cells > 1)
		screen_put(y, x + 1, 1, "+", 1, theme_add(style, STYLE_STRONG));
}

static void list_draw_row(struct draw *d, const struct list *l, struct query_scratch *x, int y,
			  size_t row)
{
	const struct view *v = session_view(l->session);
	const struct statement *s = session_archive(l->session)->items[view_at(v, row)];
	const struct remark *remark = remarks_of(session_archive(l->session)->remarks, s);
	struct area a = l->pane.area;
	bool selected = row == l->rows.selected, rest = false;
	enum style which = !selected ? STYLE_TEXT : l->pane.focus ? STYLE_SELECTED : STYLE_CHOSEN;
	struct theme_style style;

	/* What has been read steps back. */
	which = which == STYLE_TEXT && remark && remark->read ? STYLE_META : which;
	style = theme_style(which);
	screen_blank(y, a.x, a.columns, style);
	if (selected)
		screen_put(y, a.x, 1, ">", 1, style);
	for (int i = 0; i < l->columns.n; i++) {
		const struct column *c = &l->columns.items[i];
		int at = a.x + 1 + c->x, cells = c->cells;
		char room[STATEMENT_LABEL_SIZE];
		enum field_id field;
		const char *value;

		if (c->field == FIELD_DATE) {
			list_put_date(l, y, at, row, c, style);
			continue;
		}
		if (c->field == FIELD_MARK) {
			list_put_signs(remark, y, at, cells, style);
			continue;
		}
		if (c->field == COLUMN_HITS) {
			list_put_hits(l, x, y, at, view_at(v, row), cells, style);
			continue;
		}
		value = list_value(l, s, c->field, room, &field);
		/* No row says nothing; but no field stands in the column of another. */
		if (!value && !rest && !columns_have(&l->columns, COLUMN_HEADLINE))
			screen_say(y, at, cells, charset_symbol("—", "-"), style);
		rest = rest || value;
		/* What begins at the right does not touch the rule there. */
		if (value && at + cells == a.x + a.columns && cells > COLUMN_DATE_CELLS &&
		    !screen_mirrored() &&
		    bidi_direction(value, strlen(value), bidi_language(s->shared->language)) ==
			    BIDI_RTL)
			cells--;
		if (value)
			list_put_marked(d, l, y, at, cells, s, field, value, style);
	}
}

/* Where there are no rows: line LINE of what would help. */
static void list_draw_nothing(const struct list *l, int y, size_t line)
{
	struct area a = l->pane.area;
	struct buf b;

	buf_init(&b);
	if (nothing_line(l->nothing, line, &b))
		screen_say(y, a.x + 1, a.columns - 1, buf_str(&b),
			   theme_style(line ? STYLE_TEXT : STYLE_TITLE));
	buf_done(&b);
}

void list_draw(struct draw *d, struct pane *p)
{
	struct list *l = (struct list *)p;
	const struct view *v = session_view(l->session);
	struct query_scratch *x;

	list_show(l);
	list_columns(l);
	x = query_scratch_new(session_fold(l->session));
	for (int i = 0; i < p->area.rows; i++) {
		size_t row = l->rows.top + (size_t)i;

		if (row < v->n)
			list_draw_row(d, l, x, p->area.y + i, row);
		else
			screen_blank(p->area.y + i, p->area.x, p->area.columns,
				     theme_style(STYLE_TEXT));
		if (!v->n)
			list_draw_nothing(l, p->area.y + i, (size_t)i);
	}
	query_scratch_free(x);
}

bool list_cursor(const struct pane *p, int *y, int *x)
{
	const struct list *l = (const struct list *)p;

	*y = p->area.y + (int)(l->rows.selected - l->rows.top);
	*x = p->area.x;
	return session_view(l->session)->n > 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What a table of two fields looks like: the names of columns, their sums, and a row a value. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/screen_text.h"
#include "ui/cross_pane.h"

/* Where labels begin, and what one takes at most, in percent of the width; cells of a column at least and at
 * most, with the gap before it; of the sign behind the last; rows from which the columns have names. */
enum {
	LABEL_X = 2,
	LABEL_PERCENT = 40,
	LABEL_MIN = 8,
	NUMBER_MIN = 4,
	NUMBER_MAX = 14,
	GAP = 2,
	SIGN = 1,
	NAMES_FROM = 3
};

static void number(size_t n, struct buf *out)
{
	size_t start = out->len;

	buf_printf(out, "%zu", n);
	count_group(out, start);
	digits_convert(out, start);
}

/* The cells of what stands for place I of an axis. */
static int label_cells(const struct cross_axis *a, size_t place)
{
	struct buf b;
	int cells;

	buf_init(&b);
	cross_pane_label(a, place, &b);
	cells = utf8_cells(buf_str(&b), b.len);
	buf_done(&b);
	return cells;
}

/* The cells of column K: its name's, or its sum's, with the gap. */
static int column_cells(const struct cross_pane *p, size_t k)
{
	size_t column = cross_pane_column(k);
	int cells = label_cells(&p->cross.across, column), digits;
	struct buf b;

	buf_init(&b);
	number(cross_cell(&p->cross, CROSS_SUM, column), &b);
	digits = utf8_cells(buf_str(&b), b.len);
	buf_done(&b);
	cells = cells > NUMBER_MAX - GAP ? NUMBER_MAX - GAP : cells;
	cells = cells > digits ? cells : digits;
	return (cells < NUMBER_MIN ? NUMBER_MIN : cells) + GAP;
}

/* The cells of the labels of the rows in sight. */
static int labels_cells(const struct cross_pane *p, size_t page)
{
	int widest = label_cells(&p->cross.down, CROSS_SUM);
	int most = p->pane.area.columns * LABEL_PERCENT / 100;

	for (size_t i = p->rows.top; i < p->rows.n && i < p->rows.top + page; i++) {
		int cells = label_cells(&p->cross.down, cross_pane_row(p, i));

		widest = cells > widest ? cells : widest;
	}
	widest = widest > most ? most : widest;
	return widest < LABEL_MIN ? LABEL_MIN : widest;
}

/* What has room: cells of the labels, and of columns beside them; that of the sums gives way, unless it is
 * the selected one. */
struct cross_room {
	int labels, columns;
	bool sums;
};

static struct cross_room room_of(const struct cross_pane *p, size_t page)
{
	struct cross_room room = {.labels = labels_cells(p, page), .sums = true};
	int sums = column_cells(p, 0), all = p->pane.area.columns - LABEL_X - SIGN;
	int need = p->cross.across.n ? column_cells(p, p->column ? p->column : 1) : 0;

	if (room.labels > all - sums - need)
		room.labels = all - sums - need < LABEL_MIN ? LABEL_MIN : all - sums - need;
	room.columns = all - room.labels - sums;
	if (room.columns < need && p->column) {
		room.sums = false;
		room.columns += sums;
	}
	return room;
}

/* Bring the selected column into sight of ROOM cells beside that of the sums. */
static void show_column(struct cross_pane *p, int room)
{
	size_t n = p->cross.across.n, at = p->column ? p->column - 1 : cross_pane_first(p);
	int cells = 0;

	if (p->left >= n)
		p->left = n ? n - 1 : 0;
	if (!p->column || at < p->left)
		p->left = at;
	for (size_t k = p->left; k <= at && k < n; k++)
		cells += column_cells(p, k + 1);
	while (p->left < at && cells > room)
		cells -= column_cells(p, p->left++ + 1);
	/* Where there is room at the end, more is seen of what is before. */
	for (size_t k = at + 1; k < n && cells <= room; k++)
		cells += column_cells(p, k + 1);
	while (p->left > 0 && cells + column_cells(p, p->left) <= room)
		cells += column_cells(p, p->left--);
}

/* Right-aligned in CELLS before END, on a mirrored screen too. */
static void put_right(int y, int end, int cells, const char *s, size_t len,
		      struct theme_style style)
{
	int used = utf8_cells(s, len);
	struct screen_line line = {.s = s, .len = len, .end = len, .dots = true};

	if (used > cells || screen_mirrored())
		used = cells;
	screen_put_line(y, end - used, used, &line, style);
}

/* What stands in column K of ROW; of the head, where ROW is -1, its name. */
static void put_cell(const struct cross_pane *p, int y, int end, int cells, long row, size_t k,
		     struct theme_style style)
{
	size_t column = cross_pane_column(k), n;
	struct buf b;

	buf_init(&b);
	if (row < 0) {
		cross_pane_label(&p->cross.across, column, &b);
	} else if ((n = cross_cell(&p->cross, cross_pane_row(p, (size_t)row), column))) {
		number(n, &b);
	} else {
		/* What is not there does not hide what is. */
		buf_puts(&b, charset_symbol("·", "."));
	}
	put_right(y, end, cells, buf_str(&b), b.len, style);
	buf_done(&b);
}

/* That there are columns beyond an edge: before X, where those in sight begin, and behind END. */
static void draw_edges(const struct cross_pane *p, int y, int x, int end, bool more)
{
	const char *before = charset_symbol("‹", "<"), *after = charset_symbol("›", ">");

	if (p->left)
		screen_put(y, x, 1, before, strlen(before), theme_style(STYLE_TITLE));
	if (more)
		screen_put(y, end, 1, after, strlen(after), theme_style(STYLE_TITLE));
}

/* Row ROW, or the names of the columns where it is -1. */
static void draw_row(const struct cross_pane *p, int y, long row, const struct cross_room *room)
{
	struct area a = p->pane.area;
	bool here = row >= 0 && (size_t)row == p->rows.selected;
	struct theme_style plain = theme_style(row < 0 ? STYLE_META : STYLE_TEXT);
	struct theme_style marked = theme_style(STYLE_SELECTED);
	int x = a.x + LABEL_X + room->labels, end = a.x + a.columns - SIGN, from = x;
	size_t k = room->sums ? 0 : p->left + 1;
	struct screen_line line = {.dots = true};
	struct buf b;

	buf_init(&b);
	if (row < 0)
		buf_puts(&b, _(p->cross.down.name));
	else
		cross_pane_label(&p->cross.down, cross_pane_row(p, (size_t)row), &b);
	line.s = buf_str(&b);
	line.len = line.end = b.len;
	screen_put(y, a.x, 1, here ? ">" : " ", 1, plain);
	screen_put_line(y, a.x + LABEL_X, room->labels, &line, here ? marked : plain);
	buf_done(&b);
	for (; k <= p->cross.across.n; k = k ? k + 1 : p->left + 1) {
		int cells = column_cells(p, k);
		bool column = k == p->column;

		if (x + cells > end)
			break;
		x += cells;
		from = k ? from : x;
		put_cell(p, y, x, cells - GAP, row, k,
			 (here && column) || (row < 0 && column) ? marked : plain);
	}
	if (row < 0)
		draw_edges(p, y, from, x, k <= p->cross.across.n);
}

void cross_draw(struct draw *d, struct pane *pane)
{
	struct cross_pane *p = (struct cross_pane *)pane;
	struct area a = pane->area;
	int head = a.rows >= NAMES_FROM ? 1 : 0;
	struct cross_room room;
	size_t page = pane_page(pane, head);

	(void)d;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (!p->listed)
		return;
	rows_show(&p->rows, page);
	room = room_of(p, page);
	show_column(p, room.columns);
	if (head)
		draw_row(p, a.y, -1, &room);
	for (size_t i = 0; i < page && p->rows.top + i < p->rows.n; i++)
		draw_row(p, a.y + head + (int)i, (long)(p->rows.top + i), &room);
}

bool cross_cursor(const struct pane *pane, int *y, int *x)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;
	int head = pane->area.rows >= NAMES_FROM ? 1 : 0;

	*y = pane->area.y + head + (int)(p->rows.selected - p->rows.top);
	*x = pane->area.x;
	return p->listed;
}

int cross_beside(const struct pane *pane, int y, int x)
{
	struct cross_pane copy = *(const struct cross_pane *)pane;
	struct area a = pane->area;
	struct cross_room room;
	int end = a.x + a.columns - SIGN, at;
	size_t k;

	(void)y;
	if (!copy.listed)
		return PANE_NOWHERE;
	room = room_of(&copy, pane_page(pane, a.rows >= NAMES_FROM ? 1 : 0));
	at = a.x + LABEL_X + room.labels;
	for (k = room.sums ? 0 : copy.left + 1; k <= copy.cross.across.n;
	     k = k ? k + 1 : copy.left + 1) {
		int cells = column_cells(&copy, k);

		if (at + cells > end)
			break;
		if (x >= at && x < at + cells)
			return (int)((long)k - (long)copy.column);
		at += cells;
	}
	return PANE_NOWHERE;
}

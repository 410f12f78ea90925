/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What a concordance looks like: a line a hit, aligned on the keyword. */
#include "config.h"

#include "tui/draw.h"

#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/i18n.h"
#include "search/query.h"
#include "text/wrap.h"
#include "ui/concordance_pane.h"
#include "tui/screen_text.h"

/* Cells of the date, and widths of the screen from which there is all of it or the year. */
enum { DATE_CELLS = 11, YEAR_CELLS = 5, DATE_FROM = 60, YEAR_FROM = 36 };

/* What stands before byte END of W, as far as it has room in ROOM cells: in LINE; with an ellipsis where it
 * begins within a word, in a copy of its own. */
static void line_before(const struct concordance_window *w, size_t end, int room,
			struct screen_line *line, struct buf *copy)
{
	const char *text = buf_str(&w->text);
	int cells;

	line->start = wrap_fit_end(text, end, room, &cells);
	line->end = end;
	if (room <= 0 || !concordance_cuts(w, line->start))
		return;
	line->start = wrap_fit_end(text, end, room - 1, &cells);
	buf_puts(copy, charset_symbol("…", "~"));
	line->end = copy->len + end - line->start;
	buf_add(copy, text + line->start, w->text.len - line->start);
	line->s = buf_str(copy);
	line->len = copy->len;
	line->start = 0;
}

/* Whether an ellipsis is to end what there is of the text from the keyword on in COLUMNS cells. Letters that
 * share a cell are not counted on. */
static bool ends_in_dots(const struct concordance_window *w, int columns)
{
	const char *text = buf_str(&w->text) + w->word_start;
	size_t len = w->text.len - w->word_start;
	int cells;

	return bidi_possible(text, len) ||
	       concordance_cuts(w, w->word_start + wrap_fit(text, len, columns, &cells));
}

/* The text of line at Y, from column X on, in COLUMNS cells: the keyword begins at a third of them
 * or a little more, whatever stands before it; that is at the right, and it ends there, where the
 * text runs from right to left. */
static void draw_text(struct concordance_pane *c, int y, int x, int columns, enum bidi_dir dir,
		      size_t term, struct theme_style style)
{
	struct concordance_window *w = &c->window;
	struct query_range hit = {w->hit_start, w->hit_end, term};
	struct query_ranges ranges = {&hit, 1, 1};
	const char *text = buf_str(&w->text);
	int before = columns * 2 / 5, room = before, cells;
	size_t end = w->word_start;
	struct screen_line line = {.s = text, .len = w->text.len, .flush = true};
	struct buf copy;
	bool rtl;

	while (end && text[end - 1] == ' ')
		end--;
	if (end < w->word_start)
		room--; /* the blank */
	line.dir = dir;
	buf_init(&copy);
	line_before(w, end, room, &line, &copy);
	/* Counted from the side where the text begins. */
	rtl = screen_places() && (line.dir == BIDI_RTL) != screen_mirrored();
	cells = screen_line_cells(room, &line);
	screen_put_line(y, rtl ? x + columns - room : x + room - cells, cells, &line, style);
	buf_done(&copy);
	line.s = text;
	line.len = w->text.len;
	line.dots = ends_in_dots(w, columns - before);
	line.start = w->word_start;
	line.end = w->text.len;
	line.ranges = &ranges;
	screen_put_line(y, rtl ? x : x + before, columns - before, &line, style);
}

static void draw_line(struct concordance_pane *c, size_t i, int y)
{
	struct area a = c->pane.area;
	bool selected = i == c->rows.selected;
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int width = a.columns >= DATE_FROM ? DATE_CELLS : a.columns >= YEAR_FROM ? YEAR_CELLS : 0;
	int x = a.x + 1;
	size_t side = (size_t)a.columns * 4; /* bytes: as long as characters are */
	struct concordance_line line;
	const struct statement *s;
	struct buf date;

	screen_blank(y, a.x, a.columns, style);
	if (selected)
		screen_put(y, a.x, 1, ">", 1, style);
	if (!concordance_line(c->lines, i, &line))
		return;
	s = session_archive(c->session)->items[line.number];
	if (width) {
		buf_init(&date);
		statement_date_short(s, session_calendars(c->session)->first, (size_t)width, &date);
		screen_put(y, x, width, buf_str(&date), date.len,
			   selected ? style : theme_style(STYLE_META));
		buf_done(&date);
		x += width + (width == DATE_CELLS ? 2 : 1);
	}
	concordance_window(&c->window, &line, side, side);
	draw_text(c, y, x, a.x + a.columns - 1 - x,
		  concordance_direction(&c->window, &line, bidi_language(s->shared->language)),
		  line.term, style);
}

/* What is said where there are no lines. */
static void draw_nothing(struct concordance_pane *c)
{
	struct area a = c->pane.area;
	const char *text = c->passages || query_terms(session_query(c->session))
				   ? (c->working ? "" : _("no hits in what is shown"))
				   : _("no words in the filter: / types some");

	screen_put_cut(a.y, a.x + 1, a.columns - 2, text, theme_style(STYLE_META));
}

void concordance_draw(struct draw *d, struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	(void)d;
	concordance_window_forget(&c->window);
	rows_show(&c->rows, pane_page(p, 0));
	for (int i = 0; i < p->area.rows; i++) {
		size_t line = c->rows.top + (size_t)i;

		if (line < c->rows.n)
			draw_line(c, line, p->area.y + i);
		else
			screen_blank(p->area.y + i, p->area.x, p->area.columns,
				     theme_style(STYLE_TEXT));
	}
	if (!c->rows.n)
		draw_nothing(c);
}

bool concordance_cursor(const struct pane *p, int *y, int *x)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	*y = p->area.y + (int)(c->rows.selected - c->rows.top);
	*x = p->area.x;
	return c->rows.n > 0;
}

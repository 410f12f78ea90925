/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/concordance_pane.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "text/wrap.h"
#include "tui/move.h"
#include "tui/screen.h"
#include "tui/run.h"
#include "tui/tui.h"

/* Cells of the date, and widths of the screen from which there is all of it or the year. */
enum { DATE_CELLS = 11, YEAR_CELLS = 5, DATE_FROM = 60, YEAR_FROM = 36 };

/* Bytes of text that a slice of work looks at: a few milliseconds. */
enum { SLICE = 8 << 20 };

static void pane_draw(struct pane *p);
static void pane_cursor(const struct pane *p, int *y, int *x);
static void pane_title(const struct pane *p, struct buf *title, struct buf *right);
static void pane_status(const struct pane *p, struct buf *left);
static size_t pane_hints(const struct pane *p, const char **hints, size_t size);
static void pane_step(struct pane *p, long by);
static bool pane_command(struct pane *p, struct tui *tui, enum command c, int count);
static void pane_changed(struct pane *p, bool reloaded);
static bool pane_work(struct pane *p);
static void pane_close(struct pane *p);

static const struct pane_ops ops = {
	.draw = pane_draw,
	.cursor = pane_cursor,
	.title = pane_title,
	.status = pane_status,
	.hints = pane_hints,
	.step = pane_step,
	.command = pane_command,
	.changed = pane_changed,
	.work = pane_work,
	.close = pane_close,
};

void concordance_pane_init(struct concordance_pane *c, struct session *session)
{
	*c = (struct concordance_pane){.pane = {.ops = &ops, .bit = PANE_CONCORDANCE},
				       .session = session};
	c->number = SIZE_MAX;
	concordance_window_init(&c->window);
}

void concordance_pane_done(struct concordance_pane *c)
{
	concordance_free(c->lines);
	concordance_window_done(&c->window);
}

/* ---- its lines ---- */

static size_t lines_n(const struct concordance_pane *c)
{
	return c->lines ? concordance_lines(c->lines) : 0;
}

/* Remember which hit the selected line is. */
static void note_selected(struct concordance_pane *c)
{
	struct concordance_line line;

	if (c->selected >= lines_n(c))
		return;
	concordance_line(c->lines, c->selected, &line);
	c->number = line.number;
	c->hit = line.hit;
}

static void select_line(struct concordance_pane *c, size_t line)
{
	size_t n = lines_n(c), rows = c->pane.area.rows > 0 ? (size_t)c->pane.area.rows : 1;

	c->selected = line < n ? line : n ? n - 1 : 0;
	if (c->selected < c->top)
		c->top = c->selected;
	if (c->selected >= c->top + rows)
		c->top = c->selected - rows + 1;
	if (c->top + rows > n)
		c->top = n > rows ? n - rows : 0;
	c->pane.dirty = true;
}

static void make_lines(struct concordance_pane *c)
{
	concordance_free(c->lines);
	c->lines = session_concordance(c->session, c->sort, c->reverse);
	c->working = true;
	c->stale = false;
	/* Of most archives all stand at once. */
	pane_work(&c->pane);
}

void concordance_pane_open(struct concordance_pane *c)
{
	make_lines(c);
}

/* Nobody tells a pane that is not shown of what changes: its lines are made anew next time. */
static void pane_close(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	note_selected(c);
	concordance_free(c->lines);
	c->lines = NULL;
}

/* All lines stand: the one that was selected is so again. */
static void lines_done(struct concordance_pane *c)
{
	c->working = false;
	if (c->number != SIZE_MAX)
		select_line(c, concordance_find(c->lines, c->number, c->hit));
}

static bool pane_work(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	if (!c->lines || !c->working)
		return false;
	p->dirty = true;
	if (concordance_work(c->lines, SLICE))
		return true;
	lines_done(c);
	if (c->stale)
		make_lines(c);
	return c->working;
}

static void pane_changed(struct pane *p, bool reloaded)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	if (reloaded) {
		concordance_free(c->lines);
		c->lines = NULL;
		c->number = SIZE_MAX;
		c->selected = c->top = 0;
	}
	/* While a file is read, what is being counted is counted to its end first. */
	if (session_progress(c->session).loading && c->lines && c->working)
		c->stale = true;
	else
		make_lines(c);
}

static void sort_by(struct concordance_pane *c, enum concordance_sort sort, bool reverse)
{
	c->sort = sort;
	c->reverse = reverse;
	note_selected(c);
	make_lines(c);
}

/* The first, second or third word on one side, from one to the next. */
static enum concordance_sort next_word(enum concordance_sort sort, enum concordance_sort first)
{
	return sort >= first && sort < first + 2 ? sort + 1 : first;
}

/* ---- what the keys do ---- */

static void pane_step(struct pane *p, long by)
{
	struct concordance_pane *c = (struct concordance_pane *)p;
	size_t at = c->selected;

	if (by < 0)
		at = (size_t) - (by + 1) < at ? at - (size_t)-by : 0;
	else
		at = (size_t)by < lines_n(c) - at ? at + (size_t)by : SIZE_MAX;
	select_line(c, at);
	note_selected(c);
}

/* To the hit in its text. */
static void go_to_hit(struct concordance_pane *c, struct tui *tui)
{
	const struct view *v = session_view(c->session);
	struct concordance_line line;

	if (c->selected >= lines_n(c))
		return;
	if (!concordance_line(c->lines, c->selected, &line))
		return;
	tui_view(tui, NULL);
	move_to_row(tui, view_row(v, line.number));
	tui_focus(tui, true);
	reading_hit_at(&tui->reading, line.text + line.start);
}

static bool pane_command(struct pane *p, struct tui *tui, enum command command, int count)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	switch (command) {
	case COMMAND_OPEN:
	case COMMAND_SWITCH: go_to_hit(c, tui); return true;
	case COMMAND_NEXT_HIT: pane_step(p, command_times(count)); return true;
	case COMMAND_PREVIOUS_HIT: pane_step(p, -command_times(count)); return true;
	case COMMAND_SORT:
		sort_by(c, c->sort == CONCORDANCE_DATE ? CONCORDANCE_STATEMENT : CONCORDANCE_DATE,
			false);
		return true;
	case COMMAND_REVERSE: sort_by(c, c->sort, !c->reverse); return true;
	case COMMAND_SORT_BEFORE:
		sort_by(c, next_word(c->sort, CONCORDANCE_BEFORE1), false);
		return true;
	case COMMAND_SORT_AFTER:
		sort_by(c, next_word(c->sort, CONCORDANCE_AFTER1), false);
		return true;
	default: return false;
	}
}

/* ---- what stands on the screen ---- */

static void pane_title(const struct pane *p, struct buf *title, struct buf *right)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;
	const struct query *q = session_query(c->session);
	struct buf term;

	buf_puts(title, _("Concordance"));
	buf_init(&term);
	for (size_t i = 0; i < query_terms(q); i++) {
		buf_clear(&term);
		query_term_print(q, i, &term);
		buf_printf(title, "%s%s", i ? " · " : _(": "), buf_str(&term));
	}
	buf_done(&term);
	buf_printf(right, "%zu", lines_n(c));
}

static const char *sort_text(const struct concordance_pane *c)
{
	static const char *const texts[CONCORDANCE_SORTS] = {
		[CONCORDANCE_DATE] = N_("newest first"),
		[CONCORDANCE_BEFORE1] = N_("by the word before"),
		[CONCORDANCE_BEFORE2] = N_("by the second word before"),
		[CONCORDANCE_BEFORE3] = N_("by the third word before"),
		[CONCORDANCE_AFTER1] = N_("by the word after"),
		[CONCORDANCE_AFTER2] = N_("by the second word after"),
		[CONCORDANCE_AFTER3] = N_("by the third word after"),
		[CONCORDANCE_STATEMENT] = N_("in the order of the file"),
	};

	return c->sort == CONCORDANCE_DATE && c->reverse ? _("oldest first") : _(texts[c->sort]);
}

static void pane_status(const struct pane *p, struct buf *left)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;
	size_t n = lines_n(c);

	buf_printf(left, _("%zu of %zu"), n ? c->selected + 1 : 0, n);
	buf_printf(left, "   %s", sort_text(c));
	if (c->reverse && c->sort != CONCORDANCE_DATE)
		buf_printf(left, " %s", _("(reversed)"));
	if (c->working)
		buf_printf(left, "   %d %%", concordance_percent(c->lines));
	digits_convert(left, 0);
}

static size_t pane_hints(const struct pane *p, const char **hints, size_t size)
{
	(void)p;
	(void)size;
	hints[0] = _("B A by word before, after   ");
	hints[1] = _("enter text   ");
	return 2;
}

/* The text of line at Y, from column X on, in COLUMNS cells: the keyword begins at a third of them
 * or a little more, whatever stands before it; that is at the right, and it ends there, where the
 * text runs from right to left. */
static void draw_text(struct concordance_pane *c, int y, int x, int columns, enum bidi_dir language,
		      struct theme_style style)
{
	struct concordance_window *w = &c->window;
	struct query_range hit = {w->hit_start, w->hit_end};
	struct query_ranges ranges = {&hit, 1, 1};
	const char *text = buf_str(&w->text);
	int before = columns * 2 / 5, room = before, cells;
	size_t end = w->word_start;
	struct screen_line line = {.s = text, .len = w->text.len, .flush = true};
	bool rtl;

	while (end && text[end - 1] == ' ')
		end--;
	if (end < w->word_start)
		room--; /* the blank */
	line.dir = bidi_direction(text, w->text.len, language);
	line.start = wrap_fit_end(text, end, room, &cells);
	line.end = end;
	/* Counted from the side where the text begins. */
	rtl = screen_reorders() && (line.dir == BIDI_RTL) != screen_mirrored();
	cells = screen_line_cells(room, &line);
	screen_put_line(y, rtl ? x + columns - room : x + room - cells, cells, &line, style);
	line.start = w->word_start;
	line.end = w->text.len;
	line.ranges = &ranges;
	screen_put_line(y, rtl ? x : x + before, columns - before, &line, style);
}

static void draw_line(struct concordance_pane *c, size_t i, int y)
{
	struct area a = c->pane.area;
	bool selected = i == c->selected;
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
	draw_text(c, y, x, a.x + a.columns - 1 - x, bidi_language(s->language), style);
}

/* What is said where there are no lines. */
static void draw_nothing(struct concordance_pane *c)
{
	struct area a = c->pane.area;
	const char *text = query_terms(session_query(c->session))
				   ? (c->working ? "" : _("no hits in what is shown"))
				   : _("no words in the filter: / types some");

	screen_put_cut(a.y, a.x + 1, a.columns - 2, text, theme_style(STYLE_META));
}

static void pane_draw(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;
	size_t n = lines_n(c);

	select_line(c, c->selected);
	for (int i = 0; i < p->area.rows; i++) {
		size_t line = c->top + (size_t)i;

		if (line < n)
			draw_line(c, line, p->area.y + i);
		else
			screen_blank(p->area.y + i, p->area.x, p->area.columns,
				     theme_style(STYLE_TEXT));
	}
	if (!n)
		draw_nothing(c);
	p->dirty = false;
}

static void pane_cursor(const struct pane *p, int *y, int *x)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	*y = p->area.y + (int)(c->selected - c->top);
	*x = p->area.x;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/status.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "tui/direction.h"
#include "tui/progress.h"
#include "tui/screen.h"
#include "tui/tui.h"

static const char *status_title(const struct tui *tui)
{
	const struct archive *a = session_archive(tui->session);
	size_t n;
	const char *const *files = session_files(tui->session, &n);
	const char *slash;

	if (a->title)
		return a->title;
	slash = strrchr(files[0], '/');
	return slash && slash[1] ? slash + 1 : files[0];
}

int status_put(int y, int x, int columns, const char *s, struct theme_style style)
{
	struct screen_line line = {
		.s = s, .len = strlen(s), .end = strlen(s), .dir = direction_own(), .dots = true};

	return screen_put_line(y, x, columns, &line, style);
}

/* Put S so that it ends before the last column; returns where it starts, or END without room. */
static int status_put_right(int y, int from, const char *s, enum style style)
{
	int end = screen_columns() - 1;
	int cells = utf8_cells(s, strlen(s));

	if (cells == 0 || from + cells > end)
		return end;
	status_put(y, end - cells, cells, s, theme_style(style));
	return end - cells;
}

void status_calendars(const struct tui *tui, struct buf *b)
{
	const struct calendar_choice *c = session_calendars(tui->session);

	buf_puts(b, _(calendar_title(c->first)));
	if (c->first != c->second)
		buf_printf(b, " + %s", _(calendar_title(c->second)));
}

static bool status_gregorian(const struct tui *tui)
{
	const struct calendar_choice *c = session_calendars(tui->session);

	return c->first == CALENDAR_GREGORIAN && c->second == CALENDAR_GREGORIAN;
}

void status_draw_header(struct tui *tui, int y)
{
	struct buf count, title;
	size_t from;
	int end;

	buf_init(&count);
	buf_init(&title);
	screen_blank(y, 0, screen_columns(), theme_style(STYLE_TEXT));
	if (tui->view && tui->view->ops->title) {
		tui->view->ops->title(tui->view, &title, &count);
	} else {
		if (!status_gregorian(tui)) {
			status_calendars(tui, &count);
			buf_puts(&count, "   ");
		}
		from = count.len;
		buf_printf(&count, "%zu", session_total(tui->session));
		count_group(&count, from);
		buf_puts(&title, status_title(tui));
	}
	digits_convert(&count, 0);
	end = status_put_right(y, 2, buf_str(&count), STYLE_META);
	utf8_clean_line(buf_reserve(&title, 0) - title.len);
	if (!tui->view)
		end = sparkline_draw(&tui->sparkline, y, 1 + utf8_cells(buf_str(&title), title.len),
				     end);
	screen_put_cut(y, 1, end - 3, buf_str(&title), theme_style(STYLE_TEXT));
	buf_done(&count);
	buf_done(&title);
}

/* "2 of 7": where we are in what is shown. */
static void status_position(const struct tui *tui, struct buf *b)
{
	const struct view *v = session_view(tui->session);
	size_t from = b->len;

	/* TRANSLATORS: row and number of rows. */
	buf_printf(b, _("%zu of %zu"), v->n ? tui->list.selected + 1 : 0, v->n);
	count_group(b, from);
}

static void status_problems(const struct tui *tui, struct buf *b)
{
	const struct archive *a = session_archive(tui->session);
	size_t n = a->problems_n + a->problems_cut, from;

	if (!n)
		return;
	buf_puts(b, "   ");
	from = b->len;
	/* TRANSLATORS: ! is the key that lists them. */
	buf_printf(b, ngettext("! %zu problem", "! %zu problems", (unsigned long)n), n);
	count_group(b, from);
}

/* Hints fade once they are used; the way out always stands. The longest that fits is shown: the way
 * out is the last to go. */
static void status_draw_hints(const struct tui *tui, int y, int from)
{
	bool reading = tui->focus_text && tui_one_pane(tui);
	const struct pane *view = tui->view;
	const char *hints[6];
	size_t n = 0;
	struct buf b;

	if (view && view->ops->hints)
		n = view->ops->hints(view, hints, sizeof hints / sizeof *hints - 1);
	if (!view && !reading && !tui->used_filter)
		hints[n++] = _("/ filter   ");
	if (!view && !reading && !tui->used_help)
		hints[n++] = _("? help   ");
	hints[n++] = view ? _("esc back") : reading ? _("esc list") : _("q quit");
	buf_init(&b);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&b);
		for (size_t k = i; k < n; k++)
			buf_puts(&b, hints[k]);
		if (from + utf8_cells(b.data, b.len) <= screen_columns() - 1) {
			status_put_right(y, from, b.data, STYLE_META);
			break;
		}
	}
	buf_done(&b);
}

void status_typed(const struct keymap_input *in, struct buf *b)
{
	if (in->count)
		buf_printf(b, "   %d", in->count);
	for (size_t i = 0; i < in->keys_n && !in->done; i++) {
		buf_puts(b, i || in->count ? " " : "   ");
		screen_key_name(in->keys[i], b);
	}
}

static void status_left(const struct tui *tui, struct buf *b)
{
	const char *filter = session_filter_text(tui->session);
	size_t start = b->len;

	if (tui->notice.len) {
		buf_puts(b, tui->notice.data);
		return;
	}
	if (tui->sort_menu) {
		/* TRANSLATORS: the letters are keys and must stay d t o s f. */
		buf_puts(b,
			 _("sort by:  d date   t title   o occasion   s speaker   f file order"));
		return;
	}
	if (tui->view && tui->view->ops->status) {
		tui->view->ops->status(tui->view, b);
		status_typed(&tui->input, b);
		return;
	}
	status_position(tui, b);
	if (tui->focus_text)
		buf_printf(b, "   %d %%", reading_percent(&tui->reading));
	digits_convert(b, start);
	if (*filter)
		buf_printf(b, "   / %s", filter);
	if (!session_diacritics_are_exact(tui->session))
		buf_puts(b, _("   marks ignored"));
	start = b->len;
	status_problems(tui, b);
	status_typed(&tui->input, b);
	digits_convert(b, start);
}

/* The last of what was typed for TEXT that still matched, and how many statements that were. */
static void status_best(const struct tui *tui, const char *text, struct buf *b)
{
	struct buf count;

	if (!tui->best.len || strncmp(text, tui->best.data, tui->best.len) != 0)
		return;
	buf_init(&count);
	buf_printf(&count, "%zu", tui->best_n);
	count_group(&count, 0);
	digits_convert(&count, 0);
	/* TRANSLATORS: the last text that matched, and how many it matched. */
	buf_printf(b, _(" · \"%s\" has %s"), tui->best.data, buf_str(&count));
	buf_done(&count);
}

/* That the count is that of what is complete so far. */
static void status_open(const struct tui *tui, struct buf *b)
{
	enum query_fault fault;
	struct query_range place;

	session_filter_problem(tui->session, &fault, &place);
	if (fault == QUERY_OPEN)
		/* TRANSLATORS: after the count of what matches a query that is half typed. */
		buf_puts(b, _(" so far"));
}

/* What the prompt says about what has been typed. */
static void status_answer(const struct tui *tui, struct buf *b)
{
	const struct view *v = session_view(tui->session);
	const char *text = prompt_text(&tui->prompt);
	size_t from = b->len;

	if (tui->prompt.kind == PROMPT_VIEW) {
		if (tui->view && tui->view->ops->status)
			tui->view->ops->status(tui->view, b);
	} else if (tui->prompt.kind == PROMPT_FILTER && !session_settled(tui->session)) {
		/* So many so far. */
		if (session_is_partial(tui->session))
			buf_printf(b, "%zu", v->n);
		digits_convert(b, 0);
		buf_puts(b, screen_symbol("…", "..."));
	} else if (tui->prompt.kind == PROMPT_FILTER && v->n == 0 && *text) {
		/* TRANSLATORS: letters with marks were typed; ^T is the key that ignores those. */
		buf_puts(b, query_has_marks(session_query(tui->session))
				    ? _("nothing matches · ^T without marks")
				    : _("nothing matches"));
		status_open(tui, b);
		status_best(tui, text, b);
	} else if (tui->prompt.kind == PROMPT_FILTER) {
		buf_printf(b, _("%zu of %zu"), v->n, session_total(tui->session));
		count_group(b, from);
		digits_convert(b, from);
		status_open(tui, b);
	}
}

static void status_draw_prompt(const struct tui *tui, int y, int *cursor)
{
	const struct prompt *p = &tui->prompt;
	const char *text = prompt_text(p);
	struct theme_style style = theme_style(STYLE_TEXT);
	int columns = screen_columns(), x, room, before;
	struct buf answer, both;
	struct screen_line line;
	size_t start = 0;
	bool rtl;

	buf_init(&answer);
	buf_init(&both);
	status_answer(tui, &answer);
	buf_printf(&both, "%s · %s", buf_str(&answer), _("enter keep · esc back"));
	x = screen_put(y, 0, columns, p->kind == PROMPT_GO ? " :" : " /", 2, style);
	/* What is typed comes first, then the answer, then the hint. */
	room = columns - x - 1;
	before = utf8_cells(text, p->text.len);
	if (p->kind == PROMPT_FILTER && before + utf8_cells(both.data, both.len) + 3 < room)
		room = status_put_right(y, x, both.data, STYLE_META) - x - 1;
	else if (answer.len && before + utf8_cells(answer.data, answer.len) + 3 < room)
		room = status_put_right(y, x, answer.data, STYLE_META) - x - 1;
	else if (answer.len && utf8_cells(answer.data, answer.len) * 2 < room)
		room = status_put_right(y, x, answer.data, STYLE_META) - x - 1;
	while (start < p->cursor && utf8_cells(text + start, p->cursor - start) > room - 1)
		start += wrap_cluster(text + start, p->text.len - start);
	line = (struct screen_line){
		.s = text, .len = p->text.len, .start = start, .end = p->text.len};
	/* From right to left the cursor at the end stands left of what is typed. */
	rtl = screen_reorders() && bidi_direction(text, line.len, BIDI_AUTO) == BIDI_RTL;
	if (rtl && !screen_mirrored())
		x++, room--;
	screen_put_line(y, x, room, &line, style);
	*cursor = screen_line_cursor(x, room, &line, p->cursor);
	buf_done(&answer);
	buf_done(&both);
}

/* Whether the line is about the reading, because nothing says something else there. */
static bool status_is_loading(const struct tui *tui)
{
	return session_progress(tui->session).loading && !tui->notice.len && !tui->sort_menu &&
	       !(tui->view && tui->view->ops->status);
}

void status_draw(const struct tui *tui, int y, int *cursor)
{
	enum style style = tui->notice.len || tui->sort_menu ? STYLE_NOTICE : STYLE_TEXT;
	struct buf left;
	int used;

	*cursor = -1;
	screen_blank(y, 0, screen_columns(), theme_style(STYLE_TEXT));
	if (tui->prompt.kind != PROMPT_NONE) {
		status_draw_prompt(tui, y, cursor);
		return;
	}
	if (status_is_loading(tui)) {
		progress_draw(tui, y);
		return;
	}
	buf_init(&left);
	status_left(tui, &left);
	used = status_put(y, 1, screen_columns() - 2, buf_str(&left), theme_style(style));
	if (!tui->sort_menu)
		status_draw_hints(tui, y, 1 + used + 3);
	buf_done(&left);
}

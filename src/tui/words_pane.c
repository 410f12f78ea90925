/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/words_pane.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "tui/narrow.h"
#include "tui/screen.h"
#include "tui/run.h"
#include "tui/tui.h"

/* Cells of a column of numbers, with its gap; columns from which there are all, and all but rates. */
enum { NUMBER = 10, RATES_FROM = 76, REST_FROM = 50, NAMES_FROM = 4 };

enum number { SHOWN, REST, SHOWN_RATE, REST_RATE, WEIGHT, NUMBERS };

static void words_draw(struct pane *p);
static void words_cursor(const struct pane *p, int *y, int *x);
static void words_head(const struct pane *p, struct buf *title, struct buf *right);
static void words_status(const struct pane *p, struct buf *left);
static size_t words_hints(const struct pane *p, const char **hints, size_t size);
static void words_step(struct pane *p, long by);
static bool words_command(struct pane *p, struct tui *tui, enum command c, int count);
static void words_filter(struct pane *p, const char *text);
static void words_changed(struct pane *p, bool reloaded);
static bool words_work(struct pane *p);
static void words_close(struct pane *p);

static const struct pane_ops words_ops = {
	.draw = words_draw,
	.cursor = words_cursor,
	.title = words_head,
	.status = words_status,
	.hints = words_hints,
	.step = words_step,
	.command = words_command,
	.filter = words_filter,
	.changed = words_changed,
	.work = words_work,
	.close = words_close,
};

void words_pane_init(struct words_pane *p, struct session *session)
{
	*p = (struct words_pane){.pane = {.ops = &words_ops, .bit = PANE_WORDS},
				 .session = session};
	keyness_init(&p->keyness, session_fold(session));
	buf_init(&p->words);
	p->rows = xcalloc(KEYNESS_LIST_MAX, sizeof *p->rows);
}

void words_pane_done(struct words_pane *p)
{
	keyness_done(&p->keyness);
	buf_done(&p->words);
	free(p->rows);
}

/* The rows that hold every word of '/'. */
static void list_rows(struct words_pane *p)
{
	const struct keyness *k = &p->keyness;

	p->n = 0;
	for (size_t i = 0; i < k->rows_n; i++) {
		const struct keyness_word *w = &k->words[k->rows[i].word];

		if (!p->words.len || memmem(w->text, w->len, buf_str(&p->words), p->words.len))
			p->rows[p->n++] = (uint32_t)i;
	}
	if (p->selected >= p->n)
		p->selected = p->n ? p->n - 1 : 0;
	p->pane.dirty = true;
}

static bool words_work(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;
	enum keyness_state before = p->keyness.state;
	bool more = keyness_work(&p->keyness);

	if (p->keyness.state != before)
		list_rows(p);
	return more;
}

static void count_anew(struct words_pane *p)
{
	/* Small archives are counted before they are drawn. */
	enum { SLICES = 8 };
	struct tally_source source;

	session_tally_source(p->session, false, &source);
	keyness_start(&p->keyness, &source);
	p->n = p->selected = p->top = 0;
	for (int i = 0; i < SLICES && words_work(&p->pane); i++)
		;
	p->pane.dirty = true;
}

static void words_changed(struct pane *pane, bool reloaded)
{
	(void)reloaded;
	count_anew((struct words_pane *)pane);
}

void words_pane_open(struct words_pane *p)
{
	buf_clear(&p->words);
	count_anew(p);
}

static void words_close(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
}

static void words_filter(struct pane *pane, const char *text)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	p->top = 0;
	list_rows(p);
}

/* Whether there is something to compare with. */
static bool compares(const struct words_pane *p)
{
	return session_view(p->session)->n < session_total(p->session);
}

static void words_head(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	buf_puts(title, !compares(p)       ? _("Words by number")
			: p->keyness.under ? _("Words rarer than in the rest")
					   : _("Words that stand out"));
	buf_printf(right, _("%zu of %zu"), session_view(p->session)->n, session_total(p->session));
}

static void words_status(const struct pane *pane, struct buf *left)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	if (p->keyness.state == KEYNESS_COUNTING) {
		buf_printf(left, _("counting %d %%"), keyness_percent(&p->keyness));
		return;
	}
	buf_printf(left, ngettext("%zu word", "%zu words", (unsigned long)p->n), p->n);
	if (p->keyness.least > 1)
		buf_printf(left,
			   ngettext(", at least %u time", ", at least %u times", p->keyness.least),
			   (unsigned)p->keyness.least);
	if (!compares(p))
		buf_puts(left, _(" · a filter gives something to compare"));
	digits_convert(left, 0);
}

static size_t words_hints(const struct pane *pane, const char **hints, size_t size)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	size_t n = 0;

	(void)size;
	hints[n++] = _("m at least   ");
	if (compares(p))
		hints[n++] = p->keyness.under ? _("v more frequent   ") : _("v rarer   ");
	hints[n++] = _("enter search it   ");
	return n;
}

static void words_step(struct pane *pane, long by)
{
	struct words_pane *p = (struct words_pane *)pane;

	if (!p->n)
		return;
	if (by < 0)
		p->selected =
			by == LONG_MIN || (size_t)-by > p->selected ? 0 : p->selected - (size_t)-by;
	else
		p->selected =
			(size_t)by >= p->n - p->selected ? p->n - 1 : p->selected + (size_t)by;
	p->pane.dirty = true;
}

static void choose(struct words_pane *p, uint32_t least, bool under)
{
	keyness_choose(&p->keyness, least, under);
	p->selected = p->top = 0;
	list_rows(p);
}

/* Narrow the filter to statements that hold the word. */
static void enter(struct words_pane *p, struct tui *tui)
{
	const char *s;
	size_t len;
	struct buf b;

	if (p->selected >= p->n)
		return;
	s = keyness_label(&p->keyness, p->rows[p->selected], &len);
	buf_init(&b);
	/* A number by itself would be a year, and other signs mean something. */
	for (size_t i = 0; i < len && !b.len; i++)
		if ((unsigned char)s[i] < 'A')
			buf_puts(&b, "\"");
	buf_printf(&b, "%.*s%s", (int)len, s, b.len ? "\"" : "");
	narrow_to(tui, buf_str(&b));
	buf_done(&b);
}

static bool words_command(struct pane *pane, struct tui *tui, enum command c, int count)
{
	static const uint32_t leasts[] = {1, 3, 10, 30, 100};
	enum { LEASTS = sizeof leasts / sizeof *leasts };
	struct words_pane *p = (struct words_pane *)pane;
	size_t at = 0;

	switch (c) {
	case COMMAND_VIEW_UNIT:
		while (at < LEASTS && leasts[at] <= p->keyness.least)
			at++;
		choose(p, count > 0 ? (uint32_t)count : leasts[at % LEASTS], p->keyness.under);
		break;
	case COMMAND_VIEW_MEASURE:
		if (compares(p))
			choose(p, p->keyness.least, !p->keyness.under);
		break;
	case COMMAND_OPEN: enter(p, tui); break;
	default: return false;
	}
	return true;
}

static double rate(uint64_t n, uint64_t words)
{
	return words ? (double)n * 1e4 / (double)words : 0;
}

static bool has_number(const struct words_pane *p, enum number which)
{
	int columns = p->pane.area.columns;

	switch (which) {
	case SHOWN: return true;
	case REST: return compares(p) && columns >= REST_FROM;
	case SHOWN_RATE: return columns >= RATES_FROM;
	case REST_RATE: return compares(p) && columns >= RATES_FROM;
	default: return compares(p);
	}
}

static void put_number(const struct words_pane *p, size_t row, enum number which, struct buf *out)
{
	const struct keyness *k = &p->keyness;
	const struct keyness_word *w = &k->words[k->rows[row].word];

	switch (which) {
	case SHOWN: buf_printf(out, "%lu", (unsigned long)w->shown); break;
	case REST: buf_printf(out, "%lu", (unsigned long)w->rest); break;
	case SHOWN_RATE: buf_printf(out, "%.2f", rate(w->shown, k->total_shown)); break;
	case REST_RATE: buf_printf(out, "%.2f", rate(w->rest, k->total_rest)); break;
	default: buf_printf(out, "%+.1f", k->rows[row].weight); break;
	}
	digits_convert(out, 0);
}

/* Numbers stand one under the other at their right, on a mirrored screen too. */
static void put_right(int y, int end, const char *s, struct theme_style style)
{
	int cells = utf8_cells(s, strlen(s)), room = NUMBER - 1;

	if (cells > room || screen_mirrored())
		cells = room;
	screen_put_cut(y, end - cells, room, s, style);
}

static int numbers_cells(const struct words_pane *p)
{
	int cells = 0;

	for (int i = 0; i < NUMBERS; i++)
		cells += has_number(p, (enum number)i) ? NUMBER : 0;
	return cells;
}

static void draw_names(const struct words_pane *p)
{
	/* TRANSLATORS: narrow columns of numbers, at most nine cells each: times in what is shown, in
	 * the rest, and both for each 10,000 words; G2 is the name of a measure. */
	static const char *const names[NUMBERS] = {N_("shown"), N_("rest"), N_("/10,000"),
						   N_("rest"), N_("G2")};
	struct area a = p->pane.area;
	int x = a.x + a.columns - 1 - numbers_cells(p);

	for (int i = 0; i < NUMBERS; i++) {
		if (!has_number(p, (enum number)i))
			continue;
		x += NUMBER;
		put_right(a.y, x, _(names[i]), theme_style(STYLE_META));
	}
}

static void draw_row(const struct words_pane *p, int y, size_t i)
{
	struct area a = p->pane.area;
	bool selected = i == p->selected;
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int x = a.x + a.columns - 1 - numbers_cells(p), room = x - a.x - 2;
	size_t len;
	struct screen_line line;
	const char *s = keyness_label(&p->keyness, p->rows[i], &len);
	struct buf b;

	screen_blank(y, a.x, a.columns, style);
	screen_put(y, a.x, 1, selected ? ">" : " ", 1, style);
	if (room < 4) /* the word alone */
		room = a.columns - 2;
	line = (struct screen_line){.s = s, .len = len, .end = len, .dots = true};
	screen_put_line(y, a.x + 2, room, &line, style);
	buf_init(&b);
	for (int k = 0; k < NUMBERS && room < a.columns - 2; k++) {
		if (!has_number(p, (enum number)k))
			continue;
		x += NUMBER;
		buf_clear(&b);
		put_number(p, p->rows[i], (enum number)k, &b);
		put_right(y, x, buf_str(&b), style);
	}
	buf_done(&b);
}

static int first_row(const struct words_pane *p)
{
	return p->pane.area.rows >= NAMES_FROM ? 1 : 0;
}

static void words_draw(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;
	struct area a = pane->area;
	size_t page = a.rows > first_row(p) ? (size_t)(a.rows - first_row(p)) : 1;

	pane->dirty = false;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (p->keyness.state == KEYNESS_COUNTING)
		return;
	if (first_row(p))
		draw_names(p);
	if (p->selected < p->top)
		p->top = p->selected;
	if (p->selected >= p->top + page)
		p->top = p->selected - page + 1;
	if (p->top + page > p->n)
		p->top = p->n > page ? p->n - page : 0;
	for (size_t i = 0; i < page && p->top + i < p->n; i++)
		draw_row(p, a.y + first_row(p) + (int)i, p->top + i);
}

static void words_cursor(const struct pane *pane, int *y, int *x)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	*y = p->pane.area.y + first_row(p) + (int)(p->selected - p->top);
	*x = p->pane.area.x;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the words that stand out look like: a word a line, with its numbers. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/screen_text.h"
#include "ui/words_pane.h"

/* Cells of a column of numbers, with its gap; columns from which there are all, and all but rates. */
enum { NUMBER = 10, RATES_FROM = 76, REST_FROM = 50, NAMES_FROM = 4 };

enum number { SHOWN, REST, SHOWN_RATE, REST_RATE, WEIGHT, NUMBERS };

static double rate(uint64_t n, uint64_t words)
{
	return words ? (double)n * 1e4 / (double)words : 0;
}

static bool has_number(const struct words_pane *p, enum number which)
{
	int columns = p->pane.area.columns;

	switch (which) {
	case SHOWN: return true;
	case REST: return words_pane_compares(p) && columns >= REST_FROM;
	case SHOWN_RATE: return columns >= RATES_FROM;
	case REST_RATE: return words_pane_compares(p) && columns >= RATES_FROM;
	default: return words_pane_compares(p);
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
	bool selected = i == p->rows.selected;
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int x = a.x + a.columns - 1 - numbers_cells(p), room = x - a.x - 2;
	size_t len;
	struct screen_line line;
	const char *s = keyness_label(&p->keyness, p->listed[i], &len);
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
		put_number(p, p->listed[i], (enum number)k, &b);
		put_right(y, x, buf_str(&b), style);
	}
	buf_done(&b);
}

void words_draw(struct draw *d, struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;
	struct area a = pane->area;
	int head = a.rows >= NAMES_FROM ? 1 : 0;
	size_t page = pane_page(pane, head);

	(void)d;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (p->keyness.state == KEYNESS_COUNTING)
		return;
	if (head)
		draw_names(p);
	rows_show(&p->rows, page);
	for (size_t i = 0; i < page && p->rows.top + i < p->rows.n; i++)
		draw_row(p, a.y + head + (int)i, p->rows.top + i);
}

void words_cursor(const struct pane *pane, int *y, int *x)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	int head = pane->area.rows >= NAMES_FROM ? 1 : 0;

	*y = pane->area.y + head + (int)(p->rows.selected - p->rows.top);
	*x = pane->area.x;
}

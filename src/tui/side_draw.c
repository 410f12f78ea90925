/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What two statements side by side look like. */
#include "config.h"

#include "tui/draw.h"

#include <stdbool.h>

#include "base/charset.h"
#include "base/i18n.h"
#include "tui/screen_text.h"
#include "ui/side_pane.h"

/* What differs has a colour besides its signs. */
static enum style kind_style(enum diff_kind kind)
{
	switch (kind) {
	case DIFF_DROPPED: return STYLE_SERIES;
	case DIFF_NEW: return STYLE_SERIES + 1;
	default: return STYLE_TEXT;
	}
}

struct look {
	const struct side_text *text;
	struct theme_style style; /* of what is the same */
};

static struct theme_style style_at(void *of, size_t start, size_t end)
{
	const struct look *look = of;
	const struct query_ranges *r = &look->text->ranges;

	(void)end;
	for (size_t i = 0; i < r->n; i++)
		if (start >= r->items[i].start && start < r->items[i].end)
			return theme_add(theme_style(look->text->text.data[r->items[i].start] == '['
							     ? STYLE_SERIES
							     : STYLE_SERIES + 1),
					 STYLE_STRONG);
	return look->style;
}

static void draw_text(const struct side_pane *p, int y, int x, const struct side_line *at, int side)
{
	const struct side_text *t = &p->texts[2 * at->row + (size_t)side];
	enum diff_kind kind = p->diff.rows[at->row].kind;
	struct look look = {t, theme_style(kind_style(kind))};
	struct screen_line line = {.s = buf_str(&t->text),
				   .len = t->text.len,
				   .flush = true,
				   .style = style_at,
				   .of = &look};
	char sign = diff_sign(kind);

	if (at->line >= t->wrap.n)
		return;
	line.start = t->wrap.lines[at->line].start;
	line.end = t->wrap.lines[at->line].end;
	if (at->line == 0)
		screen_put(y, x, 1, &sign, 1, look.style);
	screen_put_line(y, x + SIDE_SIGN, side_pane_column(p) - SIDE_SIGN, &line, look.style);
}

void side_draw(struct draw *d, struct pane *pane)
{
	struct side_pane *p = (struct side_pane *)pane;
	struct area a = pane->area;
	struct theme_style text = theme_style(STYLE_TEXT), meta = theme_style(STYLE_META);
	int right;

	(void)d;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, text);
	side_pane_layout(p);
	right = a.x + side_pane_column(p) + SIDE_GAP;
	if (!p->diff.n && a.rows)
		screen_say(a.y, a.x + 1, a.columns - 1, _("There is nothing to compare."), meta);
	for (int y = 0; y < a.rows && p->rows.top + (size_t)y < p->rows.n; y++) {
		const struct side_line *line = &p->lines[p->rows.top + (size_t)y];

		draw_text(p, a.y + y, a.x, line, 0);
		if (!p->two)
			continue;
		screen_put_cut(a.y + y, right - 2, 1, charset_symbol("│", "|"),
			       theme_style(STYLE_RULE));
		draw_text(p, a.y + y, right, line, 1);
	}
}

bool side_cursor(const struct pane *pane, int *y, int *x)
{
	*y = pane->area.y;
	*x = pane->area.x;
	return true;
}

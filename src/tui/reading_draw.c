/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the text looks like. */
#include "config.h"

#include "tui/draw.h"

#include <string.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "ui/reading.h"
#include "tui/screen_text.h"

/* A line being drawn: the styles of its bytes, from its start on. */
struct reading_walk {
	const struct reading *r;
	const struct paragraph *p;
	size_t at;     /* bytes before it have been seen */
	uint8_t marks; /* that are on there */
	size_t k;      /* the match at or after it */
};

static struct theme_style reading_style(void *of, size_t start, size_t end)
{
	struct reading_walk *w = of;
	const struct paragraph *p = w->p;
	const struct query_ranges *ranges = &w->r->document.ranges;
	struct theme_style style;

	for (; w->at <= start; w->at++)
		w->marks = document_marks(w->marks, p->text[w->at]);
	style = theme_style(w->marks & (DOCUMENT_NOTE | DOCUMENT_STRUCK) ? STYLE_META : p->style);
	if (w->marks & DOCUMENT_EM)
		style = theme_add(style, STYLE_EM);
	if (w->marks & DOCUMENT_STRONG)
		style = theme_add(style, STYLE_STRONG);
	if (w->marks & DOCUMENT_REF)
		style = theme_add(style, STYLE_REF);
	while (w->k < p->range + p->ranges && ranges->items[w->k].end <= start)
		w->k++;
	if (w->k < p->range + p->ranges && ranges->items[w->k].start < end) {
		if (w->k == w->r->hit)
			style = theme_add(style, STYLE_HIT);
		style = theme_match(style, ranges->items[w->k].term);
	}
	return p->whole ? theme_add(style, STYLE_MATCH) : style;
}

static bool holds(const struct document_noted *at, size_t paragraph, size_t start, size_t end)
{
	return at->paragraph == paragraph && at->start < end && at->end > start;
}

/* Passages with notes, and what one is being written on. */
static struct theme_style reading_noted(const struct document *d, const struct paragraph *p,
					size_t start, size_t end, struct theme_style style)
{
	size_t paragraph = (size_t)(p - d->paragraphs);

	for (size_t i = 0; i < d->noted_n; i++)
		if (holds(&d->noted[i], paragraph, start, end))
			style = theme_add(style, STYLE_NOTED);
	if (d->choosing && holds(&d->chosen, paragraph, start, end))
		style = theme_add(style, STYLE_HIT);
	return style;
}

static struct theme_style reading_style_all(void *of, size_t start, size_t end)
{
	const struct reading_walk *w = of;

	return reading_noted(&w->r->document, w->p, start, end, reading_style(of, start, end));
}

/* The line as the screen takes it; WALK is what knows its styles. */
static struct screen_line reading_line(const struct reading *r, size_t line,
				       struct reading_walk *walk)
{
	const struct document_line *l = &r->document.lines[line];
	const struct paragraph *p = &r->document.paragraphs[l->paragraph];

	*walk = (struct reading_walk){
		.r = r, .p = p, .at = l->start, .marks = l->marks, .k = p->range};
	return (struct screen_line){
		.s = p->text,
		.len = p->len,
		.start = l->start,
		.end = l->end,
		.dir = p->dir,
		.side = p->side,
		.flush = true,
		.indent = p->indent * 2 < r->document.width ? p->indent : 0,
		.label = l->first ? p->label : NULL,
		.dots = p->cut,
		.style = reading_style_all,
		.of = walk,
	};
}

static void reading_draw_line(const struct reading *r, size_t line, int y)
{
	struct reading_walk walk;
	struct screen_line l = reading_line(r, line, &walk);
	int x = r->pane.area.x + reading_margin(r), columns = r->document.width;

	if (r->document.lines[line].blank)
		return;
	if (walk.p->cut && r->shift && l.start < l.end) {
		/* A mark where it begins for what stands before, and one cell less for the rest. */
		bool rtl = bidi_direction(l.s, l.len, l.dir) == BIDI_RTL;

		l.start = document_skip(&r->document, &r->document.lines[line], r->shift + 1);
		if (rtl == screen_mirrored())
			screen_put_dots(y, x++ + l.indent, 1, theme_style(STYLE_META));
		else
			screen_put_dots(y, x + columns - 1 - l.indent, 1, theme_style(STYLE_META));
		columns--;
	}
	screen_put_line(y, x, columns, &l, theme_style(walk.p->style));
}

bool reading_cursor(const struct pane *p, int *y, int *x)
{
	const struct reading *r = (const struct reading *)p;
	const struct document *d = &r->document;
	size_t line = r->top, hit = SIZE_MAX;

	*x = p->area.x + reading_margin(r);
	if (r->hit != READING_NO_HIT && d->lines_n)
		hit = document_line_of(d, document_hit(d, r->hit));
	if (hit >= r->top && hit < r->top + (size_t)p->area.rows && hit < d->lines_n) {
		struct reading_walk walk;
		struct screen_line l = reading_line(r, hit, &walk);

		*x = screen_line_cursor(*x, d->width, &l, d->ranges.items[r->hit].start);
		line = hit;
	}
	*y = p->area.y + (int)(line - r->top);
	return line == hit;
}

/* That the text goes on below, in the margin at its end. */
static void reading_draw_more(const struct reading *r)
{
	const char *sign = charset_symbol("↓", "v");
	const struct area *a = &r->pane.area;

	int cells = utf8_cells(sign, strlen(sign));

	if (reading_goes_on(r) && a->columns >= reading_margin(r) + r->document.width + cells)
		screen_put(a->y + a->rows - 1, a->x + a->columns - cells, cells, sign, strlen(sign),
			   theme_style(STYLE_META));
}

void reading_draw(struct draw *d, struct pane *p)
{
	struct reading *r = (struct reading *)p;

	(void)d;
	reading_wrap(r);
	for (int i = 0; i < p->area.rows; i++) {
		size_t line = r->top + (size_t)i;

		screen_blank(p->area.y + i, p->area.x, p->area.columns, theme_style(STYLE_TEXT));
		if (line < r->document.lines_n)
			reading_draw_line(r, line, p->area.y + i);
	}
	reading_draw_more(r);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/overlay.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/command.h"
#include "tui/direction.h"
#include "ui/keymap.h"
#include "tui/screen.h"

/* Cells of the column of keys in help. */
/* Invisible marks (UAX #9): the slash before a path and the number behind it stay where they are. */
#define LEFT_TO_RIGHT "\u200e"
#define RIGHT_TO_LEFT "\u200f"

enum { KEYS_CELLS = 18, KEYS_INSET = 2, MARGIN = 1 };

static void overlay_draw(struct pane *p);
static void overlay_cursor(const struct pane *p, int *y, int *x);
static void overlay_title(const struct pane *p, struct buf *title, struct buf *right);
static void overlay_status(const struct pane *p, struct buf *left);
static size_t overlay_hints(const struct pane *p, const char **hints, size_t size);
static void overlay_step(struct pane *p, long by);
static void overlay_filter(struct pane *p, const char *text);
static void overlay_close(struct pane *p);

static const struct pane_ops overlay_ops = {
	.draw = overlay_draw,
	.cursor = overlay_cursor,
	.title = overlay_title,
	.status = overlay_status,
	.hints = overlay_hints,
	.step = overlay_step,
	.filter = overlay_filter,
	.close = overlay_close,
};

void overlay_init(struct overlay *o, struct fold *fold)
{
	*o = (struct overlay){.pane = {.ops = &overlay_ops}, .fold = fold};
	arena_init(&o->arena);
}

void overlay_done(struct overlay *o)
{
	arena_done(&o->arena);
	free(o->items);
	free(o->lines);
	query_free(o->query);
	wrap_done(&o->wrap);
	query_ranges_done(&o->ranges);
	fold_map_done(&o->map);
}

static struct overlay_item *overlay_add(struct overlay *o, const struct buf *b, int indent,
					bool heading)
{
	if (o->n == o->size) {
		o->size = o->size ? o->size * 2 : 64;
		o->items = xrealloc(o->items, o->size, sizeof *o->items);
	}
	o->items[o->n++] = (struct overlay_item){.text = arena_copy(&o->arena, buf_str(b), b->len),
						 .len = b->len,
						 .indent = indent,
						 .heading = heading,
						 .visible = true};
	o->found += !heading;
	return &o->items[o->n - 1];
}

/* HELP beside the column of KEYS, or of an example. */
static void overlay_add_help(struct overlay *o, const struct buf *keys, const char *help)
{
	int cells = utf8_cells(buf_str(keys), keys->len) + KEYS_INSET;
	struct buf b;
	size_t column;

	buf_init(&b);
	buf_printf(&b, "%*s%s", KEYS_INSET, "", buf_str(keys));
	do
		buf_putc(&b, ' ');
	while (++cells < KEYS_CELLS);
	column = b.len;
	buf_puts(&b, help);
	overlay_add(o, &b, KEYS_CELLS, false)->keys = column;
	buf_done(&b);
}

static void overlay_open(struct overlay *o, enum overlay_kind kind, const char *title)
{
	overlay_close(&o->pane);
	o->kind = kind;
	o->title = title;
	o->pane.bit = kind == OVERLAY_HELP ? PANE_HELP : PANE_PROBLEMS;
	o->pane.dirty = true;
}

static void overlay_close(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	o->kind = OVERLAY_NONE;
	arena_done(&o->arena);
	o->n = o->lines_n = o->top = o->found = 0;
	o->width = 0;
	query_free(o->query);
	o->query = NULL;
}

static void overlay_add_command(struct overlay *o, const struct keymap *m, enum command c)
{
	struct buf keys;

	buf_init(&keys);
	keymap_keys_of(m, c, &keys);
	overlay_add_help(o, &keys, _(command_help(c)));
	buf_done(&keys);
}

void overlay_open_help(struct overlay *o, const struct keymap *m)
{
	struct buf b;

	overlay_open(o, OVERLAY_HELP, _("Help"));
	buf_init(&b);
	for (int g = 0; g < GROUPS; g++) {
		if (!group_used((enum command_group)g))
			continue;
		buf_clear(&b);
		buf_puts(&b, _(group_title((enum command_group)g)));
		overlay_add(o, &b, 0, true);
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
			if (command_group((enum command)c) == (enum command_group)g)
				overlay_add_command(o, m, (enum command)c);
	}
	buf_clear(&b);
	buf_puts(&b, _("What a filter may say"));
	overlay_add(o, &b, 0, true);
	static const struct {
		const char *example, *help;
	} grammar[] = {
		{N_("word other"),
		 N_("both occur, anywhere in a word; accents, case and letter variants "
		    "make no difference")},
		{N_("\"two words\""), N_("one after the other")},
		{N_("-word"), N_("does not occur")},
		{"2021", N_("dated in that year, or the number occurs; also 2020-05, 2020-05-17")},
		{"2019..2021", N_("dated within; an end may be left out")},
	};

	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
		buf_clear(&b);
		buf_puts(&b, _(grammar[i].example));
		overlay_add_help(o, &b, _(grammar[i].help));
	}
	buf_done(&b);
}

void overlay_open_problems(struct overlay *o, const struct archive *a)
{
	bool rtl = direction_own() == BIDI_RTL;
	struct buf b;

	overlay_open(o, OVERLAY_PROBLEMS, _("Problems while reading"));
	buf_init(&b);
	for (size_t i = 0; i < a->problems_n; i++) {
		const struct problem *p = a->problems[i];

		buf_clear(&b);
		buf_puts(&b, rtl ? LEFT_TO_RIGHT : "");
		buf_puts(&b, p->file);
		if (p->line)
			buf_printf(&b, ":%lu", (unsigned long)p->line);
		buf_printf(&b, "%s: %s", rtl ? RIGHT_TO_LEFT : "", p->text);
		overlay_add(o, &b, 2, false);
	}
	if (a->problems_cut) {
		buf_clear(&b);
		buf_printf(&b,
			   ngettext("and %zu more", "and %zu more", (unsigned long)a->problems_cut),
			   a->problems_cut);
		overlay_add(o, &b, 0, false);
	}
	if (!o->n) {
		buf_puts(&b, _("None: everything was read as it stands."));
		overlay_add(o, &b, 0, false);
		o->found = 0;
	}
	buf_done(&b);
}

static void overlay_filter(struct pane *p, const char *text)
{
	struct overlay *o = (struct overlay *)p;
	size_t heading = SIZE_MAX;

	query_free(o->query);
	o->query = query_new(text, o->fold);
	o->found = 0;
	for (size_t i = 0; i < o->n; i++) {
		struct overlay_item *item = &o->items[i];

		item->visible = query_matches_text(o->query, o->fold, item->text, item->len);
		if (item->heading) {
			heading = i;
			item->visible = query_is_empty(o->query);
		} else if (item->visible) {
			o->found++;
			if (heading != SIZE_MAX)
				o->items[heading].visible = true;
		}
	}
	o->width = 0;
	o->top = 0;
	o->pane.dirty = true;
}

static void overlay_add_line(struct overlay *o, size_t item, size_t start, size_t end)
{
	if (o->lines_n == o->lines_size) {
		o->lines_size = o->lines_size ? o->lines_size * 2 : 64;
		o->lines = xrealloc(o->lines, o->lines_size, sizeof *o->lines);
	}
	o->lines[o->lines_n++] = (struct overlay_line){item, start, end};
}

/* The cells further lines of ITEM are moved in, where the pane is wide enough for that. */
static int overlay_indent(const struct overlay *o, const struct overlay_item *item)
{
	return item->indent * 2 < o->width ? item->indent : 0;
}

static void overlay_wrap(struct overlay *o)
{
	int width = o->pane.area.columns - 2 * MARGIN;
	size_t page = o->pane.area.rows > 0 ? (size_t)o->pane.area.rows : 1;

	if (width < 1)
		width = 1;
	if (width != o->width) {
		o->width = width;
		o->lines_n = 0;
		for (size_t i = 0; i < o->n; i++) {
			const struct overlay_item *item = &o->items[i];
			int indent = overlay_indent(o, item);

			if (!item->visible)
				continue;
			if (item->heading && o->lines_n)
				overlay_add_line(o, i, 0, 0);
			/* The first line may use the indentation: it is narrower by a negative amount. */
			wrap_clear(&o->wrap);
			o->wrap.glue = screen_glue(item->text, item->len, BIDI_AUTO);
			wrap_text(&o->wrap, item->text, item->len, width - indent, -indent);
			for (size_t k = 0; k < o->wrap.n; k++)
				overlay_add_line(o, i, o->wrap.lines[k].start,
						 o->wrap.lines[k].end);
		}
	}
	if (o->top + page > o->lines_n)
		o->top = o->lines_n > page ? o->lines_n - page : 0;
}

static void overlay_step(struct pane *p, long by)
{
	struct overlay *o = (struct overlay *)p;

	if (by < 0 && (by == LONG_MIN || (size_t)-by > o->top))
		o->top = 0;
	else
		o->top += (size_t)by;
	if (o->top > o->lines_n)
		o->top = o->lines_n;
	p->dirty = true;
}

static void overlay_title(const struct pane *p, struct buf *title, struct buf *right)
{
	const struct overlay *o = (const struct overlay *)p;

	buf_puts(title, o->title);
	if (o->kind == OVERLAY_PROBLEMS)
		buf_printf(right, "%zu", o->found);
}

static void overlay_status(const struct pane *p, struct buf *left)
{
	const struct overlay *o = (const struct overlay *)p;

	buf_printf(left, ngettext("%zu line", "%zu lines", (unsigned long)o->found), o->found);
	digits_convert(left, 0);
}

static size_t overlay_hints(const struct pane *p, const char **hints, size_t size)
{
	(void)p;
	(void)size;
	hints[0] = _("/ search   ");
	return 1;
}

/* Put LINE, which is all of its paragraph or a part, with what is searched for. */
static void overlay_put(struct overlay *o, int y, int x, int columns, struct screen_line *line,
			bool heading)
{
	o->ranges.n = 0;
	if (!heading)
		query_highlight(o->query, o->fold, &o->map, line->s, line->len, &o->ranges);
	line->ranges = &o->ranges;
	screen_put_line(y, x, columns, line, theme_style(heading ? STYLE_HEAD : STYLE_TEXT));
}

/* Keys are a paragraph of their own: they go from left to right whatever stands beside them. */
static void overlay_draw_line(struct overlay *o, const struct overlay_line *l, int y)
{
	const struct overlay_item *item = &o->items[l->item];
	int x = o->pane.area.x + MARGIN, columns = o->width, indent = overlay_indent(o, item);
	size_t keys = indent ? item->keys : 0;
	int keys_cells = utf8_cells(item->text, keys);
	struct screen_line line = {.s = item->text, .len = item->len, .dir = direction_own()};

	if (keys_cells >= columns)
		keys = 0;
	if (l->start > 0) {
		x += indent;
		columns -= indent;
	} else if (keys) {
		struct screen_line own = {.s = item->text + KEYS_INSET, .len = keys - KEYS_INSET};

		while (own.len && own.s[own.len - 1] == ' ')
			own.len--;
		own.end = own.len;
		overlay_put(o, y, x + KEYS_INSET, keys_cells - KEYS_INSET, &own, false);
		x += keys_cells;
		columns -= keys_cells;
	}
	line.s += keys;
	line.len -= keys;
	line.start = l->start > keys ? l->start - keys : 0;
	line.end = l->end > keys ? l->end - keys : 0;
	overlay_put(o, y, x, columns, &line, item->heading);
}

static void overlay_draw(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	overlay_wrap(o);
	for (int i = 0; i < p->area.rows; i++) {
		size_t line = o->top + (size_t)i;

		screen_blank(p->area.y + i, p->area.x, p->area.columns, theme_style(STYLE_TEXT));
		if (line < o->lines_n)
			overlay_draw_line(o, &o->lines[line], p->area.y + i);
	}
	p->dirty = false;
}

static void overlay_cursor(const struct pane *p, int *y, int *x)
{
	*y = p->area.y;
	*x = p->area.x + (p->area.columns > MARGIN ? MARGIN : 0);
}

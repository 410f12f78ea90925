/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/overlay.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "ui/command.h"
#include "ui/direction.h"
#include "ui/keymap.h"

/* Invisible marks (UAX #9): the slash before a path and the number behind it stay where they are. */
#define LEFT_TO_RIGHT "\u200e"
#define RIGHT_TO_LEFT "\u200f"

/* Cells of the column of keys in help. */
enum { KEYS_CELLS = 18 };

static struct overlay_item *overlay_add(struct overlay *o, const struct buf *b, int indent,
					bool heading)
{
	o->items = vec_fit(o->items, o->n + 1, &o->size, sizeof *o->items);
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
	int cells = utf8_cells(buf_str(keys), keys->len) + OVERLAY_INSET;
	struct buf b;
	size_t column;

	buf_init(&b);
	buf_printf(&b, "%*s%s", OVERLAY_INSET, "", buf_str(keys));
	do
		buf_putc(&b, ' ');
	while (++cells < KEYS_CELLS);
	column = b.len;
	buf_puts(&b, help);
	overlay_add(o, &b, KEYS_CELLS, false)->keys = column;
	buf_done(&b);
}

static void overlay_close(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	arena_done(&o->arena);
	o->n = o->found = 0;
	o->rows = (struct rows){0};
	o->width = 0;
	query_unref(o->query);
	o->query = NULL;
	free(o->words);
	o->words = NULL;
}

static void overlay_add_command(struct overlay *o, enum command c)
{
	struct buf keys;

	buf_init(&keys);
	keymap_keys_of(o->keymap, c, &keys);
	overlay_add_help(o, &keys, _(command_help(c)));
	buf_done(&keys);
}

static void overlay_open_help(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;
	struct buf b;

	buf_init(&b);
	for (int g = 0; g < GROUPS; g++) {
		if (!group_used((enum command_group)g))
			continue;
		buf_clear(&b);
		buf_puts(&b, _(group_title((enum command_group)g)));
		overlay_add(o, &b, 0, true);
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
			if (command_group((enum command)c) == (enum command_group)g)
				overlay_add_command(o, (enum command)c);
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

/* The lines of a mapping, below the problem that it is in use. */
static void overlay_add_mapping(struct overlay *o, const char *mapping, struct buf *b)
{
	while (*mapping) {
		size_t len = strcspn(mapping, "\n");

		buf_clear(b);
		buf_puts(b, "    ");
		buf_add(b, mapping, len);
		overlay_add(o, b, 6, false);
		mapping += len + (mapping[len] == '\n');
	}
}

static void overlay_open_problems(struct pane *pane)
{
	struct overlay *o = (struct overlay *)pane;
	const struct archive *a = session_archive(o->session);
	bool rtl = direction_own() == BIDI_RTL;
	struct buf b;

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
		if (p->mapping)
			overlay_add_mapping(o, p->mapping, &b);
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

	query_unref(o->query);
	o->query = query_new(text, session_fold(o->session));
	free(o->words);
	o->words = xstrdup(text);
	o->found = 0;
	for (size_t i = 0; i < o->n; i++) {
		struct overlay_item *item = &o->items[i];

		item->visible = query_matches_text(o->query, session_fold(o->session), item->text,
						   item->len);
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
	o->rows.top = 0;
	o->pane.dirty = true;
}

static void overlay_save(const struct pane *p, struct pane_place *place)
{
	const struct overlay *o = (const struct overlay *)p;

	place->top = o->rows.top;
	place->words = o->words ? xstrdup(o->words) : NULL;
}

static void overlay_restore(struct pane *p, const struct pane_place *place)
{
	struct overlay *o = (struct overlay *)p;

	overlay_filter(p, place->words ? place->words : "");
	o->rows.top = place->top;
}

static void overlay_add_line(struct overlay *o, size_t item, size_t start, size_t end)
{
	o->lines = vec_fit(o->lines, o->rows.n + 1, &o->lines_size, sizeof *o->lines);
	o->lines[o->rows.n++] = (struct overlay_line){item, start, end};
}

int overlay_indent(const struct overlay *o, const struct overlay_item *item)
{
	return item->indent * 2 < o->width ? item->indent : 0;
}

static void overlay_wrap_item(struct overlay *o, size_t i)
{
	const struct overlay_item *item = &o->items[i];
	int indent = overlay_indent(o, item);

	if (item->heading && o->rows.n)
		overlay_add_line(o, i, 0, 0);
	/* The first line may use the indentation: it is narrower by a negative amount. */
	wrap_clear(&o->wrap);
	o->wrap.glue = direction_glue(o->direction, item->text, item->len, BIDI_AUTO);
	wrap_text(&o->wrap, item->text, item->len, o->width - indent, -indent);
	for (size_t k = 0; k < o->wrap.n; k++)
		overlay_add_line(o, i, o->wrap.lines[k].start, o->wrap.lines[k].end);
}

void overlay_wrap(struct overlay *o)
{
	int width = o->pane.area.columns - 2 * OVERLAY_MARGIN;

	if (width < 1)
		width = 1;
	if (width != o->width) {
		o->width = width;
		o->rows.n = 0;
		for (size_t i = 0; i < o->n; i++)
			if (o->items[i].visible)
				overlay_wrap_item(o, i);
	}
	rows_fill(&o->rows, pane_page(&o->pane, 0));
}

static void overlay_step(struct pane *p, long by)
{
	struct overlay *o = (struct overlay *)p;

	rows_scroll(&o->rows, by);
	p->dirty = true;
}

static void overlay_title(const struct pane *p, struct buf *title, struct buf *right)
{
	const struct overlay *o = (const struct overlay *)p;

	buf_puts(title, p->bit == PANE_HELP ? _("Help") : _("Problems while reading"));
	if (p->bit == PANE_PROBLEMS)
		buf_printf(right, "%zu", o->found);
}

static void overlay_status(const struct pane *p, struct buf *left)
{
	const struct overlay *o = (const struct overlay *)p;

	buf_printf(left, ngettext("%zu line", "%zu lines", (unsigned long)o->found), o->found);
	digits_convert(left, 0);
}

static size_t overlay_hints(const struct pane *p, const char **hints)
{
	(void)p;
	hints[0] = _("/ search   ");
	return 1;
}

static void overlay_free(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	arena_done(&o->arena);
	free(o->items);
	free(o->lines);
	free(o->words);
	query_unref(o->query);
	wrap_done(&o->wrap);
	free(o);
}

static const struct pane_ops help_ops = {
	.step = overlay_step,
	.open = overlay_open_help,
	.title = overlay_title,
	.status = overlay_status,
	.hints = overlay_hints,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.close = overlay_close,
	.free = overlay_free,
};

static const struct pane_ops problems_ops = {
	.step = overlay_step,
	.open = overlay_open_problems,
	.title = overlay_title,
	.status = overlay_status,
	.hints = overlay_hints,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.close = overlay_close,
	.free = overlay_free,
};

static struct overlay *overlay_new(const struct pane_ops *ops, unsigned bit,
				   struct session *session, const struct direction *direction)
{
	struct overlay *o = xcalloc(1, sizeof *o);

	o->pane = (struct pane){.ops = ops, .bit = bit};
	o->session = session;
	o->direction = direction;
	arena_init(&o->arena);
	return o;
}

struct pane *overlay_new_help(struct session *session, const struct direction *direction,
			      const struct keymap *keymap)
{
	struct overlay *o = overlay_new(&help_ops, PANE_HELP, session, direction);

	o->keymap = keymap;
	return &o->pane;
}

struct pane *overlay_new_problems(struct session *session, const struct direction *direction)
{
	return &overlay_new(&problems_ops, PANE_PROBLEMS, session, direction)->pane;
}

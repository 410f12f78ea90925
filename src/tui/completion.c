/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/completion.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/command.h"
#include "tui/screen.h"
#include "tui/tui.h"

/* Cells between two items; and of an item at most. */
enum { GAP = 3, ITEM_CELLS = 40 };

static void complete_add(struct complete *c, const char *name)
{
	c->items = xrealloc(c->items, c->n + 1, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(name), xstrdup(name), 0};
}

/* Names of filters and commands, for the prompt that takes them. */
static void complete_commands(struct complete *c, const struct settings *settings, const char *text,
			      size_t cursor)
{
	*c = (struct complete){.from = 0, .to = cursor};
	for (size_t i = 0; i < settings->names_n; i++)
		if (!strncmp(settings->names[i].name, text, cursor))
			complete_add(c, settings->names[i].name);
	for (int i = COMMAND_NONE + 1; i < COMMANDS; i++) {
		const char *name = command_name((enum command)i);
		enum command_group group = command_group((enum command)i);

		if (group != GROUP_PROMPT && group != GROUP_VIEW && !strncmp(name, text, cursor))
			complete_add(c, name);
	}
}

static bool completion_begin(struct tui *tui)
{
	struct completion *c = &tui->completion;
	const struct prompt *p = &tui->prompt;
	const char *text = prompt_text(p);

	completion_end(tui);
	if (p->kind == PROMPT_FILTER)
		complete_make(&c->list, text, p->cursor, session_archive(tui->session),
			      session_fold(tui->session), tui->settings->names,
			      tui->settings->names_n);
	else if (p->kind == PROMPT_GO)
		complete_commands(&c->list, tui->settings, text, p->cursor);
	if (!c->list.n)
		return false;
	c->on = true;
	c->typed = xcalloc(c->list.to - c->list.from + 1, 1);
	memcpy(c->typed, text + c->list.from, c->list.to - c->list.from);
	c->at = c->list.n;
	return true;
}

bool completion_step(struct tui *tui, int step)
{
	struct completion *c = &tui->completion;
	const char *text;

	/* The only one is taken at once, and Tab goes on from there. */
	if ((!c->on || c->list.n == 1) && !completion_begin(tui))
		return false;
	if (step > 0)
		c->at = c->at == c->list.n ? 0 : c->at + 1;
	else
		c->at = c->at == 0 ? c->list.n : c->at - 1;
	text = c->at < c->list.n ? c->list.items[c->at].text : c->typed;
	if (!prompt_replace(&tui->prompt, c->list.from, c->list.to, text))
		return false;
	c->list.to = c->list.from + strlen(text);
	return true;
}

void completion_end(struct tui *tui)
{
	complete_done(&tui->completion.list);
	free(tui->completion.typed);
	tui->completion = (struct completion){0};
}

/* What is wrong with what is typed. That it is not complete is said beside it (status.c). */
static const char *completion_problem(const struct tui *tui)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(tui->session, &fault, &place);

	return tui->prompt.kind == PROMPT_FILTER && fault != QUERY_OPEN ? problem : NULL;
}

bool completion_has_strip(const struct tui *tui)
{
	if (tui->prompt.kind == PROMPT_NONE)
		return false;
	return (tui->completion.on && tui->completion.list.n > 1) || completion_problem(tui);
}

static int item_cells(const struct complete_item *item, struct buf *count)
{
	int cells = utf8_cells(item->label, strlen(item->label));

	buf_clear(count);
	if (item->count)
		buf_printf(count, " %zu", item->count);
	digits_convert(count, 0);
	return (cells < ITEM_CELLS ? cells : ITEM_CELLS) + utf8_cells(buf_str(count), count->len);
}

/* The first item to show so that the one that is put in is on the screen. */
static size_t completion_first(const struct completion *c, int room, struct buf *count)
{
	size_t first = 0;
	int x = 0;

	for (size_t i = 0; i < c->list.n && i <= c->at; i++) {
		int cells = item_cells(&c->list.items[i], count);

		if (x + cells > room && i > first) {
			first = i;
			x = 0;
		}
		x += cells + GAP;
	}
	return c->at < c->list.n ? first : 0;
}

void completion_draw_strip(const struct tui *tui, int y)
{
	const struct completion *c = &tui->completion;
	struct theme_style meta = theme_style(STYLE_META);
	int columns = screen_columns(), x = 1;
	struct buf count;
	size_t first;

	screen_blank(y, 0, columns, theme_style(STYLE_TEXT));
	if (!c->on || c->list.n < 2) {
		screen_put_cut(y, 1, columns - 2, completion_problem(tui),
			       theme_style(STYLE_NOTICE));
		return;
	}
	buf_init(&count);
	first = completion_first(c, columns - 4, &count);
	for (size_t i = first; i < c->list.n; i++) {
		const struct complete_item *item = &c->list.items[i];
		int cells = item_cells(item, &count),
		    number = utf8_cells(buf_str(&count), count.len), label = cells - number;
		enum style style = i == c->at ? STYLE_SELECTED : STYLE_TEXT;

		if (x + cells > columns - 3) {
			/* There is always room for one, cut. */
			if (i > first) {
				screen_put_dots(y, x, columns - x, meta);
				break;
			}
			label = columns - 3 - x - number;
		}
		if (label > 0)
			screen_put_cut(y, x, label, item->label, theme_style(style));
		screen_put(y, x + (label > 0 ? label : 0), number + 1, buf_str(&count), count.len,
			   meta);
		x += cells + GAP;
	}
	buf_done(&count);
}

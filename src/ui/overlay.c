/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/overlay.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query.h"
#include "text/bidi.h"
#include "ui/direction.h"

/* Cells from which there is a column more. */
enum { COLUMN_LEAST = 58 };

void overlay_init(struct overlay *o, const struct pane_ops *ops, unsigned bit,
		  struct session *session, const struct direction *direction)
{
	*o = (struct overlay){
		.pane = {.ops = ops, .bit = bit}, .session = session, .direction = direction};
	arena_init(&o->arena);
	o->selected = OVERLAY_NONE;
}

/* ---- what is in it ---- */

static struct overlay_item *overlay_put(struct overlay *o, const char *text, size_t len)
{
	struct overlay_item *item;

	o->items = vec_fit(o->items, o->n + 1, &o->size, sizeof *o->items);
	item = &o->items[o->n++];
	*item = (struct overlay_item){
		.text = arena_copy(&o->arena, text, len), .len = len, .visible = true};
	return item;
}

void overlay_add_heading(struct overlay *o, const char *text)
{
	overlay_put(o, text, strlen(text))->heading = true;
}

struct overlay_item *overlay_add(struct overlay *o, const char *text, int indent)
{
	struct overlay_item *item = overlay_put(o, text, strlen(text));

	item->indent = indent;
	o->found++;
	return item;
}

struct overlay_item *overlay_add_pair(struct overlay *o, const char *keys, const char *text,
				      int column)
{
	int cells = utf8_cells(keys, strlen(keys)) + OVERLAY_INSET;
	struct overlay_item *item;
	struct buf b;
	size_t bytes;

	buf_init(&b);
	buf_printf(&b, "%*s%s", OVERLAY_INSET, "", keys);
	do
		buf_putc(&b, ' ');
	while (++cells < column);
	bytes = b.len;
	buf_puts(&b, text);
	item = overlay_add(o, buf_str(&b), column);
	item->keys = bytes;
	buf_done(&b);
	return item;
}

/* The item STEP items on from FROM, of those that can be selected; FROM where there is none. */
static size_t overlay_next(const struct overlay *o, size_t from, long step)
{
	size_t at = from, last = from;

	for (long left = labs(step); left > 0; left--) {
		do
			at += step < 0 ? SIZE_MAX : 1;
		while (at < o->n && (o->items[at].heading || !o->items[at].visible));
		if (at >= o->n)
			break;
		last = at;
	}
	return last;
}

void overlay_filled(struct overlay *o)
{
	o->selected = OVERLAY_NONE;
	if (o->picks)
		o->selected = overlay_next(o, OVERLAY_NONE, 1);
	o->width = 0;
}

void overlay_close(struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	arena_done(&o->arena);
	o->n = o->found = 0;
	o->rows = (struct rows){0};
	o->width = 0;
	o->selected = OVERLAY_NONE;
	query_unref(o->query);
	o->query = NULL;
	free(o->words);
	o->words = NULL;
}

void overlay_free(struct pane *p)
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

void overlay_filter(struct pane *p, const char *text)
{
	struct overlay *o = (struct overlay *)p;
	struct fold *fold = session_fold(o->session);
	size_t heading = SIZE_MAX;

	query_unref(o->query);
	o->query = query_new(text, fold);
	free(o->words);
	o->words = xstrdup(text);
	o->found = 0;
	for (size_t i = 0; i < o->n; i++) {
		struct overlay_item *item = &o->items[i];

		item->visible = query_matches_text(o->query, fold, item->text, item->len);
		if (item->also)
			item->visible =
				item->visible ||
				query_matches_text(o->query, fold, item->also, strlen(item->also));
		if (item->heading) {
			heading = i;
			item->visible = query_is_empty(o->query);
		} else if (item->visible) {
			o->found++;
			if (heading != SIZE_MAX)
				o->items[heading].visible = true;
		}
	}
	overlay_filled(o);
	o->rows.top = 0;
	o->pane.dirty = true;
}

void overlay_save(const struct pane *p, struct pane_place *place)
{
	const struct overlay *o = (const struct overlay *)p;

	place->top = o->rows.top;
	place->selected = o->selected;
	place->words = o->words ? xstrdup(o->words) : NULL;
}

void overlay_restore(struct pane *p, const struct pane_place *place)
{
	struct overlay *o = (struct overlay *)p;

	overlay_filter(p, place->words ? place->words : "");
	o->rows.top = place->top;
	if (place->selected < o->n && o->items[place->selected].visible)
		o->selected = place->selected;
}

/* ---- where it stands ---- */

static void overlay_add_line(struct overlay *o, size_t item, size_t start, size_t end)
{
	o->lines = vec_fit(o->lines, o->lines_n + 1, &o->lines_size, sizeof *o->lines);
	o->lines[o->lines_n++] = (struct overlay_line){item, start, end};
}

int overlay_indent(const struct overlay *o, const struct overlay_item *item)
{
	return item->indent * 2 < o->width ? item->indent : 0;
}

/* Where a line of the command at S, LEN bytes, ends that has room for CELLS: behind the last blank outside of
 * quotation marks, else within what does not fit. */
static size_t overlay_command_end(const char *s, size_t len, int cells)
{
	int used;
	size_t fits = wrap_fit(s, len, cells, &used), end = 0;
	bool quoted = false;

	if (fits == len)
		return len;
	for (size_t i = 0; i <= fits; i++) {
		/* A quotation mark within quotation marks is written as '\'' (POSIX). */
		quoted = quoted != (s[i] == '\'' && (quoted || !i || s[i - 1] != '\\'));
		end = s[i] == ' ' && !quoted ? i : end;
	}
	return end ? end : fits ? fits : len;
}

static void overlay_wrap_command(struct overlay *o, size_t i, int indent)
{
	const struct overlay_item *item = &o->items[i];
	int width = o->width - OVERLAY_GOES_ON;

	for (size_t start = 0; start < item->len;) {
		int cells = width - (start ? indent : 0);
		size_t end = start + overlay_command_end(item->text + start, item->len - start,
							 cells > 1 ? cells : 1);

		overlay_add_line(o, i, start, end);
		start = end + (item->text[end] == ' ');
	}
}

static void overlay_wrap_item(struct overlay *o, size_t i)
{
	const struct overlay_item *item = &o->items[i];
	int indent = overlay_indent(o, item);

	if (item->heading && o->lines_n && !o->pane.single)
		overlay_add_line(o, i, 0, 0);
	if (item->command) {
		overlay_wrap_command(o, i, indent);
		return;
	}
	/* The first line may use the indentation: it is narrower by a negative amount. */
	wrap_clear(&o->wrap);
	o->wrap.glue = direction_glue(o->direction, item->text, item->len, BIDI_AUTO);
	wrap_text(&o->wrap, item->text, item->len, o->width - indent, -indent);
	for (size_t k = 0; k < o->wrap.n; k++)
		overlay_add_line(o, i, o->wrap.lines[k].start, o->wrap.lines[k].end);
}

/* Whether line I is the blank one before a heading, where a section ends. */
static bool overlay_is_gap(const struct overlay *o, size_t i)
{
	return o->items[o->lines[i].item].heading && !o->lines[i].end;
}

/* The line behind the section that begins with line I. */
static size_t overlay_section_end(const struct overlay *o, size_t i)
{
	do
		i++;
	while (i < o->lines_n && !overlay_is_gap(o, i));
	return i;
}

/* Put whole sections into at most MOST columns of HEIGHT lines. False: they do not fit. */
static bool overlay_fill(struct overlay *o, int most, size_t height)
{
	size_t start = 0;

	o->columns = 1;
	o->first[0] = 0;
	for (size_t i = 0, end; i < o->lines_n; i = end) {
		end = overlay_section_end(o, i);
		if (end - start > height && i > start) {
			if (o->columns == most)
				return false;
			/* Without the blank line. */
			start = i + 1;
			o->first[o->columns++] = start;
		}
		if (end - start > height)
			return false;
	}
	o->first[o->columns] = o->lines_n;
	return true;
}

/* As many columns as it takes to have all in sight, of the same height as far as that can be. */
static void overlay_set_columns(struct overlay *o, int most)
{
	size_t height = o->page > 0 ? (size_t)o->page : 1;
	int n = 1;

	while (n < most && !overlay_fill(o, n, height))
		n++;
	height = o->lines_n / (size_t)n;
	while (!overlay_fill(o, n, height))
		height++;
	o->rows.n = 0;
	for (int i = 0; i < o->columns; i++) {
		/* The blank line before the next column's heading is nobody's. */
		size_t n_lines = o->first[i + 1] - o->first[i] - (i + 1 < o->columns);

		o->rows.n = n_lines > o->rows.n ? n_lines : o->rows.n;
	}
}

const struct overlay_line *overlay_line_at(const struct overlay *o, size_t row, int column)
{
	size_t line = o->first[column] + row;

	return line < o->first[column + 1] ? &o->lines[line] : NULL;
}

bool overlay_selected_row(const struct overlay *o, size_t *row, int *column)
{
	for (int c = 0; c < o->columns; c++) {
		for (size_t i = o->first[c]; i < o->first[c + 1]; i++) {
			if (o->lines[i].item != o->selected)
				continue;
			*row = i - o->first[c];
			*column = c;
			return true;
		}
	}
	return false;
}

/* Have the selected item in sight, its heading too where there is room. */
static void overlay_show_selected(struct overlay *o)
{
	size_t page = o->page > 0 ? (size_t)o->page : 1, row, end;
	int column;

	if (!o->show || !overlay_selected_row(o, &row, &column))
		return;
	o->show = false;
	end = row;
	while (overlay_line_at(o, end, column) &&
	       overlay_line_at(o, end, column)->item == o->selected)
		end++;
	if (end > o->rows.top + page)
		o->rows.top = end - page;
	if (row < o->rows.top)
		o->rows.top = row ? row - 1 : 0;
}

void overlay_wrap(struct overlay *o)
{
	int columns = o->pane.area.columns,
	    most = o->several && !o->pane.single ? columns / COLUMN_LEAST : 1;
	int page = (int)pane_page(&o->pane, 0), width;

	most = most < 1 ? 1 : most > OVERLAY_COLUMNS ? OVERLAY_COLUMNS : most;
	width = columns / most - 2 * OVERLAY_MARGIN;
	if (width < 1)
		width = 1;
	if (width != o->width || page != o->page) {
		o->width = width;
		o->page = page;
		o->lines_n = 0;
		for (size_t i = 0; i < o->n; i++)
			if (o->items[i].visible)
				overlay_wrap_item(o, i);
		overlay_set_columns(o, most);
	}
	overlay_show_selected(o);
	rows_fill(&o->rows, (size_t)page);
}

/* ---- moving in it ---- */

void overlay_step(struct pane *p, long by)
{
	struct overlay *o = (struct overlay *)p;

	p->dirty = true;
	if (!o->picks) {
		rows_scroll(&o->rows, by);
		return;
	}
	if (by == LONG_MIN)
		o->selected = overlay_next(o, OVERLAY_NONE, 1);
	else
		o->selected = overlay_next(o, o->selected, by);
	/* The heading above the first one. */
	if (by < 0 && overlay_next(o, o->selected, -1) == o->selected)
		o->rows.top = 0;
	o->show = true;
}

bool overlay_point(struct pane *p, int below, int y, int x)
{
	struct overlay *o = (struct overlay *)p;
	int column = x / (o->width + 2 * OVERLAY_MARGIN);
	const struct overlay_line *line;

	(void)below;
	line = column < o->columns ? overlay_line_at(o, o->rows.top + (size_t)y, column) : NULL;
	if (!o->picks || !line || o->items[line->item].heading)
		return false;
	o->selected = line->item;
	o->show = true;
	p->dirty = true;
	return true;
}

static struct request overlay_say(const char *text)
{
	return (struct request){.kind = REQUEST_SAY, .term = xstrdup(text)};
}

/* To the next item that matches, or the one before. */
static struct request overlay_hit(struct overlay *o, long by)
{
	size_t next;

	if (query_is_empty(o->query))
		return overlay_say(
			_("nothing is searched for here yet; / searches, then n goes on"));
	next = overlay_next(o, o->selected == OVERLAY_NONE && by < 0 ? o->n : o->selected, by);
	if (next == o->selected || next == o->n)
		return overlay_say(by > 0 ? _("no match further down") : _("no match further up"));
	o->selected = next;
	o->show = true;
	o->pane.dirty = true;
	return (struct request){.kind = REQUEST_NOTHING};
}

struct request overlay_command(struct pane *p, enum command c, int count)
{
	struct overlay *o = (struct overlay *)p;

	switch (c) {
	case COMMAND_NEXT_HIT: return overlay_hit(o, command_times(count));
	case COMMAND_PREVIOUS_HIT: return overlay_hit(o, -command_times(count));
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
}

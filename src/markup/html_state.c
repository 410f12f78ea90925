/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "markup/body_builder.h"
#include "markup/html_css.h"
#include "markup/html_element.h"
#include "markup/html_put.h"
#include "markup/html_state.h"
#include "markup/list_numbers.h"
#include "xml/xml.h"

void html_begin(struct html_state *h, struct body_builder *f)
{
	/* The levels need no clearing: `depth` says which are in use. */
	memset((char *)h + offsetof(struct html_state, depth), 0,
	       sizeof *h - offsetof(struct html_state, depth));
	h->line = h->paragraphs = h->lines = false;
	h->body = f;
	h->quote_base = f->quote;
	h->list_base = f->list;
	h->dir_base = f->dir;
	h->due = HTML_BLOCK;
	buf_init(&h->base);
	buf_init(&h->href);
	buf_init(&h->link_text);
	buf_init(&h->lone);
	body_builder_close(f);
}

static void need(struct html_state *h, enum html_due due)
{
	if (h->due < due)
		h->due = due;
}

void html_state_part(struct html_state *h)
{
	need(h, HTML_BLOCK);
}

static void open_numbers(struct html_state *h, struct html_level *l, const struct xml_attribute *a,
			 size_t n)
{
	bool numbered = l->kind == HTML_NUMBERS;
	bool reversed = numbered && xml_attribute_value(a, n, "reversed");
	int start =
		numbered ? list_number_read(xml_attribute_value(a, n, "start"), INT_MIN) : INT_MIN;

	l->type = list_number_type(a, n, numbered ? '1' : '*');
	l->step = reversed ? -1 : 1;
	l->number = start != INT_MIN ? start : 1;
	l->tables = h->tables;
	/* Of so many items, which are not known, the last is 1. */
	if (reversed && start == INT_MIN) {
		l->backwards = ++h->backwards_n;
		l->number = 0;
	}
}

/* An item of the innermost list. */
static void open_item(struct html_state *h, struct html_level *l, const struct xml_attribute *a,
		      size_t n)
{
	struct html_level *list = l;
	const char *value;

	h->item = '*';
	h->backwards = 0;
	while (list > h->levels)
		if ((--list)->kind == HTML_NUMBERS || list->kind == HTML_LIST)
			break;
	if (list == l || (list->kind != HTML_NUMBERS && list->kind != HTML_LIST))
		return;
	/* A number that it has itself counts from the start again. */
	value = xml_attribute_value(a, n, "value");
	h->number = list_number_read(value, list->number);
	h->item = list_number_type(a, n, list->type);
	if (value && list_number_read(value, INT_MIN) != INT_MIN)
		list->absolute = true;
	list->items++;
	list->number = h->number + list->step;
	if (!list->backwards || list->absolute)
		return;
	/* What a table makes of its cells, or what is raised becomes, is not known yet. */
	if (list->tables == h->tables && !h->body->raises_n)
		h->backwards = list->backwards;
	else
		h->item = '*';
}

/* ---- tables ---- */

/* How many columns or rows a cell says it takes; 1 where that is less than LEAST. */
static int span(const struct xml_attribute *a, size_t n, const char *name, int least)
{
	int value = list_number_read(xml_attribute_value(a, n, name), 1);

	return value < least ? 1 : value;
}

static void open_table(struct html_state *h)
{
	struct body_builder *f = h->body;

	need(h, HTML_BLOCK);
	f->quote = h->quote_base + h->quotes;
	f->list = h->list_base + h->lists;
	body_builder_table_open(f);
	h->tables++;
}

/* Rows and cells outside any table are lines. */
static void open_cell(struct html_state *h, const struct xml_attribute *a, size_t n)
{
	if (h->tables)
		body_builder_cell(h->body, span(a, n, "colspan", 1), span(a, n, "rowspan", 0));
	need(h, h->tables ? HTML_BLOCK : HTML_LINE);
}

static void open_row(struct html_state *h)
{
	if (h->tables)
		body_builder_row(h->body);
	need(h, h->tables ? HTML_BLOCK : HTML_LINE);
}

static void close_cell(struct html_state *h)
{
	if (h->tables && h->body->open)
		html_put_waiting(h);
	if (h->tables)
		body_builder_cell_close(h->body);
	need(h, h->tables ? HTML_BLOCK : HTML_LINE);
}

static void close_table(struct html_state *h)
{
	body_builder_table_close(h->body);
	h->tables--;
	need(h, HTML_BLOCK);
}

/* ---- elements that start ---- */

static void open_break(struct html_state *h)
{
	if (h->due == HTML_LINE && h->due_break)
		need(h, HTML_BLOCK);
	need(h, HTML_LINE);
	h->due_break = true;
	h->pre_blanks = h->pre_column = 0;
}

/* What has a direction: a part of a paragraph that has another one must not turn the whole. */
static void take_direction(struct html_state *h, const struct xml_attribute *a, size_t n)
{
	const char *dir = xml_attribute_value(a, n, "dir");

	if (!dir || strlen(dir) > 4)
		return;
	if (!strcmp(dir, "rtl") || !strcmp(dir, "RTL"))
		h->body->dir = MARK_RTL;
	else if (!strcmp(dir, "ltr") || !strcmp(dir, "LTR"))
		h->body->dir = MARK_LTR;
	else
		h->body->dir = 0;
}

static void open_block_kind(struct html_state *h, struct html_level *l,
			    const struct xml_attribute *a, size_t n)
{
	take_direction(h, a, n);
	switch (l->kind) {
	case HTML_TABLE: open_table(h); break;
	case HTML_QUOTE:
		need(h, HTML_BLOCK);
		h->quotes++;
		break;
	case HTML_LIST:
	case HTML_NUMBERS:
		need(h, HTML_BLOCK);
		h->lists++;
		open_numbers(h, l, a, n);
		break;
	case HTML_ITEM:
		need(h, HTML_BLOCK);
		open_item(h, l, a, n);
		break;
	case HTML_NEW_LINE: need(h, HTML_LINE); break;
	case HTML_ROW: open_row(h); break;
	case HTML_CELL_KIND: open_cell(h, a, n); break;
	case HTML_ROWS: break;
	case HTML_PRE:
		need(h, HTML_BLOCK);
		h->pres++;
		h->pre_blanks = h->pre_column = 0;
		break;
	default: need(h, HTML_BLOCK); break;
	}
}

/* What is said beside a word stands in brackets behind it, where the file has none for it. */
static void open_ruby(struct html_state *h, struct html_level *l)
{
	const char *name = l->element->name;

	if (!strcmp(name, "rt") && !h->ruby) {
		l->bracket = true;
		html_put(h, "(");
	} else if (!strcmp(name, "rp")) {
		h->ruby = true;
	} else if (!strcmp(name, "ruby")) {
		h->ruby = false;
	}
}

static void open_inline(struct html_state *h, struct html_level *l, const struct xml_attribute *a,
			size_t n)
{
	switch (l->kind) {
	case HTML_EM: h->styles[0]++; break;
	case HTML_STRONG: h->styles[1]++; break;
	case HTML_Q: html_put(h, h->q++ % 2 ? "‘" : "“"); break;
	case HTML_LINK: html_put_link(h, xml_attribute_value(a, n, "href")); break;
	case HTML_IMAGE:
		html_put_image(h, xml_attribute_value(a, n, "alt"),
			       xml_attribute_value(a, n, "class"));
		break;
	case HTML_BREAK: open_break(h); break;
	case HTML_RUBY: open_ruby(h, l); break;
	case HTML_INLINE: h->inlines++; break;
	default: break;
	}
}

/* Whether the attributes say that nothing of the element is to be shown. */
static bool is_hidden(const struct xml_attribute *a, size_t n)
{
	const char *hidden = xml_attribute_value(a, n, "hidden"),
		   *style = xml_attribute_value(a, n, "style");

	return (hidden && strcmp(hidden, "until-found") != 0) || (style && html_css_hides(style));
}

static bool is_struck(enum html_kind kind, const struct xml_attribute *a, size_t n)
{
	const char *style = xml_attribute_value(a, n, "style");

	return kind == HTML_STRUCK || (style && html_css_strikes(style));
}

static enum raised raised_by(enum html_kind kind, const struct xml_attribute *a, size_t n)
{
	const char *style = xml_attribute_value(a, n, "style");

	if (kind == HTML_SUP || kind == HTML_SUB)
		return kind == HTML_SUP ? RAISED_ABOVE : RAISED_BELOW;
	return style ? html_css_raises(style) : RAISED_NOT;
}

static bool is_dropped(enum html_kind kind)
{
	return kind >= HTML_RAW && kind <= HTML_HEADER;
}

/* E starts, of this NAME by its hash; there is a level for it. */
static void open_level(struct html_state *h, const struct html_element *e, unsigned name,
		       const struct xml_attribute *a, size_t n)
{
	enum html_kind kind = e ? e->kind : HTML_UNKNOWN;
	struct html_level *l = &h->levels[h->depth++];

	*l = (struct html_level){
		.element = e, .name = name, .kind = (int)kind, .dir = h->body->dir};
	if (h->drop) {
		/* To be closed as it was opened: not at all. */
		l->kind = HTML_UNKNOWN;
		return;
	}
	l->hidden = n && is_hidden(a, n);
	if (l->hidden || is_dropped(kind)) {
		h->drop = h->depth;
		l->kind = kind >= HTML_BODY  ? HTML_PARA
			  : is_dropped(kind) ? (int)kind
					     : HTML_UNKNOWN;
		if (kind >= HTML_BODY && kind != HTML_ROWS)
			need(h, HTML_BLOCK);
		return;
	}
	l->struck = is_struck(kind, a, n);
	h->styles[2] += l->struck;
	l->raised = raised_by(kind, a, n);
	if (l->raised)
		body_builder_raise(h->body, l->raised, true);
	if (kind >= HTML_BODY)
		open_block_kind(h, l, a, n);
	else
		open_inline(h, l, a, n);
}

/* The first of a document counts, wherever it stands. */
static void take_base(struct html_state *h, const struct xml_attribute *a, size_t n)
{
	const char *href = xml_attribute_value(a, n, "href");

	struct buf base;

	if (!href || h->base.len)
		return;
	buf_init(&base);
	html_put_address(h, href, &base);
	buf_done(&h->base);
	h->base = base;
}

/* What is to be done before E starts, level or no level. */
static void before_open(struct html_state *h, enum html_kind kind, const struct xml_attribute *a,
			size_t n)
{
	if (kind == HTML_BASE)
		take_base(h, a, n);
	html_put_link_inner(h);
	h->newline = false;
	/* A header that is not closed ends with the first thing that cannot be in one. */
	if (h->drop && h->levels[h->drop - 1].kind == HTML_HEADER &&
	    ((kind > HTML_INLINE && kind < HTML_RAW) || kind > HTML_HEADER))
		h->drop = 0;
}

void html_open(struct html_state *h, const char *name, const struct xml_attribute *a, size_t n)
{
	const struct html_element *e = html_element_find(name, strlen(name));
	enum html_kind kind = e ? e->kind : HTML_UNKNOWN;

	before_open(h, kind, a, n);
	if (h->depth < HTML_DEPTH_MAX) {
		open_level(h, e, (unsigned)hash_string(name, 0), a, n);
		return;
	}
	if (!h->drop && kind >= HTML_BREAK)
		need(h, HTML_BLOCK);
	h->beyond++;
}

void html_state_open(struct html_state *h, const struct html_element *e,
		     const struct xml_attribute *a, size_t n)
{
	before_open(h, e->kind, a, n);
	if (h->depth < HTML_DEPTH_MAX) {
		open_level(h, e, 0, a, n);
		if (e->empty)
			html_state_close(h, h->depth - 1);
	} else if (!h->drop && e->kind >= HTML_BREAK) {
		need(h, HTML_BLOCK);
	}
}

/* ---- elements that end ---- */

static void close_block_kind(struct html_state *h, const struct html_level *l)
{
	switch (l->kind) {
	case HTML_TABLE: close_table(h); break;
	case HTML_QUOTE: h->quotes--; break;
	case HTML_LIST:
	case HTML_NUMBERS:
		if (l->backwards)
			html_put_numbers(h, l->backwards, l->items);
		h->lists--;
		h->item = 0;
		break;
	case HTML_ITEM: h->item = 0; break;
	case HTML_PRE:
		h->pres--;
		h->pre_blanks = 0;
		break;
	default: break;
	}
	if (l->kind == HTML_CELL_KIND)
		close_cell(h);
	else if (l->kind == HTML_NEW_LINE || (l->kind == HTML_ROW && !h->tables))
		need(h, HTML_LINE);
	else if (l->kind != HTML_ROWS)
		need(h, HTML_BLOCK);
	h->body->dir = l->dir;
}

void html_state_close(struct html_state *h, int at)
{
	const struct html_level l = h->levels[at];

	if (h->link == at + 1 || l.kind == HTML_LINK)
		html_put_link_end(h, at + 1);
	h->depth--;
	memmove(h->levels + at, h->levels + at + 1, (size_t)(h->depth - at) * sizeof *h->levels);
	if (h->drop == at + 1)
		h->drop = 0;
	h->drop -= h->drop > at + 1;
	h->link -= h->link > at + 1;
	h->styles[0] -= l.kind == HTML_EM;
	h->styles[1] -= l.kind == HTML_STRONG;
	h->styles[2] -= l.struck;
	html_put_marks_off(h);
	if (l.raised)
		body_builder_raise(h->body, l.raised, false);
	if (l.kind == HTML_Q)
		html_put_close(h, --h->q % 2 ? "’" : "”");
	else if (l.kind == HTML_INLINE)
		h->inlines--;
	else if (l.kind == HTML_RUBY && l.bracket)
		html_put_bracket_end(h);
	else if (l.kind >= HTML_BODY)
		close_block_kind(h, &l);
}

void html_close(struct html_state *h, const char *name)
{
	unsigned wanted = (unsigned)hash_string(name, 0);
	int at = h->depth;

	h->newline = false;
	if (h->beyond) {
		h->beyond--;
		return;
	}
	while (at > 0 && h->levels[at - 1].name != wanted)
		at--;
	if (at > 0)
		while (h->depth >= at)
			html_state_close(h, h->depth - 1);
}

void html_end(struct html_state *h)
{
	while (h->depth)
		html_state_close(h, h->depth - 1);
	html_put_lone(h);
	body_builder_close(h->body);
	h->body->quote = h->quote_base;
	h->body->list = h->list_base;
	h->body->dir = h->dir_base;
	free(h->places);
	buf_done(&h->base);
	buf_done(&h->href);
	buf_done(&h->link_text);
	buf_done(&h->lone);
}

void html_put_tag(struct buf *out, const char *name, const struct xml_attribute *a, size_t n)
{
	buf_printf(out, "<%s", name);
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, " %s=\"", a[i].name);
		for (const char *at = a[i].value; *at; at++) {
			if (*at == '"' || *at == '&')
				buf_puts(out, *at == '&' ? "&amp;" : "&quot;");
			else
				buf_putc(out, *at);
		}
		buf_putc(out, '"');
	}
	buf_putc(out, '>');
}

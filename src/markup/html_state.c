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
#include "markup/html_element.h"
#include "markup/html_put.h"
#include "xml/xml.h"

void html_begin(struct html_state *h, struct body_builder *f)
{
	/* The levels need no clearing: `depth` says which are in use. */
	memset((char *)h + offsetof(struct html_state, depth), 0,
	       sizeof *h - offsetof(struct html_state, depth));
	h->line = h->paragraphs = false;
	h->body = f;
	h->quote_base = f->quote;
	h->list_base = f->list;
	h->dir_base = f->dir;
	h->due = HTML_BLOCK;
	buf_init(&h->href);
	buf_init(&h->link_text);
	buf_init(&h->lone);
	body_builder_close(f);
}

static const char *attribute(const struct xml_attribute *a, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!*a[i].ns && a[i].value && !strcmp(a[i].name, name))
			return a[i].value;
	return NULL;
}

static void need(struct html_state *h, enum html_due due)
{
	if (h->due < due)
		h->due = due;
}

/* A block starts or ends. At the start of a cell that is no break: Word puts a p in each. */
static void need_block(struct html_state *h)
{
	if (!h->cell_fresh)
		need(h, HTML_BLOCK);
}

static int number(const char *s, int otherwise)
{
	char *end;
	long n;

	if (!s)
		return otherwise;
	n = strtol(s, &end, 10);
	return end == s || n > INT_MAX / 2 || n < INT_MIN / 2 ? otherwise : (int)n;
}

static char number_type(const char *s, char otherwise)
{
	return s && *s && !s[1] && strchr("1aAiI", *s) ? *s : otherwise;
}

/* An item of the innermost list. */
static void open_item(struct html_state *h, struct html_level *l, const struct xml_attribute *a,
		      size_t n)
{
	struct html_level *list = l;

	h->item = '*';
	while (list > h->levels)
		if ((--list)->kind == HTML_NUMBERS || list->kind == HTML_LIST)
			break;
	if (list == l || list->kind != HTML_NUMBERS)
		return;
	h->number = number(attribute(a, n, "value"), list->number);
	h->item = number_type(attribute(a, n, "type"), list->type);
	list->number = h->number + 1;
}

static void open_cell(struct html_state *h, struct html_level *l)
{
	need(h, HTML_CELL);
	l->due = h->due;
	l->blocks = h->blocks;
	l->shown = h->shown;
	l->cell_fresh = h->cell_fresh;
	h->cell_fresh = true;
}

static void close_cell(struct html_state *h, const struct html_level *l)
{
	bool empty = h->shown == l->shown;

	if (empty) {
		h->due = l->due;
		h->due_break = false;
	} else if (h->blocks - l->blocks <= (l->due == HTML_BLOCK)) {
		/* What it has is one paragraph: that stays in the row. */
		h->due = HTML_NOTHING;
	}
	h->cell_fresh = empty && l->cell_fresh;
}

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
	const char *dir = attribute(a, n, "dir");

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
	case HTML_TABLE:
		need_block(h);
		h->tables++;
		break;
	case HTML_QUOTE:
		need(h, HTML_BLOCK);
		h->quotes++;
		h->blocks++; /* for close_cell(): what stands apart is no part of a row */
		break;
	case HTML_LIST:
	case HTML_NUMBERS:
		need(h, HTML_BLOCK);
		h->lists++;
		h->blocks++;
		l->number = number(attribute(a, n, "start"), 1);
		l->type = number_type(attribute(a, n, "type"), '1');
		break;
	case HTML_ITEM:
		need(h, HTML_BLOCK);
		open_item(h, l, a, n);
		break;
	case HTML_NEW_LINE:
	case HTML_ROW: need(h, HTML_LINE); break;
	case HTML_CELL_KIND: open_cell(h, l); break;
	case HTML_PRE:
		need_block(h);
		h->pres++;
		h->pre_blanks = h->pre_column = 0;
		break;
	default: need_block(h); break;
	}
}

static void open_inline(struct html_state *h, int kind, const struct xml_attribute *a, size_t n)
{
	switch (kind) {
	case HTML_EM: h->em++; break;
	case HTML_STRONG: h->strong++; break;
	case HTML_Q: html_put(h, h->q++ % 2 ? "‘" : "“"); break;
	case HTML_SUP: h->raise_due = !h->line; break;
	case HTML_SUB: h->lower_due = !h->line; break;
	case HTML_LINK: html_put_link(h, attribute(a, n, "href")); break;
	case HTML_IMAGE: html_put_image(h, attribute(a, n, "alt"), attribute(a, n, "class")); break;
	case HTML_BREAK: open_break(h); break;
	default: break;
	}
}

void html_open(struct html_state *h, const char *name, const struct xml_attribute *a, size_t n)
{
	const struct html_element *e = html_element_find(name, strlen(name));
	enum html_kind kind = e ? e->kind : HTML_UNKNOWN;
	struct html_level *l;

	html_put_link_inner(h);
	h->newline = false;
	/* A header that is not closed ends with the first thing that cannot be in one. */
	if (h->drop && h->levels[h->drop - 1].kind == HTML_HEADER &&
	    ((kind > HTML_INLINE && kind < HTML_RAW) || kind > HTML_HEADER))
		h->drop = 0;
	if (h->depth == HTML_DEPTH_MAX) {
		if (!h->drop && kind >= HTML_BREAK)
			need_block(h);
		h->beyond++;
		return;
	}
	l = &h->levels[h->depth++];
	*l = (struct html_level){
		.name = (unsigned)hash_string(name, 0), .kind = (int)kind, .dir = h->body->dir};
	if (h->drop)
		/* To be closed as it was opened: not at all. */
		l->kind = HTML_INLINE;
	else if (kind >= HTML_RAW && kind <= HTML_HEADER)
		h->drop = h->depth;
	else if (kind >= HTML_BODY)
		open_block_kind(h, l, a, n);
	else
		open_inline(h, (int)kind, a, n);
}

static void close_block_kind(struct html_state *h, const struct html_level *l)
{
	switch (l->kind) {
	case HTML_TABLE: h->tables--; break;
	case HTML_QUOTE: h->quotes--; break;
	case HTML_LIST:
	case HTML_NUMBERS:
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
		close_cell(h, l);
	else if (l->kind == HTML_NEW_LINE || l->kind == HTML_ROW)
		need(h, HTML_LINE);
	else
		need_block(h);
	h->body->dir = l->dir;
}

static void close_level(struct html_state *h)
{
	const struct html_level *l = &h->levels[h->depth - 1];

	if (h->drop == h->depth)
		h->drop = 0;
	if (h->link == h->depth || l->kind == HTML_LINK)
		html_put_link_end(h);
	h->depth--;
	switch (l->kind) {
	case HTML_EM:
		h->em--;
		html_put_marks_off(h);
		break;
	case HTML_STRONG:
		h->strong--;
		html_put_marks_off(h);
		break;
	case HTML_Q: html_put_close(h, --h->q % 2 ? "’" : "”"); break;
	case HTML_SUP: h->raise_due = false; break;
	case HTML_SUB:
		h->lower_due = false;
		if (h->lowered) {
			h->lowered--;
			html_put_close(h, "]");
		}
		break;
	default:
		if (l->kind >= HTML_BODY)
			close_block_kind(h, l);
		break;
	}
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
			close_level(h);
}

void html_end(struct html_state *h)
{
	while (h->depth)
		close_level(h);
	html_put_lone(h);
	body_builder_close(h->body);
	h->body->quote = h->quote_base;
	h->body->list = h->list_base;
	h->body->dir = h->dir_base;
	buf_done(&h->href);
	buf_done(&h->link_text);
	buf_done(&h->lone);
}

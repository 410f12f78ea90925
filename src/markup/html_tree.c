/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_tree.h"

#include <stdbool.h>
#include <string.h>

#include "markup/html.h"
#include "markup/html_element.h"
#include "markup/html_put.h"
#include "markup/html_state.h"
#include "xml/xml.h"

/* ---- what is open ---- */

static enum html_kind kind_at(const struct html_state *h, int at)
{
	return h->levels[at].element ? h->levels[at].element->kind : HTML_UNKNOWN;
}

/* A set of kinds. */
#define KIND(kind) (1ull << (kind))

enum { NOWHERE = -1 };

/* The innermost open element of one of WANTED, not beyond one of BORDERS. */
static int find(const struct html_state *h, unsigned long long wanted, unsigned long long borders)
{
	for (int at = h->depth - 1; at >= 0; at--) {
		if (KIND(kind_at(h, at)) & wanted)
			return at;
		if (KIND(kind_at(h, at)) & borders)
			return NOWHERE;
	}
	return NOWHERE;
}

/* The same for the element E itself. */
static int find_element(const struct html_state *h, const struct html_element *e,
			unsigned long long borders)
{
	for (int at = h->depth - 1; at >= 0; at--) {
		if (h->levels[at].element == e)
			return at;
		if (KIND(kind_at(h, at)) & borders)
			return NOWHERE;
	}
	return NOWHERE;
}

static const unsigned long long foreign = KIND(HTML_DROP) | KIND(HTML_HEADER);
static const unsigned long long scope = KIND(HTML_TABLE) | KIND(HTML_CELL_KIND) |
					KIND(HTML_CAPTION) | KIND(HTML_DROP) | KIND(HTML_HEADER);
static const unsigned long long marks =
	KIND(HTML_EM) | KIND(HTML_STRONG) | KIND(HTML_STRUCK) | KIND(HTML_LINK);

/* Close what is open from AT on. */
static void close_all(struct html_state *h, int at)
{
	while (at != NOWHERE && h->depth > at)
		html_state_close(h, h->depth - 1);
}

/* The same, but for marks: they go on in what follows. */
static void close_but_marks(struct html_state *h, int at)
{
	if (at == NOWHERE)
		return;
	html_put_link_inner(h);
	for (int i = h->depth - 1; i >= at; i--)
		if (i == at || !(KIND(kind_at(h, i)) & marks))
			html_state_close(h, i);
}

/* ---- start tags ---- */

/* Whether an item, or a term or definition, may end beyond the element at AT. */
static bool lets_items_end(const struct html_state *h, int at)
{
	const struct html_element *e = h->levels[at].element;

	return !e || e->kind < HTML_BODY || e->kind == HTML_P || !strcmp(e->name, "div") ||
	       !strcmp(e->name, "address");
}

/* Close the item of KIND that is open, unless another list or cell has begun in it. */
static void close_item(struct html_state *h, enum html_kind kind)
{
	for (int at = h->depth - 1; at >= 0; at--) {
		if (kind_at(h, at) == kind) {
			close_but_marks(h, at);
			return;
		}
		if (!lets_items_end(h, at) || (KIND(kind_at(h, at)) & foreign))
			return;
	}
}

/* What a table has open ends as far as E, a part of it, asks for. */
static void close_table_parts(struct html_state *h, enum html_kind kind)
{
	const unsigned long long parts =
		KIND(HTML_CELL_KIND) | KIND(HTML_CAPTION) | KIND(HTML_ROW) | KIND(HTML_ROWS);
	unsigned long long ends = KIND(HTML_CELL_KIND) | KIND(HTML_CAPTION);
	int at;

	if (kind != HTML_CELL_KIND)
		ends |= KIND(HTML_ROW);
	if (kind == HTML_ROWS || kind == HTML_CAPTION)
		ends |= KIND(HTML_ROWS);
	while ((at = find(h, parts & ends, KIND(HTML_TABLE) | foreign)) != NOWHERE)
		close_all(h, at);
}

static void close_implied(struct html_state *h, const struct html_element *e)
{
	switch (e->kind) {
	case HTML_LINK: {
		int at = find(h, KIND(HTML_LINK), scope);

		if (at != NOWHERE)
			html_state_close(h, at);
		return;
	}
	case HTML_RUBY:
		if (h->depth && kind_at(h, h->depth - 1) == HTML_RUBY &&
		    strcmp(h->levels[h->depth - 1].element->name, "ruby") != 0)
			html_state_close(h, h->depth - 1);
		return;
	case HTML_ITEM:
	case HTML_NEW_LINE: close_item(h, e->kind); break;
	case HTML_ROW:
	case HTML_ROWS:
	case HTML_CAPTION:
	case HTML_CELL_KIND: close_table_parts(h, e->kind); return;
	case HTML_TABLE:
		/* A table directly in another one ends that. */
		if (find(h, KIND(HTML_CELL_KIND) | KIND(HTML_CAPTION),
			 KIND(HTML_TABLE) | foreign) == NOWHERE)
			close_all(h, find(h, KIND(HTML_TABLE), scope & ~KIND(HTML_TABLE)));
		break;
	case HTML_HEADING:
		if (h->depth && kind_at(h, h->depth - 1) == HTML_HEADING)
			close_all(h, h->depth - 1);
		break;
	default: break;
	}
	if (e->kind >= HTML_PARA)
		close_but_marks(h, find(h, KIND(HTML_P), scope));
}

/* Whether E means anything: of those that do not, only the ones that say how they look, and those
 * within one. */
static bool matters(const struct html_state *h, const struct html_element *e, size_t attributes)
{
	return e->kind != HTML_INLINE ||
	       (!e->empty && (attributes || (h->inlines + (h->drop > 0) &&
					     find_element(h, e, scope) != NOWHERE)));
}

void html_tree_start(struct html_state *h, const struct html_element *e,
		     const struct xml_attribute *a, size_t n)
{
	if (!matters(h, e, n))
		return;
	close_implied(h, e);
	html_state_open(h, e, a, n);
}

/* ---- end tags ---- */

void html_tree_end(struct html_state *h, const struct html_element *e)
{
	unsigned long long borders = scope;
	int at;

	h->newline = false;
	if (e->kind == HTML_BREAK) {
		html_state_open(h, e, NULL, 0);
		return;
	}
	if (e->empty)
		return;
	switch (e->kind) {
	case HTML_P:
		close_but_marks(h, find(h, KIND(HTML_P), scope));
		/* One that ends nothing parts paragraphs all the same. */
		if (!h->drop)
			html_state_part(h);
		return;
	case HTML_HEADING: close_all(h, find(h, KIND(HTML_HEADING), scope)); return;
	case HTML_ITEM: borders |= KIND(HTML_LIST) | KIND(HTML_NUMBERS); break;
	case HTML_TABLE:
	case HTML_ROW:
	case HTML_ROWS:
	case HTML_CAPTION:
	case HTML_CELL_KIND: borders = KIND(HTML_TABLE) | foreign; break;
	case HTML_DROP:
	case HTML_HEADER:
	case HTML_BODY: borders = 0; break;
	default: break;
	}
	at = find_element(h, e, borders);
	if (at == NOWHERE)
		return;
	if (e->kind >= HTML_RAW || e->kind == HTML_RUBY)
		close_all(h, at);
	else
		html_state_close(h, at);
}

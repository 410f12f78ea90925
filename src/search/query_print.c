/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: back to what could be typed for it; what follows from what. */
#include "config.h"

#include <string.h>

#include "search/query_parser.h"
#include "search/query_tree.h"

static void print_node(const struct query_node *n, bool whole, struct buf *out);

/* Whether S has a quotation mark; in plain ones it may have all others. */
static bool has_quotes(const char *s)
{
	while (*s && !query_quote_at(s))
		s++;
	return *s;
}

/* Whether the value would be read as something else if it stood there bare. */
static bool needs_quotes(const struct query_node *n)
{
	const char *s = n->typed, *colon = strchr(s, ':');
	struct query_field field;
	size_t letters = query_field_letters(s);

	if (!*s || strpbrk(s, " |()") || strstr(s, "\u00a0") || strstr(s, "\u3000") ||
	    strchr("-!=/:", *s) || has_quotes(s))
		return true;
	if (n->field.name)
		return false;
	if (!n->exact &&
	    (!strcmp(s, "AND") || !strcmp(s, "OR") || !strcmp(s, "NOT") || !strcmp(s, "NEAR") ||
	     !strncmp(s, QUERY_NEAR_SIGN, strlen(QUERY_NEAR_SIGN))))
		return true;
	if ((letters && s[letters] == ':') ||
	    (colon && query_field_find(s, (size_t)(colon - s), &field)))
		return true;
	/* A date in quotation marks is none. */
	return n->quoted && n->needle && !n->spans_n && query_days_half(n->needle, n->len);
}

static void print_value(const struct query_node *n, struct buf *out)
{
	const char *quote = (n->kind != QUERY_DAYS || !*n->typed) && needs_quotes(n) ? "\"" : "";

	buf_printf(out, "%s%s%s%s%s%s", n->field.name ? n->field.name : "",
		   n->field.name ? ":" : "",
		   n->whole   ? "=="
		   : n->exact ? "="
			      : "",
		   quote, n->typed, quote);
}

/* As a part of what is of KIND: AND, NOT or NEAR; filters with a name are written out if WHOLE. */
static void print_part(const struct query_node *n, enum query_kind kind, bool whole,
		       struct buf *out)
{
	bool group;

	while (whole && n->kind == QUERY_NAMED)
		n = n->child;
	group = n->kind == QUERY_OR || n->kind == QUERY_AND ||
		(n->kind == QUERY_NEAR && kind != QUERY_AND);

	buf_puts(out, group ? "(" : "");
	print_node(n, whole, out);
	buf_puts(out, group ? ")" : "");
}

static void print_node(const struct query_node *n, bool whole, struct buf *out)
{
	while (whole && n->kind == QUERY_NAMED)
		n = n->child;
	switch (n->kind) {
	case QUERY_AND:
		for (const struct query_node *c = n->child; c; c = c->next) {
			print_part(c, QUERY_AND, whole, out);
			buf_puts(out, c->next ? " " : "");
		}
		break;
	case QUERY_OR:
		for (const struct query_node *c = n->child; c; c = c->next) {
			print_node(c, whole, out);
			buf_puts(out, c->next ? " | " : "");
		}
		break;
	case QUERY_NOT:
		buf_putc(out, '-');
		print_part(n->child, QUERY_NOT, whole, out);
		break;
	case QUERY_NEAR:
		for (const struct query_node *c = n->child; c; c = c->next) {
			if (c->distance)
				buf_printf(out, " %s%u ", QUERY_NEAR_SIGN, c->distance);
			print_part(c, QUERY_NEAR, whole, out);
		}
		break;
	case QUERY_NAMED: buf_printf(out, ":%s", n->typed); break;
	case QUERY_REGEX:
		buf_printf(out, "%s%s/%s/", n->field.name ? n->field.name : "",
			   n->field.name ? ":" : "", n->typed);
		break;
	case QUERY_WORD:
	case QUERY_PATTERN:
	case QUERY_DAYS:
	case QUERY_META:
	case QUERY_SAMPLE:
	case QUERY_NOTHING: print_value(n, out); break;
	}
}

void query_text_begin(const char *text, struct buf *out)
{
	size_t len = strlen(text);

	while (len && text[len - 1] == ' ')
		len--;
	if (!len)
		return;
	/* What is added holds for every alternative. */
	buf_printf(out, strchr(text, '|') || strstr(text, " OR ") ? "(%.*s) " : "%.*s ", (int)len,
		   text);
}

void query_print(const struct query *q, struct buf *out)
{
	if (!query_is_empty(q))
		print_node(q->root, false, out);
}

void query_print_whole(const struct query *q, struct buf *out)
{
	if (!query_is_empty(q))
		print_node(q->root, true, out);
}

void query_node_print(const struct query_node *n, struct buf *out)
{
	print_node(n, false, out);
}

void query_leaf_key(const struct query *q, size_t i, struct buf *out)
{
	const struct query_node *n = q->leaves[i];

	query_node_print(n, out);
	/* The same letters find more where their marks do not count, and files are by number. */
	buf_printf(out, " %zu %zu", n->marks_n, n->files_n);
}

void query_term_print(const struct query *q, size_t i, struct buf *out)
{
	print_node(q->terms[i], false, out);
}

static bool node_equal(const struct query_node *a, const struct query_node *b)
{
	const struct query_node *x = a->child, *y = b->child;

	if (a->kind != b->kind || a->field.name != b->field.name || a->exact != b->exact ||
	    a->whole != b->whole || a->spans_n != b->spans_n || a->distance != b->distance ||
	    a->sample != b->sample || a->seed != b->seed || a->marks_n != b->marks_n ||
	    !a->typed != !b->typed || (a->typed && strcmp(a->typed, b->typed) != 0))
		return false;
	/* Remarks that have changed since are others. */
	if (a->stamp != b->stamp || a->remarks != b->remarks)
		return false;
	if (a->spans_n && memcmp(a->spans, b->spans, a->spans_n * sizeof *a->spans) != 0)
		return false;
	for (; x && y; x = x->next, y = y->next)
		if (!node_equal(x, y))
			return false;
	return !x && !y;
}

/* Words go by their letters, however they are typed and whether they may be dates as well. */
static bool goes_by_letters(const struct query_node *n)
{
	return n->kind == QUERY_WORD && !n->exact && !n->marks_n;
}

void query_node_finds_key(const struct query_node *n, struct buf *out)
{
	if (goes_by_letters(n))
		buf_add(out, n->needle, n->len);
	else
		query_node_print(n, out);
}

bool query_node_finds_same(const struct query_node *a, const struct query_node *b)
{
	if (goes_by_letters(a) && goes_by_letters(b))
		return a->fields == b->fields && a->remarks == b->remarks && a->len == b->len &&
		       !memcmp(a->needle, b->needle, a->len);
	return node_equal(a, b);
}

bool query_equal(const struct query *a, const struct query *b)
{
	if (query_is_empty(a) || query_is_empty(b))
		return query_is_empty(a) == query_is_empty(b);
	return node_equal(a->root, b->root);
}

/* Whether what matches A matches B too, seen from the two alone. */
static bool node_implies(const struct query_node *a, const struct query_node *b)
{
	if (a->kind == QUERY_WORD && b->kind == QUERY_WORD && !b->slow && !b->spans_n &&
	    !a->spans_n && !a->spaced && !a->remarks && !b->remarks && !(a->fields & ~b->fields) &&
	    memmem(a->needle, a->len, b->needle, b->len))
		return true;
	return node_equal(a, b);
}

/* The parts of N that must all match, up to where a sample is drawn: its children, or itself. */
static const struct query_node *node_first(const struct query_node *n)
{
	n = n->kind == QUERY_AND ? n->child : n;
	return n->kind == QUERY_SAMPLE ? NULL : n;
}

static const struct query_node *node_next(const struct query_node *n, const struct query_node *at)
{
	at = n->kind == QUERY_AND ? at->next : NULL;
	return at && at->kind == QUERY_SAMPLE ? NULL : at;
}

bool query_implies(const struct query *a, const struct query *b)
{
	if (query_is_empty(b))
		return true;
	if (query_is_empty(a))
		return false;
	for (const struct query_node *y = node_first(b->root); y; y = node_next(b->root, y)) {
		bool found = false;

		for (const struct query_node *x = node_first(a->root); x && !found;
		     x = node_next(a->root, x))
			found = node_implies(x, y);
		if (!found)
			return false;
	}
	return true;
}

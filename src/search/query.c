/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: who holds it, what was wrong with it, and what it asks for. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query_tree.h"

void query_problem_set(struct query *q, enum query_fault fault, const char *format, ...)
{
	struct buf b;
	va_list args;

	if (q->fault >= fault)
		return;
	buf_init_cap(&b, 500);
	va_start(args, format);
	buf_vprintf(&b, format, args);
	va_end(args);
	/* What is quoted of the query may be anything. */
	utf8_clean_line(buf_reserve(&b, 0) - b.len);
	free(q->problem);
	q->problem = buf_take(&b);
	q->fault = fault;
	q->place = q->at;
}

struct query *query_ref(struct query *q)
{
	if (q)
		atomic_fetch_add_explicit(&q->holders, 1, memory_order_relaxed);
	return q;
}

void query_unref(struct query *q)
{
	if (!q || atomic_fetch_sub(&q->holders, 1) > 1)
		return;
	for (size_t i = 0; i < q->regexes_n; i++)
		query_regex_free(q->regexes[i]);
	free(q->regexes);
	free(q->terms);
	free(q->leaves);
	free(q->problem);
	arena_done(&q->arena);
	free(q);
}

bool query_is_empty(const struct query *q)
{
	return !q || !q->root;
}

const char *query_problem(const struct query *q)
{
	return q ? q->problem : NULL;
}

enum query_fault query_fault(const struct query *q, struct query_range *place)
{
	*place = q ? q->place : (struct query_range){0};
	return q ? q->fault : QUERY_FINE;
}

const struct query_node *query_sample_node(const struct query *q)
{
	const struct query_node *n = q ? q->root : NULL;

	if (n && n->kind == QUERY_AND)
		n = n->child;
	while (n && n->kind != QUERY_SAMPLE)
		n = n->next;
	return n;
}

size_t query_sample(const struct query *q, uint32_t *seed)
{
	const struct query_node *n = query_sample_node(q);

	if (n)
		*seed = n->seed;
	return n ? n->sample : 0;
}

bool query_is_term(const struct query_node *n)
{
	return n->kind == QUERY_WORD || n->kind == QUERY_PATTERN || n->kind == QUERY_NEAR ||
	       n->kind == QUERY_REGEX;
}

static bool node_has_marks(const struct query_node *n)
{
	for (size_t i = 0; i < n->elements_n; i++)
		for (const struct query_node *part = n->elements[i].parts; part; part = part->next)
			if (part->marks_n)
				return true;
	for (const struct query_node *c = n->child; c; c = c->next)
		if (node_has_marks(c))
			return true;
	return n->marks_n;
}

bool query_is_own(const struct query *q)
{
	return q && q->own;
}

bool query_has_marks(const struct query *q)
{
	for (size_t i = 0; q && i < q->terms_n; i++)
		if (node_has_marks(q->terms[i]))
			return true;
	return false;
}

size_t query_leaves(const struct query *q)
{
	return q ? q->leaves_n : 0;
}

bool query_leaf_is_slow(const struct query *q, size_t i)
{
	const struct query_node *n = q->leaves[i];

	return n->slow || n->kind == QUERY_REGEX || n->kind == QUERY_PATTERN ||
	       n->kind == QUERY_NEAR;
}

bool query_term_varies(const struct query *q, size_t i)
{
	return q->terms[i]->kind == QUERY_PATTERN;
}

size_t query_terms(const struct query *q)
{
	return q ? q->terms_n : 0;
}

/* What the dates of N say to DATE; -1: there is none in it. */
static int node_date(const struct query_node *n, const struct date *date)
{
	int best = -1;

	if (n->spans_n)
		return (int)query_days_match(n, date);
	if (n->kind == QUERY_NOT)
		return -1;
	for (const struct query_node *c = n->child; c; c = c->next) {
		int one = node_date(c, date);

		if (one < 0)
			continue;
		if (n->kind == QUERY_AND)
			best = best < 0 || one < best ? one : best;
		else
			best = one > best ? one : best;
	}
	return best;
}

enum query_date_match query_date_match(const struct query *q, const struct date *date)
{
	int match = query_is_empty(q) ? -1 : node_date(q->root, date);

	return match < 0 ? QUERY_DATE_NO : (enum query_date_match)match;
}

bool query_dates(const struct query *q, const struct date *date)
{
	return query_date_match(q, date) != QUERY_DATE_NO;
}

unsigned query_overruns(const struct query *q)
{
	unsigned n = 0;

	/* Those that must not match, too: what is given up there leaves in what should be left out. */
	for (size_t i = 0; q && i < q->regexes_n; i++)
		n += query_regex_overruns(q->regexes[i]);
	return n;
}

const char *query_overrun_text(void)
{
	return _("the expression takes too long and was given up: the list is not complete");
}

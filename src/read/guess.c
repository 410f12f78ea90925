/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "read/events.h"
#include "read/guess_private.h"
#include "read/sheet.h"

#define SHARE_MIN 0.35 /* of the running text that is in statements, at least */

enum {
	NAMES_MAX = 400,     /* of elements that are tried */
	WORDS_MIN = 4,       /* in a text, on average */
	WORDS_ALONE_MIN = 10 /* where nobody is said to speak */
};

struct guess *guess_new(void)
{
	struct guess *g = xcalloc(1, sizeof *g);

	guess_tree_init(&g->tree);
	g->names = guess_names_new();
	return g;
}

static void forget_shape(struct guess *g)
{
	if (g->found)
		guess_shape_done(&g->shape);
	g->found = false;
}

void guess_free(struct guess *g)
{
	if (!g)
		return;
	forget_shape(g);
	guess_tree_done(&g->tree);
	guess_names_free(g->names);
	free(g);
}

/* Whether it is the first row of a spreadsheet. */
static bool is_heading(const struct event *e)
{
	return !strcmp(e->ns, SHEET_NS) && !strcmp(e->name, "Row") && event_attribute(e, "heading");
}

void guess_look(struct guess *g, const struct events *begin)
{
	int skipped = 0;

	for (size_t i = 0; i < begin->n; i++) {
		const struct event *e = &begin->items[i];

		/* The names of columns are those of their cells already. */
		if (skipped) {
			skipped += e->kind == EVENT_START ? 1 : e->kind == EVENT_END ? -1 : 0;
			continue;
		}
		switch (e->kind) {
		case EVENT_START:
			if (is_heading(e)) {
				skipped = 1;
				break;
			}
			guess_tree_start(&g->tree, e->ns, e->name, e->attributes, e->n);
			break;
		case EVENT_END: guess_tree_end(&g->tree); break;
		case EVENT_TEXT: guess_tree_text(&g->tree, e->text, e->len); break;
		}
	}
	/* It may break off. */
	while (g->tree.depth)
		guess_tree_end(&g->tree);
}

/* ---- the statements ---- */

/* Whether it is clear enough that there are dates and speakers: one of them by its name, or both. */
static bool is_told(const struct guess *g, const struct guess_shape *s, double words)
{
	const struct guess_field *date = &s->fields[FIELD_DATE],
				 *speaker = &s->fields[FIELD_SPEAKER];
	bool dated = date->worth >= 0.5, spoken = speaker->sure >= 0.7 && speaker->worth >= 0.4;
	bool several = s->top->count > 1;
	bool named = s->text_called >= 0.6 || guess_name_worth(s->top->name) > 0;

	if (guess_doubt(g->tree.top.child) == GUESS_HARDLY)
		return spoken && dated && several;
	if (spoken && (several || dated || s->before >= 0.4 || s->text_called >= 0.6))
		return true;
	if (speaker->worth >= 0.4 && (dated || s->before >= 0.8) && (several || named))
		return true;
	return dated && words >= WORDS_ALONE_MIN && 2 * s->text_prose >= 1 &&
	       (several || s->text_called >= 0.6 || s->fields[FIELD_TITLE].n);
}

/* Whether the elements of the shape would do as statements. */
static bool is_good(const struct guess *g, const struct guess_shape *s)
{
	const struct guess_field *text = &s->fields[FIELD_TEXT],
				 *speaker = &s->fields[FIELD_SPEAKER];
	double words = text->covered ? (double)s->text_words / text->covered : 0;
	double called = guess_name_worth(s->top->name);
	bool named = speaker->worth >= 0.4 && (s->text_called >= 0.6 || called > 0);
	uint64_t claimed = 0;

	if (!text->n || 2 * text->covered < s->top->count || s->share < SHARE_MIN ||
	    (words < WORDS_MIN && !named) || !is_told(g, s, words))
		return false;
	/* A whole file is one only with a day, or with a part that is called its text. */
	if (guess_same_name(s->top, g->tree.top.child) && s->text_called < 0.6 &&
	    s->fields[FIELD_DATE].worth < 0.5)
		return false;
	if (s->top->count > 1)
		return true;
	/* One that is no more than the description of what else the file holds is none. */
	if (called < 0)
		return false;
	if (called > 0 || (speaker->worth >= 0.5 && !guess_same_name(s->top, g->tree.top.child)))
		return true;
	for (size_t id = 0; id < GUESS_FIELDS; id++)
		for (size_t i = 0; i < s->fields[id].n; i++)
			claimed += s->fields[id].parts[i]->filled;
	return 4 * claimed >= g->tree.top.values;
}

static bool try_name(struct guess *g, const struct guess_node *name)
{
	struct guess_shape s;

	guess_shape_init(&s, g->names, &g->tree.top, name, g->prose);
	if (is_good(g, &s) && (!g->found || s.score > g->shape.score)) {
		forget_shape(g);
		g->shape = s;
		/* The node above it moves with its tree. */
		g->shape.top->up = &g->shape.tree.top;
		g->found = true;
		return true;
	}
	guess_shape_done(&s);
	return false;
}

/* Whether none of those that were tried is called as N is. */
static bool is_first(const struct guess_node *n, const struct guess_node **tried, size_t tried_n)
{
	for (size_t i = 0; i < tried_n; i++)
		if (guess_same_name(tried[i], n))
			return false;
	return true;
}

/* Words in all elements called as NAME. */
static uint64_t words_called(const struct guess_node *n, const struct guess_node *name)
{
	uint64_t words = 0;

	if (guess_same_name(n, name))
		return n->all_words;
	for (const struct guess_node *c = n->child; c; c = c->next)
		words += words_called(c, name);
	return words;
}

static void try_names(struct guess *g, const struct guess_node *n, const struct guess_node **tried,
		      size_t *tried_n)
{
	if (n->up && !n->attribute && n->all_words && *tried_n < NAMES_MAX &&
	    is_first(n, tried, *tried_n) &&
	    (double)words_called(&g->tree.top, n) >= SHARE_MIN * (double)g->prose) {
		tried[(*tried_n)++] = n;
		try_name(g, n);
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		try_names(g, c, tried, tried_n);
}

/* Words of running text in N. */
static uint64_t prose_in(const struct guess_node *n)
{
	uint64_t words = 10 * n->looks.prose >= 3 * n->looks.n ? n->words : 0;

	for (const struct guess_node *c = n->child; c; c = c->next)
		words += prose_in(c);
	return words;
}

size_t guess_statements(const struct guess *g)
{
	return g->found ? g->shape.top->count : 0;
}

bool guess_find(struct guess *g)
{
	const struct guess_node *tried[NAMES_MAX];
	size_t n = 0;

	forget_shape(g);
	if (!g->tree.top.child || guess_doubt(g->tree.top.child) == GUESS_NEVER)
		return false;
	guess_tree_sum(&g->tree);
	g->prose = prose_in(&g->tree.top);
	try_names(g, &g->tree.top, tried, &n);
	if (!g->found)
		return false;
	guess_find_outside(g);
	return true;
}

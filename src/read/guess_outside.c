/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What stands around the statements that were found: other kinds of them, and fields that hold for those
 * that follow, the date of a sitting before its speeches.
 */
#include "config.h"

#include <string.h>

#include "read/guess_private.h"

enum { PEER_WORDS_MIN = 2, TITLE_WORDS_MAX = 40 };

/* ---- other kinds of statements ---- */

/* The node below N in the place of PART below TOP; NULL: there is none. */
static const struct guess_node *
in_place_of(const struct guess_node *n, const struct guess_node *top, const struct guess_node *part)
{
	const struct guess_node *up = part->up == top ? n : in_place_of(n, top, part->up);

	if (!up)
		return NULL;
	for (const struct guess_node *c = up->child; c; c = c->next)
		if (guess_same_name(c, part) &&
		    (!part->key ||
		     (c->key && !strcmp(c->key, part->key) && !strcmp(c->value, part->value))))
			return c;
	return NULL;
}

/* Whether N, an element of another name than the statements', is one in all but the name. */
static bool is_peer(const struct guess *g, const struct guess_node *n)
{
	const struct guess_field *speaker = &g->shape.fields[FIELD_SPEAKER];
	const struct guess_node *part;

	if (!speaker->n || n->attribute || !n->up || guess_same_name(n, g->shape.top) ||
	    n->all_words < PEER_WORDS_MIN * (uint64_t)n->count)
		return false;
	part = in_place_of(n, g->shape.top, speaker->parts[0]);
	if (!part || guess_cover(n, part) < 0.5 || part->count > 1.5 * n->count)
		return false;
	/* Its text has to be where theirs is. */
	for (size_t i = 0; i < g->shape.fields[FIELD_TEXT].n; i++)
		if (guess_holds(n, g->shape.fields[FIELD_TEXT].parts[i]))
			return true;
	return g->shape.fields[FIELD_TEXT].parts[0] == g->shape.top && n->words;
}

static void find_peers(struct guess *g, const struct guess_node *n)
{
	bool known = false;

	if (g->peers_n < GUESS_PEERS_MAX && is_peer(g, n)) {
		for (size_t i = 0; i < g->peers_n; i++)
			known = known || guess_same_name(g->peers[i], n);
		if (!known)
			g->peers[g->peers_n++] = n;
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		find_peers(g, c);
}

bool guess_is_statement(const struct guess *g, const struct guess_node *n)
{
	if (guess_same_name(n, g->shape.top))
		return true;
	for (size_t i = 0; i < g->peers_n; i++)
		if (guess_same_name(n, g->peers[i]))
			return true;
	return false;
}

/* ---- fields outside ---- */

/* The nearest element above N that holds statements. */
static const struct guess_node *holder_of(const struct guess_node *n)
{
	for (n = n->up; n && !n->holds; n = n->up)
		;
	return n;
}

/* Whether the title N is that of all there is: it stands in the root, once, before anything else. */
static bool is_of_archive(const struct guess *g, const struct guess_node *n)
{
	return holder_of(n) == g->tree.top.child && (n->count == 1 || n->up != g->tree.top.child);
}

/* How many elements have to be left, from N up, to come to one that holds statements. */
static unsigned levels_to_statements(const struct guess_node *n)
{
	unsigned levels = 0;

	for (n = n->up; n && !n->holds; n = n->up)
		levels++;
	return levels;
}

/* Mark the elements that hold statements. */
static bool mark_holders(const struct guess *g, struct guess_node *n)
{
	bool holds = false;

	for (struct guess_node *c = n->child; c; c = c->next)
		if (mark_holders(g, c))
			holds = true;
	n->holds = holds;
	return holds || guess_is_statement(g, n);
}

/* How good a field OUTSIDE of the statements would be as the one ID; 0: it would not be. */
static double outside_worth(const struct guess *g, const struct guess_node *n, enum field_id id)
{
	unsigned levels = levels_to_statements(n);
	double sure, worth;
	enum field_id is = guess_part(g->names, &g->tree.top, n, &sure);

	worth = sure;
	if (id == FIELD_DATE && (is == FIELD_PUBLISHED || is == FIELD_UPDATED))
		worth *= 0.4;
	else if (is != id)
		return 0;
	if (id == FIELD_TITLE &&
	    (levels > 2 || sure < 0.5 || n->words > TITLE_WORDS_MAX * (uint64_t)n->filled ||
	     is_of_archive(g, n)))
		return 0;
	for (; levels > 0; levels--)
		worth *= 0.97;
	return worth;
}

/* Look for the best part for ID outside of the statements. */
static void find_outside(const struct guess *g, const struct guess_node *n, enum field_id id,
			 struct guess_field *best)
{
	if (guess_is_statement(g, n) && !n->attribute)
		return;
	if (n->looks.n) {
		double worth = outside_worth(g, n, id);

		if (worth > best->worth)
			*best = (struct guess_field){.parts = {n},
						     .n = 1,
						     .sure = worth,
						     .worth = worth,
						     .outside = true};
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		find_outside(g, c, id, best);
}

/* Headings: all that are called so, from the outer to the inner ones. */
static void find_headings(struct guess *g, const struct guess_node *n, struct guess_field *f)
{
	bool known = false;

	if (guess_is_statement(g, n) && !n->attribute)
		return;
	for (size_t i = 0; i < f->n; i++)
		known = known || guess_same_name(f->parts[i], n);
	if (n->looks.n && !known && f->n < GUESS_PARTS && n->up && n->up->up && n->up->up->up &&
	    outside_worth(g, n, FIELD_TITLE) > 0.5) {
		f->parts[f->n++] = n;
		f->sure = f->worth = 0.7;
		f->outside = true;
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		find_headings(g, c, f);
}

/* The title of all there is: the first, and nearest to the root. */
static void find_archive_title(struct guess *g, const struct guess_node *n)
{
	double sure;

	if (guess_is_statement(g, n) || levels_to_statements(n) > 2)
		return;
	if (n->looks.n && n->filled == 1 && n->up->up && is_of_archive(g, n) &&
	    guess_part(g->names, &g->tree.top, n, &sure) == FIELD_TITLE && sure >= 0.9 &&
	    !g->archive_title.n)
		g->archive_title =
			(struct guess_field){.parts = {n}, .n = 1, .sure = sure, .outside = true};
	for (const struct guess_node *c = n->child; c; c = c->next)
		find_archive_title(g, c);
}

void guess_find_outside(struct guess *g)
{
	static const enum field_id ids[] = {FIELD_DATE, FIELD_OCCASION, FIELD_PLACE};

	g->peers_n = 0;
	memset(g->outside, 0, sizeof g->outside);
	g->archive_title = (struct guess_field){0};
	find_peers(g, &g->tree.top);
	mark_holders(g, &g->tree.top);
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (g->shape.fields[ids[i]].covered < g->shape.top->count)
			find_outside(g, &g->tree.top, ids[i], &g->outside[ids[i]]);
	find_archive_title(g, &g->tree.top);
	if (!g->shape.fields[FIELD_TITLE].n)
		find_headings(g, &g->tree.top, &g->outside[FIELD_TITLE]);
}

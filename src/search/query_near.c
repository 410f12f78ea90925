/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query: NEAR/n, and the places of all that can stand beside it.
 *
 * Each part of a NEAR has its places in a paragraph; a chain of them, one of each part, in which each
 * is at most so many words from the one before, is one place of the whole. From the last part to the
 * first it is marked which places begin a chain; so every one is looked at a few times, and never are
 * all combinations.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "archive/statement.h"
#include "base/err.h"
#include "base/vec.h"
#include "search/query_tree.h"
#include "search/scan.h"

bool query_near_takes(const struct query_node *n)
{
	switch (n->kind) {
	case QUERY_WORD:
	case QUERY_PATTERN:
	case QUERY_REGEX:
	case QUERY_NEAR: return true;
	case QUERY_OR:
	case QUERY_NAMED:
		for (const struct query_node *c = n->child; c; c = c->next)
			if (!query_near_takes(c))
				return false;
		return true;
	default: return false;
	}
}

bool query_near_is_slow(const struct query_node *n)
{
	for (const struct query_node *c = n->child; c; c = c->next)
		if (c->slow || query_near_is_slow(c))
			return true;
	return n->slow;
}

unsigned query_near_fields(const struct query_node *n)
{
	unsigned any = 0, all = FIELD_ANY;

	if (!n->child)
		return n->fields;
	for (const struct query_node *c = n->child; c; c = c->next) {
		any |= query_near_fields(c);
		all &= query_near_fields(c);
	}
	return n->kind == QUERY_NEAR ? all : any;
}

static bool word_may_hold(const struct query_node *n, const char *at, const char *end)
{
	static const uint32_t even[256];
	struct scan scan;

	scan_init(&scan, n->needle, n->len, even);
	return scan_next(&scan, at, end);
}

bool query_near_may_hold(const struct query_node *n, const char *at, const char *end)
{
	const struct query_node *c = n->child;

	if (n->spaced && query_near_may_hold(n->spaced, at, end))
		return true;
	switch (n->kind) {
	case QUERY_WORD: return word_may_hold(n, at, end);
	case QUERY_PATTERN: return query_pattern_may_hold(n, at, end);
	case QUERY_NEAR:
		while (c && query_near_may_hold(c, at, end))
			c = c->next;
		return !c;
	case QUERY_OR:
	case QUERY_NAMED:
		while (c && !query_near_may_hold(c, at, end))
			c = c->next;
		return c;
	default: return true;
	}
}

size_t query_near_paragraph(const char *text, size_t from, size_t len)
{
	while (from < len && text[from] != FOLD_BREAK && text[from] != INDEX_FIELD)
		from++;
	return from;
}

/* A place of a part of a NEAR, and the numbers of its words. */
struct spot {
	size_t start, end, first, last;
	bool good; /* a chain begins here */
};

struct spots {
	struct spot *items;
	size_t n;
};

/* How many of WORDS end at or before byte AT. */
static size_t words_before(const struct query_places *words, size_t at)
{
	size_t low = 0, high = words->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (words->items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static int place_compare(const void *a, const void *b)
{
	const struct query_place *x = a, *y = b;

	if (x->start != y->start)
		return x->start > y->start ? 1 : -1;
	return (x->end > y->end) - (x->end < y->end);
}

static void sort_places(struct query_places *p, size_t first)
{
	if (p->n - first > 1)
		qsort(p->items + first, p->n - first, sizeof *p->items, place_compare);
}

static void spots_find(const struct query_node *n, struct query_scratch *x,
		       const struct query_look *look, struct spots *spots)
{
	struct query_places places = {0};
	const struct query_places *words;

	query_near_places(n, x, look, SIZE_MAX, &places);
	words = query_pattern_split(x, look->text, look->from, look->to);
	spots->n = places.n;
	spots->items = xcalloc(places.n + 1, sizeof *spots->items);
	for (size_t i = 0; i < places.n; i++) {
		struct spot *s = &spots->items[i];
		size_t last;

		*s = (struct spot){.start = places.items[i].start, .end = places.items[i].end};
		s->first = words_before(words, s->start);
		last = words_before(words, s->end);
		/* Within a word it ends with that one. */
		if (last < words->n && words->items[last].start < s->end)
			last++;
		s->last = last > s->first ? last - 1 : s->first;
	}
	free(places.items);
}

/* How many words B is from A; 0: they share one. */
static size_t spot_distance(const struct spot *a, const struct spot *b)
{
	if (a->last < b->first)
		return b->first - a->last;
	return b->last < a->first ? a->first - b->last : 0;
}

/* The nearest of SPOTS to A that begins a chain, at byte FROM or behind it, at most MOST words away; of two
 * the one that follows. NULL: there is none. */
static const struct spot *spot_nearest(const struct spots *spots, const struct spot *a, size_t from,
				       size_t most)
{
	const struct spot *best = NULL;
	size_t low = 0, high = spots->n, best_at = 0;

	/* The first that begins behind A; what is long and begins before it is met on the way back. */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (spots->items[mid].start < a->end)
			low = mid + 1;
		else
			high = mid;
	}
	for (size_t i = low; i < spots->n && !best; i++) {
		const struct spot *b = &spots->items[i];
		size_t d = spot_distance(a, b);

		if (d > most)
			break;
		if (d && b->good && b->start >= from) {
			best = b;
			best_at = d;
		}
	}
	for (size_t i = low; i-- > 0;) {
		const struct spot *b = &spots->items[i];
		size_t d = spot_distance(a, b);

		/* What begins farther away is no nearer, unless it is long: no part is longer than a NEAR. */
		if (b->start < from ||
		    (b->first < a->first && a->first - b->first > most + QUERY_NEAR_MAX))
			break;
		if (d && d <= most && b->good && (!best || d < best_at)) {
			best = b;
			best_at = d;
		}
	}
	return best;
}

static void chains_mark(const struct query_node *n, struct spots *parts, size_t parts_n)
{
	const struct query_node *c = n->child;
	unsigned *distances = xcalloc(parts_n, sizeof *distances);

	for (size_t k = 0; k < parts_n; k++, c = c->next)
		distances[k] = c->distance;
	for (size_t k = parts_n; k-- > 0;)
		for (size_t i = 0; i < parts[k].n; i++) {
			struct spot *s = &parts[k].items[i];

			s->good = k + 1 == parts_n ||
				  spot_nearest(&parts[k + 1], s, 0, distances[k + 1]);
		}
	free(distances);
}

static void place_add(struct query_places *out, size_t start, size_t end)
{
	out->items = vec_fit(out->items, out->n + 1, &out->size, sizeof *out->items);
	out->items[out->n++] = (struct query_place){start, end};
}

/* The bytes of the chain that begins at spot I of the first part, none of it before byte FROM. */
static bool chain_from(const struct query_node *n, const struct spots *parts, size_t i, size_t from,
		       struct query_place *chain)
{
	const struct spot *at = &parts[0].items[i];
	size_t k = 1;

	if (!at->good || at->start < from)
		return false;
	*chain = (struct query_place){at->start, at->end};
	for (const struct query_node *c = n->child->next; c; c = c->next, k++) {
		at = spot_nearest(&parts[k], at, from, c->distance);
		if (!at)
			return false;
		chain->start = at->start < chain->start ? at->start : chain->start;
		chain->end = at->end > chain->end ? at->end : chain->end;
	}
	return true;
}

/* The chains of one paragraph, none of which overlaps another; of those that would, one that lies within
 * the one before it. */
static void chains_find(const struct query_node *n, const struct spots *parts, size_t most,
			struct query_places *out)
{
	size_t from = 0, first = out->n;

	for (size_t i = 0; i < parts[0].n && out->n - first < most; i++) {
		struct query_place chain, inner;

		if (!chain_from(n, parts, i, from, &chain))
			continue;
		for (; i + 1 < parts[0].n && parts[0].items[i + 1].start < chain.end; i++)
			if (chain_from(n, parts, i + 1, from, &inner) &&
			    inner.start >= chain.start && inner.end <= chain.end)
				chain = inner;
		place_add(out, chain.start, chain.end);
		from = chain.end;
	}
}

static void near_paragraph(const struct query_node *n, struct query_scratch *x,
			   const struct query_look *look, size_t most, struct query_places *out)
{
	struct spots *parts;
	size_t parts_n = 0, k = 0;

	for (const struct query_node *c = n->child; c; c = c->next)
		parts_n++;
	parts = xcalloc(parts_n, sizeof *parts);
	for (const struct query_node *c = n->child; c; c = c->next, k++) {
		spots_find(c, x, look, &parts[k]);
		if (!parts[k].n)
			break;
	}
	if (k == parts_n) {
		chains_mark(n, parts, parts_n);
		chains_find(n, parts, most, out);
	}
	for (k = 0; k < parts_n; k++)
		free(parts[k].items);
	free(parts);
}

static void near_places(const struct query_node *n, struct query_scratch *x,
			const struct query_look *look, size_t most, struct query_places *out)
{
	struct query_look part = *look;
	size_t first = out->n;

	for (; part.from < look->to && out->n - first < most; part.from = part.to + 1) {
		part.to = query_near_paragraph(look->text, part.from, look->to);
		if (query_near_may_hold(n, look->text + part.from, look->text + part.to))
			near_paragraph(n, x, &part, most - (out->n - first), out);
	}
}

static void regex_places(const struct query_node *n, struct query_scratch *x,
			 const struct query_look *look, size_t most, struct query_places *out)
{
	size_t at = look->from, end, first = out->n;

	while (out->n - first < most &&
	       query_regex_next(n->regex, x, look->text, look->to, &at, &end)) {
		place_add(out, at, end);
		at = end;
	}
}

void query_near_places(const struct query_node *n, struct query_scratch *x,
		       const struct query_look *look, size_t most, struct query_places *out)
{
	size_t first = out->n;

	if (!n->child && !(n->fields & look->fields))
		return;
	switch (n->kind) {
	case QUERY_WORD: query_verify_places(n, x, look, most, out); break;
	case QUERY_PATTERN: query_pattern_places(n, x, look, most, out); break;
	case QUERY_REGEX: regex_places(n, x, look, most, out); break;
	case QUERY_NEAR: near_places(n, x, look, most, out); break;
	default:
		for (const struct query_node *c = n->child; c; c = c->next)
			query_near_places(c, x, look, most, out);
		sort_places(out, first);
	}
	if (n->spaced && out->n - first < most) {
		query_near_places(n->spaced, x, look, most - (out->n - first), out);
		sort_places(out, first);
	}
}

/* Those of the LEN folded bytes of LOOK alone. */
static size_t count_in(const struct query_node *n, struct query_scratch *x,
		       const struct query_look *look, size_t most)
{
	struct query_places places = {0};
	size_t found;

	x->split.text = NULL;
	query_near_places(n, x, look, most, &places);
	found = places.n;
	free(places.items);
	return found;
}

/* In the original text, string by string. */
static size_t count_slow(const struct query_node *n, struct query_scratch *x, unsigned fields,
			 const struct statement *of, size_t most)
{
	size_t found = 0;
	const char *s;

	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		unsigned bit = FIELD_BIT(field_number(f));

		if (!(query_near_fields(n) & fields & bit) || f->search != FIELD_SEARCH_TEXT)
			continue;
		for (size_t k = 0; found < most && (s = field_string(f, NULL, of, k, &x->body));
		     k++) {
			struct query_look look = {.of = of, .s = s, .fields = bit};

			fold_map_fill(x->fold, &x->map, s, strlen(s));
			look.text = x->map.text;
			look.to = x->map.len;
			found += count_in(n, x, &look, most - found);
		}
	}
	return found;
}

size_t query_near_count(const struct query_node *n, struct query_scratch *x, unsigned fields,
			const struct statement *of, const char *at, const char *end, size_t most)
{
	struct index_walk walk = index_walk_of(at, end);
	size_t found = 0, len;
	const char *field;

	if (!query_near_may_hold(n, at, end))
		return 0;
	if (n->slow)
		return count_slow(n, x, fields, of, most);
	fields &= query_near_fields(n);
	while (found < most && (field = index_walk_next(&walk, &len))) {
		struct query_look look = {
			.of = of, .text = field, .to = len, .fields = FIELD_BIT(walk.field)};

		if (fields & look.fields && len)
			found += count_in(n, x, &look, most - found);
	}
	return found;
}

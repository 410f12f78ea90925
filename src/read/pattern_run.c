/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"
#include "read/pattern.h"

enum { CACHE = 256, WORD = 64 };

struct state;

/* Where a state goes with the conditions that hold. */
struct goal {
	uint64_t hold;
	const struct state *to;
	struct goal *next;
};

/* Where it goes with elements of one class. */
struct edge {
	bool known;
	uint64_t ask; /* the conditions that matter here */
	struct goal goal;
};

struct state {
	uint64_t hash;
	struct pattern_hits hits;
	struct edge *edges; /* by class */
	size_t edges_n;
	struct state *next; /* in the list of the table */
	uint64_t positions[];
};

struct pattern_run {
	const struct patterns *p;
	struct arena arena; /* of the states */
	size_t words;       /* of a set of positions */
	size_t name_words;  /* of a set of names */
	struct state *table[CACHE];
	size_t states_n;
	/* Elements are of one class where the same of the names mean them. */
	uint64_t *classes; /* sets of names */
	size_t classes_n, classes_size;
	struct {
		const char *ns, *name;
		size_t class;
	} cache[CACHE]; /* by the addresses of their names; see xml.h */
	const struct state *stack[XML_DEPTH_MAX + 2];
	size_t depth;
	size_t beyond;     /* elements that have no place there */
	uint64_t *scratch; /* a set of positions, and one of names */
};

static bool has(const uint64_t *set, size_t i)
{
	return set[i / WORD] >> i % WORD & 1;
}

static void add(uint64_t *set, size_t i)
{
	set[i / WORD] |= UINT64_C(1) << i % WORD;
}

/* ---- classes of elements ---- */

static bool name_fits(const struct pattern_name *test, const char *ns, const char *name)
{
	return (!test->name || !strcmp(test->name, name)) && (!test->ns || !strcmp(test->ns, ns));
}

static size_t class_find(struct pattern_run *r, const char *ns, const char *name)
{
	uint64_t *names = r->scratch + r->words;
	size_t bytes = r->name_words * sizeof *names;
	size_t i = 0;

	memset(names, 0, bytes);
	for (size_t k = 0; k < r->p->names_n; k++)
		if (name_fits(&r->p->names[k], ns, name))
			add(names, k);
	while (i < r->classes_n && memcmp(r->classes + i * r->name_words, names, bytes) != 0)
		i++;
	if (i == r->classes_n) {
		r->classes = vec_fit(r->classes, (i + 1) * r->name_words, &r->classes_size,
				     sizeof *r->classes);
		memcpy(r->classes + i * r->name_words, names, bytes);
		r->classes_n++;
	}
	return i;
}

static size_t class_of(struct pattern_run *r, const char *ns, const char *name)
{
	size_t i = hash_pointer(name);

	_Static_assert(CACHE == 256, "the hash has eight bits");
	if (r->cache[i].name != name || r->cache[i].ns != ns) {
		r->cache[i].class = class_find(r, ns, name);
		r->cache[i].ns = ns;
		r->cache[i].name = name;
	}
	return r->cache[i].class;
}

/* ---- states ---- */

/* The patterns that are whole at these positions. */
static void state_hits(struct pattern_run *r, struct state *s)
{
	uint16_t *elements, *attributes;
	size_t n = 0;

	for (size_t i = 0; i < r->p->n; i++)
		n += has(s->positions, r->p->items[i].base + r->p->items[i].n);
	if (!n)
		return;
	s->hits.elements = elements = arena_alloc(&r->arena, n * sizeof *elements);
	s->hits.attributes = attributes = arena_alloc(&r->arena, n * sizeof *attributes);
	for (size_t i = 0; i < r->p->n; i++) {
		const struct pattern *p = &r->p->items[i];

		if (!has(s->positions, p->base + p->n))
			continue;
		if (p->is_attribute)
			attributes[s->hits.attributes_n++] = (uint16_t)i;
		else
			elements[s->hits.elements_n++] = (uint16_t)i;
	}
}

/* The state that these positions are. */
static const struct state *state_of(struct pattern_run *r, const uint64_t *positions)
{
	size_t bytes = r->words * sizeof *positions;
	uint64_t hash = hash_bytes((const char *)positions, bytes, 0);
	struct state **at = &r->table[hash % CACHE], *s;

	for (s = *at; s; s = s->next)
		if (s->hash == hash && !memcmp(s->positions, positions, bytes))
			return s;
	s = arena_calloc(&r->arena, 1, sizeof *s + bytes);
	memcpy(s->positions, positions, bytes);
	s->hash = hash;
	state_hits(r, s);
	s->next = *at;
	*at = s;
	r->states_n++;
	return s;
}

/* Forget the states, but for those of open elements: a file may have made too many. */
static void states_forget(struct pattern_run *r)
{
	struct arena old = r->arena;

	for (size_t i = 0; i < CACHE; i++) {
		for (struct state *s = r->table[i]; s; s = s->next)
			free(s->edges);
		r->table[i] = NULL;
	}
	arena_init(&r->arena);
	r->states_n = 0;
	for (size_t i = 0; i <= r->depth; i++)
		r->stack[i] = state_of(r, r->stack[i]->positions);
	arena_done(&old);
}

/* From FROM with an element of the class NAMES, for which the conditions HOLD. */
static const struct state *state_after(struct pattern_run *r, const struct state *from,
				       const uint64_t *names, uint64_t hold)
{
	uint64_t *to = r->scratch;

	memset(to, 0, r->words * sizeof *to);
	for (size_t i = 0; i < r->p->n; i++) {
		const struct pattern *p = &r->p->items[i];

		for (unsigned k = 0; k < p->n; k++) {
			const struct pattern_step *step = &p->steps[k];

			if (!has(from->positions, p->base + k))
				continue;
			if (step->deep)
				add(to, p->base + k);
			if (has(names, step->name) && (!step->conditions || hold >> step->bit & 1))
				add(to, p->base + k + 1);
		}
	}
	return state_of(r, to);
}

/* The conditions that matter to an element of the class NAMES after FROM. */
static uint64_t conditions_after(const struct pattern_run *r, const struct state *from,
				 const uint64_t *names)
{
	uint64_t ask = 0;

	for (size_t i = 0; i < r->p->n; i++) {
		const struct pattern *p = &r->p->items[i];

		for (unsigned k = 0; k < p->n; k++)
			if (p->steps[k].conditions && has(from->positions, p->base + k) &&
			    has(names, p->steps[k].name))
				ask |= UINT64_C(1) << p->steps[k].bit;
	}
	return ask;
}

static bool condition_holds(const struct pattern_condition *c, const struct xml_attribute *a,
			    size_t n)
{
	for (; c; c = c->next) {
		const char *value = pattern_attribute(&c->attribute, a, n);
		bool holds = c->asks == PATTERN_HAS     ? value != NULL
			     : c->asks == PATTERN_LACKS ? !value
			     : c->asks == PATTERN_IS    ? value && !strcmp(value, c->value)
							: value && strcmp(value, c->value) != 0;

		if (!holds)
			return false;
	}
	return true;
}

static struct edge *edge_of(struct pattern_run *r, const struct state *from, size_t class)
{
	/* The states are the run's own; that they are const is for those who only look. */
	struct state *s = (struct state *)(uintptr_t)from;
	size_t had = s->edges_n;
	struct edge *e;

	s->edges = vec_fit(s->edges, class + 1, &s->edges_n, sizeof *s->edges);
	if (s->edges_n > had)
		memset(s->edges + had, 0, (s->edges_n - had) * sizeof *s->edges);
	e = &s->edges[class];
	if (!e->known)
		e->ask = conditions_after(r, s, r->classes + class * r->name_words);
	e->known = true;
	return e;
}

static const struct state *follow(struct pattern_run *r, const struct state *from, size_t class,
				  const struct xml_attribute *a, size_t n)
{
	struct edge *e = edge_of(r, from, class);
	uint64_t hold = 0;
	struct goal *g = &e->goal;

	for (uint64_t ask = e->ask, i = 0; ask; ask >>= 1, i++)
		if (ask & 1 && condition_holds(r->p->conditions[i], a, n))
			hold |= UINT64_C(1) << i;
	while (g->to && g->hold != hold && g->next)
		g = g->next;
	if (g->to && g->hold != hold) {
		g->next = arena_calloc(&r->arena, 1, sizeof *g);
		g = g->next;
	}
	if (!g->to) {
		g->hold = hold;
		g->to = state_after(r, from, r->classes + class * r->name_words, hold);
	}
	return g->to;
}

/* ---- the run ---- */

struct pattern_run *pattern_run_new(const struct patterns *p)
{
	struct pattern_run *r = xcalloc(1, sizeof *r);

	r->p = p;
	arena_init(&r->arena);
	r->words = p->positions / WORD + 1;
	r->name_words = p->names_n / WORD + 1;
	r->scratch = xcalloc(r->words + r->name_words, sizeof *r->scratch);
	for (size_t i = 0; i < p->n; i++)
		add(r->scratch, p->items[i].base);
	r->stack[0] = state_of(r, r->scratch);
	return r;
}

void pattern_run_free(struct pattern_run *r)
{
	for (size_t i = 0; i < CACHE; i++)
		for (struct state *s = r->table[i]; s; s = s->next)
			free(s->edges);
	arena_done(&r->arena);
	free(r->classes);
	free(r->scratch);
	free(r);
}

const struct pattern_hits *pattern_run_start(struct pattern_run *r, const char *ns,
					     const char *name, const struct xml_attribute *a,
					     size_t n)
{
	static const struct pattern_hits none;
	size_t class = class_of(r, ns, name);

	if (r->depth == XML_DEPTH_MAX || r->beyond) {
		r->beyond++;
		return &none;
	}
	if (r->states_n > PATTERN_STATES_MAX)
		states_forget(r);
	r->stack[r->depth + 1] = follow(r, r->stack[r->depth], class, a, n);
	r->depth++;
	return &r->stack[r->depth]->hits;
}

bool pattern_run_waits(const struct pattern_run *r)
{
	const uint64_t *positions = r->stack[r->depth]->positions;

	for (size_t i = 0; i < r->p->n; i++)
		for (unsigned k = 0; k < r->p->items[i].n; k++)
			if (has(positions, r->p->items[i].base + k))
				return true;
	return false;
}

void pattern_run_end(struct pattern_run *r)
{
	if (r->beyond)
		r->beyond--;
	else
		r->depth--;
}

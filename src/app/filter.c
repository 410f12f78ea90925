/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/filter.h"

#include <stdlib.h>
#include <string.h>

#include "app/matcher.h"
#include "base/bits.h"
#include "base/clock.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"

enum {
	MEMORY_BYTES = 16 << 20,     /* for all that is remembered */
	NEAR_FROM = 16 << 20,        /* bytes of text from which the first screen comes first */
	AHEAD = 4096,                /* statements in the order shown, from the selection on */
	BACK = 2048,                 /* and before it */
	AGAIN_NS = 100 * 1000 * 1000 /* between two showings of a part */
};

/* ---- What was found before ---- */

static void memory_free(struct filter_memory *m)
{
	query_unref(m->query);
	free(m->hits);
}

static void memory_forget(struct filter *f)
{
	while (f->memories_n)
		memory_free(&f->memories[--f->memories_n]);
}

/* Drop the one that has not served for longest. */
static void memory_drop(struct filter *f)
{
	size_t oldest = 0;

	for (size_t i = 1; i < f->memories_n; i++)
		if (f->memories[i].used < f->memories[oldest].used)
			oldest = i;
	memory_free(&f->memories[oldest]);
	f->memories[oldest] = f->memories[--f->memories_n];
}

static void memory_keep(struct filter *f, const uint64_t *hits, size_t words)
{
	struct filter_memory *m;

	if (words * sizeof *hits > MEMORY_BYTES / 4)
		return;
	while (f->memories_n == FILTER_MEMORIES ||
	       (f->memories_n + 1) * words * sizeof *hits > MEMORY_BYTES)
		memory_drop(f);
	m = &f->memories[f->memories_n++];
	m->query = f->query;
	f->query = NULL;
	m->hits = xcalloc(words, sizeof *hits);
	memcpy(m->hits, hits, words * sizeof *hits);
	m->words = words;
	m->found = bits_count(hits, words);
	m->used = ++f->clock;
}

/* The smallest memory that holds all that the query in force can find; NULL: none does. *SAME: it is
 * exactly that. */
static struct filter_memory *memory_find(struct filter *f, bool *same)
{
	struct filter_memory *best = NULL;

	*same = false;
	for (size_t i = 0; i < f->memories_n; i++) {
		struct filter_memory *m = &f->memories[i];

		if (query_equal(m->query, f->query)) {
			*same = true;
			best = m;
			break;
		}
		if ((!best || m->found < best->found) && query_implies(f->query, m->query))
			best = m;
	}
	if (best)
		best->used = ++f->clock;
	return best;
}

/* The view has the hits of QUERY now. */
static void filter_give(struct filter *f, struct view *v, struct query *query, uint64_t *hits,
			size_t words)
{
	query_ref(query);
	query_unref(f->given);
	f->given = query;
	view_match_take(v, hits, words);
}

/* ---- Asking ---- */

void filter_init(struct filter *f, struct mailbox *box)
{
	*f = (struct filter){.box = box};
}

static void filter_drop(struct filter *f)
{
	query_unref(f->query);
	free(f->pending);
	f->query = NULL;
	f->pending = NULL;
	f->parts = f->asked = f->answered = f->near = 0;
	f->overrun = f->partial = false;
}

void filter_done(struct filter *f)
{
	matcher_free(f->matcher);
	filter_drop(f);
	query_unref(f->given);
	f->given = NULL;
	memory_forget(f);
}

void filter_forget(struct filter *f)
{
	unsigned number = f->number;

	filter_done(f);
	filter_init(f, f->box);
	f->number = number;
}

static void filter_ask(struct filter *f, const struct filter_source *source, struct query *query,
		       const struct filter_memory *within, const uint32_t *near, size_t near_n,
		       size_t ahead)
{
	struct matcher_request r = {
		.number = f->number,
		.query = query,
		.parts = source->parts + f->parts,
		.first = source->first + f->parts,
		.n = source->n - f->parts,
		.within = within ? within->hits : NULL,
		.within_words = within ? within->words : 0,
		.near = near,
		.near_n = near_n,
		.ahead = ahead,
	};

	for (size_t i = f->parts; i < source->n; i++)
		f->asked += source->parts[i]->n;
	f->parts = source->n;
	/* The threads start when there is something to do for them. */
	if (!f->matcher)
		f->matcher = matcher_new(f->box);
	matcher_want(f->matcher, f->number);
	matcher_ask(f->matcher, &r);
}

/* The statements round the selection, in the order shown: those from it on, then those before it.
 * Returns how many; *FROM_IT of them from it on. */
static size_t filter_near(const struct view *v, uint32_t *near, size_t *from_it)
{
	size_t at = 0, n = 0;

	while (at < v->order_n && v->order[at] != v->selected)
		at++;
	if (at == v->order_n)
		at = 0;
	for (size_t i = at; i < v->order_n && n < AHEAD; i++)
		near[n++] = v->order[i];
	*from_it = n;
	for (size_t i = at; i > 0 && n < *from_it + BACK; i--)
		near[n++] = v->order[i - 1];
	return n;
}

static size_t source_bytes(const struct filter_source *source)
{
	size_t bytes = 0;

	for (size_t i = 0; i < source->n; i++)
		bytes += source->parts[i]->len;
	return bytes;
}

bool filter_set(struct filter *f, struct view *v, const struct filter_source *source,
		struct query *query)
{
	struct filter_memory *memory;
	size_t near_n = 0, ahead = 0;
	uint32_t *near = NULL;
	bool same, nothing = source->n == 0;

	/* What was selected before a part of the hits was shown is what is to be found again. */
	if (f->partial && v->selected == f->shown)
		v->selected = f->selected;
	filter_drop(f);
	if (++f->number == 0)
		f->number = 1;
	if (f->matcher)
		matcher_want(f->matcher, f->number);
	f->query = query_ref(query);
	if (query_is_empty(query)) {
		filter_give(f, v, query, NULL, 0);
		return true;
	}
	f->since = clock_ns();
	f->pending_words = QUERY_WORDS(source->statements) + 1;
	f->pending = xcalloc(f->pending_words, sizeof *f->pending);
	memory = source->loading ? NULL : memory_find(f, &same);
	if (memory && same) {
		memcpy(f->pending, memory->hits, memory->words * sizeof *f->pending);
		f->parts = source->n;
		f->asked = f->answered = source->statements;
	}
	if ((memory && same) || nothing) {
		/* Where nothing is read yet, nothing matches so far. */
		filter_give(f, v, query, f->pending, f->pending_words);
		f->pending = NULL;
		return true;
	}
	if (source_bytes(source) >= NEAR_FROM) {
		near = xrealloc(NULL, AHEAD + BACK, sizeof *near);
		near_n = filter_near(v, near, &ahead);
	}
	filter_ask(f, source, query, memory, near, near_n, ahead);
	free(near);
	return false;
}

void filter_grow(struct filter *f, const struct filter_source *source, struct query *query)
{
	memory_forget(f);
	filter_ask(f, source, query, NULL, NULL, 0, 0);
}

/* ---- Answers ---- */

static void pending_fit(struct filter *f, size_t statements)
{
	size_t words = QUERY_WORDS(statements) + 1;

	if (words <= f->pending_words)
		return;
	f->pending = xrealloc(f->pending, words, sizeof *f->pending);
	memset(f->pending + f->pending_words, 0, (words - f->pending_words) * sizeof *f->pending);
	f->pending_words = words;
}

enum filter_change filter_take(struct filter *f, struct view *v, const struct filter_source *source,
			       const struct matcher_answer *a)
{
	if (a->number != f->number)
		return FILTER_SAME;
	f->overrun = f->overrun || a->overrun;
	if (f->pending)
		pending_fit(f, source->statements);
	for (size_t i = 0; i < a->pieces_n; i++) {
		const struct matcher_piece *p = &a->pieces[i];

		f->answered += p->n;
		if (f->pending)
			bits_or(f->pending, p->first, p->hits, p->n);
		else
			view_match_add(v, p->first, p->n, p->hits);
	}
	if (!f->pending)
		return a->pieces_n ? FILTER_ROWS : FILTER_SAME;
	for (size_t i = 0; i < a->near_n; i++)
		f->pending[a->near[i] / 64] |= UINT64_C(1) << a->near[i] % 64;
	f->near += a->near_n;
	if (f->answered < f->asked)
		return FILTER_SAME;
	if (f->partial && v->selected == f->shown)
		v->selected = f->selected;
	f->partial = false;
	filter_give(f, v, f->query, f->pending, f->pending_words);
	if (!source->loading && !f->overrun)
		memory_keep(f, f->pending, QUERY_WORDS(source->statements));
	f->pending = NULL;
	return FILTER_ROWS;
}

bool filter_show_part(struct filter *f, struct view *v)
{
	int64_t now = clock_ns();
	uint64_t *part;

	if (!f->pending || (!f->near && now - f->since < AGAIN_NS) ||
	    (f->partial && now - f->since < AGAIN_NS))
		return false;
	if (!f->partial)
		f->selected = v->selected;
	else if (v->selected == f->shown)
		v->selected = f->selected;
	else
		f->selected = v->selected;
	f->since = now;
	f->partial = true;
	part = xcalloc(f->pending_words, sizeof *part);
	memcpy(part, f->pending, f->pending_words * sizeof *part);
	filter_give(f, v, f->query, part, f->pending_words);
	return true;
}

void filter_shown(struct filter *f, const struct view *v)
{
	if (f->partial)
		f->shown = v->selected;
}

bool filter_settled(const struct filter *f)
{
	return !f->pending && f->answered >= f->asked;
}

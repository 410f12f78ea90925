/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/tally.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice, in bytes of text whose words are counted; looking for a term costs a fraction of that,
 * and a statement something by itself. */
enum { BASE = TALLY_BASE, SLICE = 1 << 19, SCAN_GAIN = 8, STATEMENT_COST = 64 };

void grouping_done(struct grouping *g)
{
	free(g->start);
	free(g->ids);
	*g = (struct grouping){0};
}

void grouping_clear(struct grouping *g)
{
	g->n = g->ids_n = g->groups = 0;
	g->cleared++;
}

void grouping_add(struct grouping *g, uint32_t id)
{
	g->ids = vec_fit(g->ids, g->ids_n + 1, &g->ids_size, sizeof *g->ids);
	g->ids[g->ids_n++] = id;
	if (id >= g->groups)
		g->groups = (size_t)id + 1;
}

void grouping_next(struct grouping *g)
{
	g->start = vec_fit(g->start, g->n + 2, &g->size, sizeof *g->start);
	g->start[0] = 0;
	g->start[++g->n] = (uint32_t)g->ids_n;
}

void tally_init(struct tally *t, struct fold *fold)
{
	*t = (struct tally){.scratch = query_scratch_new(fold), .words = words_new()};
	t->lengths = &t->own;
}

void tally_share(struct tally *t, struct tally *other)
{
	t->lengths = other->lengths;
}

void tally_done(struct tally *t)
{
	query_scratch_free(t->scratch);
	query_unref(t->source.query);
	words_free(t->words);
	free(t->rows);
	free(t->hits);
	free(t->own.of);
	*t = (struct tally){0};
}

void tally_forget(struct tally *t)
{
	t->own.n = 0;
	t->grouping = t->all_of = NULL;
	t->groups = t->terms = 0;
}

unsigned tally_fields(const struct query *q, size_t i)
{
	unsigned said = 0, looked = query_term_fields(q, i);

	for (unsigned f = 0; f < field_count; f++)
		if (field_table[f].search == FIELD_SEARCH_TEXT && !field_table[f].apart)
			said |= looked & FIELD_BIT(f);
	return said ? said : looked;
}

/* Which terms to count: those looked for in the text, or all where there are no such. */
static void tally_choose(struct tally *t)
{
	const struct query *q = t->source.query;
	size_t n = q ? query_terms(q) : 0, in_text = 0;

	t->terms = t->fields = t->left_out = 0;
	t->apart = 0;
	for (size_t i = 0; i < n; i++)
		in_text += query_term_in_text(q, i);
	for (size_t i = 0; i < n; i++) {
		if (in_text && !query_term_in_text(q, i))
			continue;
		t->fields |= tally_fields(q, i);
		if (!t->sum && t->terms < TALLY_TERMS)
			t->term[t->terms++] = i;
		else
			t->left_out += !t->sum;
	}
	if (t->sum)
		t->terms = n > 0;
}

static void tally_room(struct tally *t)
{
	size_t hits, n = t->source.view->archive->n;
	struct tally_words *l = t->lengths;

	t->groups = t->grouping->groups;
	hits = t->groups * t->terms;
	t->rows = vec_fit(t->rows, t->groups, &t->rows_size, sizeof *t->rows);
	t->hits = vec_fit(t->hits, hits, &t->hits_size, sizeof *t->hits);
	for (size_t id = 0; id < t->groups; id++)
		t->rows[id].shown = t->rows[id].searched = t->rows[id].words = 0;
	if (hits)
		memset(t->hits, 0, hits * sizeof *t->hits);
	if (l->n < n) {
		l->of = xrealloc(l->of, n, sizeof *l->of);
		memset(l->of + l->n, 0, (n - l->n) * sizeof *l->of);
		l->n = n;
	}
}

static void tally_add(struct tally *t, size_t i, bool shown)
{
	const struct grouping *g = t->grouping;

	for (uint32_t k = g->start[i]; k < g->start[i + 1]; k++) {
		struct tally_row *row = &t->rows[g->ids[k]];

		if (shown)
			row->shown++;
		else
			row->all++;
	}
}

/* What there is at all stays as it was from one filter to the next. */
static void tally_count_all(struct tally *t)
{
	const struct grouping *g = t->grouping;
	const struct view *v = t->source.view;

	if (t->all_of == g && t->all_n == g->n && t->all_cleared == g->cleared &&
	    t->all_hidden == v->hidden)
		return;
	t->all_of = g;
	t->all_n = g->n;
	t->all_cleared = g->cleared;
	t->all_hidden = v->hidden;
	for (size_t id = 0; id < t->groups; id++)
		t->rows[id].all = 0;
	for (size_t i = 0; i < g->n; i++)
		if (!view_hides(v, i))
			tally_add(t, i, false);
}

/* By number, as they lie in memory: a million rows in another order take ten times as long. */
static void tally_count_shown(struct tally *t)
{
	const struct view *v = t->source.view;
	size_t n = t->grouping->n;

	for (size_t i = 0; i < n; i++) {
		/* Most filters leave little: 64 at once. */
		if (i % 64 == 0 && v->match && (i / 64 >= v->match_words || !v->match[i / 64])) {
			i += 63;
			continue;
		}
		if (view_shows(v, i))
			tally_add(t, i, true);
	}
}

void tally_start(struct tally *t, const struct grouping *grouping,
		 const struct tally_source *source, bool rate)
{
	query_unref(t->source.query);
	t->grouping = grouping;
	t->source = *source;
	t->rate = rate;
	t->hits_at = t->words_at = 0;
	t->base_of = NULL;
	tally_choose(t);
	tally_room(t);
	tally_count_all(t);
	tally_count_shown(t);
}

void tally_want_rate(struct tally *t)
{
	t->rate = true;
}

/* The index that statement I stands in. */
static const struct index *tally_part(const struct tally_source *s, size_t i, size_t *at)
{
	size_t part = index_part(s->first, s->parts_n, i);

	*at = i - s->first[part];
	return s->parts[part];
}

static size_t count_words(struct tally *t, const struct index *ix, size_t at)
{
	struct index_walk walk = index_walk(ix, at);
	const char *field;
	size_t n = 0, len;

	while ((field = index_walk_next(&walk, &len)))
		if (t->fields & FIELD_BIT(walk.field))
			n += words_count(t->words, field, len);
	return n;
}

/* How often term I occurs in statement AT of IX; what is apart is counted by itself. */
static size_t tally_term_hits(struct tally *t, size_t i, const struct index *ix, size_t at)
{
	const struct query *q = t->source.query;
	size_t all = query_count_hits(q, t->scratch, i, FIELD_ANY, ix, at), besides = 0;
	unsigned apart;

	/* As most terms are nowhere in most statements. */
	if (!all)
		return 0;
	apart = query_term_fields(q, i) & ~tally_fields(q, i);
	if (apart)
		besides = query_count_hits(q, t->scratch, i, apart, ix, at);
	t->apart += besides;
	return all - besides;
}

/* How often all terms that are counted together occur in statement AT of IX. */
static size_t tally_sum_hits(struct tally *t, const struct index *ix, size_t at)
{
	const struct query *q = t->source.query;
	size_t terms = query_terms(q), in_text = 0, n = 0;

	for (size_t i = 0; i < terms; i++)
		in_text += query_term_in_text(q, i);
	for (size_t i = 0; i < terms; i++)
		if (!in_text || query_term_in_text(q, i))
			n += tally_term_hits(t, i, ix, at);
	return n;
}

static size_t tally_count_hits(struct tally *t, size_t i)
{
	const struct grouping *g = t->grouping;
	size_t at;
	const struct index *ix = tally_part(&t->source, i, &at);
	size_t bytes = ix->start[at + 1] - ix->start[at];

	for (size_t k = 0; k < t->terms; k++) {
		size_t n =
			t->sum ? tally_sum_hits(t, ix, at) : tally_term_hits(t, t->term[k], ix, at);

		for (uint32_t id = g->start[i]; n && id < g->start[i + 1]; id++)
			t->hits[g->ids[id] * t->terms + k] += n;
	}
	return STATEMENT_COST +
	       bytes * (t->sum ? query_terms(t->source.query) : t->terms) / SCAN_GAIN;
}

/* Whether statement I, number AT of IX, was looked through. */
static bool tally_in_base(struct tally *t, const struct index *ix, size_t at)
{
	if (!t->source.query)
		return true;
	if (t->base_of != ix || at < t->base_from || at >= t->base_from + BASE) {
		t->base_of = ix;
		t->base_from = at / BASE * BASE;
		query_run_base(t->source.query, t->scratch, ix, t->base_from,
			       ix->n - t->base_from < BASE ? ix->n : t->base_from + BASE, t->base);
	}
	at -= t->base_from;
	return t->base[at / 64] >> at % 64 & 1;
}

/* The words of other fields are counted anew. */
static void tally_choose_words(struct tally *t)
{
	struct tally_words *l = t->lengths;

	if (l->n && l->fields != t->fields)
		memset(l->of, 0, l->n * sizeof *l->of);
	l->fields = t->fields;
}

static size_t tally_count_words(struct tally *t, size_t i)
{
	const struct grouping *g = t->grouping;
	uint32_t *words = &t->lengths->of[i];
	size_t cost = 1, at;
	const struct index *ix = tally_part(&t->source, i, &at);

	if (view_hides(t->source.view, i) || view_not_drawn(t->source.view, i) ||
	    !tally_in_base(t, ix, at))
		return cost;
	if (!*words) {
		size_t n;
		size_t bytes = ix->start[at + 1] - ix->start[at];

		n = count_words(t, ix, at);
		*words = n < UINT32_MAX ? (uint32_t)n + 1 : UINT32_MAX;
		cost = STATEMENT_COST + bytes;
	}
	for (uint32_t id = g->start[i]; id < g->start[i + 1]; id++) {
		t->rows[g->ids[id]].words += *words - 1;
		t->rows[g->ids[id]].searched++;
	}
	return cost;
}

bool tally_ready(const struct tally *t)
{
	if (!t->grouping || !t->terms)
		return true;
	return t->hits_at >= t->grouping->n && (!t->rate || t->words_at >= t->grouping->n);
}

bool tally_work(struct tally *t)
{
	size_t cost = 0;

	if (tally_ready(t))
		return false;
	for (; t->hits_at < t->grouping->n && cost < SLICE; t->hits_at++)
		cost += view_shows(t->source.view, t->hits_at) ? tally_count_hits(t, t->hits_at)
							       : 1;
	tally_choose_words(t);
	for (; t->rate && t->words_at < t->grouping->n && cost < SLICE; t->words_at++)
		cost += tally_count_words(t, t->words_at);
	return !tally_ready(t);
}

double tally_rate(const struct tally *t, size_t group, size_t i)
{
	uint64_t words = t->rows[group].words;

	return words ? (double)tally_hits(t, group, i) * 1e4 / (double)words : 0;
}

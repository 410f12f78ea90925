/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/series.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/timeline.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"

/* Deviations on each side of an interval of 95 %. */
#define SURE 1.959964

void series_init(struct series *s, struct fold *fold, struct collate *collate)
{
	*s = (struct series){.fold = fold, .scratch = query_scratch_new(fold)};
	tally_init(&s->whole, fold);
	tally_init(&s->of_values, fold);
	tally_init(&s->of_both, fold);
	tally_share(&s->of_both, &s->whole);
	s->of_both.sum = true;
	for (size_t i = 0; i < SERIES_MOST; i++) {
		tally_init(&s->queries[i].tally, fold);
		tally_share(&s->queries[i].tally, &s->whole);
		s->queries[i].tally.sum = true;
	}
	facets_init(&s->facets, fold, collate);
}

static void forget_queries(struct series *s)
{
	for (size_t i = 0; i < SERIES_MOST; i++) {
		query_unref(s->queries[i].query);
		free(s->queries[i].view.match);
		s->queries[i].query = NULL;
		s->queries[i].view = (struct view){0};
	}
	s->n = 0;
}

void series_done(struct series *s)
{
	forget_queries(s);
	for (size_t i = 0; i < SERIES_MOST; i++)
		tally_done(&s->queries[i].tally);
	tally_done(&s->of_both);
	tally_done(&s->of_values);
	tally_done(&s->whole);
	facets_done(&s->facets);
	grouping_done(&s->both);
	query_scratch_free(s->scratch);
}

void series_forget(struct series *s)
{
	forget_queries(s);
	for (size_t i = 0; i < SERIES_MOST; i++)
		tally_forget(&s->queries[i].tally);
	tally_forget(&s->of_both);
	tally_forget(&s->of_values);
	tally_forget(&s->whole);
	s->archive = NULL;
	s->kind = SERIES_FILTER;
}

/* ---- counting ---- */

/* What all kinds begin with; TERMS: those of the filter are counted one by one. */
static void begin(struct series *s, enum series_kind kind, const struct timeline *timeline,
		  struct tally_source *source, bool rate, bool terms)
{
	struct tally_source own = *source;

	s->kind = kind;
	s->timeline = timeline;
	s->filtered = source->query && !query_is_empty(source->query);
	s->rate = rate;
	s->stage = SERIES_BEGUN;
	s->source = *source;
	s->source.query = NULL;
	own.query = terms ? query_ref(source->query) : NULL;
	tally_start(&s->whole, &timeline->grouping, &own, terms && rate);
}

void series_start(struct series *s, const struct timeline *timeline, struct tally_source *source,
		  bool rate)
{
	forget_queries(s);
	begin(s, SERIES_FILTER, timeline, source, rate, true);
	query_unref(source->query);
	s->stage = SERIES_COUNTED;
}

void series_start_queries(struct series *s, const struct timeline *timeline,
			  struct tally_source *source, bool rate, struct query **queries, size_t n)
{
	forget_queries(s);
	begin(s, SERIES_QUERIES, timeline, source, rate, false);
	s->first_is_filter = s->filtered;
	if (s->filtered)
		s->queries[s->n++].query = source->query;
	else
		query_unref(source->query);
	for (size_t i = 0; i < n; i++) {
		if (s->n < SERIES_MOST)
			s->queries[s->n++].query = queries[i];
		else
			query_unref(queries[i]);
	}
	for (size_t i = s->first_is_filter; i < s->n; i++) {
		struct series_query *q = &s->queries[i];
		const struct view *v = source->view;

		q->view = (struct view){.archive = v->archive,
					.hidden = v->hidden,
					.order_n = v->order_n,
					.match_words = QUERY_WORDS(v->archive->n) + 1};
		q->view.match = xcalloc(q->view.match_words, sizeof *q->view.match);
		q->part = q->at = 0;
	}
}

void series_start_field(struct series *s, const struct timeline *timeline,
			struct tally_source *source, bool rate, const struct archive *archive,
			enum field_id field, enum calendar calendar)
{
	forget_queries(s);
	begin(s, SERIES_FIELD, timeline, source, rate, true);
	s->queries[0].query = source->query;
	if (s->archive != archive || s->field != field)
		facets_reset(&s->facets, field, calendar);
	s->archive = archive;
	s->field = field;
}

void series_want_rate(struct series *s)
{
	s->rate = true;
	tally_want_rate(&s->whole);
	tally_want_rate(&s->of_both);
	for (size_t i = 0; i < SERIES_MOST; i++)
		tally_want_rate(&s->queries[i].tally);
}

/* A slice of looking for what query I matches; true: there is more. */
static bool match_slice(struct series *s, struct series_query *q)
{
	uint64_t hits[QUERY_WORDS(TALLY_BASE)];
	const struct index *ix;
	size_t from = q->at, end, number;

	if (q->part >= s->source.parts_n)
		return false;
	ix = s->source.parts[q->part];
	number = s->source.first[q->part];
	end = ix->n - from > TALLY_BASE ? from + TALLY_BASE : ix->n;
	query_run_range(q->query, s->scratch, ix, from, end, NULL, hits);
	for (size_t i = from; i < end; i++)
		if (hits[(i - from) / 64] >> (i - from) % 64 & 1)
			q->view.match[(number + i) / 64] |= UINT64_C(1) << (number + i) % 64;
	q->at = end;
	if (end == ix->n) {
		q->part++;
		q->at = 0;
	}
	return true;
}

/* A slice of dividing the archive by queries; true: there is more. */
static bool match_queries(struct series *s)
{
	struct tally_source source = s->source;

	for (size_t i = s->first_is_filter; i < s->n; i++)
		if (match_slice(s, &s->queries[i]))
			return true;
	for (size_t i = 0; i < s->n; i++) {
		struct series_query *q = &s->queries[i];

		source.view = i || !s->first_is_filter ? &q->view : s->source.view;
		source.query = query_ref(q->query);
		tally_start(&q->tally, &s->timeline->grouping, &source, s->rate);
	}
	return false;
}

/* The five values that most statements shown have; the others are one. */
static void choose_values(struct series *s)
{
	struct tally_source source = s->source;
	uint32_t *values = xcalloc(s->facets.values_n + 1, sizeof *values);
	size_t n;

	tally_start(&s->of_values, &s->facets.grouping, &source, false);
	n = facets_list(&s->facets, &s->of_values, "", false, values);
	s->n = n < SERIES_VALUES ? n : SERIES_VALUES;
	memcpy(s->values, values, s->n * sizeof *values);
	s->others = n > s->n || s->of_values.rows[FACETS_NONE].shown;
	s->n += s->others;
	free(values);
}

/* Each statement stands in its groups of the timeline, once for each of its values, else for the others. */
static void divide(struct series *s)
{
	const struct grouping *t = &s->timeline->grouping, *f = &s->facets.grouping;
	uint32_t *place = xcalloc(s->facets.values_n + 1, sizeof *place); /* of a value, + 1 */
	size_t n = s->n ? s->n : 1;

	for (size_t i = 0; i < s->n - s->others; i++)
		place[s->values[i]] = (uint32_t)i + 1;
	grouping_clear(&s->both);
	for (size_t i = 0; i < t->n; i++) {
		for (uint32_t k = t->start[i]; k < t->start[i + 1]; k++) {
			uint32_t group = t->ids[k] * (uint32_t)n;
			bool some = false;

			for (uint32_t j = f->start[i]; j < f->start[i + 1]; j++) {
				uint32_t at = place[f->ids[j]];

				if (at)
					grouping_add(&s->both, group + at - 1);
				some = some || at;
			}
			if (!some && s->others)
				grouping_add(&s->both, group + (uint32_t)n - 1);
		}
		grouping_next(&s->both);
	}
	s->both.groups = t->groups * n;
	free(place);
}

/* The same of dividing it by the values of a field. */
static bool divide_field(struct series *s)
{
	struct tally_source source = s->source;

	if (facets_work(&s->facets, s->archive))
		return true;
	choose_values(s);
	divide(s);
	source.query = query_ref(s->queries[0].query);
	tally_start(&s->of_both, &s->both, &source, s->rate);
	return false;
}

bool series_work(struct series *s)
{
	switch (s->kind) {
	case SERIES_FILTER: return tally_work(&s->whole);
	case SERIES_QUERIES:
		if (s->stage == SERIES_BEGUN && match_queries(s))
			return true;
		s->stage = SERIES_COUNTED;
		for (size_t i = 0; i < s->n; i++)
			if (tally_work(&s->queries[i].tally))
				return true;
		return false;
	case SERIES_FIELD:
		if (s->stage == SERIES_BEGUN && divide_field(s))
			return true;
		s->stage = SERIES_COUNTED;
		return tally_work(&s->whole) || tally_work(&s->of_both);
	}
	return false;
}

bool series_ready(const struct series *s, enum series_measure measure)
{
	bool hits = measure == SERIES_HITS || measure == SERIES_RATE;

	if (s->stage != SERIES_COUNTED || (measure == SERIES_RATE && !s->rate))
		return false;
	if (!hits)
		return true;
	if (s->kind == SERIES_FILTER)
		return tally_ready(&s->whole);
	for (size_t i = 0; s->kind == SERIES_QUERIES && i < s->n; i++)
		if (!tally_ready(&s->queries[i].tally))
			return false;
	return s->kind == SERIES_QUERIES || (tally_ready(&s->whole) && tally_ready(&s->of_both));
}

/* ---- what they are ---- */

static bool by_hits(enum series_measure measure)
{
	return measure == SERIES_HITS || measure == SERIES_RATE;
}

size_t series_n(const struct series *s, enum series_measure measure)
{
	if (s->kind == SERIES_FILTER)
		return by_hits(measure) && s->whole.terms ? s->whole.terms : 1;
	return s->n;
}

bool series_has_hits(const struct series *s)
{
	if (s->kind == SERIES_FILTER)
		return s->whole.terms;
	for (size_t i = 0; s->kind == SERIES_QUERIES && i < s->n; i++)
		if (query_terms(s->queries[i].query))
			return true;
	return s->kind == SERIES_FIELD && s->queries[0].query && query_terms(s->queries[0].query);
}

bool series_has_share(const struct series *s)
{
	return s->kind != SERIES_FILTER || s->filtered;
}

void series_label(const struct series *s, size_t i, enum series_measure measure, const char *others,
		  struct buf *out)
{
	if (s->kind == SERIES_FIELD && s->others && i + 1 == s->n) {
		buf_puts(out, others);
	} else if (s->kind == SERIES_FIELD) {
		facets_label_beside(&s->facets, s->values[i], s->others ? others : NULL, NULL, out);
	} else if (s->kind == SERIES_QUERIES) {
		query_print(s->queries[i].query, out);
	} else if (by_hits(measure) && s->whole.terms) {
		query_term_print(s->whole.source.query, s->whole.term[i], out);
	} else if (s->filtered) {
		query_print(s->whole.source.query, out);
	}
}

bool series_query(const struct series *s, size_t i, enum series_measure measure, struct buf *out)
{
	struct buf b;

	if (s->kind == SERIES_FIELD && s->others && i + 1 == s->n) {
		buf_init(&b);
		for (size_t k = 0; k + 1 < s->n; k++) {
			buf_clear(&b);
			facets_query(&s->facets, s->values[k], &b);
			buf_printf(out, k ? " -(%s)" : "-(%s)", buf_str(&b));
		}
		buf_done(&b);
	} else if (s->kind == SERIES_FIELD) {
		facets_query(&s->facets, s->values[i], out);
	} else if (s->kind == SERIES_FILTER && by_hits(measure) && s->whole.terms) {
		query_term_print(s->whole.source.query, s->whole.term[i], out);
	} else if (s->kind == SERIES_QUERIES && (i || !s->first_is_filter)) {
		query_print(s->queries[i].query, out);
		return false;
	}
	return true;
}

/* ---- numbers ---- */

struct series_numbers series_numbers(const struct series *s, size_t group, size_t i,
				     enum series_measure measure)
{
	const struct tally *t = s->kind == SERIES_FILTER    ? &s->whole
				: s->kind == SERIES_QUERIES ? &s->queries[i].tally
							    : &s->of_both;
	size_t id = s->kind == SERIES_FIELD ? group * s->n + i : group;
	size_t term = s->kind == SERIES_FILTER && by_hits(measure) ? i : 0;
	struct series_numbers n = {.statements = t->rows[id].shown,
				   .all = t->rows[id].all,
				   .words = t->rows[id].words,
				   .searched = t->rows[id].searched,
				   .terms = t->terms > term};

	if (s->kind == SERIES_FIELD && !s->filtered)
		n.all = s->whole.rows[group].all;
	if (n.terms)
		n.hits = tally_hits(t, id, term);
	return n;
}

struct series_numbers series_around(const struct series *s, size_t bar, size_t i,
				    enum series_measure measure, unsigned width, size_t *units)
{
	const struct timeline *t = s->timeline;
	int64_t step = timeline_unit_step(t->unit), unit = t->bars[bar].unit;
	int64_t low = unit - (int64_t)(width / 2) * step, high = low + ((int64_t)width - 1) * step;
	struct series_numbers sum = {0};
	size_t from = bar;

	low = low < t->bars[0].unit ? t->bars[0].unit : low;
	high = high > t->bars[t->bars_n - 1].unit ? t->bars[t->bars_n - 1].unit : high;
	while (from && t->bars[from - 1].unit >= low)
		from--;
	for (; from < t->bars_n && t->bars[from].unit <= high; from++) {
		struct series_numbers n = series_numbers(s, TIMELINE_BARS + from, i, measure);

		sum.statements += n.statements;
		sum.all += n.all;
		sum.hits += n.hits;
		sum.words += n.words;
		sum.terms = n.terms;
	}
	*units = (size_t)((high - low) / step) + 1;
	return sum;
}

bool series_gave_up(const struct series *s)
{
	for (size_t i = 0; s->kind == SERIES_QUERIES && i < s->n; i++)
		if (query_overruns(s->queries[i].query))
			return true;
	return false;
}

uint64_t series_apart(const struct series *s)
{
	uint64_t apart = 0;

	for (size_t i = 0; s->kind == SERIES_QUERIES && i < s->n; i++)
		apart += s->queries[i].tally.apart;
	return s->kind == SERIES_FILTER  ? s->whole.apart
	       : s->kind == SERIES_FIELD ? s->of_both.apart
					 : apart;
}

double series_value(const struct series_numbers *n, enum series_measure measure, size_t units)
{
	switch (measure) {
	case SERIES_HITS: return (double)n->hits / (double)units;
	case SERIES_RATE: return n->words ? (double)n->hits * 1e4 / (double)n->words : 0;
	case SERIES_SHARE: return n->all ? (double)n->statements * 100 / (double)n->all : 0;
	default: return (double)n->statements / (double)units;
	}
}

void series_interval(const struct series_numbers *n, double *low, double *high)
{
	measure_wilson(n->statements, n->all, SURE, low, high);
	*low *= 100;
	*high *= 100;
}

void series_part(const struct series *s, size_t bar, size_t i, uint64_t *count, uint64_t *base)
{
	size_t group = TIMELINE_BARS + bar;
	struct series_numbers n = series_numbers(s, group, i, SERIES_HITS);
	const struct tally_row *all = &s->whole.rows[group];

	*count = n.terms ? n.hits : n.statements;
	*base = n.terms ? n.words : n.all;
	/* Who speaks in one year alone is not evenly spread, however often it is said there. */
	if (s->kind == SERIES_FIELD)
		*base = n.terms ? all->words : all->all;
}

double series_dispersion(const struct series *s, size_t i, double *norm, size_t *parts)
{
	size_t bars = s->timeline->bars_n;
	uint64_t *counts = xcalloc(bars + 1, sizeof *counts);
	uint64_t *sizes = xcalloc(bars + 1, sizeof *sizes);
	double dp;

	*parts = 0;
	for (size_t bar = 0; bar < bars; bar++) {
		series_part(s, bar, i, &counts[*parts], &sizes[*parts]);
		/* A unit without a base is no part. */
		*parts += sizes[*parts] > 0;
	}
	dp = measure_dp(counts, sizes, *parts, norm);
	free(counts);
	free(sizes);
	return dp;
}

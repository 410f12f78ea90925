/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/phrases_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/passages.h"
#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice: phrases tried, and sized; bytes of text looked through for those listed. */
enum { TRIES = 4096, SIZES = 128, SLICE = 1 << 16 };

/* ---- choosing ---- */

void phrases_try(struct phrases *p)
{
	free(p->ranked);
	p->ranked = NULL;
	p->state = PHRASES_TRYING;
	p->at = p->first[PHRASES_SHORTEST];
	p->tried = p->rows_n = 0;
}

bool phrases_choose(struct phrases *p, const struct phrases_choice *choice)
{
	bool counted = choice->least >= p->counted_least && p->state > PHRASES_PLACING;

	p->choice = *choice;
	if (counted)
		phrases_try(p);
	return counted;
}

static uint32_t words_of(const struct phrases *p, size_t phrase)
{
	uint32_t k = 1;

	while (k < PHRASES_LONGEST && phrase >= p->first[k + 1])
		k++;
	return k;
}

/* Append its words. */
static void put_words(const struct phrases *p, uint32_t phrase, struct buf *out)
{
	const struct phrase *x = &p->items[phrase];
	const struct vocabulary_word *w = &p->vocabulary.items[x->word];

	if (x->before != PHRASES_NONE) {
		put_words(p, x->before, out);
		buf_putc(out, ' ');
	}
	buf_add(out, w->text, w->len);
}

/* Whether the filter finds something in it, or names no words that could be found. */
static bool is_around(struct phrases *p, uint32_t phrase)
{
	struct query_hits hits = {0};
	bool found;

	if (!query_terms(p->source.query))
		return true;
	buf_clear(&p->label);
	put_words(p, phrase, &p->label);
	query_hits(p->source.query, p->scratch, NULL, FIELD_BIT(FIELD_TEXT), buf_str(&p->label),
		   p->label.len, &hits);
	found = hits.n > 0;
	query_hits_done(&hits);
	return found;
}

static bool by_chance(const void *data, uint32_t a, uint32_t b)
{
	const struct phrases_row *rows = data, *x = &rows[a], *y = &rows[b];

	return x->chance != y->chance ? x->chance < y->chance : x->phrase < y->phrase;
}

/* The largest difference first, or number; then the longest. */
static bool by_size(const void *data, uint32_t a, uint32_t b)
{
	const struct phrases_row *rows = data, *x = &rows[a], *y = &rows[b];

	if (x->least != y->least)
		return x->least > y->least;
	if (x->likelihood != y->likelihood)
		return x->likelihood > y->likelihood;
	return x->phrase > y->phrase;
}

/* Sort the rows, in STATE. */
static void begin_sorting(struct phrases *p, enum phrases_state state)
{
	size_t n = p->rows_n ? p->rows_n : 1;

	p->order = xrealloc(p->order, n, sizeof *p->order);
	p->spare = xrealloc(p->spare, n, sizeof *p->spare);
	for (size_t i = 0; i < p->rows_n; i++)
		p->order[i] = (uint32_t)i;
	merge_start(&p->merge, p->order, p->spare, 0, p->rows_n,
		    state == PHRASES_RANKING ? by_chance : by_size, p->rows);
	p->state = state;
}

static double level_most(const struct phrases *p)
{
	static const double most[KEYNESS_LEVELS] = {0.05, 0.01, 0.001, 2};

	return most[p->choice.level];
}

/* Whether phrase I is of those that are tried. */
static bool is_tried(const struct phrases *p, size_t i)
{
	const struct phrase *x = &p->items[i];

	return x->shown_in + x->rest_in >= p->choice.least &&
	       (p->choice.words ? words_of(p, i) == p->choice.words + 1 : !x->within);
}

static bool try_slice(struct phrases *p)
{
	size_t end = p->at + TRIES < p->n ? p->at + TRIES : p->n;
	bool keys = p->choice.keys && phrases_compares(p);

	for (; p->at < end; p->at++) {
		struct phrase *x = &p->items[p->at];
		struct phrases_row row = {
			.phrase = (uint32_t)p->at, .ratio = 1, .least = 1, .chance = 1};

		x->row = x->seen = 0;
		if (!is_tried(p, p->at))
			continue;
		p->tried++;
		if (keys) {
			row.chance =
				measure_chance(x->shown_in, p->in_shown, x->rest_in, p->in_rest);
			if (row.chance >= level_most(p))
				continue;
		} else if (x->shown_in < p->choice.least) {
			continue;
		}
		p->rows = vec_fit(p->rows, p->rows_n + 1, &p->rows_size, sizeof *p->rows);
		p->rows[p->rows_n++] = row;
	}
	return p->at < p->n;
}

static void begin_sizing(struct phrases *p)
{
	p->sized = 0;
	p->state = PHRASES_SIZING;
}

/* All that are tried are known: what stands out is judged by all of them. */
static void end_trying(struct phrases *p)
{
	if (p->choice.keys && phrases_compares(p))
		begin_sorting(p, PHRASES_RANKING);
	else
		begin_sizing(p);
}

/* In the order of their chances the rows are ranked; those are corrected, and the rows that are left kept. */
static void begin_correcting(struct phrases *p)
{
	p->chances = xrealloc(p->chances, p->rows_n + 1, sizeof *p->chances);
	p->ranked = xcalloc(p->rows_n + 1, sizeof *p->ranked);
	p->cursor = p->kept = 0;
	p->state = PHRASES_CORRECTING;
}

static void keep_row(struct phrases *p, const struct phrases_row *row, double chance)
{
	const struct phrase *x = &p->items[row->phrase];

	if (chance >= level_most(p) ||
	    (uint64_t)x->shown_in * p->in_rest <= (uint64_t)x->rest_in * p->in_shown)
		return;
	p->ranked[p->kept] = *row;
	p->ranked[p->kept++].chance = chance;
}

/* Once through the rows for their chances, and once more for themselves. */
static bool correct_slice(struct phrases *p)
{
	enum { ROWS = 1 << 16 };
	const uint32_t *order = merge_result(&p->merge);
	size_t n = p->rows_n, end = 2 * n - p->cursor > ROWS ? p->cursor + ROWS : 2 * n;

	for (; p->cursor < end; p->cursor++) {
		if (p->cursor == n)
			measure_holm(p->chances, n, p->tried);
		if (p->cursor < n)
			p->chances[p->cursor] = p->rows[order[p->cursor]].chance;
		else
			keep_row(p, &p->rows[order[p->cursor - n]], p->chances[p->cursor - n]);
	}
	return p->cursor < 2 * n;
}

static void end_correcting(struct phrases *p)
{
	free(p->rows);
	p->rows = p->ranked;
	p->ranked = NULL;
	p->rows_size = p->rows_n + 1;
	p->rows_n = p->kept;
	begin_sizing(p);
}

static bool size_slice(struct phrases *p)
{
	double most = level_most(p),
	       alpha = (most < 1 ? most : 0.05) / (double)(p->tried + !p->tried);
	size_t end = p->sized + SIZES < p->rows_n ? p->sized + SIZES : p->rows_n;
	bool keys = p->choice.keys && phrases_compares(p);

	for (; p->sized < end; p->sized++) {
		struct phrases_row *row = &p->rows[p->sized];
		const struct phrase *x = &p->items[row->phrase];

		row->likelihood = x->shown_in;
		if (!phrases_compares(p))
			continue;
		row->ratio = measure_ratio(x->shown_in, p->in_shown, x->rest_in, p->in_rest);
		if (!keys)
			continue;
		row->likelihood =
			measure_likelihood(x->shown_in, p->in_shown, x->rest_in, p->in_rest);
		if (row->chance < 1)
			row->least = measure_ratio_least(x->shown_in, p->in_shown, x->rest_in,
							 p->in_rest, alpha);
	}
	return end < p->rows_n;
}

static void begin_listing(struct phrases *p)
{
	p->cursor = p->listed_of = 0;
	p->list_n = 0;
	p->state = PHRASES_LISTING;
}

static bool list_slice(struct phrases *p)
{
	const uint32_t *order = merge_result(&p->merge);
	size_t end = p->rows_n - p->cursor > TRIES ? p->cursor + TRIES : p->rows_n;

	for (; p->cursor < end; p->cursor++) {
		const struct phrases_row *row = &p->rows[order[p->cursor]];

		if ((!p->choice.around || is_around(p, row->phrase)) &&
		    p->listed_of++ < PHRASES_LIST_MAX)
			p->list[p->list_n++] = *row;
	}
	return p->cursor < p->rows_n;
}

/* The table has what a phrase that is listed begins with, and no more: it is found sooner so. */
static void fill_table(struct phrases *p)
{
	phrases_table(p, p->rows_n * PHRASES_LONGEST);
	for (size_t i = 0; i < p->rows_n; i++)
		for (uint32_t x = p->rows[i].phrase; p->items[x].before != PHRASES_NONE;
		     x = p->items[x].before)
			if (phrases_find(p, p->items[x].before, p->items[x].word) == PHRASES_NONE)
				phrases_put(p, x);
}

static void end_listing(struct phrases *p)
{
	p->rows_n = p->list_n;
	if (p->rows_n)
		memcpy(p->rows, p->list, p->rows_n * sizeof *p->rows);
	for (size_t i = 0; i < p->rows_n; i++)
		p->items[p->rows[i].phrase].row = (uint32_t)(i + 1) & 0x7FFFFFFF;
	fill_table(p);
	arena_done(&p->spelled);
	memset(p->spellings, 0, PHRASES_LIST_MAX * sizeof *p->spellings);
	free(p->sets);
	p->sets = NULL;
	p->part = p->at = p->done = 0;
	p->state = PHRASES_FINDING;
}

/* ---- who says it, when, and how it is written ---- */

/* Room for a set of speakers and one of years for each row. */
static void make_sets(struct phrases *p)
{
	p->speaker_words = p->speakers.grouping.groups / 64 + 1;
	p->year_words = p->years.grouping.groups / 64 + 1;
	p->sets = xcalloc(p->rows_n * (p->speaker_words + p->year_words) + 1, sizeof *p->sets);
}

/* Note the groups of statement NUMBER in SET; returns how many are new. */
static uint32_t note(const struct grouping *g, size_t number, uint32_t from, uint64_t *set)
{
	uint32_t found = 0;

	for (uint32_t i = g->start[number]; i < g->start[number + 1]; i++) {
		uint32_t id = g->ids[i];
		uint64_t bit = UINT64_C(1) << id % 64;

		if (id < from || set[id / 64] & bit)
			continue;
		set[id / 64] |= bit;
		found++;
	}
	return found;
}

/* Row I was met in statement NUMBER, written as the LEN bytes at S. */
static void found(struct phrases *p, size_t i, size_t number, const char *s, size_t len)
{
	struct phrases_row *row = &p->rows[i];
	uint64_t *set = p->sets + i * (p->speaker_words + p->year_words);
	struct phrase *x = &p->items[row->phrase];

	if (!spelling_full(&p->spellings[i]))
		spelling_add(&p->spellings[i], s, len, &p->spelled);
	if (x->seen == number + 1)
		return;
	x->seen = (uint32_t)number + 1;
	row->speakers += note(&p->speakers.grouping, number, FACETS_NONE + 1, set);
	row->years += note(&p->years.grouping, number, TIMELINE_BARS, set + p->speaker_words);
}

/* The phrases of the table that end with T, by their length, after those that end before it. */
static void step(const struct phrases *p, const struct token *t,
		 const uint32_t ends[PHRASES_LONGEST + 1], uint32_t next[PHRASES_LONGEST + 1])
{
	uint32_t word = t->len > TOKEN_BYTES ? VOCABULARY_NONE
					     : vocabulary_find(&p->vocabulary, t->text, t->len);

	for (uint32_t k = 1; k <= PHRASES_LONGEST; k++)
		next[k] = PHRASES_NONE;
	if (word == VOCABULARY_NONE)
		return;
	next[1] = word;
	for (uint32_t k = 2; k <= PHRASES_LONGEST && !t->first; k++)
		if (ends[k - 1] != PHRASES_NONE)
			next[k] = phrases_find(p, ends[k - 1], word);
}

static void find_in(struct phrases *p, size_t number, const char *s, size_t len)
{
	uint32_t ends[PHRASES_LONGEST + 1], next[PHRASES_LONGEST + 1];

	for (uint32_t i = 0; i <= PHRASES_LONGEST; i++)
		ends[i] = PHRASES_NONE;
	fold_map_fill(p->fold, &p->map, s, len);
	tokens_fill(&p->tokens, p->splitter, p->map.text, p->map.len);
	for (size_t i = 0; i < p->tokens.n; i++) {
		const struct token *t = &p->tokens.items[i];

		step(p, t, ends, next);
		for (uint32_t k = PHRASES_SHORTEST; k <= PHRASES_LONGEST; k++) {
			size_t from, to;

			if (next[k] == PHRASES_NONE || !p->items[next[k]].row)
				continue;
			fold_map_source(&p->map,
					(size_t)(p->tokens.items[i + 1 - k].text - p->map.text),
					(size_t)(t->text + t->len - p->map.text), &from, &to);
			found(p, p->items[next[k]].row - 1, number, s + from, to - from);
		}
		memcpy(ends, next, sizeof ends);
	}
}

static bool find_slice(struct phrases *p)
{
	const struct view *v = p->source.view;
	const struct index *ix;
	size_t at, number;

	if (!p->sets) {
		if (facets_work(&p->speakers, v->archive) || timeline_work(&p->years, v->archive))
			return true;
		make_sets(p);
	}
	for (size_t bytes = 0; bytes < SLICE; bytes++) {
		const struct statement *s;

		if (!p->rows_n || !phrases_next(p, &ix, &at, &number))
			return false;
		if (!view_shows(v, number))
			continue;
		s = v->archive->items[number];
		for (const struct field *f = field_table; f < field_table + field_count; f++) {
			const char *text;

			for (size_t k = 0;
			     f->words && (text = field_string(f, NULL, s, k, &p->room)); k++)
				find_in(p, number, text, strlen(text));
		}
		bytes += ix->start[at + 1] - ix->start[at];
	}
	return true;
}

static void end_finding(struct phrases *p)
{
	for (size_t i = 0; i < p->rows_n; i++)
		p->items[p->rows[i].phrase].seen = 0;
	p->state = PHRASES_READY;
}

bool phrases_list(struct phrases *p)
{
	enum { STEPS = 1 << 15 };

	switch (p->state) {
	case PHRASES_TRYING:
		if (!try_slice(p))
			end_trying(p);
		break;
	case PHRASES_RANKING:
		if (!merge_work(&p->merge, STEPS))
			begin_correcting(p);
		break;
	case PHRASES_CORRECTING:
		if (!correct_slice(p))
			end_correcting(p);
		break;
	case PHRASES_SIZING:
		if (!size_slice(p))
			begin_sorting(p, PHRASES_SORTING);
		break;
	case PHRASES_SORTING:
		if (!merge_work(&p->merge, STEPS))
			begin_listing(p);
		break;
	case PHRASES_LISTING:
		if (!list_slice(p))
			end_listing(p);
		break;
	default:
		if (!find_slice(p))
			end_finding(p);
	}
	return p->state != PHRASES_READY;
}

/* ---- what is shown of it ---- */

enum { IN, SPEAKERS, YEARS, TIMES, IN_REST, RATIO, LEAST, CHANCE };

static const struct counts_column columns[] = {
	/* TRANSLATORS: narrow columns, at most nine cells each: statements shown that have the phrase; their
	 * speakers, and years; how often it is in them; other statements that have it; how many times as
	 * frequent it is, how many times at least, and how likely that is by chance. */
	[IN] = {"statements", N_COLUMN("statem."), COUNTS_NUMBER, 30, false},
	[SPEAKERS] = {"speakers", N_COLUMN("speakers"), COUNTS_NUMBER, 60, true},
	[YEARS] = {"years", N_COLUMN("years"), COUNTS_NUMBER, 70, true},
	[TIMES] = {"count", N_COLUMN("how often"), COUNTS_NUMBER, 40, false},
	[IN_REST] = {"statements_compared", N_COLUMN("in others"), COUNTS_NUMBER, 90, false},
	[RATIO] = {"times", N_COLUMN("times"), COUNTS_DECIMAL, 100, false},
	[LEAST] = {"times_at_least", N_COLUMN("at least"), COUNTS_DECIMAL, 80, false},
	[CHANCE] = {"chance", N_COLUMN("by chance"), COUNTS_CHANCE, 110, false},
};

static const struct phrases *of(const struct counts *c)
{
	return (const struct phrases *)c;
}

static bool counts_has_column(const struct counts *c, size_t column)
{
	if (column >= LEAST)
		return of(c)->choice.keys && phrases_compares(of(c));
	return column < IN_REST || phrases_compares(of(c));
}

static size_t counts_column(const struct counts *c)
{
	return counts_has_column(c, LEAST) ? LEAST : IN;
}

static bool counts_work(struct counts *c)
{
	return phrases_work((struct phrases *)c);
}

static int counts_percent(const struct counts *c)
{
	return phrases_percent(of(c));
}

static size_t counts_rows(const struct counts *c)
{
	return of(c)->state >= PHRASES_FINDING ? of(c)->rows_n : 0;
}

static const char *counts_folded(const struct counts *c, size_t row, size_t *len)
{
	struct phrases *p = (struct phrases *)c;

	buf_clear(&p->label);
	put_words(p, p->rows[row].phrase, &p->label);
	*len = p->label.len;
	return buf_str(&p->label);
}

static const char *counts_label(const struct counts *c, size_t row, size_t *len)
{
	const char *s = spelling_get(&of(c)->spellings[row], len);

	return s ? s : counts_folded(c, row, len);
}

static double counts_value(const struct counts *c, size_t row, size_t column)
{
	const struct phrases_row *r = &of(c)->rows[row];
	const struct phrase *x = &of(c)->items[r->phrase];

	switch (column) {
	case IN: return x->shown_in;
	case SPEAKERS: return r->speakers;
	case YEARS: return r->years;
	case TIMES: return x->shown;
	case IN_REST: return x->rest_in;
	case RATIO: return r->ratio;
	case LEAST: return r->least;
	default: return r->chance;
	}
}

static struct passages *counts_passages(const struct counts *c, size_t row)
{
	size_t len, title_len;
	const char *folded = counts_folded(c, row, &len);
	const char *title = spelling_get(&of(c)->spellings[row], &title_len);

	if (!title) {
		title = folded;
		title_len = len;
	}
	return passages_of_words(of(c)->fold, folded, len, title, title_len);
}

static size_t counts_listed_of(const struct counts *c)
{
	return of(c)->listed_of;
}

static const struct counts_ops ops = {
	.label = N_COLUMN("phrase"),
	.columns = columns,
	.columns_n = sizeof columns / sizeof *columns,
	.has = counts_has_column,
	.ordered = counts_column,
	.work = counts_work,
	.percent = counts_percent,
	.rows = counts_rows,
	.listed_of = counts_listed_of,
	.label_of = counts_label,
	.folded = counts_folded,
	.value = counts_value,
	.passages = counts_passages,
};

void phrases_init(struct phrases *p, struct fold *fold, struct collate *collate)
{
	*p = (struct phrases){.counts = {&ops},
			      .fold = fold,
			      .splitter = words_new(),
			      .scratch = query_scratch_new(fold),
			      .choice = {.least = 3},
			      .state = PHRASES_READY};
	vocabulary_init(&p->vocabulary);
	facets_init(&p->speakers, fold, collate);
	timeline_init(&p->years, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	p->spellings = xcalloc(PHRASES_LIST_MAX, sizeof *p->spellings);
	p->list = xcalloc(PHRASES_LIST_MAX, sizeof *p->list);
	buf_init(&p->label);
}

void phrases_done(struct phrases *p)
{
	words_free(p->splitter);
	query_scratch_free(p->scratch);
	query_unref(p->source.query);
	fold_map_done(&p->map);
	tokens_done(&p->tokens);
	facets_done(&p->speakers);
	timeline_done(&p->years);
	vocabulary_done(&p->vocabulary);
	free(p->items);
	free(p->slots);
	free(p->places);
	free(p->starts);
	free(p->rows);
	free(p->list);
	free(p->chances);
	free(p->ranked);
	free(p->order);
	free(p->spare);
	free(p->spellings);
	arena_done(&p->spelled);
	buf_done(&p->room);
	free(p->sets);
	buf_done(&p->label);
	*p = (struct phrases){0};
}

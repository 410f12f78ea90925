/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/keyness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/passages.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice, bytes of text counted; what finding a spelling costs more; words tried, and sized; bytes of a
 * word that is still one. */
enum { SLICE = 1 << 18, SPELLING_COST = 4, TRIES = 4096, SIZES = 128, WORD_MAX = 96 };

/* Of a level. ALL lists with the confidence of the first one. */
static const struct {
	const char *name;
	double most, alpha;
} levels[KEYNESS_LEVELS] = {
	{"0.05", 0.05, 0.05}, {"0.01", 0.01, 0.01}, {"0.001", 0.001, 0.001}, {"all", 2, 0.05}};

const char *keyness_level_name(int level)
{
	return level < KEYNESS_LEVELS ? levels[level].name : NULL;
}

void keyness_start(struct keyness *k, const struct tally_source *source, struct query *against)
{
	query_unref(k->source.query);
	query_unref(k->against);
	k->source = *source;
	k->against = against;
	k->compared_in = NULL;
	k->state = KEYNESS_COUNTING;
	k->part = k->at = k->done = 0;
	k->rows_n = k->tried = 0;
	k->dropped = 0;
	k->total_shown = k->total_rest = 0;
	k->in_shown = k->in_rest = 0;
	vocabulary_clear(&k->vocabulary);
}

/* ---- counting ---- */

static bool keeps(void *data, size_t i)
{
	const struct keyness *k = data;

	return k->words[i].shown + k->words[i].rest > k->dropped;
}

/* Drop the rarest words until half the room is free. */
static void drop_rarest(struct keyness *k)
{
	size_t n = k->vocabulary.n, left = n;

	while (left > KEYNESS_WORDS_MAX / 2) {
		left = 0;
		k->dropped++;
		for (size_t i = 0; i < n; i++)
			left += keeps(k, i);
	}
	vocabulary_keep(&k->vocabulary, keeps, k);
	left = 0;
	for (size_t i = 0; i < n; i++)
		if (keeps(k, i))
			k->words[left++] = k->words[i];
}

static struct keyness_word *word_of(struct keyness *k, const char *s, size_t len)
{
	size_t n = k->vocabulary.n;
	uint32_t word = vocabulary_add(&k->vocabulary, s, len);

	if (word < n)
		return &k->words[word];
	k->words = vec_fit(k->words, n + 1, &k->words_size, sizeof *k->words);
	k->words[word] = (struct keyness_word){0};
	return &k->words[word];
}

static void count_words(struct keyness *k, const char *s, size_t bytes, bool shown, uint32_t seen)
{
	const char *end = s + bytes, *start;
	uint64_t n = 0;
	size_t len;

	while (words_next(k->splitter, &s, end, &start, &len)) {
		struct keyness_word *w;

		n++;
		if (len > WORD_MAX)
			continue;
		w = word_of(k, start, len);
		*(shown ? &w->shown : &w->rest) += 1;
		*(shown ? &w->shown_in : &w->rest_in) += w->seen != seen;
		w->seen = seen;
	}
	*(shown ? &k->total_shown : &k->total_rest) += n;
}

/* The counted fields of statement AT of IX. */
static void count_statement(struct keyness *k, const struct index *ix, size_t at, bool shown)
{
	struct index_walk walk = index_walk(ix, at);
	const char *field;
	size_t len;

	if (k->vocabulary.n >= KEYNESS_WORDS_MAX)
		drop_rarest(k);
	*(shown ? &k->in_shown : &k->in_rest) += 1;
	while ((field = index_walk_next(&walk, &len)))
		if (field_table[walk.field].words)
			count_words(k, field, len, shown, (uint32_t)k->done);
}

/* The next statement: *IX, *AT and its number. False at the end. */
static bool next_statement(struct keyness *k, const struct index **ix, size_t *at, size_t *number)
{
	while (k->part < k->source.parts_n && k->at >= k->source.parts[k->part]->n) {
		k->part++;
		k->at = 0;
	}
	if (k->part >= k->source.parts_n)
		return false;
	*ix = k->source.parts[k->part];
	*at = k->at++;
	*number = k->source.first[k->part] + *at;
	k->done++;
	return true;
}

/* Whether what is not shown is compared with. */
static bool compares_with(struct keyness *k, const struct index *ix, size_t at)
{
	if (!k->against)
		return true;
	if (k->compared_in != ix || at < k->compared_from || at >= k->compared_from + TALLY_BASE) {
		k->compared_in = ix;
		k->compared_from = at / TALLY_BASE * TALLY_BASE;
		query_run_range(k->against, k->scratch, ix, k->compared_from,
				ix->n - k->compared_from < TALLY_BASE
					? ix->n
					: k->compared_from + TALLY_BASE,
				NULL, k->compared);
	}
	at -= k->compared_from;
	return k->compared[at / 64] >> at % 64 & 1;
}

static bool count_slice(struct keyness *k)
{
	const struct view *v = k->source.view;
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE; bytes++) {
		bool shown;

		if (!next_statement(k, &ix, &at, &number))
			return false;
		if (view_hides(v, number))
			continue;
		shown = view_shows(v, number);
		if (!shown && !compares_with(k, ix, at))
			continue;
		count_statement(k, ix, at, shown);
		bytes += ix->start[at + 1] - ix->start[at];
	}
	return true;
}

/* ---- choosing ---- */

static void start_trying(struct keyness *k)
{
	k->state = KEYNESS_TRYING;
	k->at = k->tried = k->rows_n = k->common = k->stopped = 0;
}

void keyness_choose(struct keyness *k, const struct keyness_choice *choice)
{
	k->choice = *choice;
	if (k->state != KEYNESS_COUNTING)
		start_trying(k);
}

/* The smaller one of two words of one number is the earlier one: the order is always the same. */
static int compare_words(const struct keyness_row *x, const struct keyness_row *y)
{
	return (x->word > y->word) - (x->word < y->word);
}

static int compare_chances(const void *a, const void *b)
{
	const struct keyness_row *x = a, *y = b;

	if (x->chance != y->chance)
		return x->chance < y->chance ? -1 : 1;
	return compare_words(x, y);
}

/* The largest difference first; where none is sure, what is most so. */
static int compare_rows(const void *a, const void *b)
{
	const struct keyness_row *x = a, *y = b;

	if (x->least != y->least)
		return x->least < y->least ? 1 : -1;
	if (x->likelihood != y->likelihood)
		return x->likelihood < y->likelihood ? 1 : -1;
	return compare_words(x, y);
}

/* Whether the query finds something in the word. */
static bool is_own(struct keyness *k, uint32_t word)
{
	const struct vocabulary_word *w = &k->vocabulary.items[word];
	struct query_hits hits = {0};
	char text[WORD_MAX + 1] = "";
	bool own;

	if (!k->source.query)
		return false;
	memcpy(text, w->text, w->len);
	query_hits(k->source.query, k->scratch, NULL, FIELD_BIT(FIELD_TEXT), text, w->len, &hits);
	own = hits.n > 0;
	query_hits_done(&hits);
	return own;
}

/* Whether W is a word of the language rather than of what is said in it. */
static bool is_common(const struct keyness *k, const struct keyness_word *w)
{
	return k->without_common && !keyness_compares(k) && k->total_shown >= KEYNESS_COMMON_FROM &&
	       (uint64_t)w->shown * KEYNESS_COMMON_WORDS >= k->total_shown &&
	       (uint64_t)w->shown_in * KEYNESS_COMMON_IN >= k->in_shown;
}

/* Try the next words: those that may be listed become rows, with the probability as it is. */
static bool is_stopped(const struct keyness *k, size_t word)
{
	const struct vocabulary_word *w = &k->vocabulary.items[word];

	return k->stop && vocabulary_find(k->stop, w->text, w->len) != VOCABULARY_NONE;
}

static bool try_slice(struct keyness *k)
{
	bool compares = keyness_compares(k);
	size_t end = k->at + TRIES < k->vocabulary.n ? k->at + TRIES : k->vocabulary.n;

	/* A comparison that is asked for is not answered by something else. */
	if (k->against && !compares)
		return false;
	for (; k->at < end; k->at++) {
		const struct keyness_word *w = &k->words[k->at];
		struct keyness_row row = {.word = (uint32_t)k->at, .ratio = 1, .least = 1};

		k->words[k->at].row = 0;
		if (w->shown_in + w->rest_in < k->choice.least)
			continue;
		if (is_stopped(k, k->at)) {
			k->stopped++;
			continue;
		}
		k->tried++;
		if (is_common(k, w)) {
			k->common++;
			continue;
		}
		row.likelihood = w->shown_in;
		if (compares) {
			row.chance =
				measure_chance(w->shown_in, k->in_shown, w->rest_in, k->in_rest);
			row.ratio = measure_ratio(w->shown_in, k->in_shown, w->rest_in, k->in_rest);
			row.likelihood = measure_likelihood(w->shown_in, k->in_shown, w->rest_in,
							    k->in_rest);
			/* By one word alone it would not stand out. */
			if (row.chance >= levels[k->choice.level].most)
				continue;
		} else if (!w->shown_in) {
			continue;
		}
		k->rows = vec_fit(k->rows, k->rows_n + 1, &k->rows_size, sizeof *k->rows);
		k->rows[k->rows_n++] = row;
	}
	return k->at < k->vocabulary.n;
}

/* Correct for the words tried. */
static void correct(struct keyness *k)
{
	double *chances = xcalloc(k->rows_n ? k->rows_n : 1, sizeof *chances);

	qsort(k->rows, k->rows_n, sizeof *k->rows, compare_chances);
	for (size_t i = 0; i < k->rows_n; i++)
		chances[i] = k->rows[i].chance;
	measure_holm(chances, k->rows_n, k->tried);
	for (size_t i = 0; i < k->rows_n; i++)
		k->rows[i].chance = chances[i];
	free(chances);
}

/* Whether ROW is of what is listed. */
static bool is_listed(const struct keyness *k, const struct keyness_row *row)
{
	const struct keyness_word *w = &k->words[row->word];

	if (!keyness_compares(k))
		return true;
	return row->chance < levels[k->choice.level].most && row->likelihood > 0 &&
	       ((uint64_t)w->shown_in * k->in_rest < (uint64_t)w->rest_in * k->in_shown) ==
		       k->choice.under;
}

/* Keep the rows that are listed. */
static void start_sizing(struct keyness *k)
{
	size_t n = 0;

	if (k->rows_n && keyness_compares(k))
		correct(k);
	for (size_t i = 0; i < k->rows_n; i++)
		if (is_listed(k, &k->rows[i]))
			k->rows[n++] = k->rows[i];
	k->rows_n = n;
	k->sized = 0;
	k->state = KEYNESS_SIZING;
}

/* How large the differences of the next rows are at least. What may well be chance has none. */
static bool size_slice(struct keyness *k)
{
	double alpha = levels[k->choice.level].alpha / (double)(k->tried ? k->tried : 1);
	size_t end = k->sized + SIZES < k->rows_n ? k->sized + SIZES : k->rows_n;

	for (; k->sized < end; k->sized++) {
		struct keyness_row *row = &k->rows[k->sized];
		const struct keyness_word *w = &k->words[row->word];

		if (!keyness_compares(k) || row->chance >= 1)
			continue;
		row->least = k->choice.under ? measure_ratio_least(w->rest_in, k->in_rest,
								   w->shown_in, k->in_shown, alpha)
					     : measure_ratio_least(w->shown_in, k->in_shown,
								   w->rest_in, k->in_rest, alpha);
	}
	return end < k->rows_n;
}

static void list_rows(struct keyness *k)
{
	size_t n = 0;

	if (k->rows_n)
		qsort(k->rows, k->rows_n, sizeof *k->rows, compare_rows);
	k->listed_of = 0;
	for (size_t i = 0; i < k->rows_n; i++) {
		struct keyness_row *row = &k->rows[i];

		if (is_own(k, row->word) || k->listed_of++ >= KEYNESS_LIST_MAX)
			continue;
		if (k->choice.under)
			row->least = 1 / row->least;
		k->rows[n++] = *row;
		k->words[row->word].row = (uint32_t)n;
	}
	k->wanting = k->rows_n = n;
	arena_done(&k->spelled);
	memset(k->spellings, 0, KEYNESS_LIST_MAX * sizeof *k->spellings);
	k->part = k->at = k->done = 0;
	k->state = KEYNESS_SPELLING;
}

/* ---- spelling ---- */

static size_t spell(struct keyness *k, const char *s)
{
	const char *at, *end, *start;
	size_t len, bytes = s ? strlen(s) : 0;

	if (!bytes)
		return 0;
	fold_map_fill(k->fold, &k->map, s, bytes);
	at = k->map.text;
	end = at + k->map.len;
	while (words_next(k->splitter, &at, end, &start, &len)) {
		uint32_t word = len > WORD_MAX ? VOCABULARY_NONE
					       : vocabulary_find(&k->vocabulary, start, len);
		struct spelling *spelling;
		size_t from, to;

		if (word == VOCABULARY_NONE || !k->words[word].row)
			continue;
		spelling = &k->spellings[k->words[word].row - 1];
		if (spelling_full(spelling))
			continue;
		from = (size_t)(start - k->map.text);
		fold_map_source(&k->map, from, from + len, &from, &to);
		spelling_add(spelling, s + from, to - from, &k->spelled);
		k->wanting -= spelling_full(spelling);
	}
	return bytes;
}

static bool spell_slice(struct keyness *k)
{
	const struct view *v = k->source.view;
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE / SPELLING_COST;) {
		const struct statement *s;

		if (!k->wanting || !next_statement(k, &ix, &at, &number))
			return false;
		bytes++;
		/* Words that stand out do so where they are. */
		if (view_hides(v, number) ||
		    view_shows(v, number) == (k->choice.under && keyness_compares(k)))
			continue;
		s = v->archive->items[number];
		bytes += spell(k, s->title);
		bytes += spell(k, kept_text(s->summary, &k->room));
		bytes += spell(k, kept_text(s->text, &k->room));
	}
	return true;
}

/* ---- how they are spread ---- */

static void start_spreading(struct keyness *k)
{
	dispersion_start(&k->spread, k->source.view, k->calendar, k->rows_n);
	k->part = k->at = k->done = 0;
	k->state = KEYNESS_SPREADING;
}

static uint64_t shown_of(const void *of, size_t row)
{
	const struct keyness *k = of;

	return k->words[k->rows[row].word].shown;
}

/* The words of a statement shown. */
static void spread(struct keyness *k, const struct index *ix, size_t at, const struct statement *of)
{
	struct index_walk walk = index_walk(ix, at);
	const char *field, *start;
	uint64_t words = 0;
	size_t bytes, len;

	while ((field = index_walk_next(&walk, &bytes))) {
		const char *to = field + bytes;

		while (field_table[walk.field].words &&
		       words_next(k->splitter, &field, to, &start, &len)) {
			uint32_t word = len > WORD_MAX
						? VOCABULARY_NONE
						: vocabulary_find(&k->vocabulary, start, len);

			words++;
			if (word != VOCABULARY_NONE && k->words[word].row)
				dispersion_meet(&k->spread, k->words[word].row - 1);
		}
	}
	dispersion_add(&k->spread, of, words, k->total_shown, shown_of, k);
}

static bool spread_slice(struct keyness *k)
{
	const struct view *v = k->source.view;
	const struct index *ix;
	size_t at, number;

	if (dispersion_work(&k->spread))
		return true;
	for (size_t bytes = 0; bytes < SLICE; bytes++) {
		if (!k->rows_n || !next_statement(k, &ix, &at, &number))
			return false;
		if (!view_shows(v, number))
			continue;
		spread(k, ix, at, v->archive->items[number]);
		bytes += ix->start[at + 1] - ix->start[at];
	}
	return true;
}

bool keyness_work(struct keyness *k)
{
	switch (k->state) {
	case KEYNESS_COUNTING:
		if (!count_slice(k))
			start_trying(k);
		return true;
	case KEYNESS_TRYING:
		if (!try_slice(k))
			start_sizing(k);
		return true;
	case KEYNESS_SIZING:
		if (!size_slice(k))
			list_rows(k);
		return true;
	case KEYNESS_SPELLING:
		if (!spell_slice(k))
			start_spreading(k);
		return true;
	case KEYNESS_SPREADING:
		if (!spread_slice(k))
			k->state = KEYNESS_READY;
		return k->state != KEYNESS_READY;
	default: return false;
	}
}

int keyness_percent(const struct keyness *k)
{
	size_t n = k->source.view ? k->source.view->archive->n : 0;

	if (k->state >= KEYNESS_SPELLING)
		return 100;
	return k->state == KEYNESS_COUNTING && n ? (int)((double)k->done * 99 / (double)n) : 99;
}

/* ---- what is shown of it ---- */

enum {
	TIMES,
	AT_LEAST,
	AT_MOST,
	IN,
	IN_REST,
	CHANCE,
	WORDS,
	WORDS_REST,
	G2,
	LOG_RATIO,
	LRC,
	DP,
	DP_NORM,
	BY_TIME
};

static const struct counts_column columns[] = {
	/* TRANSLATORS: narrow columns, at most nine cells each: how many times as frequent a word is; how
	 * many times at least; in how many of the statements shown, and of those compared with; how
	 * likely that is by chance; how often in all, and in those; names of measures. */
	[TIMES] = {"times", N_COLUMN("times"), COUNTS_DECIMAL, 0, false},
	[AT_LEAST] = {"times_at_least", N_COLUMN("at least"), COUNTS_DECIMAL, 40, false},
	/* TRANSLATORS: over the upper bound of "times", as "at least" is over the lower one. */
	[AT_MOST] = {"times_at_most", N_COLUMN("at most"), COUNTS_DECIMAL, 40, false},
	[IN] = {"statements", N_COLUMN("in shown"), COUNTS_NUMBER, 30, false},
	[IN_REST] = {"statements_compared", N_COLUMN("in others"), COUNTS_NUMBER, 60, false},
	[CHANCE] = {"chance", N_COLUMN("by chance"), COUNTS_CHANCE, 50, false},
	[WORDS] = {"words", N_COLUMN("words"), COUNTS_NUMBER, 72, false},
	[WORDS_REST] = {"words_compared", N_COLUMN("of others"), COUNTS_NUMBER, 112, false},
	[G2] = {"g2", N_COLUMN("G2"), COUNTS_DECIMAL, 122, false},
	[LOG_RATIO] = {"log_ratio", N_COLUMN("log ratio"), COUNTS_DECIMAL, 132, false},
	[LRC] = {"lrc", N_COLUMN("LRC"), COUNTS_DECIMAL, 142, false},
	[DP] = {"dp", N_COLUMN("DP"), COUNTS_DECIMAL, 152, true},
	[DP_NORM] = {"dp_norm", N_COLUMN("DPnorm"), COUNTS_DECIMAL, 102, true},
	[BY_TIME] = {"words_by_time", N_COLUMN("by time"), COUNTS_LINE, 92, true},
};

static const struct keyness *of(const struct counts *c)
{
	return (const struct keyness *)c;
}

/* The end of the interval that is nearer to 1 is shown: the upper one of what is rarer. */
static bool counts_replaced(const struct counts *c, size_t column)
{
	return column == (of(c)->choice.under ? AT_LEAST : AT_MOST);
}

static bool counts_has_column(const struct counts *c, size_t column)
{
	if (counts_replaced(c, column))
		return false;
	return keyness_compares(of(c)) || column == IN || column == WORDS || column >= DP;
}

static size_t counts_column(const struct counts *c)
{
	if (!keyness_compares(of(c)))
		return IN;
	return of(c)->choice.under ? AT_MOST : AT_LEAST;
}

static bool counts_work(struct counts *c)
{
	return keyness_work((struct keyness *)c);
}

static int counts_percent(const struct counts *c)
{
	return keyness_percent(of(c));
}

static size_t counts_rows(const struct counts *c)
{
	return of(c)->state >= KEYNESS_SPELLING ? of(c)->rows_n : 0;
}

static const char *counts_folded(const struct counts *c, size_t row, size_t *len)
{
	const struct vocabulary_word *w = &of(c)->vocabulary.items[of(c)->rows[row].word];

	*len = w->len;
	return w->text;
}

static const char *counts_label(const struct counts *c, size_t row, size_t *len)
{
	const char *s = spelling_get(&of(c)->spellings[row], len);

	return s ? s : counts_folded(c, row, len);
}

static double counts_value(const struct counts *c, size_t row, size_t column)
{
	const struct keyness_row *r = &of(c)->rows[row];
	const struct keyness_word *w = &of(c)->words[r->word];
	double dp, norm = NAN;

	switch (column) {
	case DP:
	case DP_NORM:
		dp = w->shown && row < of(c)->spread.n ? dispersion_dp(&of(c)->spread, row, &norm)
						       : NAN;
		return column == DP ? dp : norm;
	case TIMES: return r->ratio;
	case AT_LEAST:
	case AT_MOST: return r->least;
	case IN: return w->shown_in;
	case IN_REST: return w->rest_in;
	case CHANCE: return r->chance;
	case WORDS: return w->shown;
	case WORDS_REST: return w->rest;
	case G2: return r->likelihood;
	case LOG_RATIO: return log2(r->ratio);
	default: return log2(r->least);
	}
}

static const double *counts_line(const struct counts *c, size_t row, size_t column, size_t *n)
{
	struct keyness *k = (struct keyness *)c;

	(void)column;
	*n = row < k->spread.n ? dispersion_parts(&k->spread) : 0;
	for (size_t i = 0; i < *n; i++)
		k->line[i] = k->spread.rows[row].parts[i];
	return k->line;
}

static struct passages *counts_passages(const struct counts *c, size_t row)
{
	size_t len, title_len;
	const char *folded = counts_folded(c, row, &len);
	const char *title = counts_label(c, row, &title_len);

	return passages_of_words(of(c)->fold, folded, len, title, title_len);
}

static size_t counts_listed_of(const struct counts *c)
{
	return of(c)->listed_of;
}

static const struct counts_ops ops = {
	.label = N_COLUMN("word"),
	.columns = columns,
	.columns_n = sizeof columns / sizeof *columns,
	.has = counts_has_column,
	.replaced = counts_replaced,
	.ordered = counts_column,
	.work = counts_work,
	.percent = counts_percent,
	.rows = counts_rows,
	.listed_of = counts_listed_of,
	.label_of = counts_label,
	.folded = counts_folded,
	.value = counts_value,
	.line = counts_line,
	.passages = counts_passages,
};

void keyness_init(struct keyness *k, struct fold *fold)
{
	*k = (struct keyness){.counts = {&ops},
			      .fold = fold,
			      .splitter = words_new(),
			      .scratch = query_scratch_new(fold),
			      .choice = {.least = 3},
			      .state = KEYNESS_READY};
	k->spellings = xcalloc(KEYNESS_LIST_MAX, sizeof *k->spellings);
	vocabulary_init(&k->vocabulary);
}

void keyness_done(struct keyness *k)
{
	words_free(k->splitter);
	query_scratch_free(k->scratch);
	query_unref(k->source.query);
	query_unref(k->against);
	fold_map_done(&k->map);
	vocabulary_done(&k->vocabulary);
	free(k->words);
	free(k->rows);
	free(k->spellings);
	arena_done(&k->spelled);
	buf_done(&k->room);
	dispersion_done(&k->spread);
	*k = (struct keyness){0};
}

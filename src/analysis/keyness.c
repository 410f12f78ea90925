/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/keyness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice, bytes of text counted; what finding a spelling costs more; bytes of a word that is still
 * one; occurrences whose spelling is looked at. */
enum { SLICE = 1 << 18, SPELLING_COST = 4, WORD_MAX = 96, SAMPLES = 32 };

void keyness_init(struct keyness *k, struct fold *fold)
{
	*k = (struct keyness){
		.fold = fold, .splitter = words_new(), .least = 3, .state = KEYNESS_READY};
	arena_init(&k->arena);
}

void keyness_done(struct keyness *k)
{
	words_free(k->splitter);
	fold_map_done(&k->map);
	arena_done(&k->arena);
	free(k->words);
	free(k->slots);
	free(k->rows);
	*k = (struct keyness){0};
}

double keyness_weight(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	double all = (double)c + (double)d, both = (double)a + (double)b, sum = 0;

	if (!c || !d || !(a + b))
		return 0;
	if (a)
		sum += (double)a * log((double)a / ((double)c * both / all));
	if (b)
		sum += (double)b * log((double)b / ((double)d * both / all));
	sum = sum < 0 ? 0 : 2 * sum;
	return (double)a * (double)d < (double)b * (double)c ? -sum : sum;
}

static void put_slot(struct keyness *k, uint32_t word)
{
	size_t i = k->words[word].hash & (k->slots_n - 1);

	while (k->slots[i])
		i = (i + 1) & (k->slots_n - 1);
	k->slots[i] = word + 1;
}

static void fill_slots(struct keyness *k)
{
	memset(k->slots, 0, k->slots_n * sizeof *k->slots);
	for (size_t i = 0; i < k->n; i++)
		put_slot(k, (uint32_t)i);
}

/* The word of LEN bytes at S, and where it is or would be; NULL: it is not there. */
static struct keyness_word *find(const struct keyness *k, const char *s, size_t len, uint32_t hash)
{
	for (size_t i = hash & (k->slots_n - 1); k->slots_n && k->slots[i];
	     i = (i + 1) & (k->slots_n - 1)) {
		struct keyness_word *w = &k->words[k->slots[i] - 1];

		if (w->hash == hash && w->len == len && !memcmp(w->text, s, len))
			return w;
	}
	return NULL;
}

/* Drop the rarest words until half the room is free. */
static void drop_rarest(struct keyness *k)
{
	struct arena arena;
	size_t left = k->n;

	while (left > KEYNESS_WORDS_MAX / 2) {
		left = 0;
		k->dropped++;
		for (size_t i = 0; i < k->n; i++)
			left += k->words[i].shown + k->words[i].rest > k->dropped;
	}
	arena_init(&arena);
	left = 0;
	for (size_t i = 0; i < k->n; i++) {
		if (k->words[i].shown + k->words[i].rest <= k->dropped)
			continue;
		k->words[left] = k->words[i];
		k->words[left].text = arena_copy(&arena, k->words[i].text, k->words[i].len);
		left++;
	}
	arena_done(&k->arena);
	k->arena = arena;
	k->n = left;
	fill_slots(k);
}

static struct keyness_word *add(struct keyness *k, const char *s, size_t len, uint32_t hash)
{
	struct keyness_word *w;

	if (k->n >= KEYNESS_WORDS_MAX)
		drop_rarest(k);
	k->words = vec_fit(k->words, k->n + 1, &k->size, sizeof *k->words);
	if ((k->n + 1) * 2 > k->slots_n) {
		k->slots_n = k->slots_n ? k->slots_n * 2 : 4096;
		k->slots = xrealloc(k->slots, k->slots_n, sizeof *k->slots);
		fill_slots(k);
	}
	w = &k->words[k->n];
	*w = (struct keyness_word){
		.text = arena_copy(&k->arena, s, len), .len = (uint32_t)len, .hash = hash};
	put_slot(k, (uint32_t)k->n++);
	return w;
}

static void count_words(struct keyness *k, const char *s, size_t bytes, bool shown)
{
	const char *end = s + bytes, *start;
	uint64_t n = 0;
	size_t len;

	while (words_next(k->splitter, &s, end, &start, &len)) {
		struct keyness_word *w;
		uint32_t hash;

		n++;
		if (len > WORD_MAX)
			continue;
		hash = (uint32_t)hash_bytes(start, len, 0);
		w = find(k, start, len, hash);
		if (!w)
			w = add(k, start, len, hash);
		if (shown)
			w->shown++;
		else
			w->rest++;
	}
	*(shown ? &k->total_shown : &k->total_rest) += n;
}

/* The counted fields of statement AT of IX. */
static void count_statement(struct keyness *k, const struct index *ix, size_t at, bool shown)
{
	const char *s = ix->text + ix->start[at];
	const char *end = ix->text + ix->start[at + 1], *field;
	size_t len;

	for (unsigned i = 0; (field = index_field_next(&s, end, &len)); i++)
		if (field_table[i].words)
			count_words(k, field, len, shown);
}

void keyness_start(struct keyness *k, const struct tally_source *source)
{
	k->source = *source;
	k->state = KEYNESS_COUNTING;
	k->part = k->at = k->done = 0;
	k->n = k->rows_n = 0;
	k->dropped = 0;
	k->total_shown = k->total_rest = 0;
	arena_done(&k->arena);
	arena_init(&k->arena);
	if (k->slots_n)
		fill_slots(k);
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

static bool count_slice(struct keyness *k)
{
	const struct view *v = k->source.view;
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE;) {
		if (!next_statement(k, &ix, &at, &number))
			return false;
		if (view_hides(v, number))
			continue;
		count_statement(k, ix, at, view_shows(v, number));
		bytes += ix->start[at + 1] - ix->start[at];
	}
	return true;
}

static int compare_rows(const void *a, const void *b)
{
	const struct keyness_row *x = a, *y = b;
	double p = fabs(x->weight), q = fabs(y->weight);

	if (p != q)
		return p < q ? 1 : -1;
	return (x->word > y->word) - (x->word < y->word);
}

/* Whether W is listed, and its weight. Where there is nothing to compare with, its number. */
static bool weigh(const struct keyness *k, const struct keyness_word *w, double *weight)
{
	if (!k->total_rest || !k->total_shown) {
		*weight = (double)w->shown;
		return w->shown >= k->least;
	}
	*weight = keyness_weight(w->shown, w->rest, k->total_shown, k->total_rest);
	if (k->under)
		return *weight <= -KEYNESS_LEAST && w->rest >= k->least;
	return *weight >= KEYNESS_LEAST && w->shown >= k->least;
}

static void list_rows(struct keyness *k)
{
	size_t size = 0;

	free(k->rows);
	k->rows = NULL;
	k->rows_n = 0;
	for (size_t i = 0; i < k->n; i++) {
		double weight;

		k->words[i].row = 0;
		if (!weigh(k, &k->words[i], &weight))
			continue;
		if (k->rows_n == size) {
			/* Only the best of the list have a chance: the others make room. */
			if (k->rows_n >= 4 * KEYNESS_LIST_MAX) {
				qsort(k->rows, k->rows_n, sizeof *k->rows, compare_rows);
				k->rows_n = KEYNESS_LIST_MAX;
			} else {
				k->rows = vec_fit(k->rows, size + 1, &size, sizeof *k->rows);
			}
		}
		k->rows[k->rows_n++] = (struct keyness_row){.word = (uint32_t)i, .weight = weight};
	}
	if (k->rows_n)
		qsort(k->rows, k->rows_n, sizeof *k->rows, compare_rows);
	if (k->rows_n > KEYNESS_LIST_MAX)
		k->rows_n = KEYNESS_LIST_MAX;
	for (size_t i = 0; i < k->rows_n; i++)
		k->words[k->rows[i].word].row = (uint32_t)i + 1;
	k->wanting = k->rows_n;
	k->part = k->at = k->done = 0;
	k->state = KEYNESS_SPELLING;
}

void keyness_choose(struct keyness *k, uint32_t least, bool under)
{
	k->least = least;
	k->under = under;
	if (k->state != KEYNESS_COUNTING)
		list_rows(k);
}

/* One occurrence of ROW is spelled like the LEN bytes at S. */
static void add_spelling(struct keyness *k, struct keyness_row *row, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ')
			return; /* with a mark of the text within */
	for (i = 0; i < KEYNESS_SPELLINGS && row->spellings[i].n; i++)
		if (row->spellings[i].len == len && !memcmp(row->spellings[i].text, s, len))
			break;
	if (i < KEYNESS_SPELLINGS) {
		row->spellings[i].text = s;
		row->spellings[i].len = (uint32_t)len;
		row->spellings[i].n++;
	}
	if (++row->samples == SAMPLES)
		k->wanting--;
}

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
		struct keyness_word *w =
			len > WORD_MAX ? NULL
				       : find(k, start, len, (uint32_t)hash_bytes(start, len, 0));
		size_t from, to;

		if (!w || !w->row || k->rows[w->row - 1].samples >= SAMPLES)
			continue;
		from = (size_t)(start - k->map.text);
		fold_map_source(&k->map, from, from + len, &from, &to);
		add_spelling(k, &k->rows[w->row - 1], s + from, to - from);
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
		if (view_hides(v, number) || view_shows(v, number) == (k->under && k->total_rest))
			continue;
		s = v->archive->items[number];
		bytes += spell(k, s->title) + spell(k, s->summary) + spell(k, s->text);
	}
	return true;
}

bool keyness_work(struct keyness *k)
{
	switch (k->state) {
	case KEYNESS_COUNTING:
		if (!count_slice(k))
			list_rows(k);
		return true;
	case KEYNESS_SPELLING:
		if (!spell_slice(k))
			k->state = KEYNESS_READY;
		return k->state != KEYNESS_READY;
	default: return false;
	}
}

int keyness_percent(const struct keyness *k)
{
	size_t n = k->source.view ? k->source.view->archive->n : 0;

	return k->state != KEYNESS_COUNTING || !n ? 100 : (int)((double)k->done * 100 / (double)n);
}

const char *keyness_label(const struct keyness *k, size_t i, size_t *len)
{
	const struct keyness_row *row = &k->rows[i];
	const struct keyness_spelling *best = &row->spellings[0];

	for (size_t s = 1; s < KEYNESS_SPELLINGS; s++)
		if (row->spellings[s].n > best->n)
			best = &row->spellings[s];
	if (!best->n) {
		*len = k->words[row->word].len;
		return k->words[row->word].text;
	}
	*len = best->len;
	return best->text;
}

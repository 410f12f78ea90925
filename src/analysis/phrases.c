/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/phrases_private.h"
#include "archive/archive.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice, bytes of text counted. */
enum { SLICE = 1 << 16, SLOTS = 1 << 14 };

/* ---- the table ---- */

static size_t slot_of(const struct phrases *p, uint32_t before, uint32_t word)
{
	return (size_t)hash_number((uint64_t)before << 32 | word) & (p->slots_n - 1);
}

uint32_t phrases_find(const struct phrases *p, uint32_t before, uint32_t word)
{
	size_t i;

	if (before == PHRASES_NONE)
		return word;
	for (i = slot_of(p, before, word); p->slots_n && p->slots[i];
	     i = (i + 1) & (p->slots_n - 1)) {
		const struct phrase *x = &p->items[p->slots[i] - 1];

		if (x->before == before && x->word == word)
			return p->slots[i] - 1;
	}
	return PHRASES_NONE;
}

static void put_slot(struct phrases *p, uint32_t phrase)
{
	size_t i = slot_of(p, p->items[phrase].before, p->items[phrase].word);

	while (p->slots[i])
		i = (i + 1) & (p->slots_n - 1);
	p->slots[i] = phrase + 1;
}

/* Of all that have two words and more. */
static void fill_slots(struct phrases *p)
{
	if (p->slots_n)
		memset(p->slots, 0, p->slots_n * sizeof *p->slots);
	for (size_t i = p->first[2]; i < p->n; i++)
		put_slot(p, (uint32_t)i);
}

static uint32_t in(const struct phrase *x)
{
	return x->shown_in + x->rest_in;
}

static bool keeps_word(void *data, size_t i)
{
	const struct phrases *p = data;

	return in(&p->items[i]) >= p->kept_least;
}

/* Keep those of the length that is being counted that are in LEAST statements. */
static void keep(struct phrases *p, uint32_t least)
{
	size_t n = p->first[p->length];
	bool words = p->length == 1;

	p->kept_least = least;
	if (words)
		vocabulary_keep(&p->vocabulary, keeps_word, p);
	for (size_t i = n; i < p->n; i++) {
		if (in(&p->items[i]) < least)
			continue;
		p->items[n] = p->items[i];
		if (words)
			p->items[n].word = (uint32_t)n;
		n++;
	}
	p->n = n;
	if (!words)
		fill_slots(p);
}

static void drop_rarest(struct phrases *p)
{
	size_t room = p->first[p->length] + (PHRASES_MAX - p->first[p->length]) / 2;

	while (p->n > room)
		keep(p, ++p->dropped + 1);
}

static uint32_t add(struct phrases *p, uint32_t before, uint32_t word, uint32_t suffix)
{
	if ((p->n + 1) * 2 > p->slots_n) {
		p->slots_n = p->slots_n ? p->slots_n * 2 : SLOTS;
		p->slots = xrealloc(p->slots, p->slots_n, sizeof *p->slots);
		fill_slots(p);
	}
	p->items = vec_fit(p->items, p->n + 1, &p->size, sizeof *p->items);
	p->items[p->n] = (struct phrase){.before = before, .word = word, .suffix = suffix};
	put_slot(p, (uint32_t)p->n);
	return (uint32_t)p->n++;
}

/* ---- counting ---- */

static void count(struct phrases *p, struct phrase *x, bool shown)
{
	*(shown ? &x->shown_in : &x->rest_in) += x->seen != (uint32_t)p->done;
	x->seen = (uint32_t)p->done;
	x->shown += shown;
}

static void count_word(struct phrases *p, const struct token *t, bool shown)
{
	size_t n = p->vocabulary.n;
	uint32_t word = vocabulary_add(&p->vocabulary, t->text, t->len);

	if (word == n) {
		p->items = vec_fit(p->items, n + 1, &p->size, sizeof *p->items);
		p->items[n] = (struct phrase){
			.before = PHRASES_NONE, .word = word, .suffix = PHRASES_NONE};
		p->n = n + 1;
	}
	count(p, &p->items[word], shown);
}

void phrases_step(const struct phrases *p, const struct token *t, uint32_t length,
		  uint32_t ends[PHRASES_LONGEST + 1], uint32_t next[PHRASES_LONGEST + 1])
{
	uint32_t word = t->len > TOKEN_BYTES ? VOCABULARY_NONE
					     : vocabulary_find(&p->vocabulary, t->text, t->len);

	for (uint32_t k = 1; k <= length; k++)
		next[k] = PHRASES_NONE;
	if (word == VOCABULARY_NONE)
		return;
	next[1] = word;
	for (uint32_t k = 2; k <= length && !t->first && ends[k - 1] != PHRASES_NONE; k++)
		next[k] = phrases_find(p, ends[k - 1], word);
}

static void count_tokens(struct phrases *p, bool shown)
{
	uint32_t ends[PHRASES_LONGEST + 1], next[PHRASES_LONGEST + 1], k = p->length;

	for (uint32_t i = 0; i <= PHRASES_LONGEST; i++)
		ends[i] = PHRASES_NONE;
	for (size_t i = 0; i < p->tokens.n; i++) {
		const struct token *t = &p->tokens.items[i];
		uint32_t phrase;

		if (k == 1) {
			if (t->len <= TOKEN_BYTES)
				count_word(p, t, shown);
			continue;
		}
		phrases_step(p, t, k - 1, ends, next);
		if (!t->first && ends[k - 1] != PHRASES_NONE && next[k - 1] != PHRASES_NONE) {
			phrase = phrases_find(p, ends[k - 1], next[1]);
			if (phrase == PHRASES_NONE)
				phrase = add(p, ends[k - 1], next[1], next[k - 1]);
			count(p, &p->items[phrase], shown);
		}
		memcpy(ends, next, sizeof ends);
	}
}

bool phrases_next(struct phrases *p, const struct index **ix, size_t *at, size_t *number)
{
	while (p->part < p->source.parts_n && p->at >= p->source.parts[p->part]->n) {
		p->part++;
		p->at = 0;
	}
	if (p->part >= p->source.parts_n)
		return false;
	*ix = p->source.parts[p->part];
	*at = p->at++;
	*number = p->source.first[p->part] + *at;
	p->done++;
	return true;
}

static void count_statement(struct phrases *p, const struct index *ix, size_t at, bool shown)
{
	const char *s = ix->text + ix->start[at], *end = ix->text + ix->start[at + 1], *field;
	size_t len;

	if (p->n > PHRASES_MAX)
		drop_rarest(p);
	if (p->length == 1)
		*(shown ? &p->in_shown : &p->in_rest) += 1;
	for (unsigned i = 0; (field = index_field_next(&s, end, &len)); i++) {
		if (!field_table[i].words || !len)
			continue;
		tokens_fill(&p->tokens, p->splitter, field, len);
		count_tokens(p, shown);
	}
}

/* A length has been counted: what is rare goes, what a longer one says as well is marked. */
static void end_length(struct phrases *p)
{
	keep(p, p->counted_least);
	for (size_t i = p->first[p->length]; i < p->n && p->length > 1; i++) {
		struct phrase *x = &p->items[i];

		p->items[x->before].within |= in(&p->items[x->before]) == in(x);
		p->items[x->suffix].within |= in(&p->items[x->suffix]) == in(x);
	}
	p->first[p->length + 1] = p->n;
	for (size_t i = 0; i < p->n; i++)
		p->items[i].seen = 0;
	p->length++;
	p->part = p->at = p->done = 0;
	if (p->length > PHRASES_LONGEST || p->first[p->length] == p->first[p->length - 1]) {
		for (uint32_t k = p->length + 1; k <= PHRASES_LONGEST + 1; k++)
			p->first[k] = p->n;
		phrases_try(p);
	}
}

static bool count_slice(struct phrases *p)
{
	const struct view *v = p->source.view;
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE; bytes++) {
		if (!phrases_next(p, &ix, &at, &number))
			return false;
		if (view_hides(v, number))
			continue;
		count_statement(p, ix, at, view_shows(v, number));
		bytes += ix->start[at + 1] - ix->start[at];
	}
	return true;
}

bool phrases_work(struct phrases *p)
{
	switch (p->state) {
	case PHRASES_COUNTING:
		if (!count_slice(p))
			end_length(p);
		return true;
	case PHRASES_READY: return false;
	default: return phrases_list(p);
	}
}

int phrases_percent(const struct phrases *p)
{
	size_t n = p->source.view ? p->source.view->archive->n : 0;

	if (p->state >= PHRASES_FINDING || !n)
		return 100;
	return p->state == PHRASES_COUNTING
		       ? (int)(((double)p->length - 1 + (double)p->done / (double)n) * 99 /
			       PHRASES_LONGEST)
		       : 99;
}

const char *phrases_words_name(int words)
{
	static const char *const names[PHRASES_LONGEST] = {"any", "2", "3", "4", "5", "6"};

	return words < PHRASES_LONGEST ? names[words] : NULL;
}

const char *phrases_order_name(int order)
{
	static const char *const names[] = {"frequent", "key"};

	return order < 2 ? names[order] : NULL;
}

void phrases_start(struct phrases *p, const struct tally_source *source, enum calendar calendar)
{
	query_unref(p->source.query);
	p->source = *source;
	timeline_reset(&p->years, calendar, TIMELINE_YEAR);
	facets_reset(&p->speakers, FIELD_SPEAKER, calendar);
	p->state = PHRASES_COUNTING;
	p->counted_least = p->choice.least;
	p->length = 1;
	p->part = p->at = p->done = p->n = 0;
	p->dropped = p->in_shown = p->in_rest = 0;
	p->rows_n = 0;
	memset(p->first, 0, sizeof p->first);
	vocabulary_clear(&p->vocabulary);
	if (p->slots_n)
		memset(p->slots, 0, p->slots_n * sizeof *p->slots);
}

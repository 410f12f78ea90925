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

/* Of a slice: bytes of text split, places counted, phrases dropped or put. */
enum { SLICE = 1 << 16, PLACES = 1 << 15, PHRASES = 1 << 16 };

/* ---- the table ---- */

static uint64_t hash_of(uint32_t before, uint32_t word)
{
	return hash_number((uint64_t)before << 32 | word);
}

/* What a slot has of the hash: the half that its place does not come from. */
static uint64_t tag_of(uint64_t hash)
{
	return hash >> 32 << 32;
}

uint32_t phrases_find(const struct phrases *p, uint32_t before, uint32_t word)
{
	uint64_t hash;

	if (before == PHRASES_NONE)
		return word;
	hash = hash_of(before, word);
	for (size_t i = hash & (p->slots_n - 1); p->slots_n && p->slots[i];
	     i = (i + 1) & (p->slots_n - 1)) {
		uint32_t phrase = (uint32_t)p->slots[i] - 1;

		/* Most others are known by the slot alone. */
		if (tag_of(p->slots[i]) == tag_of(hash) && p->items[phrase].before == before &&
		    p->items[phrase].word == word)
			return phrase;
	}
	return PHRASES_NONE;
}

void phrases_put(struct phrases *p, uint32_t phrase)
{
	uint64_t hash = hash_of(p->items[phrase].before, p->items[phrase].word);
	size_t i = hash & (p->slots_n - 1);

	while (p->slots[i])
		i = (i + 1) & (p->slots_n - 1);
	p->slots[i] = tag_of(hash) | (phrase + 1);
}

void phrases_table(struct phrases *p, size_t n)
{
	free(p->slots);
	for (p->slots_n = 2; p->slots_n < n + n / 2;)
		p->slots_n *= 2;
	p->slots = xcalloc(p->slots_n, sizeof *p->slots);
}

/* ---- counting ---- */

static uint32_t in(const struct phrase *x)
{
	return x->shown_in + x->rest_in;
}

static void count(struct phrases *p, struct phrase *x, bool shown)
{
	*(shown ? &x->shown_in : &x->rest_in) += x->seen != (uint32_t)p->done;
	x->seen = (uint32_t)p->done;
	x->shown += shown;
}

static uint32_t add(struct phrases *p, uint32_t before, uint32_t word, uint32_t suffix)
{
	p->items = vec_fit(p->items, p->n + 1, &p->size, sizeof *p->items);
	p->items[p->n] = (struct phrase){.before = before, .word = word, .suffix = suffix};
	return (uint32_t)p->n++;
}

static void count_word(struct phrases *p, const struct token *t, bool shown)
{
	uint32_t word = t->len > TOKEN_BYTES ? VOCABULARY_NONE
					     : vocabulary_add(&p->vocabulary, t->text, t->len);

	if (word == VOCABULARY_NONE)
		return;
	if (word == p->n)
		add(p, PHRASES_NONE, word, PHRASES_NONE);
	count(p, &p->items[word], shown);
}

static void place(struct phrases *p, uint32_t phrase, uint32_t word)
{
	p->places = vec_fit(p->places, p->places_n + 1, &p->places_size, sizeof *p->places);
	p->places[p->places_n++] = (struct phrases_place){phrase, word};
}

/* A row of frequent words is broken here, if one has begun since place FROM. */
static void place_break(struct phrases *p, size_t from)
{
	if (p->places_n > from && p->places[p->places_n - 1].phrase != PHRASES_NONE)
		place(p, PHRASES_NONE, PHRASES_NONE);
}

static void place_word(struct phrases *p, const struct token *t, size_t from)
{
	uint32_t word = t->len > TOKEN_BYTES ? VOCABULARY_NONE
					     : vocabulary_find(&p->vocabulary, t->text, t->len);

	if (t->first || word == VOCABULARY_NONE)
		place_break(p, from);
	if (word != VOCABULARY_NONE)
		place(p, word, word);
}

/* Count the words of a statement, or place them; returns its bytes. */
static size_t split_statement(struct phrases *p, const struct index *ix, size_t at, bool shown)
{
	struct index_walk walk = index_walk(ix, at);
	const char *field;
	size_t len, from = p->places_n;

	while ((field = index_walk_next(&walk, &len))) {
		if (!field_table[walk.field].words || !len)
			continue;
		tokens_fill(&p->tokens, p->splitter, field, len);
		for (size_t k = 0; k < p->tokens.n; k++)
			if (p->state == PHRASES_PLACING)
				place_word(p, &p->tokens.items[k], from);
			else
				count_word(p, &p->tokens.items[k], shown);
	}
	return ix->start[at + 1] - ix->start[at];
}

/* Of a phrase that is new. */
static uint32_t add_phrase(struct phrases *p, uint32_t before, uint32_t word, uint32_t suffix)
{
	uint32_t phrase = add(p, before, word, suffix);

	/* It has room for all that are kept, but not for any statement. */
	if ((p->n - p->first[p->length]) * 4 > p->slots_n * 3) {
		phrases_table(p, p->slots_n);
		for (size_t i = p->first[p->length]; i < phrase; i++)
			phrases_put(p, (uint32_t)i);
	}
	phrases_put(p, phrase);
	return phrase;
}

/* Count the phrases of the statement that is gone through which end with its places. */
static size_t count_places(struct phrases *p, bool shown)
{
	const struct phrases_place *at = p->places + p->starts[p->done - 1];
	size_t n = p->starts[p->done] - p->starts[p->done - 1];

	for (size_t i = 1; i < n; i++) {
		uint32_t phrase;

		if (at[i].phrase == PHRASES_NONE || at[i - 1].phrase == PHRASES_NONE)
			continue;
		phrase = phrases_find(p, at[i - 1].phrase, at[i].word);
		if (phrase == PHRASES_NONE)
			phrase = add_phrase(p, at[i - 1].phrase, at[i].word, at[i].phrase);
		count(p, &p->items[phrase], shown);
	}
	return n;
}

/* Note in its places the phrases of this length, where those noted are a word shorter. */
static size_t place_phrases(struct phrases *p)
{
	size_t from = p->starts[p->done - 1], to = p->starts[p->done], start = p->places_n;
	uint32_t before = PHRASES_NONE;

	/* What has been read is written over. */
	for (size_t i = from; i < to; i++) {
		const struct phrases_place now = p->places[i];
		uint32_t phrase = PHRASES_NONE;

		if (before != PHRASES_NONE && now.phrase != PHRASES_NONE)
			phrase = phrases_find(p, before, now.word);
		before = now.phrase;
		if (phrase == PHRASES_NONE)
			place_break(p, start);
		else
			p->places[p->places_n++] = (struct phrases_place){phrase, now.word};
	}
	p->starts[p->done - 1] = start;
	return to - from;
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

/* From the first statement on, in STATE. */
static void go_through(struct phrases *p, enum phrases_state state)
{
	p->part = p->at = p->done = 0;
	p->state = state;
}

/* The most phrases of this length that are counted at a time. */
static size_t table_room(const struct phrases *p)
{
	size_t most = PHRASES_MAX - p->first[p->length];

	return p->length == 1 ? 0 : p->places_n < most ? p->places_n : most;
}

static void begin_length(struct phrases *p)
{
	phrases_table(p, table_room(p));
	go_through(p, PHRASES_COUNTING);
}

/* Drop what is in fewer than LEAST statements. */
static void begin_keeping(struct phrases *p, uint32_t least, bool goes_on)
{
	p->kept_least = least;
	p->goes_on = goes_on;
	p->cursor = p->kept = p->first[p->length];
	p->state = PHRASES_KEEPING;
}

/* There are too many: half of the room has to be free again. */
static void drop_rarest(struct phrases *p)
{
	size_t room = (PHRASES_MAX - p->first[p->length]) / 2, left;

	do {
		p->dropped++;
		left = 0;
		for (size_t i = p->first[p->length]; i < p->n; i++)
			left += in(&p->items[i]) > p->dropped;
	} while (left > room);
	begin_keeping(p, p->dropped + 1, true);
}

static size_t go_statement(struct phrases *p, const struct index *ix, size_t at, size_t number)
{
	const struct view *v = p->source.view;
	bool shown = view_shows(v, number), counts = p->state == PHRASES_COUNTING;

	/* A place takes as long as two bytes. */
	if (p->length > 1)
		return SLICE / PLACES * (counts ? count_places(p, shown) : place_phrases(p));
	if (!counts)
		p->starts[p->done - 1] = p->places_n;
	if (view_hides(v, number))
		return 0;
	if (counts)
		*(shown ? &p->in_shown : &p->in_rest) += 1;
	return split_statement(p, ix, at, shown);
}

/* A slice of counting or of placing. False: all statements are done. */
static bool go_slice(struct phrases *p)
{
	enum phrases_state state = p->state;
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE && p->state == state; bytes++) {
		if (state == PHRASES_COUNTING && p->n > PHRASES_MAX) {
			drop_rarest(p);
			break;
		}
		if (!phrases_next(p, &ix, &at, &number))
			return false;
		bytes += go_statement(p, ix, at, number);
	}
	return true;
}

static bool keeps_word(void *data, size_t i)
{
	const struct phrases *p = data;

	return in(&p->items[i]) >= p->kept_least;
}

static bool keep_slice(struct phrases *p)
{
	size_t end = p->n - p->cursor > PHRASES ? p->cursor + PHRASES : p->n;

	if (p->length == 1 && !p->cursor)
		vocabulary_keep(&p->vocabulary, keeps_word, p);
	for (; p->cursor < end; p->cursor++) {
		if (in(&p->items[p->cursor]) < p->kept_least)
			continue;
		p->items[p->kept] = p->items[p->cursor];
		if (p->length == 1)
			p->items[p->kept].word = (uint32_t)p->kept;
		p->kept++;
	}
	return p->cursor < p->n;
}

static void begin_filling(struct phrases *p)
{
	p->n = p->kept;
	p->cursor = p->first[p->length];
	phrases_table(p, p->goes_on ? table_room(p) : p->n - p->cursor);
	p->state = PHRASES_FILLING;
}

static bool fill_slice(struct phrases *p)
{
	size_t end = p->n - p->cursor > PHRASES ? p->cursor + PHRASES : p->n;

	for (; p->cursor < end && p->length > 1; p->cursor++)
		phrases_put(p, (uint32_t)p->cursor);
	return p->length > 1 && p->cursor < p->n;
}

static bool mark_slice(struct phrases *p)
{
	size_t end = p->n - p->cursor > PHRASES ? p->cursor + PHRASES : p->n;

	for (; p->cursor < end && p->length > 1; p->cursor++) {
		const struct phrase *x = &p->items[p->cursor];
		struct phrase *before = &p->items[x->before], *suffix = &p->items[x->suffix];

		before->within |= in(before) == in(x);
		suffix->within |= in(suffix) == in(x);
	}
	return p->length > 1 && p->cursor < p->n;
}

/* No longer phrase can recur. */
static bool is_last(const struct phrases *p)
{
	return p->length == PHRASES_LONGEST || p->n == p->first[p->length];
}

static void begin_placing(struct phrases *p)
{
	p->first[p->length + 1] = p->n;
	if (is_last(p)) {
		for (uint32_t k = p->length + 1; k <= PHRASES_LONGEST + 1; k++)
			p->first[k] = p->n;
		free(p->places);
		p->places = NULL;
		p->places_n = p->places_size = 0;
		phrases_try(p);
		return;
	}
	p->places_n = 0;
	go_through(p, PHRASES_PLACING);
}

/* Where a part of a length ends the next one begins. */
static void count_next(struct phrases *p)
{
	switch (p->state) {
	case PHRASES_COUNTING: begin_keeping(p, p->counted_least, false); break;
	case PHRASES_KEEPING: begin_filling(p); break;
	case PHRASES_FILLING:
		p->cursor = p->first[p->length];
		p->state = p->goes_on ? PHRASES_COUNTING : PHRASES_MARKING;
		break;
	case PHRASES_MARKING: begin_placing(p); break;
	default:
		p->starts[p->done] = p->places_n;
		p->length++;
		begin_length(p);
	}
}

static bool count_slice(struct phrases *p)
{
	switch (p->state) {
	case PHRASES_KEEPING: return keep_slice(p);
	case PHRASES_FILLING: return fill_slice(p);
	case PHRASES_MARKING: return mark_slice(p);
	default: return go_slice(p);
	}
}

bool phrases_work(struct phrases *p)
{
	if (p->state == PHRASES_READY)
		return false;
	if (p->state > PHRASES_PLACING)
		return phrases_list(p);
	if (!count_slice(p))
		count_next(p);
	return true;
}

int phrases_percent(const struct phrases *p)
{
	/* Counting and placing of each length but for the last are as much. */
	enum { PARTS = 2 * PHRASES_LONGEST };
	size_t n = p->source.view ? p->source.view->archive->n : 0;
	double parts = 2 * ((double)p->length - 1) + (p->state != PHRASES_COUNTING);

	if (p->state >= PHRASES_FINDING || !n)
		return 100;
	if (p->state > PHRASES_PLACING)
		return 99;
	if (p->state == PHRASES_COUNTING || p->state == PHRASES_PLACING)
		parts += (double)p->done / (double)n;
	return (int)(parts * 99 / PARTS);
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
	size_t statements = 0;

	query_unref(p->source.query);
	p->source = *source;
	timeline_reset(&p->years, calendar, TIMELINE_YEAR);
	facets_reset(&p->speakers, FIELD_SPEAKER, calendar);
	p->counted_least = p->choice.least;
	p->length = 1;
	p->n = p->places_n = 0;
	p->dropped = p->in_shown = p->in_rest = 0;
	p->rows_n = 0;
	memset(p->first, 0, sizeof p->first);
	vocabulary_clear(&p->vocabulary);
	for (size_t i = 0; i < source->parts_n; i++)
		statements += source->parts[i]->n;
	p->starts = xrealloc(p->starts, statements + 1, sizeof *p->starts);
	begin_length(p);
}

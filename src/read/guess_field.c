/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Which parts of a shape are its fields, which its text, and how good a statement they make.
 */
#include "config.h"

#include <string.h>

#include "read/guess_shape.h"

enum {
	TEXT_SHARE = 10, /* a part with one in so many of the words of the text is a part of it */
	SEED = 100       /* a path with one in so many of all words may be where the text is */
};

/* ---- parts of a name ---- */

/* Whether what N is called ends in the name of a piece of a name. */
static bool is_piece(struct guess_names *names, const struct guess_node *n)
{
	return guess_names_piece(names, n->key ? n->value : n->name);
}

/* The field is the pieces of a name of which FIRST is one, and a title before them. */
static void take_pieces(struct guess_names *names, struct guess_field *f,
			const struct guess_node *first)
{
	f->n = 0;
	for (const struct guess_node *c = first->up->child; c && f->n < GUESS_PARTS; c = c->next) {
		double sure;
		bool piece = !c->gone && c->looks.n && is_piece(names, c);

		if (!c->gone && c->looks.n && !piece && c->attribute == first->attribute &&
		    guess_part(names, c->up, c, &sure) == FIELD_TITLE)
			piece = true;
		if (piece)
			f->parts[f->n++] = c;
	}
}

/* ---- fields ---- */

/* Whether the part can hold a field of one line: it has values, none is within another one's text. */
static bool is_leaf(const struct guess_node *n)
{
	return !n->gone && n->looks.n && n->filled;
}

static void offer(struct guess_shape *s, enum field_id id, const struct guess_node *n, double sure)
{
	struct guess_field *f = &s->fields[id];
	double cover = guess_cover(s->top, n);
	double times = (double)n->count / s->top->count;
	double worth;

	/* One of several is none of the statement's own. */
	if (times > 1.5 * cover && id != FIELD_TOPIC && id != FIELD_SOURCE)
		return;
	worth = sure * (0.4 + 0.6 * cover);
	for (const struct guess_node *up = n->up; up && up != s->top; up = up->up)
		worth *= n->attribute && up == n->up ? 1 : id == FIELD_SPEAKER ? 0.88 : 0.95;
	/* Of titles alike the last is the innermost. */
	if (worth < f->worth || (worth <= f->worth && id != FIELD_TITLE) || sure < 0.3)
		return;
	*f = (struct guess_field){.parts = {n},
				  .n = 1,
				  .sure = sure,
				  .worth = worth,
				  .covered = (uint32_t)(cover * s->top->count + 0.5)};
}

static bool is_field(const struct guess_shape *s, const struct guess_node *n)
{
	for (size_t id = 0; id < GUESS_FIELDS; id++)
		for (size_t i = 0; id != FIELD_TEXT && i < s->fields[id].n; i++)
			if (s->fields[id].parts[i] == n)
				return true;
	return false;
}

/* Whether N is, or holds, the name of the speaker. */
static bool holds_speaker(const struct guess_shape *s, const struct guess_node *n)
{
	for (size_t i = 0; i < s->fields[FIELD_SPEAKER].n; i++)
		if (guess_is_in(s->fields[FIELD_SPEAKER].parts[i], n))
			return true;
	return false;
}

/* What is about the speaker is not about the statement. */
static bool is_of_speaker(struct guess_names *names, const struct guess_shape *s,
			  const struct guess_node *n)
{
	for (const struct guess_node *up = n->up; up && up != s->top; up = up->up) {
		enum field_names_sure sure;

		if (guess_names_find(names, up->name, &sure) == FIELD_SPEAKER &&
		    sure >= FIELD_NAMES_MAYBE)
			return true;
	}
	return false;
}

/* Offer all parts in N for the fields in IDS, a set of bits. */
static void find_fields(struct guess_shape *s, struct guess_names *names,
			const struct guess_node *n, unsigned ids)
{
	enum field_id id;
	double sure;

	for (const struct guess_node *c = n->child; c; c = c->next)
		find_fields(s, names, c, ids);
	if (n == s->top || !is_leaf(n) || is_field(s, n))
		return;
	id = guess_part(names, s->top, n, &sure);
	if (id == FIELD_NONE || id == FIELD_TEXT || (int)id >= GUESS_FIELDS)
		return;
	if (guess_is_of(id, FIELD_BIT(FIELD_ID) | FIELD_BIT(FIELD_TITLE) | FIELD_BIT(FIELD_SOURCE) |
				    FIELD_BIT(FIELD_KIND) | FIELD_BIT(FIELD_DATE)) &&
	    (is_of_speaker(names, s, n) || (n->up != s->top && holds_speaker(s, n->up)))) {
		if (id != FIELD_TITLE || is_piece(names, n))
			return;
		id = FIELD_ROLE;
		sure *= 0.6;
	}
	/* What kind of value it is. */
	if (id == FIELD_KIND && n->attribute && n->up != s->top)
		return;
	if (guess_is_of(id, ids))
		offer(s, id, n, sure);
}

/* The first piece of a name in N; NULL: there is none. */
static const struct guess_node *find_piece(struct guess_names *names, const struct guess_node *n)
{
	for (const struct guess_node *c = n->child; c; c = c->next) {
		const struct guess_node *piece =
			is_leaf(c) && is_piece(names, c) ? c : find_piece(names, c);

		if (piece)
			return piece;
	}
	return NULL;
}

static void find_speaker_pieces(struct guess_shape *s, struct guess_names *names)
{
	struct guess_field *f = &s->fields[FIELD_SPEAKER];

	const struct guess_node *first, *before = NULL;

	if (!f->n)
		return;
	first = is_piece(names, f->parts[0]) ? f->parts[0] : find_piece(names, f->parts[0]);
	/* What stands before the name in a <speaker>, or the name itself: "Mr". */
	if (!first && f->sure < 0.85 && f->parts[0]->up != s->top && !f->parts[0]->attribute) {
		before = f->parts[0];
		first = find_piece(names, before->up);
	}
	if (first) {
		take_pieces(names, f, first);
		if (before && f->n < GUESS_PARTS) {
			memmove(f->parts + 1, f->parts, f->n++ * sizeof f->parts[0]);
			f->parts[0] = before;
		}
		f->sure = f->sure < 0.8 ? 0.8 : f->sure;
	}
}

/* ---- text ---- */

/* Whether N is, or holds, a field. */
static bool holds_field(const struct guess_shape *s, const struct guess_node *n)
{
	for (size_t id = 0; id < GUESS_FIELDS; id++)
		for (size_t i = 0; id != FIELD_TEXT && i < s->fields[id].n; i++)
			if (guess_is_in(s->fields[id].parts[i], n))
				return true;
	return false;
}

/* Whether N is text, or in it. */
static bool is_text(const struct guess_field *f, const struct guess_node *n)
{
	for (size_t i = 0; i < f->n; i++)
		if (guess_is_in(n, f->parts[i]))
			return true;
	return false;
}

/* Whether what is in N says something about the speaker, or is a heading. */
static bool is_no_speech(struct guess_names *names, const struct guess_node *n)
{
	enum field_names_sure sure;
	enum field_id id = guess_names_find(names, n->name, &sure);

	return sure >= FIELD_NAMES_LIKELY &&
	       guess_is_of(id, FIELD_BIT(FIELD_SPEAKER) | FIELD_BIT(FIELD_TITLE) |
				       FIELD_BIT(FIELD_ROLE) | FIELD_BIT(FIELD_PARTY));
}

/* Mark what can be text: it has words, is no field, and does not stand beside the name of the speaker, as in
 * "Anna Sample (ABC):". */
static void mark_speech(const struct guess_shape *s, struct guess_names *names,
			struct guess_node *n, bool outside)
{
	n->speech = !n->gone && !outside && n->words && !is_field(s, n) &&
		    (n == s->top || 3 * n->looks.prose >= n->looks.n || !holds_speaker(s, n));
	outside = outside || (n != s->top && is_no_speech(names, n));
	for (struct guess_node *c = n->child; c; c = c->next)
		mark_speech(s, names, c, outside);
}

static bool may_be_text(const struct guess_shape *s, const struct guess_node *n)
{
	return n->speech && !is_text(&s->fields[FIELD_TEXT], n);
}

/* Whether N is called as NAME is. Where a key is as good as a name, of an element or what it is in, it is
 * another name: <field name="text">. */
static bool is_alike(const struct guess_node *n, const struct guess_node *name)
{
	if (!guess_same_name(n, name))
		return false;
	if (name->key && guess_key_is_name(name->key))
		return n == name;
	if (name->key || (name->up->key && guess_key_is_name(name->up->key)))
		return n->up == name->up;
	return true;
}

/* What all parts of the shape that are called as NAME and may be text hold. */
struct sum {
	uint64_t words;
	struct guess_looks looks;
	const struct guess_node *most; /* the one with the most words */
};

static void sum_called(const struct guess_shape *s, const struct guess_node *n,
		       const struct guess_node *name, struct sum *sum)
{
	if (is_alike(n, name) && may_be_text(s, n)) {
		sum->words += n->words;
		sum->looks.n += n->looks.n;
		sum->looks.prose += n->looks.prose;
		sum->looks.markup += n->looks.markup;
		sum->looks.lines += n->looks.lines;
		if (!sum->most || n->words > sum->most->words)
			sum->most = n;
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		sum_called(s, c, name, sum);
}

struct best_text {
	const struct guess_node *node;
	double worth, prose;
	double called; /* how sure its name says that it is the text */
	uint64_t words;
};

static void find_text(struct guess_shape *s, struct guess_names *names, const struct guess_node *n,
		      struct best_text *best)
{
	if (SEED * n->words >= s->top->all_words && may_be_text(s, n)) {
		struct sum sum = {0};
		double sure, worth;
		bool called = guess_part(names, s->top, n, &sure) == FIELD_TEXT;

		sum_called(s, s->top, n, &sum);
		worth = (double)sum.words * (called ? 1 + 2 * sure : 1) * (n->attribute ? 0.5 : 1) *
			(0.2 + (double)(sum.looks.prose + sum.looks.lines) /
				       (sum.looks.n ? sum.looks.n : 1));
		if (worth > best->worth)
			*best = (struct best_text){.node = sum.most,
						   .worth = worth,
						   .prose = (double)sum.looks.prose /
							    (sum.looks.n ? sum.looks.n : 1),
						   .called = called ? sure : 0,
						   .words = sum.words};
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		find_text(s, names, c, best);
}

/* The paragraph that N is a piece of, a line or a run of letters: the outermost of what holds its words and
 * comes several times in what it is in. */
static const struct guess_node *paragraph_of(const struct guess_shape *s,
					     const struct guess_node *n)
{
	const struct guess_node *paragraph = n;

	while (n != s->top && !n->attribute && n->up != s->top && !n->up->words && !n->up->key &&
	       n->up->all_words == n->all_words && !holds_field(s, n->up)) {
		n = n->up;
		if (n->parents < n->count)
			paragraph = n;
	}
	return paragraph;
}

/* All that are called as NAME are text. */
static void take_called(struct guess_shape *s, const struct guess_node *n,
			const struct guess_node *name)
{
	struct guess_field *f = &s->fields[FIELD_TEXT];

	if (f->n < GUESS_PARTS && is_alike(n, name) && may_be_text(s, n))
		f->parts[f->n++] = paragraph_of(s, n);
	for (const struct guess_node *c = n->child; c; c = c->next)
		take_called(s, c, name);
}

static void find_all_text(struct guess_shape *s, struct guess_names *names)
{
	struct guess_field *f = &s->fields[FIELD_TEXT];
	uint64_t first = 0;

	mark_speech(s, names, s->top, false);
	while (f->n < GUESS_PARTS) {
		struct best_text best = {0};
		size_t n = f->n;

		find_text(s, names, s->top, &best);
		if (!best.node || best.words * TEXT_SHARE < first)
			break;
		if (!first) {
			first = best.words;
			s->text_called = best.called;
			s->text_prose = best.prose;
			f->covered =
				(uint32_t)(guess_cover(s->top, best.node) * s->top->count + 0.5);
		} else if (best.worth < 0.5 * (double)best.words) {
			break;
		}
		/* The sample is that of the first. */
		f->parts[f->n++] = paragraph_of(s, best.node);
		take_called(s, s->top, best.node);
		if (f->n == n)
			break;
	}
	if (!f->n)
		return;
	f->sure = 0.9;
	f->worth = (double)f->covered / s->top->count;
	for (const struct guess_node *up = f->parts[0]; up != s->top; up = up->up)
		f->worth *= 0.97;
}

static uint64_t words_in(const struct guess_field *text, const struct guess_node *n)
{
	uint64_t words = 0;

	if (is_text(text, n))
		return n->all_words;
	for (const struct guess_node *c = n->child; c; c = c->next)
		words += words_in(text, c);
	return words;
}

void guess_shape_fields(struct guess_shape *s, struct guess_names *names)
{
	find_fields(s, names, s->top, FIELD_BIT(FIELD_SPEAKER));
	find_speaker_pieces(s, names);
	find_fields(s, names, s->top, ~FIELD_BIT(FIELD_SPEAKER));
	/* The day it was published is the best there is. */
	if (!s->fields[FIELD_DATE].n) {
		s->fields[FIELD_DATE] = s->fields[FIELD_PUBLISHED];
		s->fields[FIELD_PUBLISHED] = (struct guess_field){0};
	}
	find_all_text(s, names);
	s->text_words = words_in(&s->fields[FIELD_TEXT], s->top);
}

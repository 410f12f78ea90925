/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/people.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/format.h"

/* Speakers of what is held. In a debate those who are the same for many statements are kept once: a speech
 * that others interrupt is a statement after each of them. */
struct crowd {
	struct speaker *speakers;
	size_t n, missing;
	uint64_t hash;
	struct held *held; /* outside of debates: the one statement that has them */
};

/* Speakers who wait for a person; they may wait several times. */
struct wait {
	struct wait *next;
	struct crowd *crowd;
};

struct term {
	struct term *next;
	struct people_term t;
};

struct person {
	const char *id, *name, *role;
	struct term *terms, *terms_last; /* in the order of the file */
	const char *otherwise;           /* a name that was given with a reference; NULL: none */
	long line;                       /* of the first reference to it, or its own */
	bool known;                      /* the person itself was met */
	bool elsewhere;                  /* it may be described in another file */
	struct wait *waiting;
};

struct held {
	struct held *next, *prev;
	struct draft d;
	struct crowd *crowd;
};

void people_init(struct people *p, struct reading *r)
{
	*p = (struct people){.r = r};
	arena_init(&p->arena);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_init(&p->joined[i]);
}

void people_done(struct people *p)
{
	arena_done(&p->arena);
	free(p->items);
	free(p->table);
	free(p->speakers);
	free((void *)p->crowds);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_done(&p->joined[i]);
}

/* ---- persons ---- */

static uint32_t *slot(const struct people *p, const char *id)
{
	size_t i = (size_t)hash_string(id, 0) & (p->table_size - 1);

	while (p->table[i] && strcmp(p->items[p->table[i] - 1].id, id) != 0)
		i = (i + 1) & (p->table_size - 1);
	return &p->table[i];
}

static void grow(struct people *p)
{
	p->items = vec_fit(p->items, p->n + 1, &p->size, sizeof *p->items);
	if (p->n * 2 < p->table_size)
		return;
	free(p->table);
	p->table_size = p->table_size ? p->table_size * 2 : 64;
	p->table = xcalloc(p->table_size, sizeof *p->table);
	for (size_t i = 0; i < p->n; i++)
		*slot(p, p->items[i].id) = (uint32_t)i + 1;
}

/* The number, and 1, of the person called ID, who may not have been met yet. */
static uint32_t person_number(struct people *p, const char *id, long line)
{
	uint32_t *at;

	grow(p);
	at = slot(p, id);
	if (!*at) {
		p->items[p->n] = (struct person){
			.id = arena_strdup(&p->arena, id),
			.line = line,
		};
		*at = (uint32_t)++p->n;
	}
	return *at;
}

static void unlink_held(struct people *p, struct held *h)
{
	if (h->prev)
		h->prev->next = h->next;
	else
		p->held = h->next;
	if (h->next)
		h->next->prev = h->prev;
	else
		p->held_last = h->prev;
}

static void make_ready(struct people *p, struct held *h)
{
	unlink_held(p, h);
	h->next = NULL;
	if (p->ready_last)
		p->ready_last->next = h;
	else
		p->ready = h;
	p->ready_last = h;
}

void people_person(struct people *p, const char *id, const char *name, const char *role, long line)
{
	uint32_t number = person_number(p, id, line); /* may move the items */
	struct person *who = &p->items[number - 1];

	if (who->known) {
		reading_problem(p->r, line, _("the person “%.100s” is described twice"), id);
		return;
	}
	who->known = p->described = true;
	who->name = name ? arena_strdup(&p->arena, name) : NULL;
	who->role = role ? arena_strdup(&p->arena, role) : NULL;
	if (!name)
		reading_problem(p->r, line, _("the person “%.100s” has no name"), id);
	for (struct wait *w = who->waiting; w; w = w->next)
		if (--w->crowd->missing == 0 && !p->debate)
			make_ready(p, w->crowd->held);
	who->waiting = NULL;
}

void people_term_days(struct people_term *t, const char *from, const char *to)
{
	struct date date;

	t->first = from && date_parse(from, &date) ? date.first : DATE_DAY_MIN;
	t->last = to && date_parse(to, &date) ? date.last : DATE_DAY_MAX;
}

void people_term(struct people *p, const char *id, const struct people_term *t, long line)
{
	uint32_t number = person_number(p, id, line);
	struct person *who = &p->items[number - 1];
	struct term *term = arena_calloc(&p->arena, 1, sizeof *term);

	term->t = *t;
	term->t.value = arena_strdup(&p->arena, t->value);
	if (who->terms_last)
		who->terms_last->next = term;
	else
		who->terms = term;
	who->terms_last = term;
}

bool people_knows(const struct people *p, const char *id)
{
	uint32_t number = p->table_size ? *slot(p, id) : 0;

	return number && p->items[number - 1].known;
}

const char *people_name(const struct people *p, const char *ref)
{
	uint32_t number = p->table_size ? *slot(p, ref) : 0;

	return number ? p->items[number - 1].name : NULL;
}

/* ---- speakers ---- */

void people_begin(struct people *p)
{
	p->speakers_n = 0;
	p->crowded = false;
}

void people_speaker(struct people *p, const char *name, const char *role, const char *ref,
		    long line)
{
	if (!name && !ref)
		return;
	if (p->debate && p->speakers_n == PEOPLE_SPEAKERS_MAX) {
		if (!p->crowded)
			reading_problem(p->r, line,
					_("the statement has more than %d speakers: the others are "
					  "left out"),
					PEOPLE_SPEAKERS_MAX);
		p->crowded = true;
		return;
	}
	p->speakers =
		vec_fit(p->speakers, p->speakers_n + 1, &p->speakers_size, sizeof *p->speakers);
	p->speakers[p->speakers_n++] = (struct speaker){
		.traits = {[PEOPLE_NAME] = name, [PEOPLE_ROLE] = role},
		.person = ref ? person_number(p, ref, line) : 0,
	};
}

void people_speaker_has(struct people *p, enum people_trait trait, const char *value)
{
	if (p->speakers_n && !p->crowded)
		p->speakers[p->speakers_n - 1].traits[trait] = value;
}

void people_reference(struct people *p, const char *ref, const char *otherwise, long line)
{
	struct person *who;

	people_speaker(p, NULL, NULL, ref, line);
	if (p->crowded)
		return;
	p->speakers[p->speakers_n - 1].otherwise = otherwise;
	who = &p->items[p->speakers[p->speakers_n - 1].person - 1];
	who->elsewhere = true;
	if (otherwise && !who->otherwise)
		who->otherwise = arena_strdup(&p->arena, otherwise);
}

static bool is_missing(const struct people *p, const struct speaker *who)
{
	return !who->traits[PEOPLE_NAME] && who->person && !p->items[who->person - 1].known;
}

static void add(struct buf *list, const char *s)
{
	if (list->len)
		buf_puts(list, "; ");
	buf_puts(list, s);
}

/* The same unless it is there. */
static void add_once(struct buf *list, const char *s)
{
	const char *start = buf_str(list), *at = start;
	size_t len = strlen(s);

	for (; len && (at = strstr(at, s)); at += len) {
		bool begins = at == start || (at - start >= 2 && !strncmp(at - 2, "; ", 2));

		if (begins && (!at[len] || !strncmp(at + len, "; ", 2)))
			return;
	}
	if (len)
		add(list, s);
}

static const char *person_name(const struct person *who, const struct speaker *speaker)
{
	if (who->name)
		return who->name;
	if (!who->known && speaker->otherwise)
		return speaker->otherwise;
	return !who->known && who->otherwise ? who->otherwise : who->id;
}

/* Whether T is so on all days that DATE may be of. */
static bool is_valid(const struct people_term *t, const struct date *date)
{
	if (date->precision == DATE_NONE)
		return t->first == DATE_DAY_MIN && t->last == DATE_DAY_MAX;
	return t->first <= date->first && date->last <= t->last;
}

/* What WHO has of TRAIT on DATE, after what is in ALL: of several roles each, else the one that
 * began last. False: nothing. */
static bool add_terms(const struct person *who, enum people_trait trait, const struct date *date,
		      struct buf *all)
{
	const struct people_term *best = NULL;
	bool found = false;

	for (const struct term *term = who->terms; term; term = term->next) {
		const struct people_term *t = &term->t;

		if (t->trait != trait || !is_valid(t, date))
			continue;
		if (trait == PEOPLE_ROLE)
			add_once(all, t->value);
		else if (!best || t->rank > best->rank ||
			 (t->rank == best->rank && t->first > best->first))
			best = t;
		found = true;
	}
	if (best && trait == PEOPLE_NAME)
		add(all, best->value);
	else if (best)
		add_once(all, best->value);
	return found;
}

/* Add what SPEAKER has of TRAIT in a statement of DATE. */
static void join_trait(const struct people *p, const struct speaker *speaker,
		       enum people_trait trait, const struct date *date, struct buf *all)
{
	const struct person *who = speaker->person ? &p->items[speaker->person - 1] : NULL;
	const char *value = speaker->traits[trait];

	if (!value && who && add_terms(who, trait, date, all))
		return;
	if (!value && who && trait == PEOPLE_NAME)
		value = person_name(who, speaker);
	if (!value && who && trait == PEOPLE_ROLE)
		value = who->role;
	if (value && trait == PEOPLE_NAME)
		add(all, value);
	else if (value)
		add_once(all, value);
}

/* What D, in the current batch, says of its speakers. */
static void join(struct people *p, struct draft *d, const struct speaker *speakers, size_t n)
{
	const char **fields[PEOPLE_TRAITS] = {[PEOPLE_NAME] = &d->s.speaker,
					      [PEOPLE_ROLE] = &d->shared.role,
					      [PEOPLE_PARTY] = &d->shared.party,
					      [PEOPLE_CONSTITUENCY] = &d->shared.constituency,
					      [PEOPLE_GENDER] = &d->shared.gender};
	struct batch *b = reading_batch(p->r);

	for (int trait = 0; trait < PEOPLE_TRAITS; trait++) {
		struct buf *all = &p->joined[trait];

		buf_clear(all);
		for (size_t i = 0; i < n; i++)
			join_trait(p, &speakers[i], (enum people_trait)trait, &d->s.date, all);
		/* A reader may know what of a statement itself. */
		if (all->len)
			*fields[trait] = batch_string(b, all->data, all->len);
	}
}

bool people_shows(const struct people *p, const char *name)
{
	for (size_t i = 0; name && i < p->speakers_n; i++) {
		const struct speaker *who = &p->speakers[i];

		if (who->traits[PEOPLE_NAME] == name ||
		    (who->otherwise == name && is_missing(p, who)))
			return true;
	}
	return false;
}

const char *people_without(const struct people *p, enum people_trait trait, const struct date *date)
{
	const struct speaker *speaker = p->speakers;
	const struct person *who;

	if (p->speakers_n != 1 || !speaker->person || speaker->traits[trait])
		return NULL;
	who = &p->items[speaker->person - 1];
	if (trait == PEOPLE_ROLE && who->role)
		return NULL;
	for (const struct term *term = who->terms; term; term = term->next)
		if (term->t.trait == trait && is_valid(&term->t, date))
			return NULL;
	return who->name;
}

static uint64_t hash_text(const char *s, uint64_t seed)
{
	return s ? hash_string(s, seed) : hash_number(seed + 1);
}

static uint64_t hash_speakers(const struct people *p)
{
	uint64_t h = p->speakers_n;

	for (size_t i = 0; i < p->speakers_n; i++) {
		const struct speaker *who = &p->speakers[i];

		h = hash_text(who->otherwise, hash_number(h ^ who->person));
		for (int trait = 0; trait < PEOPLE_TRAITS; trait++)
			h = hash_text(who->traits[trait], h);
	}
	return h;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Whether C are the speakers of the current statement. */
static bool is_crowd(const struct people *p, const struct crowd *c)
{
	bool same = c->n == p->speakers_n;

	for (size_t i = 0; same && i < c->n; i++) {
		const struct speaker *a = &c->speakers[i], *b = &p->speakers[i];

		same = a->person == b->person && same_text(a->otherwise, b->otherwise);
		for (int trait = 0; trait < PEOPLE_TRAITS; trait++)
			same = same && same_text(a->traits[trait], b->traits[trait]);
	}
	return same;
}

/* Where those with HASH are that are the speakers of the current statement, or belong. */
static struct crowd **crowd_slot(const struct people *p, uint64_t hash)
{
	size_t i = (size_t)hash & (p->crowds_size - 1);

	while (p->crowds[i] && (p->crowds[i]->hash != hash || !is_crowd(p, p->crowds[i])))
		i = (i + 1) & (p->crowds_size - 1);
	return &p->crowds[i];
}

static void crowds_grow(struct people *p)
{
	struct crowd **old = p->crowds;
	size_t size = p->crowds_size;

	if (p->crowds_n * 2 < size)
		return;
	p->crowds_size = size ? size * 2 : 64;
	p->crowds = xcalloc(p->crowds_size, sizeof(struct crowd *));
	for (size_t i = 0; i < size; i++) {
		size_t at = old[i] ? (size_t)old[i]->hash & (p->crowds_size - 1) : 0;

		if (!old[i])
			continue;
		while (p->crowds[at])
			at = (at + 1) & (p->crowds_size - 1);
		p->crowds[at] = old[i];
	}
	free((void *)old);
}

/* Copy the speakers of the current statement; those who are missing are waited for. */
static struct crowd *new_crowd(struct people *p, uint64_t hash)
{
	struct crowd *c = arena_calloc(&p->arena, 1, sizeof *c);

	c->hash = hash;
	c->n = p->speakers_n;
	c->speakers = arena_alloc(&p->arena, c->n * sizeof *c->speakers);
	for (size_t i = 0; i < c->n; i++) {
		struct speaker *who = &c->speakers[i];
		struct wait *w;

		*who = p->speakers[i];
		for (int trait = 0; trait < PEOPLE_TRAITS; trait++)
			if (who->traits[trait])
				who->traits[trait] = arena_strdup(&p->arena, who->traits[trait]);
		if (who->otherwise)
			who->otherwise = arena_strdup(&p->arena, who->otherwise);
		if (!is_missing(p, who))
			continue;
		w = arena_alloc(&p->arena, sizeof *w);
		w->crowd = c;
		w->next = p->items[who->person - 1].waiting;
		p->items[who->person - 1].waiting = w;
		c->missing++;
	}
	return c;
}

static struct crowd *crowd(struct people *p)
{
	struct crowd **at;
	uint64_t hash;

	if (!p->debate)
		return new_crowd(p, 0);
	/* The seed is an address that a file cannot know. */
	hash = hash_number(hash_speakers(p) ^ (uintptr_t)p);
	crowds_grow(p);
	at = crowd_slot(p, hash);
	if (!*at) {
		*at = new_crowd(p, hash);
		p->crowds_n++;
	}
	return *at;
}

static void hold(struct people *p, const struct statement *s)
{
	struct held *h = arena_calloc(&p->arena, 1, sizeof *h);

	draft_copy(&h->d, s, &p->arena, &p->arena);
	h->crowd = crowd(p);
	if (!p->debate)
		h->crowd->held = h;
	h->prev = p->held_last;
	if (p->held_last)
		p->held_last->next = h;
	else
		p->held = h;
	p->held_last = h;
}

void people_emit(struct people *p, const struct statement *s)
{
	struct draft d;
	bool waits = p->debate && p->held;

	if (!p->debate || !p->described)
		for (size_t i = 0; i < p->speakers_n && !waits; i++)
			waits = is_missing(p, &p->speakers[i]);
	if (waits) {
		hold(p, s);
		return;
	}
	draft_of(&d, s);
	join(p, &d, p->speakers, p->speakers_n);
	batch_put(reading_batch(p->r), &d.s);
	reading_emit(p->r);
}

static void emit_held(struct people *p, const struct held *h)
{
	struct batch *b = reading_batch(p->r);
	struct draft d;

	draft_copy(&d, &h->d.s, &b->arena, &b->texts);
	join(p, &d, h->crowd->speakers, h->crowd->n);
	batch_put(b, &d.s);
	reading_emit(p->r);
}

void people_release(struct people *p)
{
	for (const struct held *h = p->ready; h; h = h->next)
		emit_held(p, h);
	p->ready = p->ready_last = NULL;
	while (p->debate && p->held && !p->held->crowd->missing) {
		const struct held *h = p->held;

		unlink_held(p, p->held);
		emit_held(p, h);
	}
}

/* References that lead nowhere; those that may lead to another file are all one problem. */
static void tell_missing(struct people *p)
{
	const struct person *first = NULL;
	unsigned long elsewhere = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct person *who = &p->items[i];

		if (who->known)
			continue;
		if (!who->elsewhere) {
			reading_problem(p->r, who->line,
					_("there is no person “%.100s” in the file"), who->id);
			continue;
		}
		if (!first || who->line < first->line)
			first = who;
		elsewhere++;
	}
	if (first)
		reading_problem(
			p->r, first->line,
			ngettext("%lu speaker is not described in this file: “%.100s”",
				 "%lu speakers are not described in this file; the first: “%.100s”",
				 elsewhere),
			elsewhere, first->id);
}

void people_end(struct people *p)
{
	people_release(p);
	for (const struct held *h = p->held; h; h = h->next)
		emit_held(p, h);
	p->held = p->held_last = NULL;
	tell_missing(p);
}

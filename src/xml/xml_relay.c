/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml_relay.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/thread.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "xml/xml_supply.h"

enum {
	READY = 24,     /* blocks that wait to be given, at most */
	FEW = 16,       /* so few that more are wanted */
	SEEN = 64,      /* blocks after which it is known what takes long */
	ENOUGH = 8,     /* so many that the parser may do something else meanwhile */
	EVENTS = 2048,  /* of a block; */
	ROOM = 64 << 10 /* bytes of text that one has room for, but for a longer one */
};

enum relay_kind { RELAY_START, RELAY_END, RELAY_TEXT, RELAY_PROBLEM, RELAY_CUT, RELAY_BROKEN };

/* Small, for they go from one processor's cache to another's. */
struct relay_event {
	int32_t line;    /* from the block's */
	uint32_t kind_n; /* enum relay_kind, and N: attributes, or bytes of a text, N_MAX at most */
	const char *ns;
	const char *name; /* of an element; the text of all else */
};

enum { KIND_BITS = 3, KIND_MASK = (1 << KIND_BITS) - 1, N_MAX = 1 << 28 };

struct relay_block {
	struct relay_block *next;
	struct relay_event events[EVENTS];
	size_t n;
	long line;
	struct xml_attribute *attributes; /* of all elements, in order */
	size_t attributes_n, attributes_size;
	struct buf text; /* never moves while there is anything in it */
	struct supply_piece *used;
};

void relay_init(struct relay *r, const struct xml_handler *handler, void *data,
		struct supply *supply)
{
	*r = (struct relay){.handler = handler, .data = data, .supply = supply};
	atomic_init(&r->stop, false);
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->changed, NULL);
	r->ready_end = &r->ready;
}

void relay_done(struct relay *r)
{
	relay_end(r);
	for (struct relay_block *b; (b = r->spare);) {
		r->spare = b->next;
		buf_done(&b->text);
		free(b->attributes);
		free(b);
	}
	pthread_mutex_destroy(&r->lock);
	pthread_cond_destroy(&r->changed);
}

void relay_stop(struct relay *r)
{
	atomic_store_explicit(&r->stop, true, memory_order_relaxed);
}

/* ---- what is found ---- */

static struct relay_block *empty_block(struct relay *r)
{
	struct relay_block *b;

	pthread_mutex_lock(&r->lock);
	b = r->spare;
	if (b)
		r->spare = b->next;
	pthread_mutex_unlock(&r->lock);
	if (!b)
		b = xcalloc(1, sizeof *b);
	b->next = NULL;
	return b;
}

/* Something else is done; false: there is nothing. */
static bool meanwhile(struct relay *r)
{
	return thread_unlocked(&r->lock, r->handler->meanwhile, r->data);
}

void relay_pass(struct relay *r)
{
	struct relay_block *b = r->now;
	bool first;

	if (!b || (!b->n && !b->used))
		return;
	r->now = NULL;
	pthread_mutex_lock(&r->lock);
	while (r->ready_n >= ENOUGH && meanwhile(r))
		continue;
	while (r->full && r->ready_n > FEW)
		pthread_cond_wait(&r->changed, &r->lock);
	*r->ready_end = b;
	r->ready_end = &b->next;
	r->passed++;
	r->full = ++r->ready_n == READY;
	first = r->ready_n == 1;
	pthread_mutex_unlock(&r->lock);
	/* Not before: who wakes wants the lock. */
	if (first)
		pthread_cond_signal(&r->changed);
}

/* Whether B has room for an event at LINE with NEED bytes of text. */
static bool has_room(const struct relay_block *b, long line, size_t need)
{
	return b->n < EVENTS && b->text.len + need <= ROOM && line - b->line <= INT32_MAX &&
	       line - b->line >= INT32_MIN;
}

/* The block for an event at LINE with NEED bytes of text. */
static struct relay_block *block_for(struct relay *r, long line, size_t need)
{
	if (r->now && has_room(r->now, line, need))
		return r->now;
	relay_pass(r);
	if (!r->now)
		r->now = empty_block(r);
	r->now->line = line;
	buf_reserve(&r->now->text, need > ROOM ? need : ROOM);
	return r->now;
}

/* Add to B, which has room for it. */
static void block_add(struct relay_block *b, enum relay_kind kind, long line, size_t n,
		      const char *ns, const char *name)
{
	struct relay_event *e = &b->events[b->n++];

	e->line = (int32_t)(line - b->line);
	e->kind_n = (uint32_t)n << KIND_BITS | (uint32_t)kind;
	e->ns = ns;
	e->name = name;
}

/* LEN bytes in the text of B, which has room for them. */
static const char *keep(struct relay_block *b, const char *s, size_t len)
{
	const char *at = b->text.data + b->text.len;

	buf_add(&b->text, s, len);
	return at;
}

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	struct relay *r = data;
	struct relay_block *b;
	size_t need = 0;

	for (size_t i = 0; i < n; i++)
		need += strlen(a[i].value) + 1;
	b = block_for(r, r->line, need);
	block_add(b, RELAY_START, r->line, n, ns, name);
	if (!n)
		return;
	b->attributes = vec_fit(b->attributes, b->attributes_n + n, &b->attributes_size,
				sizeof *b->attributes);
	for (size_t i = 0; i < n; i++)
		b->attributes[b->attributes_n++] = (struct xml_attribute){
			a[i].ns, a[i].name, keep(b, a[i].value, strlen(a[i].value) + 1)};
}

static void on_end(void *data, const char *ns, const char *name)
{
	struct relay *r = data;

	block_add(block_for(r, r->line, 0), RELAY_END, r->line, 0, ns, name);
}

/* Several in a row are one text. */
static void on_text(void *data, const char *s, size_t len)
{
	struct relay *r = data;
	size_t n;

	do {
		struct relay_block *b;

		n = utf8_fit(s, len, N_MAX);
		b = block_for(r, r->line, n);
		block_add(b, RELAY_TEXT, r->line, n, "", keep(b, s, n));
		s += n;
		len -= n;
	} while (len);
}

void relay_text(struct relay *r, const char *s, size_t len)
{
	size_t n;

	do {
		n = utf8_fit(s, len, N_MAX);
		block_add(block_for(r, r->line, 0), RELAY_TEXT, r->line, n, "", s);
		s += n;
		len -= n;
	} while (len);
}

static void note(struct relay *r, enum relay_kind kind, long line, const char *text)
{
	struct relay_block *b = block_for(r, line, strlen(text) + 1);

	block_add(b, kind, line, 0, "", keep(b, text, strlen(text) + 1));
}

static void on_problem(void *data, long line, const char *text)
{
	note(data, RELAY_PROBLEM, line, text);
}

static void on_cut(void *data, long line, const char *text)
{
	note(data, RELAY_CUT, line, text);
}

static void on_broken(void *data)
{
	struct relay *r = data;

	note(r, RELAY_BROKEN, r->line, "");
}

const struct xml_handler relay_recorder = {
	.start = on_start,
	.end = on_end,
	.text = on_text,
	.problem = on_problem,
	.cut = on_cut,
	.broken = on_broken,
};

void relay_used(struct relay *r, struct supply_piece *piece)
{
	struct relay_block *b = block_for(r, r->line, 0);

	piece->next = b->used;
	b->used = piece;
}

/* ---- what is given ---- */

static void give_event(struct relay *r, const struct relay_event *e,
		       const struct xml_attribute *attributes, size_t n)
{
	const struct xml_handler *h = r->handler;

	switch ((enum relay_kind)(e->kind_n & KIND_MASK)) {
	case RELAY_START: h->start(r->data, e->ns, e->name, attributes, n); break;
	case RELAY_END: h->end(r->data, e->ns, e->name); break;
	case RELAY_TEXT: h->text(r->data, e->name, n); break;
	case RELAY_PROBLEM: h->problem(r->data, r->given_line, e->name); break;
	case RELAY_CUT: h->cut(r->data, r->given_line, e->name); break;
	case RELAY_BROKEN:
		if (h->broken)
			h->broken(r->data);
		break;
	}
}

static void give_block(struct relay *r, struct relay_block *b)
{
	const struct relay_event *end = b->events + b->n;
	const struct xml_attribute *attributes = b->attributes;

	for (const struct relay_event *e = b->events; e < end && !relay_stopped(r); e++) {
		size_t n = e->kind_n >> KIND_BITS;

		r->given_line = b->line + e->line;
		give_event(r, e, attributes, n);
		if (n && (e->kind_n & KIND_MASK) == RELAY_START)
			attributes += n;
	}
	for (struct supply_piece *p; (p = b->used);) {
		b->used = p->next;
		supply_give_back(r->supply, p);
	}
	b->n = b->attributes_n = 0;
	buf_clear(&b->text);
}

static void *give(void *data)
{
	struct relay *r = data;
	struct relay_block *b = NULL;
	bool few;

	for (;;) {
		few = false;
		pthread_mutex_lock(&r->lock);
		if (b) {
			b->next = r->spare;
			r->spare = b;
		}
		while (!r->ready && !r->ended && meanwhile(r))
			continue;
		while (!r->ready && !r->ended) {
			int64_t from = clock_ns();

			pthread_cond_wait(&r->changed, &r->lock);
			r->waited_ns += clock_ns() - from;
		}
		b = r->ready;
		if (b) {
			r->ready = b->next;
			if (!r->ready)
				r->ready_end = &r->ready;
			few = --r->ready_n == FEW;
		}
		pthread_mutex_unlock(&r->lock);
		if (few)
			pthread_cond_signal(&r->changed);
		if (!b)
			return NULL;
		give_block(r, b);
	}
}

void relay_begin(struct relay *r)
{
	if (r->on)
		return;
	r->passed = 0;
	r->waited_ns = 0;
	r->begun_ns = clock_ns();
	r->on = thread_start(&r->thread, give, r) == 0;
}

bool relay_idles(struct relay *r)
{
	int64_t all = clock_ns() - r->begun_ns;
	bool idles;

	pthread_mutex_lock(&r->lock);
	idles = r->on && r->passed >= SEEN && r->waited_ns > all / 5 * 3;
	pthread_mutex_unlock(&r->lock);
	return idles;
}

void relay_end(struct relay *r)
{
	if (!r->on)
		return;
	relay_pass(r);
	pthread_mutex_lock(&r->lock);
	r->ended = true;
	pthread_cond_signal(&r->changed);
	pthread_mutex_unlock(&r->lock);
	pthread_join(r->thread, NULL);
	r->on = r->ended = false;
}

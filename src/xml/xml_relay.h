/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML relay: what the parser finds is written down, and given to the handler by another thread.
 *
 * Parsing takes about as long as what a handler makes of it: with a thread for each a large file is read
 * in half the time. The parser's thread writes elements, texts and problems, in their order, with their
 * lines, into a block; the thread of the relay makes of them the calls that the parser would have made.
 * It is the only one to call the handler between relay_begin() and relay_end(), so that a handler needs
 * no locks; but either calls meanwhile(), where it would have to wait or is well ahead. Few blocks are under
 * way at a time, and they stay in the cache. Owned and used by xml.c.
 */
#ifndef LR_XML_XML_RELAY_H
#define LR_XML_XML_RELAY_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xml/xml.h"

struct relay_block;
struct supply;
struct supply_piece;

enum { RELAY_APART = 64 };

struct relay {
	const struct xml_handler *handler;
	void *data;
	struct supply *supply; /* which used pieces go back to */
	bool on;               /* there is a thread: what is found goes to relay_recorder */
	long line; /* of what the parser finds next; whoever calls the recorder sets it */
	struct relay_block *now;
	pthread_t thread;
	atomic_bool stop; /* the handler wants no more */
	/* What one thread writes with each event is not to be on a line of the cache that the other reads. */
	char apart[RELAY_APART];
	long given_line; /* of what the handler is being given; the relay's thread's */
	char apart_too[RELAY_APART];
	/* Of both threads, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct relay_block *ready, **ready_end, *spare;
	size_t ready_n;
	size_t passed;     /* blocks so far, */
	int64_t begun_ns;  /* since when, */
	int64_t waited_ns; /* and how long the giving thread had none */
	bool full;  /* there were as many as may wait: the parser goes on once they are few */
	bool ended; /* no block comes any more */
};

/* The calls of HANDLER, with a struct relay as their data; those of a parser only, not of a reader. */
extern const struct xml_handler relay_recorder;

void relay_init(struct relay *r, const struct xml_handler *handler, void *data,
		struct supply *supply);
void relay_done(struct relay *r);
/* Give by another thread from now on. Without one nothing changes. */
void relay_begin(struct relay *r);
/* A text that stays where it is until relay_used() gets its piece; as text() of the recorder. */
void relay_text(struct relay *r, const char *s, size_t len);
/* The texts of PIECE were all found: it goes back when they have been given. */
void relay_used(struct relay *r, struct supply_piece *piece);
/* Let the other thread have what was found so far. */
void relay_pass(struct relay *r);
/* All was found: wait until it was given. */
void relay_end(struct relay *r);
/* Whether the thread has had little to do so far: giving is not what takes long. */
bool relay_idles(struct relay *r);
/* From the handler: give no more. */
void relay_stop(struct relay *r);
static inline bool relay_stopped(const struct relay *r)
{
	return atomic_load_explicit(&r->stop, memory_order_relaxed);
}

#endif

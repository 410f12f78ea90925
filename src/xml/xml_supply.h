/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML supply: the bytes of a file as well-formed XML, piece by piece, for the parser.
 *
 * xml_input makes UTF-8 of the bytes, xml_repair what the parser can read of that. A piece is what it gets
 * next: text, the long texts that pass it by, the problems met on the way. Pieces are made when they are
 * asked for or, from supply_ahead() on, by a thread of the supply, a few before the parser; they are the
 * same. That thread alone calls the handler's read() and stopped() then. Owned and used by xml.c, on the
 * thread of the parser; input and repair are its own again after supply_wait().
 */
#ifndef LR_XML_XML_SUPPLY_H
#define LR_XML_XML_SUPPLY_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "xml/xml_input.h"
#include "xml/xml_repair.h"

struct xml_handler;

/* What the parser gets at least, but at the end: it looks up to 250 bytes ahead and takes what is not
 * there for missing, even when it is only late. */
enum { SUPPLY_LEAST = 512 };

struct supply_problem {
	long line;
	char *text; /* translated; of the heap */
};

struct supply_piece {
	struct supply_piece *next;
	struct buf text; /* SUPPLY_LEAST bytes or more, but for the last piece */
	struct repair_queue queue;
	size_t given; /* bytes of the text, */
	size_t taken; /* and texts of the queue, that are used, for whoever uses them */
	struct supply_problem *problems;
	size_t problems_n, problems_size;
	bool ended;   /* the document does */
	bool stopped; /* by the handler, supply_stop() or a read error */
	bool broken;  /* that it was, and it was read ahead of what the parser knows of */
};

struct supply {
	const char *encoding; /* asked for; NULL: to be found */
	void (*problem)(void *owner, long line, const char *text);
	void *owner;
	const struct xml_handler *handler;
	void *data;
	struct xml_input input;
	struct repair repair;
	struct supply_piece *now; /* that is being made; NULL: none */
	bool unseen;              /* the parser may hold back the end of what it was given */
	bool last;                /* the input has no more */
	bool ended;               /* nor has the document */
	size_t prolog;            /* bytes without an element so far */
	bool started;             /* the parser has met one */
	bool endless;             /* they are too many */
	bool ahead;               /* a thread makes the pieces */
	bool late;                /* what is read is told of later, when the parser comes to it */
	pthread_t thread;
	atomic_bool stop; /* the reading is to end */
	/* Of both threads, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct supply_piece *ready, **ready_end, *spare;
	size_t ready_n;
	bool full; /* there were as many as may wait: more are made once they are few */
	bool quit; /* no piece is wanted any more */
};

/* PROBLEM gets OWNER and what is wrong while no piece is being made. */
void supply_init(struct supply *s, const struct xml_handler *handler, void *data,
		 const char *encoding, void (*problem)(void *owner, long line, const char *text),
		 void *owner);
void supply_done(struct supply *s);
/* Read more of the input before any piece is made of it, to look at. */
void supply_look(struct supply *s);
/* From now on make pieces ahead, if there can be a thread for it. */
void supply_ahead(struct supply *s);
/* The next piece, to be given back. None must be asked for after one that has ended or stopped. */
struct supply_piece *supply_take(struct supply *s);
void supply_give_back(struct supply *s, struct supply_piece *p);
/* Read no more. */
void supply_stop(struct supply *s);
/* Make no piece ahead any more: end the thread, where there is one. What it has made comes first. */
void supply_pause(struct supply *s);
/* No piece is wanted any more, not of those that were made either. */
void supply_wait(struct supply *s);
/* Behind the document that has ended: go on with the next one. False: there is none. */
bool supply_next(struct supply *s);

#endif

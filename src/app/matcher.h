/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Matcher: the matching threads, one a processor, four at most.
 *
 * They get numbered requests, share each one's statements out among themselves by slices of about a
 * millisecond, and post what they have found every few of them; a request with another number makes
 * them drop the old one at the next slice. One first looks at the statements near the selection, so
 * that a screenful is known early. The session gives them read-only indexes that live until
 * matcher_free().
 */
#ifndef LR_APP_MATCHER_H
#define LR_APP_MATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/mailbox.h"

struct index;
struct matcher;
struct query;

/* Statements [first, first + n) are done: their bits, counted from first. */
struct matcher_piece {
	size_t first, n;
	uint64_t *hits;
};

struct matcher_answer {
	struct message head; /* kind: MATCHER_ANSWER */
	unsigned number;     /* of the request */
	struct matcher_piece *pieces;
	size_t pieces_n, pieces_size;
	uint32_t *near; /* instead: statements near the selection that match */
	size_t near_n;
	bool overrun; /* an expression was given up somewhere */
};

enum { MATCHER_ANSWER = 100 };

struct matcher_request {
	unsigned number;
	struct query *query;        /* held for as long as it is needed */
	struct index *const *parts; /* N of them; the array is copied, as all arrays are */
	const size_t *first;        /* the number of each one's first statement */
	size_t n;
	const uint64_t *within; /* only statements with a bit here can match; NULL: all */
	size_t within_words;
	const uint32_t *near; /* statements to look at first: AHEAD going forward, the rest back */
	size_t near_n, ahead;
};

/* Answers go to BOX. */
struct matcher *matcher_new(struct mailbox *box);
/* Stop and wait for the threads; their answers may still be in the box. */
void matcher_free(struct matcher *m);
/* From now on NUMBER counts; everything older is dropped. */
void matcher_want(struct matcher *m, unsigned number);
/* Match what the request says. */
void matcher_ask(struct matcher *m, const struct matcher_request *request);
void matcher_answer_free(struct matcher_answer *a);

#endif

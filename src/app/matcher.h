/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Matcher: the matching thread.
 *
 * Gets numbered requests and answers part by part (a part is one index); a request with another
 * number makes it drop the old one at the next part. The session gives it read-only indexes that
 * live until matcher_free().
 */
#ifndef LR_APP_MATCHER_H
#define LR_APP_MATCHER_H

#include <stddef.h>
#include <stdint.h>

#include "app/mailbox.h"

struct index;
struct matcher;
struct query;

/* One part is done. */
struct matcher_answer {
	struct message head; /* kind: MATCHER_ANSWER */
	unsigned number;     /* of the request */
	size_t part;         /* which index */
	uint64_t *hits;      /* QUERY_WORDS(index->n) words, heap */
};

enum { MATCHER_ANSWER = 100 };

/* Answers go to BOX. */
struct matcher *matcher_new(struct mailbox *box);
/* Stop and wait for the thread; its answers may still be in the box. */
void matcher_free(struct matcher *m);
/* From now on NUMBER counts; everything older is dropped. */
void matcher_want(struct matcher *m, unsigned number);
/*
 * Match the N indexes at PARTS (copied), the first of which is part FIRST. QUERY (ownership passes
 * in) is used for this and later requests of the same NUMBER, which bring NULL.
 */
void matcher_ask(struct matcher *m, unsigned number, struct query *query, size_t first,
		 struct index *const *parts, size_t n);
void matcher_answer_free(struct matcher_answer *a);

#endif

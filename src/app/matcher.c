/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/matcher.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "search/index.h"
#include "search/query.h"
#include "text/fold.h"

enum { ASK = 1, QUIT };

struct request {
	struct message head;
	unsigned number;
	struct query *query;
	size_t first, n;
	struct index **parts;
};

struct matcher {
	pthread_t thread;
	struct mailbox inbox, *outbox;
	atomic_uint wanted;
	struct fold *fold;
	struct query_scratch *scratch;
};

static void request_free(struct request *r)
{
	query_free(r->query);
	free(r->parts);
	free(r);
}

static bool matcher_stale(struct matcher *m, const struct request *r)
{
	return atomic_load_explicit(&m->wanted, memory_order_relaxed) != r->number;
}

static void matcher_answer(struct matcher *m, const struct request *r, const struct query *query)
{
	for (size_t i = 0; i < r->n && !matcher_stale(m, r); i++) {
		struct matcher_answer *a = xcalloc(1, sizeof *a);

		a->head.kind = MATCHER_ANSWER;
		a->number = r->number;
		a->part = r->first + i;
		a->hits = xcalloc(QUERY_WORDS(r->parts[i]->n), sizeof *a->hits);
		query_run(query, m->scratch, r->parts[i], a->hits);
		mailbox_post(m->outbox, &a->head);
	}
}

static void *matcher_run(void *data)
{
	struct matcher *m = data;
	struct query *query = NULL;
	struct request *r;

	m->fold = fold_new();
	m->scratch = query_scratch_new(m->fold);
	while ((r = (struct request *)mailbox_wait(&m->inbox))->head.kind == ASK) {
		if (r->query) {
			query_free(query);
			query = r->query;
			r->query = NULL;
		}
		if (query)
			matcher_answer(m, r, query);
		request_free(r);
	}
	request_free(r);
	query_free(query);
	return NULL;
}

struct matcher *matcher_new(struct mailbox *box)
{
	struct matcher *m = xcalloc(1, sizeof *m);

	m->outbox = box;
	atomic_init(&m->wanted, 0);
	mailbox_init(&m->inbox, false);
	mailbox_thread(&m->thread, matcher_run, m);
	return m;
}

void matcher_free(struct matcher *m)
{
	struct request *r;

	if (!m)
		return;
	/* A number that no request has. */
	matcher_want(m, 0);
	r = xcalloc(1, sizeof *r);
	r->head.kind = QUIT;
	mailbox_post(&m->inbox, &r->head);
	pthread_join(m->thread, NULL);
	mailbox_done(&m->inbox);
	free(m);
}

void matcher_want(struct matcher *m, unsigned number)
{
	atomic_store_explicit(&m->wanted, number, memory_order_relaxed);
}

void matcher_ask(struct matcher *m, unsigned number, struct query *query, size_t first,
		 struct index *const *parts, size_t n)
{
	struct request *r = xcalloc(1, sizeof *r);

	r->head.kind = ASK;
	r->number = number;
	r->query = query;
	r->first = first;
	r->n = n;
	r->parts = xrealloc(NULL, n ? n : 1, sizeof *r->parts);
	if (n)
		memcpy(r->parts, parts, n * sizeof *r->parts);
	mailbox_post(&m->inbox, &r->head);
}

void matcher_answer_free(struct matcher_answer *a)
{
	if (!a)
		return;
	free(a->hits);
	free(a);
}

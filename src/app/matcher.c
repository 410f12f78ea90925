/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/matcher.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/processors.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "text/fold.h"

enum { ASK = 1, QUIT };

enum {
	THREADS_MAX = 4,
	SLICE_BYTES = 4 << 20,     /* of text: well below a millisecond for a word */
	POST_NS = 8 * 1000 * 1000, /* between two answers of a thread */
	NEAR_NS = 8 * 1000 * 1000, /* for the statements near the selection */
	AHEAD_ENOUGH = 80,         /* that match there: a high screen */
	BACK_ENOUGH = 40
};

/* Statements [from, to) of one index; the first one's number is FIRST. */
struct slice {
	const struct index *index;
	size_t from, to, first;
};

/* What the threads share: read-only but for the counters. */
struct job {
	atomic_uint holders;
	atomic_size_t next; /* slice */
	unsigned number;
	struct query *query;
	struct slice *slices;
	size_t n, size;
	uint64_t *within;
	size_t within_words;
	uint32_t *near;
	size_t near_n, ahead;
	size_t *first; /* of each part, to find the near ones */
	struct index **parts;
	size_t parts_n;
};

struct request {
	struct message head;
	struct job *job;
};

struct worker {
	struct matcher *matcher;
	pthread_t thread;
	struct mailbox inbox;
	struct fold *fold; /* from here on the thread's own */
	struct query_scratch *scratch;
	unsigned number; /* of the current request */
};

struct matcher {
	struct worker workers[THREADS_MAX];
	size_t n;
	struct mailbox *outbox;
	atomic_uint wanted;
};

/* ---- Jobs ---- */

static void job_slice(struct job *j, const struct index *index, size_t first, size_t from,
		      size_t to)
{
	j->slices = vec_fit(j->slices, j->n + 1, &j->size, sizeof *j->slices);
	j->slices[j->n++] = (struct slice){index, from, to, first + from};
}

/* Cut an index into slices, at multiples of 64 statements. */
static void job_cut(struct job *j, const struct index *ix, size_t first)
{
	size_t from = 0;

	for (size_t to = 64; to < ix->n; to += 64) {
		if (ix->start[to] - ix->start[from] < SLICE_BYTES)
			continue;
		job_slice(j, ix, first, from, to);
		from = to;
	}
	if (from < ix->n)
		job_slice(j, ix, first, from, ix->n);
}

static void *copy(const void *data, size_t n, size_t size)
{
	void *to = n ? xrealloc(NULL, n, size) : NULL;

	if (n)
		memcpy(to, data, n * size);
	return to;
}

static struct job *job_new(const struct matcher_request *r, unsigned holders)
{
	struct job *j = xcalloc(1, sizeof *j);

	atomic_init(&j->holders, holders);
	atomic_init(&j->next, 0);
	j->number = r->number;
	j->query = query_ref(r->query);
	for (size_t i = 0; i < r->n; i++)
		job_cut(j, r->parts[i], r->first[i]);
	if (r->within)
		j->within = copy(r->within, r->within_words, sizeof *r->within);
	j->within_words = r->within_words;
	j->near = copy(r->near, r->near_n, sizeof *r->near);
	j->near_n = r->near_n;
	j->ahead = r->ahead;
	if (r->near_n) {
		j->first = copy(r->first, r->n, sizeof *r->first);
		j->parts = copy(r->parts, r->n, sizeof *r->parts);
		j->parts_n = r->n;
	}
	return j;
}

/* One thread less needs it. */
static void job_drop(struct job *j)
{
	if (atomic_fetch_sub(&j->holders, 1) > 1)
		return;
	query_unref(j->query);
	free(j->slices);
	free(j->within);
	free(j->near);
	free(j->first);
	free(j->parts);
	free(j);
}

/* ---- The threads ---- */

static bool worker_stale(void *data)
{
	const struct worker *w = data;

	return atomic_load_explicit(&w->matcher->wanted, memory_order_relaxed) != w->number;
}

static void worker_post(struct worker *w, const struct job *j, struct matcher_answer **answer)
{
	struct matcher_answer *a = *answer;

	*answer = NULL;
	if (!a)
		return;
	a->head.kind = MATCHER_ANSWER;
	a->number = j->number;
	a->overrun = query_overruns(j->query) > 0;
	mailbox_post(w->matcher->outbox, &a->head);
}

static bool near_matches(struct worker *w, const struct job *j, uint32_t number)
{
	size_t part = index_part(j->first, j->parts_n, number), i, from, to;
	uint64_t bit, hit;

	i = number - j->first[part];
	from = i & ~(size_t)63;
	to = from + 64 < j->parts[part]->n ? from + 64 : j->parts[part]->n;
	if (i >= j->parts[part]->n)
		return false;
	if (j->within &&
	    (number / 64 >= j->within_words || !(j->within[number / 64] >> number % 64 & 1)))
		return false;
	bit = UINT64_C(1) << i % 64;
	query_run_range(j->query, w->scratch, j->parts[part], from, to, &bit, &hit);
	return hit & bit;
}

/* The statements that the screen is about to show, in the order in which it shows them. */
static void worker_near(struct worker *w, const struct job *j)
{
	struct matcher_answer *a = xcalloc(1, sizeof *a);
	int64_t end = clock_ns() + NEAR_NS;
	size_t enough = AHEAD_ENOUGH;

	a->near = xrealloc(NULL, AHEAD_ENOUGH + BACK_ENOUGH, sizeof *a->near);
	for (size_t i = 0; i < j->near_n; i++) {
		if (i == j->ahead)
			enough = a->near_n + BACK_ENOUGH;
		if (a->near_n >= enough) {
			if (i >= j->ahead)
				break;
			i = j->ahead - 1;
			continue;
		}
		if (i % 16 == 0 && (worker_stale(w) || clock_ns() > end))
			break;
		if (near_matches(w, j, j->near[i]))
			a->near[a->near_n++] = j->near[i];
	}
	worker_post(w, j, &a);
}

static void worker_slice(struct worker *w, const struct job *j, const struct slice *s,
			 struct matcher_answer *a)
{
	size_t n = s->to - s->from, words = QUERY_WORDS(n);
	uint64_t *hits = xcalloc(words, sizeof *hits), *within = NULL;

	if (j->within) {
		within = xcalloc(words, sizeof *within);
		bits_take(within, j->within, j->within_words, s->first, n);
	}
	query_run_range(j->query, w->scratch, s->index, s->from, s->to, within, hits);
	free(within);
	a->pieces = vec_fit(a->pieces, a->pieces_n + 1, &a->pieces_size, sizeof *a->pieces);
	a->pieces[a->pieces_n++] = (struct matcher_piece){s->first, n, hits};
}

static void worker_job(struct worker *w, struct job *j)
{
	struct matcher_answer *a = NULL;
	int64_t last = clock_ns();
	size_t i;

	w->number = j->number;
	if (j->near_n && w == w->matcher->workers && !worker_stale(w))
		worker_near(w, j);
	while (!worker_stale(w) && (i = atomic_fetch_add(&j->next, 1)) < j->n) {
		if (!a)
			a = xcalloc(1, sizeof *a);
		worker_slice(w, j, &j->slices[i], a);
		if (clock_ns() - last < POST_NS)
			continue;
		/* A run that was left early is stale, and its bits no good. */
		if (worker_stale(w))
			break;
		worker_post(w, j, &a);
		last = clock_ns();
	}
	if (worker_stale(w))
		matcher_answer_free(a);
	else
		worker_post(w, j, &a);
}

static void *worker_run(void *data)
{
	struct worker *w = data;
	struct request *r;

	w->fold = fold_new();
	w->scratch = query_scratch_new(w->fold);
	query_scratch_stop(w->scratch, worker_stale, w);
	while ((r = (struct request *)mailbox_wait(&w->inbox))->head.kind == ASK) {
		worker_job(w, r->job);
		job_drop(r->job);
		free(r);
	}
	free(r);
	query_scratch_free(w->scratch);
	fold_free(w->fold);
	return NULL;
}

struct matcher *matcher_new(struct mailbox *box)
{
	struct matcher *m = xcalloc(1, sizeof *m);
	size_t processors = processors_n();

	m->outbox = box;
	m->n = processors < THREADS_MAX ? processors : THREADS_MAX;
	atomic_init(&m->wanted, 0);
	for (size_t i = 0; i < m->n; i++) {
		m->workers[i].matcher = m;
		mailbox_init(&m->workers[i].inbox, false);
		mailbox_thread(&m->workers[i].thread, worker_run, &m->workers[i]);
	}
	return m;
}

static void worker_tell(struct worker *w, int kind, struct job *j)
{
	struct request *r = xcalloc(1, sizeof *r);

	r->head.kind = kind;
	r->job = j;
	mailbox_post(&w->inbox, &r->head);
}

void matcher_free(struct matcher *m)
{
	if (!m)
		return;
	/* A number that no request has. */
	matcher_want(m, 0);
	for (size_t i = 0; i < m->n; i++)
		worker_tell(&m->workers[i], QUIT, NULL);
	for (size_t i = 0; i < m->n; i++) {
		pthread_join(m->workers[i].thread, NULL);
		mailbox_done(&m->workers[i].inbox);
	}
	free(m);
}

void matcher_want(struct matcher *m, unsigned number)
{
	atomic_store_explicit(&m->wanted, number, memory_order_relaxed);
}

void matcher_ask(struct matcher *m, const struct matcher_request *request)
{
	struct job *j = job_new(request, (unsigned)m->n);

	for (size_t i = 0; i < m->n; i++)
		worker_tell(&m->workers[i], ASK, j);
}

void matcher_answer_free(struct matcher_answer *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->pieces_n; i++)
		free(a->pieces[i].hits);
	free(a->pieces);
	free(a->near);
	free(a);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/loader.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "app/sandbox.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/processors.h"
#include "read/reader.h"
#include "search/index.h"
#include "text/fold.h"

/*
 * A batch is handed over when it has so many bytes or statements, or so many nanoseconds after the last
 * one. The last kilobytes of its chunk of memory stay empty, so that it seldom needs a second one. An
 * archive that has given so many bytes is large: what follows comes in bulk.
 */
enum {
	BATCH_BYTES = 1 << 20,
	TEXTS_MAX = 2, /* batches of bulk whose texts are as they were read, at a time */
	BATCH_SPARE = 64 << 10,
	BATCH_STATEMENTS = 4 << 10,
	BULK_BYTES = 1 << 20,
	BATCH_NS = 40 * 1000 * 1000,
	FIRST_NS = 2 * 1000 * 1000,
	CLOCK_STEP = 16,  /* statements between two looks at the clock, once the first are shown */
	THREADS_APART = 3 /* so many that read have a processor each, and the indexer another */
};

struct loader {
	pthread_t reader, indexer;
	const char *const *files;
	size_t n;
	struct reader_options options;
	struct mailbox *box;  /* what is ready, in the order of reading */
	struct mailbox spent; /* from who indexes to the reader: what is to be filled again */
	unsigned serial;
	atomic_bool stop, drop; /* read no more; and what has been read is not wanted either */
	/* What is to be indexed, in order, under the lock; one at a time is. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct message *first, **end;
	bool busy;    /* one is being indexed, */
	bool awaited; /* and somebody waits until none is */
	bool shared; /* by the threads that read, as they have all processors: the indexer's rests */
	/* Who is busy has these. */
	struct fold *fold;
	struct kept_packer packer;
	struct pages searched, packed;
	/* Only the reader's from here on. */
	bool opened;
	bool handed_over;
	int64_t last_ns;
	struct reader_progress at;
	uint64_t given; /* bytes of strings */
	struct pages strings, texts, items;
	int texts_n; /* arenas that were made for texts of bulk */
};

/* An arena whose texts are packed. */
struct spent {
	struct message head;
	struct arena texts;
};

static struct loader_message *loader_message(struct loader *l, enum loader_kind kind)
{
	struct loader_message *m = xcalloc(1, sizeof *m);

	m->head.kind = kind;
	m->serial = l->serial;
	m->bytes = l->at.done;
	m->bytes_total = l->at.size;
	return m;
}

/* M is to be indexed, and then to go out. */
static void loader_post(struct loader *l, struct loader_message *m)
{
	bool shared;

	m->head.next = NULL;
	pthread_mutex_lock(&l->lock);
	*l->end = &m->head;
	l->end = &m->head.next;
	shared = l->shared;
	pthread_mutex_unlock(&l->lock);
	if (!shared)
		pthread_cond_signal(&l->changed);
}

static void loader_hand_over(struct loader *l, struct batch *b, bool silent)
{
	struct loader_message *m = loader_message(l, LOADER_BATCH);

	l->given += batch_bytes(b);
	batch_trim(b);
	m->batch = b;
	m->silent = silent;
	l->handed_over = true;
	l->last_ns = clock_ns();
	loader_post(l, m);
}

/* ---- indexing ---- */

/* The texts of B are packed, or not wanted. */
static void loader_spend(struct loader *l, struct batch *b)
{
	struct spent *spent;

	if (!b->block.size) {
		arena_done(&b->texts);
		return;
	}
	spent = xcalloc(1, sizeof *spent);
	spent->texts = b->texts;
	arena_init(&b->texts);
	mailbox_post(&l->spent, &spent->head);
}

/* The reader has taken the last of what was spent. */
static void loader_free_spent(struct loader *l)
{
	struct spent *spent;

	while ((spent = (struct spent *)mailbox_take(&l->spent))) {
		arena_done(&spent->texts);
		free(spent);
	}
}

/* The search form of a batch, which is kept beside it. */
static struct index *loader_index(struct loader *l, struct batch *b)
{
	struct index *ix = b->block.size ? index_new_in(&l->searched) : index_new();

	batch_note_fields(b);
	/* A search form is seldom longer than its text and the marks between fields. */
	index_reserve(ix, batch_bytes(b) + b->n * (field_count + 1));
	if (b->block.size && b->n) {
		arena_init_in(&b->packed, &l->packed);
		/* Some bytes in a hundred, and for each body where it is. */
		arena_reserve(&b->packed, b->texts.bytes / 16 + b->n * 32);
	}
	for (size_t i = 0; i < b->n; i++)
		index_take(ix, l->fold, &b->items[i], &l->packer, &b->packed);
	arena_trim(&b->packed);
	index_finish(ix, b);
	return ix;
}

/* The first that waits, for the indexer's thread, or for one that READS; NULL: it has none. */
static struct loader_message *loader_take(struct loader *l, bool reads)
{
	struct loader_message *m = NULL;

	pthread_mutex_lock(&l->lock);
	while (!reads && (l->shared || l->busy || !l->first))
		pthread_cond_wait(&l->changed, &l->lock);
	if (l->first && !l->busy && l->shared == reads) {
		m = (struct loader_message *)l->first;
		l->first = l->first->next;
		if (!l->first)
			l->end = &l->first;
		l->busy = true;
	}
	pthread_mutex_unlock(&l->lock);
	return m;
}

/* Index M, which was taken, and let it go out. */
static void loader_give(struct loader *l, struct loader_message *m)
{
	bool wanted = !m->batch || !atomic_load_explicit(&l->drop, memory_order_relaxed);
	bool awaited;

	if (m->batch && wanted)
		m->index = loader_index(l, m->batch);
	if (m->batch)
		loader_spend(l, m->batch);
	if (wanted)
		mailbox_post(l->box, &m->head);
	else
		loader_message_free(m);
	pthread_mutex_lock(&l->lock);
	l->busy = false;
	awaited = l->awaited;
	pthread_mutex_unlock(&l->lock);
	if (awaited)
		pthread_cond_broadcast(&l->changed);
}

static bool loader_meanwhile(void *data)
{
	struct loader *l = data;
	struct loader_message *m = loader_take(l, true);

	if (m)
		loader_give(l, m);
	return m != NULL;
}

/* Where two processors read, there is none for the indexer: those who read index between. Nobody is busy with
 * that when they no longer do. */
static void loader_ahead(void *data, bool on)
{
	struct loader *l = data;

	pthread_mutex_lock(&l->lock);
	l->shared = on && l->options.threads < THREADS_APART;
	pthread_mutex_unlock(&l->lock);
	pthread_cond_signal(&l->changed);
}

static void *loader_make_indexes(void *data)
{
	struct loader *l = data;
	bool done = false;

	sandbox_enter(NULL, 0, false);
	while (!done) {
		struct loader_message *m = loader_take(l, false);

		done = m->head.kind == LOADER_DONE;
		if (done)
			loader_free_spent(l);
		loader_give(l, m);
	}
	pages_done(&l->searched);
	pages_done(&l->packed);
	kept_packer_done(&l->packer);
	fold_free(l->fold);
	return NULL;
}

/* ---- reading ---- */

/* Memory that is at hand again. */
static struct spent *loader_spent(struct loader *l)
{
	struct spent *spent;
	bool shared = true;

	while (!(spent = (struct spent *)mailbox_take(&l->spent)) && shared) {
		if (loader_meanwhile(l))
			continue;
		/* Who indexes now may have nothing to give back, and not come again: then it is done here. */
		pthread_mutex_lock(&l->lock);
		shared = l->shared;
		l->awaited = shared;
		while (shared && l->busy)
			pthread_cond_wait(&l->changed, &l->lock);
		l->awaited = false;
		pthread_mutex_unlock(&l->lock);
	}
	return spent ? spent : (struct spent *)mailbox_wait(&l->spent);
}

static struct batch *loader_batch(struct loader *l)
{
	struct spent *spent;
	struct batch *b;

	if (l->given < BULK_BYTES)
		return batch_new();
	b = batch_new_in(&l->strings, BATCH_BYTES, &l->items, BATCH_STATEMENTS);
	if (l->texts_n < TEXTS_MAX) {
		l->texts_n++;
		arena_init_in(&b->texts, &l->texts);
		arena_reserve(&b->texts, BATCH_BYTES);
		return b;
	}
	/* Memory that was filled before is at hand; and the reader gets no further ahead. */
	spent = loader_spent(l);
	b->texts = spent->texts;
	arena_reuse(&b->texts, BATCH_BYTES, &l->texts);
	free(spent);
	return b;
}

static void loader_opened(void *data, const struct format *format)
{
	struct loader *l = data;

	(void)format;
	if (!l->opened)
		mailbox_post(l->box, &loader_message(l, LOADER_OPENED)->head);
	l->opened = true;
}

static struct batch *loader_statement(void *data, struct batch *b, const struct reader_progress *at)
{
	struct loader *l = data;
	bool full = batch_bytes(b) >= BATCH_BYTES - BATCH_SPARE || b->n >= BATCH_STATEMENTS;

	l->at = *at;
	if (!full && l->given >= BULK_BYTES && b->n % CLOCK_STEP)
		return b;
	if (!full && clock_ns() - l->last_ns < (l->handed_over ? BATCH_NS : FIRST_NS))
		return b;
	loader_hand_over(l, b, false);
	return loader_batch(l);
}

static struct batch *loader_waiting(void *data, struct batch *b, const struct reader_progress *at)
{
	struct loader *l = data;

	l->at = *at;
	if (b->n == 0 && b->problems_n == 0)
		return b;
	loader_hand_over(l, b, true);
	return loader_batch(l);
}

static bool loader_stopped(void *data)
{
	struct loader *l = data;

	return atomic_load_explicit(&l->stop, memory_order_relaxed);
}

static void *loader_read(void *data)
{
	struct loader *l = data;
	struct reader_sink sink = {.opened = loader_opened,
				   .statement = loader_statement,
				   .waiting = loader_waiting,
				   .stopped = loader_stopped,
				   .data = l,
				   .ahead = loader_ahead,
				   .meanwhile = loader_meanwhile};
	struct batch *b = batch_new();
	struct err first = {0};
	bool stopped;
	struct loader_message *m;

	sandbox_enter(l->files, l->n, l->options.follow_links);
	l->last_ns = clock_ns();
	stopped = reader_read(l->files, l->n, &l->options, &b, &sink, &first) == READER_STOPPED;
	if (stopped)
		batch_unread(b, l->files[0], 0,
			     _("reading was stopped: this is not the whole archive"));
	loader_hand_over(l, b, false);
	pages_done(&l->strings);
	pages_done(&l->texts);
	pages_done(&l->items);
	m = loader_message(l, LOADER_DONE);
	m->stopped = stopped;
	m->failed = !l->opened && first.kind;
	m->err = first;
	loader_post(l, m);
	return NULL;
}

struct loader *loader_new(const char *const *files, size_t n, const struct reader_options *options,
			  struct mailbox *box, unsigned serial)
{
	struct loader *l = xcalloc(1, sizeof *l);

	l->files = files;
	l->n = n;
	if (options)
		l->options = *options;
	l->box = box;
	l->serial = serial;
	atomic_init(&l->stop, false);
	atomic_init(&l->drop, false);
	if (!l->options.threads)
		l->options.threads = processors_n();
	mailbox_init(&l->spent, false);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, NULL);
	l->end = &l->first;
	l->fold = fold_new();
	kept_packer_init(&l->packer);
	mailbox_thread(&l->reader, loader_read, l);
	mailbox_thread(&l->indexer, loader_make_indexes, l);
	return l;
}

void loader_stop(struct loader *l)
{
	atomic_store_explicit(&l->stop, true, memory_order_relaxed);
}

void loader_free(struct loader *l)
{
	if (!l)
		return;
	loader_stop(l);
	atomic_store_explicit(&l->drop, true, memory_order_relaxed);
	pthread_join(l->reader, NULL);
	pthread_join(l->indexer, NULL);
	mailbox_done(&l->spent);
	pthread_mutex_destroy(&l->lock);
	pthread_cond_destroy(&l->changed);
	free(l);
}

void loader_message_free(struct loader_message *m)
{
	if (!m)
		return;
	if (m->batch)
		batch_free(m->batch);
	index_free(m->index);
	free(m);
}

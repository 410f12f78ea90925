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
#include "base/i18n.h"
#include "read/reader.h"
#include "search/index.h"
#include "text/fold.h"

/*
 * A batch is handed over when it has so many bytes or statements, or so many nanoseconds after the last
 * one. The last kilobytes of its chunk of memory stay empty, so that it seldom needs a second one. An
 * archive that has given so many bytes is large: what follows comes in bulk.
 */
enum {
	BATCH_BYTES = 4 << 20,
	BATCH_SPARE = 64 << 10,
	BATCH_STATEMENTS = 16 << 10,
	BULK_BYTES = 1 << 20,
	BATCH_NS = 40 * 1000 * 1000,
	FIRST_NS = 2 * 1000 * 1000,
	CLOCK_STEP = 16 /* statements between two looks at the clock, once the first are shown */
};

struct loader {
	pthread_t reader, indexer;
	const char *const *files;
	size_t n;
	struct reader_options options;
	struct mailbox batches, *box; /* from the reader to the indexer; and from there out */
	unsigned serial;
	atomic_bool stop, drop; /* read no more; and what has been read is not wanted either */
	/* Only the reader's from here on. */
	bool opened;
	bool handed_over;
	int64_t last_ns;
	struct reader_progress at;
	uint64_t given; /* bytes of strings */
	struct pages texts, items;
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

static void loader_hand_over(struct loader *l, struct batch *b, bool silent)
{
	struct loader_message *m = loader_message(l, LOADER_BATCH);

	l->given += b->arena.bytes;
	batch_trim(b);
	m->batch = b;
	m->silent = silent;
	l->handed_over = true;
	l->last_ns = clock_ns();
	mailbox_post(&l->batches, &m->head);
}

static struct batch *loader_batch(struct loader *l)
{
	if (l->given < BULK_BYTES)
		return batch_new();
	return batch_new_in(&l->texts, BATCH_BYTES, &l->items, BATCH_STATEMENTS);
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
	bool full = b->arena.bytes >= BATCH_BYTES - BATCH_SPARE || b->n >= BATCH_STATEMENTS;

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
	struct reader_sink sink = {loader_opened, loader_statement, loader_waiting, loader_stopped,
				   l};
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
	pages_done(&l->texts);
	pages_done(&l->items);
	m = loader_message(l, LOADER_DONE);
	m->stopped = stopped;
	m->failed = !l->opened && first.kind;
	m->err = first;
	mailbox_post(&l->batches, &m->head);
	return NULL;
}

/* The search form of a batch, while the reader is at the next one. */
static struct index *loader_index(struct fold *fold, struct batch *b, struct pages *pages)
{
	struct index *ix = b->block.size ? index_new_in(pages) : index_new();

	batch_note_fields(b);
	/* A search form is seldom longer than its text and the marks between fields. */
	index_reserve(ix, b->arena.bytes + b->n * (field_count + 1));
	for (size_t i = 0; i < b->n; i++)
		index_add(ix, fold, &b->items[i]);
	index_finish(ix, b);
	return ix;
}

static void *loader_make_indexes(void *data)
{
	struct loader *l = data;
	struct fold *fold = fold_new();
	struct pages pages = {0};
	bool done = false;

	sandbox_enter(NULL, 0, false);
	while (!done) {
		struct loader_message *m = (struct loader_message *)mailbox_wait(&l->batches);

		done = m->head.kind == LOADER_DONE;
		if (m->batch && atomic_load_explicit(&l->drop, memory_order_relaxed)) {
			loader_message_free(m);
			continue;
		}
		if (m->batch)
			m->index = loader_index(fold, m->batch, &pages);
		mailbox_post(l->box, &m->head);
	}
	pages_done(&pages);
	fold_free(fold);
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
	mailbox_init(&l->batches, false);
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
	mailbox_done(&l->batches);
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

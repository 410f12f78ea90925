/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/loader.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "format/reader.h"
#include "search/index.h"
#include "text/fold.h"

/* A batch is handed over when it has so many bytes, or so many nanoseconds after the last one. */
enum { BATCH_BYTES = 4 << 20, BATCH_NS = 40 * 1000 * 1000, FIRST_NS = 2 * 1000 * 1000 };

struct loader {
	pthread_t thread;
	const char *const *files;
	size_t n;
	struct mailbox *box;
	unsigned serial;
	atomic_bool stop;
	/* Only the thread's from here on. */
	struct fold *fold;
	struct index *index;
	bool opened;
	bool handed_over;
	int64_t last_ns;
	struct reader_progress at;
};

static int64_t loader_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

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

	index_finish(l->index, b);
	m->batch = b;
	m->silent = silent;
	m->index = l->index;
	l->index = index_new();
	l->handed_over = true;
	mailbox_post(l->box, &m->head);
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
	int64_t now = loader_now();

	l->at = *at;
	index_add(l->index, l->fold, &b->items[b->n - 1]);
	if (b->arena.bytes + l->index->text.len < BATCH_BYTES &&
	    now - l->last_ns < (l->handed_over ? BATCH_NS : FIRST_NS))
		return b;
	l->last_ns = now;
	loader_hand_over(l, b, false);
	return batch_new();
}

static struct batch *loader_waiting(void *data, struct batch *b, const struct reader_progress *at)
{
	struct loader *l = data;

	l->at = *at;
	if (b->n == 0 && b->problems_n == 0)
		return b;
	l->last_ns = loader_now();
	loader_hand_over(l, b, true);
	return batch_new();
}

static bool loader_stopped(void *data)
{
	struct loader *l = data;

	return atomic_load_explicit(&l->stop, memory_order_relaxed);
}

static void *loader_run(void *data)
{
	struct loader *l = data;
	struct reader_sink sink = {loader_opened, loader_statement, loader_waiting, loader_stopped,
				   l};
	struct batch *b = batch_new();
	struct err first = {0};
	struct loader_message *m;

	l->fold = fold_new();
	l->index = index_new();
	l->last_ns = loader_now();
	reader_read(l->files, l->n, &b, &sink, &first);
	loader_hand_over(l, b, false);
	m = loader_message(l, LOADER_DONE);
	m->failed = !l->opened && first.kind;
	m->err = first;
	index_free(l->index);
	fold_free(l->fold);
	mailbox_post(l->box, &m->head);
	return NULL;
}

struct loader *loader_new(const char *const *files, size_t n, struct mailbox *box, unsigned serial)
{
	struct loader *l = xcalloc(1, sizeof *l);

	l->files = files;
	l->n = n;
	l->box = box;
	l->serial = serial;
	atomic_init(&l->stop, false);
	mailbox_thread(&l->thread, loader_run, l);
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
	pthread_join(l->thread, NULL);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Loader: threads that read, one behind the other.
 *
 * The first reads the files one after another and builds batches of statements where nobody sees
 * them, the second makes the index of each while the first is at the next, and posts both. A large file is
 * read by several threads (read/reader.h); where they have all processors, they make the indexes too. Batches
 * start small, so that the first rows stand at once, and are handed over at least every few
 * hundredths of a second. They come in the order of reading. The receiver owns what it takes.
 */
#ifndef LR_APP_LOADER_H
#define LR_APP_LOADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/mailbox.h"
#include "base/err.h"

struct batch;
struct index;
struct loader;
struct reader_options;

enum loader_kind {
	LOADER_OPENED = 1, /* a file has been recognised: the screen may start */
	LOADER_BATCH,
	LOADER_DONE /* the last message */
};

struct loader_message {
	struct message head;
	unsigned serial;     /* of the loader that sent it: mail of an older one may be under way */
	struct batch *batch; /* LOADER_BATCH */
	struct index *index;
	uint64_t bytes, bytes_total; /* read of this file; total 0: not known */
	bool silent;  /* the file has nothing to give for now: this may be the last */
	bool stopped; /* LOADER_DONE: before the end, as asked */
	bool failed;  /* LOADER_DONE: no file could be used, ERR says why */
	struct err err;
};

/* Start reading FILES (borrowed until loader_free(), as is what OPTIONS point to); messages marked SERIAL
 * go to BOX. */
struct loader *loader_new(const char *const *files, size_t n, const struct reader_options *options,
			  struct mailbox *box, unsigned serial);
/* Ask it to stop; what it has read so far, a problem that says so and a LOADER_DONE follow soon. */
void loader_stop(struct loader *l);
/* Stop and wait for the threads; what was read and not yet posted is dropped. Messages may still be in
 * the box. */
void loader_free(struct loader *l);
void loader_message_free(struct loader_message *m);

#endif

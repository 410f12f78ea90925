/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Corpus: an archive as far as it has been read, with its indexes and what is known of its copies.
 *
 * The session has one, and a second one while the files are read again. A view of it is kept up with
 * it in slices. Belongs to the front end's thread; the indexes are read-only, and any thread may read them.
 */
#ifndef LR_APP_CORPUS_H
#define LR_APP_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/archive.h"
#include "archive/duplicates.h"

struct index;
struct view;

struct corpus {
	struct archive archive;
	struct duplicates duplicates;
	struct index **parts; /* one a batch */
	size_t *first;        /* number of the part's first statement */
	size_t n, size;
	/* What parts and first were before they grew: views that count go on with what they began with. */
	void **retired;
	size_t retired_n, retired_size;
	/* Which statements are copies, of those that the view has in its order: more may be known. */
	uint64_t *hidden;
	size_t hidden_words;
	bool hides; /* any of them */
};

struct corpus *corpus_new(void);
/* May be NULL. */
void corpus_free(struct corpus *h);
/* Both pass in. */
void corpus_take(struct corpus *h, struct batch *batch, struct index *index);
/* Look for copies among all that has come: where nobody looks at a view of it before it is whole. */
void corpus_find_copies(struct corpus *h);
/* Go on with what view_begin() of V, a view of H, has begun, and look for copies among what is new to it,
 * until the clock (clock_ns()) is at UNTIL. True: there is more; false: V has its order. */
bool corpus_work(struct corpus *h, struct view *v, int64_t until);

#endif

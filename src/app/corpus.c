/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"

/* Statements looked at between two looks at the clock: a millisecond. */
enum { COPIES_STEP = 2048 };

struct corpus *corpus_new(void)
{
	struct corpus *h = xcalloc(1, sizeof *h);

	archive_init(&h->archive);
	duplicates_init(&h->duplicates);
	return h;
}

void corpus_free(struct corpus *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->n; i++)
		index_free(h->parts[i]);
	free(h->parts);
	free(h->first);
	for (size_t i = 0; i < h->retired_n; i++)
		free(h->retired[i]);
	free(h->retired);
	free(h->hidden);
	duplicates_done(&h->duplicates);
	archive_done(&h->archive);
	free(h);
}

/* ARRAY of N items of SIZE bytes with room for ROOM, elsewhere: who reads it goes on reading it. */
static void *corpus_grow(struct corpus *h, void *array, size_t n, size_t room, size_t size)
{
	void *bigger = xcalloc(room, size);

	if (n)
		memcpy(bigger, array, n * size);
	h->retired = vec_fit(h->retired, h->retired_n + 1, &h->retired_size, sizeof *h->retired);
	h->retired[h->retired_n++] = array;
	return bigger;
}

void corpus_take(struct corpus *h, struct batch *batch, struct index *index)
{
	if (h->n == h->size) {
		h->size = vec_size(h->size, h->n + 1);
		h->parts = corpus_grow(h, h->parts, h->n, h->size, sizeof *h->parts);
		h->first = corpus_grow(h, h->first, h->n, h->size, sizeof *h->first);
	}
	h->first[h->n] = h->archive.n;
	h->parts[h->n++] = index;
	archive_take(&h->archive, batch);
}

/* What is hidden in the order of V: copies whose newest stands there too. */
static void keep_hidden(struct corpus *h, const struct view *v)
{
	size_t words = QUERY_WORDS(v->order_n);

	h->hides = h->duplicates.hidden_n > 0;
	if (!h->hides)
		return;
	h->hidden = vec_fit(h->hidden, words, &h->hidden_words, sizeof *h->hidden);
	memcpy(h->hidden, h->duplicates.hidden, words * sizeof *h->hidden);
}

/* Look for copies among the first N statements. True: there are more to look at. */
static bool find_copies(struct corpus *h, size_t n, int64_t until)
{
	struct duplicates *d = &h->duplicates;

	while (d->n < n) {
		duplicates_grow(d, &h->archive, n - d->n > COPIES_STEP ? d->n + COPIES_STEP : n,
				SIZE_MAX);
		if (clock_ns() >= until)
			return true;
	}
	return false;
}

void corpus_find_copies(struct corpus *h)
{
	find_copies(h, h->archive.n, INT64_MAX);
}

bool corpus_work(struct corpus *h, struct view *v, int64_t until)
{
	if (find_copies(h, v->job.n, until) || view_work(v, until))
		return true;
	keep_hidden(h, v);
	return false;
}

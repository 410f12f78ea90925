/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/draw.h"

#include <stdlib.h>

#include "app/corpus.h"
#include "base/bits.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"
#include "search/sample.h"
#include "search/view.h"

/* The bits of those that are drawn, of N statements. */
static uint64_t *draw(const struct view *v, size_t n, size_t size, uint32_t seed)
{
	uint64_t *bits = xcalloc(QUERY_WORDS(n) + 1, sizeof *bits);
	struct sample s;

	sample_init(&s, size);
	for (size_t i = 0; i < n; i++) {
		const char *id = v->archive->items[i]->id;

		if (view_shows(v, i))
			sample_add(&s, sample_number(id ? id : "", 0, seed), i);
	}
	for (size_t i = 0; i < s.n; i++)
		bits[s.items[i].at / 64] |= UINT64_C(1) << s.items[i].at % 64;
	sample_done(&s);
	return bits;
}

/* Of those in DRAWN, of N statements, the ones that match what stands behind the sample. */
static uint64_t *narrow(const uint64_t *drawn, size_t n, const struct query *query,
			struct fold *fold, const struct corpus *corpus)
{
	size_t words = QUERY_WORDS(n) + 1;
	uint64_t *kept = xcalloc(words, sizeof *kept);
	struct query_scratch *x = query_scratch_new(fold);

	for (size_t i = 0; i < corpus->n && corpus->first[i] < n; i++) {
		const struct index *ix = corpus->parts[i];
		size_t here = n - corpus->first[i] < ix->n ? n - corpus->first[i] : ix->n;
		uint64_t *within = xcalloc(2 * QUERY_WORDS(ix->n) + 1, sizeof *within);
		uint64_t *hits = within + QUERY_WORDS(ix->n);

		bits_take(within, drawn, words, corpus->first[i], here);
		query_run_rest(query, x, ix, within, hits);
		bits_or(kept, corpus->first[i], hits, here);
		free(within);
	}
	query_scratch_free(x);
	return kept;
}

void draw_sample(struct view *v, const struct query *query, struct fold *fold,
		 const struct corpus *corpus)
{
	size_t n = v->order_n, size;
	uint64_t *drawn;
	uint32_t seed;

	view_drawn_take(v, NULL, NULL, 0);
	size = query_sample(query, &seed);
	if (!size)
		return;
	drawn = draw(v, n, size, seed);
	view_drawn_take(v, drawn, narrow(drawn, n, query, fold, corpus), QUERY_WORDS(n) + 1);
}

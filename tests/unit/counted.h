/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * A small archive with its indexes and view, for what counts statements (timeline, facets, keyness).
 */
#ifndef LR_TESTS_UNIT_COUNTED_H
#define LR_TESTS_UNIT_COUNTED_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"
#include "analysis/tally.h"
#include "search/view.h"
#include "text/collate.h"
#include "text/fold.h"

enum { COUNTED_PARTS = 8 };

struct counted {
	struct archive archive;
	struct index *parts[COUNTED_PARTS];
	size_t first[COUNTED_PARTS], n;
	struct fold *fold;
	struct collate *collate;
	struct view view;
	struct query *query;
	const char *text;    /* of it, borrowed */
	const char *against; /* what keyness compares with; NULL: the rest */
};

struct counted_row {
	const char *edtf, *speaker, *occasion, *text; /* NULL: none */
};

static inline void counted_init(struct counted *c)
{
	*c = (struct counted){0};
	archive_init(&c->archive);
	c->fold = fold_new();
	c->collate = collate_new(c->fold);
	view_init(&c->view, &c->archive, c->collate);
}

static inline void counted_done(struct counted *c)
{
	view_done(&c->view);
	for (size_t i = 0; i < c->n; i++)
		index_free(c->parts[i]);
	archive_done(&c->archive);
	query_unref(c->query);
	collate_free(c->collate);
	fold_free(c->fold);
}

/* Add a batch of N statements. */
static inline void counted_add(struct counted *c, const struct counted_row *rows, size_t n)
{
	struct batch *b = batch_new();
	struct index *ix = index_new();

	for (size_t i = 0; i < n; i++) {
		struct statement *s = batch_add(b);

		s->speaker = rows[i].speaker;
		s->occasion = rows[i].occasion;
		s->text.at = rows[i].text;
		s->edtf = rows[i].edtf;
		if (s->edtf && !date_parse(s->edtf, &s->date))
			abort();
		index_add(ix, c->fold, s);
	}
	index_finish(ix, b);
	c->first[c->n] = c->archive.n;
	c->parts[c->n++] = ix;
	archive_take(&c->archive, b);
	view_grow(&c->view);
	view_update(&c->view);
}

/* Show what matches TEXT. */
static inline void counted_filter(struct counted *c, const char *text)
{
	struct query_scratch *x;

	query_unref(c->query);
	c->text = text;
	c->query = query_new(text, c->fold);
	if (query_is_empty(c->query)) {
		view_match_take(&c->view, NULL, 0);
	} else {
		view_match_take(&c->view, xcalloc(QUERY_WORDS(c->archive.n) + 1, sizeof(uint64_t)),
				QUERY_WORDS(c->archive.n) + 1);
		x = query_scratch_new(c->fold);
		for (size_t i = 0; i < c->n; i++) {
			uint64_t *hits = xcalloc(QUERY_WORDS(c->parts[i]->n), sizeof *hits);

			query_run(c->query, x, c->parts[i], hits);
			view_match_add(&c->view, c->first[i], c->parts[i]->n, hits);
			free(hits);
		}
		query_scratch_free(x);
	}
	view_update(&c->view);
}

/* What is shown, for tally_start(): with a query of its own. */
static inline struct tally_source counted_terms(const struct counted *c)
{
	return (struct tally_source){&c->view, c->parts, c->first, c->n,
				     c->text && *c->text ? query_new(c->text, c->fold) : NULL};
}

/* The same without. */
static inline struct tally_source counted_source(const struct counted *c)
{
	return (struct tally_source){&c->view, c->parts, c->first, c->n, NULL};
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tally: how many statements, hits and words there are in each group of statements.
 *
 * A grouping (search/timeline, search/facets) says which groups each statement stands in. The tally
 * counts for every group the statements shown and all of them, at once; and, in slices, how often
 * each term of the query occurs in those shown, and how many words stand in those that were looked
 * through: the base that hits per 10,000 words refer to. That is all of the group but for what the
 * query leaves out by its dates, speakers and so on (query_run_base()). Terms that are dates or are
 * looked for in other fields than the text are not counted where there are others. Hits and words
 * are counted in the same fields, those that the terms are looked for in but for what is only about a
 * statement (apart in archive/field), unless they are looked for there alone: in their search form
 * (search/index), words by UAX #29 (text/words). What is apart the concordance lists too: how many hits
 * that are is counted, to be said. The words of a statement are counted once, for all tallies that share
 * them and count the same fields.
 *
 * Belongs to the front end's thread; never fails.
 */
#ifndef LR_ANALYSIS_TALLY_H
#define LR_ANALYSIS_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct index;
struct query;
struct query_scratch;
struct view;
struct words;

/* Statement I stands in the groups ids[start[i]] to before ids[start[i + 1]]. */
struct grouping {
	uint32_t *start; /* n + 1 */
	uint32_t *ids;
	size_t n, size, ids_n, ids_size;
	size_t groups;
	unsigned cleared; /* how often */
};

void grouping_done(struct grouping *g);
void grouping_clear(struct grouping *g);
/* The groups of the next statement: those added since the last call. */
void grouping_add(struct grouping *g, uint32_t id);
void grouping_next(struct grouping *g);

/* What is counted; all borrowed, as good as the session's, but for the query. */
struct tally_source {
	const struct view *view;
	struct index *const *parts; /* of the view's archive */
	const size_t *first;        /* number of each part's first statement */
	size_t parts_n;
	struct query *query; /* held, for tally_start() to take; NULL: no terms */
};

struct tally_row {
	size_t shown, all; /* statements */
	size_t searched;   /* of all: the base, those looked through */
	uint64_t words;    /* of the base */
};

/* How many words each statement has, + 1; 0: not counted yet. */
struct tally_words {
	uint32_t *of; /* by number */
	size_t n;
	unsigned fields; /* of which */
};

/* Terms beyond these are not counted; statements asked about the base at once. */
enum { TALLY_TERMS = 6, TALLY_BASE = 1024 };

struct tally {
	const struct grouping *grouping;
	struct tally_source source;
	struct query_scratch *scratch;
	struct words *words;
	struct tally_row *rows;
	uint64_t *hits;           /* groups x terms */
	size_t term[TALLY_TERMS]; /* their numbers in the query */
	unsigned fields;          /* in which they are counted, bits of archive/field */
	uint64_t apart;           /* hits in those shown that are not counted: in other fields */
	size_t groups, terms;
	size_t left_out; /* terms that are not counted: there are too many */
	size_t rows_size, hits_size;
	const struct grouping *all_of; /* what the rows' `all` are of, ... */
	size_t all_n;                  /* ... of so many statements ... */
	unsigned all_cleared;
	const uint64_t *all_hidden; /* ... and but for these */
	bool rate;                  /* words are wanted */
	bool sum; /* set before it starts: the terms, however many, are counted as one */
	size_t hits_at, words_at;    /* the statements that are next */
	const struct index *base_of; /* which statements from base_from on were looked through */
	size_t base_from;
	uint64_t base[TALLY_BASE / 64];
	struct tally_words own, *lengths;
};

struct fold;
void tally_init(struct tally *t, struct fold *fold);
void tally_done(struct tally *t);
/* Know what OTHER, which lasts longer, knows of the words of statements. */
void tally_share(struct tally *t, struct tally *other);
/* Forget the words of statements: there is another archive. */
void tally_forget(struct tally *t);
/* Count again, the query of SOURCE passes in: statements at once, hits and (with RATE) words by
 * tally_work(). GROUPING must cover all statements of the source, and stand as long as it is
 * counted. */
void tally_start(struct tally *t, const struct grouping *grouping,
		 const struct tally_source *source, bool rate);
/* Count words too, from now on. */
void tally_want_rate(struct tally *t);
/* The fields in which hits of term I of Q are counted. */
unsigned tally_fields(const struct query *q, size_t i);
/* A slice of a few milliseconds; true: there is more. */
bool tally_work(struct tally *t);
bool tally_ready(const struct tally *t);

/* How often term I of the tally occurs in GROUP's shown statements. */
static inline uint64_t tally_hits(const struct tally *t, size_t group, size_t i)
{
	return t->hits[group * t->terms + i];
}

/* The same for each 10,000 words of its base; 0 where it has none. */
double tally_rate(const struct tally *t, size_t group, size_t i);

#endif

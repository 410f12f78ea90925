/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Series: what a timeline compares, as numbers for each of its units.
 *
 * Of one of three kinds: the filter, whose terms are counted one by one; up to six queries, each by itself in
 * the whole archive; or what the filter leaves by the values of a field, the five that most of it has and all
 * others together. A number is of a group of the timeline (a bar, the uncertain, the undated) and a series.
 * The base of a share are all statements of the group, but where a field divides what a filter leaves, those
 * that have the value: so the share says how often that value's statements match. Hits are those in the
 * statements counted, and refer to the words that were looked through (tally.h).
 *
 * A moving mean of N units adds up what N units have, half of them before, and divides it by N or by what
 * those have of the base, so that a unit with little counts for little; at the ends there are fewer. Formulas
 * are measure's. Belongs to the front end's thread; never fails. Counted in slices.
 */
#ifndef LR_ANALYSIS_SERIES_H
#define LR_ANALYSIS_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/facets.h"
#include "analysis/tally.h"
#include "archive/field.h"
#include "search/view.h"

struct buf;
struct collate;
struct fold;
struct timeline;

/* Series at most, and values of a field that stand alone; statements below which a share is shown with its
 * interval. */
enum { SERIES_MOST = TALLY_TERMS, SERIES_VALUES = SERIES_MOST - 1, SERIES_FEW = 100 };

enum series_kind { SERIES_FILTER, SERIES_QUERIES, SERIES_FIELD };

enum series_measure {
	SERIES_STATEMENTS,
	SERIES_HITS,
	SERIES_RATE,  /* hits per 10,000 words */
	SERIES_SHARE, /* statements in percent of the base */
	SERIES_MEASURES
};

struct series_numbers {
	uint64_t statements, all; /* all: the base */
	uint64_t hits, words;
	uint64_t searched; /* the statements that those words are of */
	bool terms;        /* there is something to be hit */
};

/* One of several queries. */
struct series_query {
	struct query *query;
	struct view view; /* of what matches; borrows all but its bits */
	struct tally tally;
	size_t part, at; /* the index that is next, and which of its statements */
};

struct series {
	enum series_kind kind;
	enum field_id field;
	bool filtered; /* there is a filter */
	bool rate;     /* words are wanted */
	const struct timeline *timeline;
	struct tally_source source; /* without its query */
	struct fold *fold;
	struct tally
		whole; /* what the filter leaves in each group; of SERIES_FILTER its terms as well */
	size_t n;      /* series of the other kinds */
	struct series_query queries[SERIES_MOST];
	struct query_scratch *scratch;
	bool first_is_filter; /* of the queries: it needs no run */
	/* Of a field: its values, how many statements each has, and the groups of timeline and value. */
	const struct archive *archive;
	struct facets facets;
	struct tally of_values, of_both;
	struct grouping both;
	uint32_t values[SERIES_VALUES]; /* all of N, but for the others that stand last */
	bool others;
	enum { SERIES_BEGUN, SERIES_DIVIDED, SERIES_COUNTED } stage;
};

void series_init(struct series *s, struct fold *fold, struct collate *collate);
void series_done(struct series *s);
/* The archive is another one: forget all that was known of it. */
void series_forget(struct series *s);

/*
 * Count again in the groups of TIMELINE, which must be complete and last; the query of SOURCE, the filter's
 * (NULL: there is none), passes in. RATE: words too. By the first of these the filter's statements are there
 * at once. The second takes over N QUERIES; the filter stands before them, if there is one, and what is then
 * beyond the sixth is left out.
 */
void series_start(struct series *s, const struct timeline *timeline, struct tally_source *source,
		  bool rate);
void series_start_queries(struct series *s, const struct timeline *timeline,
			  struct tally_source *source, bool rate, struct query **queries, size_t n);
void series_start_field(struct series *s, const struct timeline *timeline,
			struct tally_source *source, bool rate, const struct archive *archive,
			enum field_id field, enum calendar calendar);
/* Count words too, from now on. */
void series_want_rate(struct series *s);
/* A slice of a few milliseconds; true: there is more. */
bool series_work(struct series *s);
/* Whether the numbers that MEASURE takes are there. */
bool series_ready(const struct series *s, enum series_measure measure);

/* Series there are; with hits, those of a filter are its terms. */
size_t series_n(const struct series *s, enum series_measure measure);
/* Whether there are hits; whether a share says something. */
bool series_has_hits(const struct series *s);
bool series_has_share(const struct series *s);
/* Append what series I is called, all other values of a field OTHERS, which is then no value's name. */
void series_label(const struct series *s, size_t i, enum series_measure measure, const char *others,
		  struct buf *out);
/* Append the term that leaves just the statements that are counted in series I, in all groups together: true,
 * to add to the filter; false, to have instead of it. */
bool series_query(const struct series *s, size_t i, enum series_measure measure, struct buf *out);

/* The numbers of series I in GROUP of the timeline. */
struct series_numbers series_numbers(const struct series *s, size_t group, size_t i,
				     enum series_measure measure);
/* Those of BAR and its neighbours, WIDTH units together; *UNITS: how many those are. */
struct series_numbers series_around(const struct series *s, size_t bar, size_t i,
				    enum series_measure measure, unsigned width, size_t *units);
/* Whether an expression of a query of its own was given up, so that its numbers are not all there is. */
bool series_gave_up(const struct series *s);
/* How many hits there are besides, in what is only about a statement (analysis/tally), of all series. */
uint64_t series_apart(const struct series *s);
/* What MEASURE makes of N, of UNITS units; 0 where there is no base. */
double series_value(const struct series_numbers *n, enum series_measure measure, size_t units);
/* The 95 % interval of the share (Wilson), in percent. */
void series_interval(const struct series_numbers *n, double *low, double *high);
/* What is dispersed of series I in BAR, hits where it has some to be hit, else statements, and what that is
 * of: the words of the unit that were looked through, or all its statements. */
void series_part(const struct series *s, size_t bar, size_t i, uint64_t *count, uint64_t *base);
/* Gries' DP of series I over the bars; *NORM: DPnorm; both NAN where nothing is counted. *PARTS: the bars
 * that have a base. */
double series_dispersion(const struct series *s, size_t i, double *norm, size_t *parts);

#endif

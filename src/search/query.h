/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query: what the user is looking for.
 *
 * Grammar: terms parted by blanks, all of which must match.
 *
 *   word             the text holds it, wherever in a word, folded (text/fold)
 *   "two words"      the same with blanks; a quotation mark not closed yet ends with the query
 *   -term  !term     the term does not match
 *   2021             dated 2021 (the interval of the date overlaps it), or the text holds "2021";
 *                    digits of any script; also 2020-05 and 2020-05-17
 *   2019..2021       dated within; either end may be left out or be a month or a day
 *
 * Text means title, occasion, speaker, place, topics, summary and text. What is half typed means
 * what is complete so far; no query is wrong. A query is immutable once made; any thread may run it.
 */
#ifndef LR_SEARCH_QUERY_H
#define LR_SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search/index.h"

struct buf;
struct fold;
struct fold_map;
struct query;
struct statement;

struct query *query_new(const char *text, struct fold *fold);
void query_free(struct query *q);
/* Whether it says nothing, so that everything matches. */
bool query_is_empty(const struct query *q);

/* Words of a bit set over N statements. */
#define QUERY_WORDS(n) (((n) + 63) / 64)

/* Set in HITS (QUERY_WORDS(ix->n) words, cleared here) a bit for each statement that matches. */
void query_run(const struct query *q, const struct index *ix, uint64_t *hits);

/* Bytes [start, end) of a text. */
struct query_range {
	size_t start, end;
};

struct query_ranges {
	struct query_range *items;
	size_t n, size;
};

/*
 * Where the terms of Q that must match occur in the LEN bytes at S (any field, marks and all): at
 * the original letters, in order, merged. MAP is scratch. Appends to RANGES.
 */
void query_highlight(const struct query *q, struct fold *fold, struct fold_map *map, const char *s,
		     size_t len, struct query_ranges *ranges);
void query_ranges_done(struct query_ranges *ranges);

/* What a thread needs to look into texts; FOLD is borrowed and that thread's. */
struct query_scratch;
struct query_scratch *query_scratch_new(struct fold *fold);
void query_scratch_free(struct query_scratch *x);

/* How many terms of Q can be pointed at in a text: the words, phrases and expressions that must or
 * may occur, in the order typed. */
size_t query_terms(const struct query *q);
/* Append term I as it would be typed. */
void query_term_print(const struct query *q, size_t i, struct buf *out);

/* Bytes [start, end) of a text that term TERM found. */
struct query_hit {
	size_t start, end, term;
};

struct query_hits {
	struct query_hit *items;
	size_t n, size;
};

/*
 * Where each term of Q occurs in the LEN bytes at S, which are field FIELD of statement OF (NULL and
 * INDEX_FIELDS: of no one's, any field): in order of place, then of terms; those of one term never
 * overlap. Appends to HITS.
 */
void query_hits(const struct query *q, struct query_scratch *x, const struct statement *of,
		enum index_field field, const char *s, size_t len, struct query_hits *hits);
void query_hits_done(struct query_hits *hits);
/* How often term TERM of Q occurs in statement STATEMENT of IX, all its searched fields together:
 * what query_hits() would find in them. */
size_t query_count_hits(const struct query *q, struct query_scratch *x, size_t term,
			const struct index *ix, size_t statement);

/* Whether the LEN bytes at S alone match Q, dates aside: for lists of our own, as help is. */
bool query_matches_text(const struct query *q, struct fold *fold, const char *s, size_t len);
/* Whether a date of Q (a year, a range) covers the statement's EDTF date: marked in the list. */
struct date;
bool query_dates(const struct query *q, const struct date *date);

#endif

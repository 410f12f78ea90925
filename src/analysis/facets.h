/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Facets: statements grouped by the values of one field.
 *
 * Values that are the same to a reader (text/fold), whatever quotation marks they have, are one, under
 * the spelling that is used most (of equals the first). Speakers joined by "; " count one by one, topics
 * likewise, each once for a statement. Made in slices, so that a million statements do not hold up
 * a key: facets_work() until it returns false; the values are in no order and no list before that.
 *
 * Values borrow from the archive's statements, so it lives no longer than they. Belongs to one
 * thread; never fails. The counting is search/tally's.
 */
#ifndef LR_ANALYSIS_FACETS_H
#define LR_ANALYSIS_FACETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "date/calendar.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/merge.h"
#include "analysis/tally.h"

struct archive;
struct collate;
struct fold;

/* The year of the date, in a calendar: it is no field of its own. */
#define FACETS_YEAR FIELD_NONE

/* Group 0 is of the statements that lack the field; value I is group I. */
enum { FACETS_NONE };

struct facet_value {
	const char *key; /* folded, key_len bytes */
	uint32_t key_len;
	uint32_t spelling; /* the one used most */
	const char *order; /* what it is sorted by (text/collate) */
	uint64_t start;    /* the first bytes of that, to compare quickly */
};

struct facet_spelling {
	const char *text; /* LEN bytes, no NUL after them */
	uint32_t len, value, count;
	uint32_t hash;
};

/* From a hash to a number; open addressing. */
struct facet_table {
	uint32_t *slots; /* number + 1 */
	size_t size;     /* a power of two; 0: empty */
};

struct facets {
	enum field_id field;
	enum calendar calendar;
	struct fold *fold;       /* borrowed */
	struct collate *collate; /* borrowed */
	struct arena arena;
	struct buf key;
	struct facet_value *values; /* from 1 */
	struct facet_spelling *spellings;
	size_t values_n, values_size, spellings_n, spellings_size;
	struct facet_table by_text, by_key;
	struct grouping grouping;
	size_t n;                /* statements taken in */
	uint32_t *order, *spare; /* all values by name, once sorted */
	size_t order_size, sorted_n;
	struct merge merge;
	bool sorting;
	bool uncertain; /* of FACETS_YEAR: some dates lie in no single year */
};

void facets_init(struct facets *f, struct fold *fold, struct collate *collate);
void facets_done(struct facets *f);
/* Start over: another field, calendar (of FACETS_YEAR) or archive. */
void facets_reset(struct facets *f, enum field_id field, enum calendar calendar);
/* Take in and sort what is new in A, a slice of some milliseconds; true: there is more. */
bool facets_work(struct facets *f, const struct archive *a);
/* Whether all of A is taken in and sorted. */
bool facets_ready(const struct facets *f, const struct archive *a);

static inline const char *facets_label(const struct facets *f, size_t value, size_t *len)
{
	const struct facet_spelling *s = &f->spellings[f->values[value].spelling];

	*len = s->len;
	return s->text;
}

/*
 * The values with statements shown whose keys hold every word of FOLDED ("": all), by name or with
 * those first that have most shown: their numbers in OUT (room for values_n); returns how many.
 */
size_t facets_list(const struct facets *f, const struct tally *t, const char *folded, bool by_name,
		   uint32_t *out);
/* The fields of A whose values are listed on the screen, and KEPT whether it has it or not, in their
 * order, FACETS_YEAR last; returns how many. */
unsigned facets_fields(const struct archive *a, enum field_id kept,
		       enum field_id fields[FIELD_NONE + 1]);
/* "occasion" and "Occasions", to be translated. */
const char *facets_name(enum field_id field);
const char *facets_title(enum field_id field);

/* Append the label of VALUE as it stands beside what is called WORD or OTHER and is no value (NULL: nothing
 * is): one that is called the same has its field before it, as in "party:others". */
void facets_label_beside(const struct facets *f, size_t value, const char *word, const char *other,
			 struct buf *out);

/* Append the query for just the statements that stand in UNIT of T, where some of all are UNCERTAIN. */
struct timeline;
void facets_query_time(const struct timeline *t, int32_t unit, bool uncertain, struct buf *out);
/* Append the query for just the statements that have VALUE; FACETS_NONE: for those that have none, but of
 * FACETS_YEAR. */
void facets_query(const struct facets *f, size_t value, struct buf *out);

#endif

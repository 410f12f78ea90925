/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Phrases: rows of two to six words that recur, and those that stand out in what is shown.
 *
 * A phrase is counted as its words are, in their search form, within a paragraph of title, summary or text.
 * In how many statements it is decides, in those shown and in the others. Longer phrases are counted where
 * both shorter ones that they begin and end with are in enough statements: so each length takes a pass, and
 * what is rare takes no room (R. Agrawal and R. Srikant, 1994). A phrase is left out where a longer one is
 * in as many statements. What stands out is judged as in analysis/keyness.
 *
 * The text is split twice: to count its words, and to note, place by place, those that are frequent enough.
 * From there on a length goes through the places alone: for each it counts the phrase that the one before it
 * and its word make, drops what is rare, and notes what is left in the place of the shorter phrase.
 *
 * Made in slices, none of which keeps a key waiting; of more than PHRASES_MAX phrases the rarest are dropped,
 * and the places take 8 bytes for a frequent word. Belongs to one thread; never fails. Borrows from the
 * archive.
 */
#ifndef LR_ANALYSIS_PHRASES_H
#define LR_ANALYSIS_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "analysis/counts.h"
#include "analysis/facets.h"
#include "analysis/keyness.h"
#include "analysis/spelling.h"
#include "analysis/tally.h"
#include "analysis/timeline.h"
#include "analysis/tokens.h"
#include "analysis/vocabulary.h"
#include "base/merge.h"
#include "text/fold.h"

enum { PHRASES_SHORTEST = 2, PHRASES_LONGEST = 6, PHRASES_MAX = 1 << 21, PHRASES_LIST_MAX = 1000 };

#define PHRASES_NONE UINT32_MAX

struct phrase {
	uint32_t before,
		word;    /* the phrase without its last word, and that; of one word: NONE, itself */
	uint32_t suffix; /* the phrase without its first word */
	uint32_t shown_in, rest_in; /* statements */
	uint32_t shown;             /* how often, in what is shown */
	uint32_t seen;              /* the last statement it was met in, + 1 */
	uint32_t row : 31;          /* in the list, + 1 */
	uint32_t within : 1;        /* a longer one is in as many statements */
};

struct phrases_choice {
	enum keyness_level level;
	uint32_t least; /* statements that have a phrase */
	uint32_t words; /* in each, less one; 0: any number of them */
	bool keys;      /* those that stand out; else the most frequent */
	bool around;    /* those that the filter finds something in, where it names words */
};

struct phrases_row {
	uint32_t phrase, speakers, years;
	double chance, ratio, least, likelihood;
};

/* A word of the text, and the phrase of the length counted last that ends with it; NONE: there is none. */
struct phrases_place {
	uint32_t phrase, word;
};

enum phrases_state {
	PHRASES_COUNTING, /* of each length: what there is; */
	PHRASES_KEEPING,  /* what is in too few statements goes, ... */
	PHRASES_FILLING,  /* ... and the others are in the table again; */
	PHRASES_MARKING,  /* what a longer one says as well; */
	PHRASES_PLACING,  /* the places are of this length */
	PHRASES_TRYING,
	PHRASES_RANKING,
	PHRASES_CORRECTING,
	PHRASES_SIZING,
	PHRASES_SORTING,
	PHRASES_LISTING,
	PHRASES_FINDING,
	PHRASES_READY
};

struct phrases {
	struct counts counts;
	struct fold *fold; /* borrowed */
	struct words *splitter;
	struct query_scratch *scratch;
	struct fold_map map;
	struct tokens tokens;
	struct tally_source source;
	struct facets speakers;
	struct timeline years;
	struct phrases_choice choice;
	uint32_t counted_least; /* that was in force when they were counted */
	enum phrases_state state;
	uint32_t length;       /* that is being counted */
	size_t part, at, done; /* the statement that is next; statements done */
	struct vocabulary vocabulary;
	struct phrase *items; /* those of one word first, as in VOCABULARY; then of two ... */
	size_t n, size;
	size_t first[PHRASES_LONGEST + 2]; /* the first of each length */
	uint64_t *slots;                   /* a hash of what one is made of, and its number + 1 */
	size_t slots_n;
	struct phrases_place *places; /* a NONE wherever a row of frequent words is broken */
	size_t places_n, places_size;
	size_t *starts; /* of each statement's places; one more */
	uint32_t kept_least;
	size_t cursor,
		kept; /* of what is dropped, filled, marked or listed: the next; so many are kept */
	bool goes_on; /* too many were dropped while counting, which goes on */
	uint32_t dropped; /* some in so few statements have been dropped */
	uint32_t in_shown, in_rest;
	size_t tried;
	struct phrases_row *rows;
	size_t rows_n, rows_size, sized;
	uint32_t *order, *spare; /* of the rows, while they are sorted */
	struct merge merge;
	double *chances;            /* in order, while they are corrected ... */
	struct phrases_row *ranked; /* ... and the rows that are left */
	struct phrases_row *list;   /* the first of them, PHRASES_LIST_MAX at most */
	size_t list_n;
	size_t listed_of;           /* rows there would be without PHRASES_LIST_MAX */
	struct spelling *spellings; /* a row each ... */
	struct arena spelled;       /* ... and what they are */
	struct buf room;
	uint64_t *sets; /* a row each: which speakers, then which years */
	size_t speaker_words, year_words;
	struct buf label;
};

void phrases_init(struct phrases *p, struct fold *fold, struct collate *collate);
void phrases_done(struct phrases *p);
/* Start over with what SOURCE shows, whose query passes in; years are CALENDAR's. */
void phrases_start(struct phrases *p, const struct tally_source *source, enum calendar calendar);
/* Choose otherwise. False where that takes counting again, and phrases_start() is the caller's. */
bool phrases_choose(struct phrases *p, const struct phrases_choice *choice);
bool phrases_work(struct phrases *p);
int phrases_percent(const struct phrases *p);

/* "any", "2" ... "6", for settings, by phrases_choice.words; "frequent", "key"; NULL past the end. */
const char *phrases_words_name(int words);
const char *phrases_order_name(int order);

static inline bool phrases_compares(const struct phrases *p)
{
	return p->in_shown && p->in_rest;
}

#endif

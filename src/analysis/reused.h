/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reused: passages of eight words and more that stand word for word in more than one statement shown.
 *
 * Compared are words in their search form, within paragraphs. Five words in a row are a shingle; of the
 * hashes of each four shingles in a row the smallest is kept (winnowing, S. Schleimer, D. Wilkerson and
 * A. Aiken, 2003), so that any eight words that stand twice have one that is kept both times. First pass:
 * which hashes come more than once; second: where these are. The places of one hash, sorted by the words
 * that follow, have all that is alike side by side: what two neighbours have in common is a passage, if it
 * cannot go on before. The longest are listed, and counted exactly where they stand.
 *
 * Made in slices; belongs to one thread; never fails. Memory: two bits for each of some hundred million
 * hashes, four bytes for each word of statements that share something, and at most REUSED_PLACES places: if
 * there are more, CUT says so. Words compared are bounded too, for text that says one thing over and over:
 * what has not been joined or counted by then is left out, and CUT says so.
 */
#ifndef LR_ANALYSIS_REUSED_H
#define LR_ANALYSIS_REUSED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/counts.h"
#include "analysis/tally.h"
#include "analysis/tokens.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/merge.h"
#include "text/fold.h"

enum {
	REUSED_WORDS = 8, /* of a passage at least */
	REUSED_SHINGLE = 5,
	REUSED_WINDOW = REUSED_WORDS - REUSED_SHINGLE + 1,
	REUSED_PLACES = 1 << 22,
	REUSED_LIST_MAX = 1000
};

#define REUSED_ALL SIZE_MAX

struct reused_place {
	uint32_t hash, at; /* where it begins in the stream */
};

/* Where the words of statement NUMBER begin in the stream. */
struct reused_start {
	uint32_t at, number;
};

struct reused_passage {
	uint64_t hash; /* of its words */
	uint32_t at, words;
};

struct reused_row {
	uint32_t at, words;         /* of the stream */
	uint32_t statements, times; /* that have it; how often it is there */
	uint32_t seen;              /* the last statement it was met in, + 1 */
	uint64_t compared;          /* words, with it and those that begin like it */
	bool here;                  /* the statement asked about has it */
	const char *label, *folded; /* NULL: not read yet */
	uint32_t label_len, folded_len;
};

enum reused_state {
	REUSED_MARKING,
	REUSED_GATHERING,
	REUSED_SORTING,
	REUSED_JOINING,
	REUSED_COUNTING,
	REUSED_LABELING,
	REUSED_READY
};

struct reused {
	struct counts counts;
	struct fold *fold; /* borrowed */
	struct words *splitter;
	struct fold_map map;
	struct tokens tokens;
	struct tally_source source;
	size_t only; /* list what this statement has; REUSED_ALL: all */
	enum reused_state state;
	size_t all;             /* statements there are, shown or not */
	size_t row, done;       /* the next one: a statement, a row */
	uint64_t *once, *again; /* bits by hash */
	uint32_t *words;        /* the stream: a hash of each word, 0 where a paragraph ends */
	size_t words_n, words_size;
	struct reused_start *starts; /* of each statement in it */
	size_t starts_n, starts_size;
	uint32_t *text; /* scratch: the words of one statement */
	size_t text_n, text_size;
	struct reused_place *places;
	size_t places_n, places_size;
	bool cut;           /* there were more */
	uint64_t *compared; /* how many words so far; an order counts them too */
	uint32_t *order, *spare;
	struct merge merge;
	bool merging;
	size_t joined, group;
	size_t back;                  /* words before a place from which passages are compared */
	struct reused_passage *found; /* a table, open-addressed by hash */
	size_t found_n, found_slots;
	struct reused_row *rows;
	size_t rows_n, labeled, listed_of;
	uint32_t *heads; /* by hash of the first shingle: row + 1 */
	uint32_t *chain; /* the next row with that */
	struct arena arena;
	struct buf room; /* a body that is read */
};

void reused_init(struct reused *r, struct fold *fold);
void reused_done(struct reused *r);
/* Start over with what SOURCE shows (its query passes in), or what statement ONLY of it shares. */
void reused_start(struct reused *r, const struct tally_source *source, size_t only);
bool reused_work(struct reused *r);
int reused_percent(const struct reused *r);

#endif

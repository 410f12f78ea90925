/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keyness: the words that stand out in the statements shown, against all others.
 *
 * Counted are the words (UAX #29, text/words) of title, summary and text in their search form. Their
 * weight is the log-likelihood ratio G2 (T. Dunning, Accurate Methods for the Statistics of Surprise
 * and Coincidence, 1993): above 3.84 a difference as large comes by chance less often than once in 20
 * times, above 10.83 less often than once in 1000. It says how sure, not how large: that the numbers
 * for each 10,000 words say. A listed word stands in the spelling met most among its first ones.
 *
 * Made in slices. Memory is bounded: where there are more than KEYNESS_WORDS_MAX different words,
 * those that have been rarest so far are dropped, and may be counted short by keyness.dropped.
 * Belongs to one thread; never fails. Borrows from the archive, so it lives no longer than that.
 */
#ifndef LR_ANALYSIS_KEYNESS_H
#define LR_ANALYSIS_KEYNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "analysis/tally.h"
#include "text/fold.h"

enum { KEYNESS_WORDS_MAX = 1 << 20, KEYNESS_LIST_MAX = 1000, KEYNESS_SPELLINGS = 4 };

/* Below this weight a word does not stand out. */
#define KEYNESS_LEAST 3.84

struct keyness_word {
	const char *text; /* folded, LEN bytes */
	uint32_t len, hash;
	uint32_t shown, rest; /* how often */
	uint32_t row;         /* in the list, + 1; 0: not there */
};

struct keyness_spelling {
	const char *text;
	uint32_t len, n;
};

struct keyness_row {
	uint32_t word;
	double weight; /* negative: rarer in what is shown */
	uint32_t samples;
	struct keyness_spelling spellings[KEYNESS_SPELLINGS]; /* unused ones: n 0 */
};

enum keyness_state { KEYNESS_COUNTING, KEYNESS_SPELLING, KEYNESS_READY };

struct keyness {
	struct fold *fold; /* borrowed */
	struct words *splitter;
	struct fold_map map;
	struct tally_source source;
	enum keyness_state state;
	size_t part, at; /* the statement that is next */
	size_t done;     /* statements */
	struct arena arena;
	struct keyness_word *words;
	size_t n, size;
	uint32_t *slots;
	size_t slots_n;
	uint32_t dropped;                 /* words this rare have been dropped */
	uint64_t total_shown, total_rest; /* words */
	uint32_t least;                   /* occurrences of a word that is listed */
	bool under;                       /* list what is rarer, not what is more frequent */
	struct keyness_row *rows;
	size_t rows_n, wanting; /* listed, and how many of them want spellings */
};

void keyness_init(struct keyness *k, struct fold *fold);
void keyness_done(struct keyness *k);
/* Start over with what SOURCE shows now. */
void keyness_start(struct keyness *k, const struct tally_source *source);
/* A slice of a few milliseconds; true: there is more. The list stands when it has returned false, and
 * while only spellings are missing. */
bool keyness_work(struct keyness *k);
/* How far it is, percent. */
int keyness_percent(const struct keyness *k);
/* List words that occur at least LEAST times where they are more frequent: in what is shown, or UNDER
 * in the rest. Where there is no rest all words are listed by their number. Anew in the next slice. */
void keyness_choose(struct keyness *k, uint32_t least, bool under);
/* Row I as it is spelled, *LEN bytes, not ended by NUL. */
const char *keyness_label(const struct keyness *k, size_t i, size_t *len);

/* G2 of A among C words against B among D, negative where A/C is less than B/D. */
double keyness_weight(uint64_t a, uint64_t b, uint64_t c, uint64_t d);

#endif

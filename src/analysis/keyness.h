/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keyness: the words that stand out in the statements shown, against all others or some of them.
 *
 * Counted are the words (UAX #29, text/words) of title, summary and text in their search form, and in how
 * many statements each occurs. What decides is the number of statements: the words of one speech are not
 * independent of each other, so that a difference in words alone proves nothing. A word stands out where
 * the exact probability of so large a log-likelihood, corrected for all the words that were tried
 * (Holm), is below the level asked for. The order is by how large the difference is at least (S. Evert's
 * conservative log ratio). Words that are tried are chosen by how many statements have them, shown or not:
 * so the choice knows nothing of the outcome. analysis/measure has the formulas.
 *
 * The words that the query finds are left out: that they are frequent in what it finds says nothing.
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
#include "analysis/counts.h"
#include "analysis/spelling.h"
#include "analysis/tally.h"
#include "analysis/dispersion.h"
#include "analysis/vocabulary.h"
#include "text/fold.h"

enum { KEYNESS_WORDS_MAX = 1 << 20, KEYNESS_LIST_MAX = 1000 };

/* Below this probability a word stands out; KEYNESS_ALL: whatever it is. */
enum keyness_level { KEYNESS_05, KEYNESS_01, KEYNESS_001, KEYNESS_ALL, KEYNESS_LEVELS };

struct keyness_word {
	uint32_t shown, rest;       /* how often */
	uint32_t shown_in, rest_in; /* in how many statements */
	uint32_t seen;              /* the last statement it was met in, + 1 */
	uint32_t row;               /* in the list, + 1; 0: not there */
};

struct keyness_row {
	uint32_t word;
	double chance, ratio,
		least; /* corrected; how many times as frequent, and at least (rarer: at most) */
	double likelihood;
};

/* What is listed, and how. */
struct keyness_choice {
	enum keyness_level level;
	uint32_t least; /* statements that have a word which is tried */
	bool under;     /* what is rarer, not what is more frequent */
};

enum keyness_state {
	KEYNESS_COUNTING,
	KEYNESS_TRYING,
	KEYNESS_SIZING,
	KEYNESS_SPELLING,
	KEYNESS_SPREADING,
	KEYNESS_READY
};

struct keyness {
	struct counts counts;
	struct fold *fold; /* borrowed */
	struct words *splitter;
	struct query_scratch *scratch;
	struct fold_map map;
	struct tally_source source;
	struct query
		*against; /* compare with what this finds and is not shown; NULL: with the rest */
	const struct vocabulary *stop; /* words that are not listed; NULL: none; borrowed */
	enum calendar calendar; /* of the years by which words are spread; its owner's to set */
	struct keyness_choice choice;
	enum keyness_state state;
	size_t part, at; /* the statement that is next */
	size_t done;     /* statements */
	const struct index
		*compared_in; /* which statements from compared_from on are compared with */
	size_t compared_from;
	uint64_t compared[TALLY_BASE / 64];
	struct vocabulary vocabulary;
	struct keyness_word *words; /* a word each */
	size_t words_size;
	uint32_t dropped;                 /* words this rare have been dropped */
	uint64_t total_shown, total_rest; /* words */
	uint32_t in_shown, in_rest;       /* statements */
	size_t tried;                     /* words, of those looked at so far */
	bool without_common; /* words that hold a language together are left out, as far as there is
			      * nothing to compare with ... */
	size_t common;       /* ... so many */
	size_t stopped;      /* so many words of STOP were there */
	struct keyness_row *rows;
	size_t rows_n, rows_size, sized;
	size_t listed_of;           /* rows there would be without KEYNESS_LIST_MAX */
	struct spelling *spellings; /* a row each, once they are listed ... */
	size_t wanting;             /* ... of which so many want more */
	struct arena spelled;       /* what they are */
	struct buf room;
	struct dispersion spread; /* of each row, once they are spelled */
	double line[DISPERSION_PARTS];
};

void keyness_init(struct keyness *k, struct fold *fold);
void keyness_done(struct keyness *k);
/* Start over with what SOURCE shows now, against what AGAINST finds (NULL: all others); its query and AGAINST
 * pass in. */
void keyness_start(struct keyness *k, const struct tally_source *source, struct query *against);
/* A slice of a few milliseconds; true: there is more. The list stands when it has returned false, and
 * while only spellings are missing. */
bool keyness_work(struct keyness *k);
/* How far it is, percent; 100: the list stands. */
int keyness_percent(const struct keyness *k);
/* List the words of CHOICE. Where there is nothing to compare with all words are listed by the number of
 * statements, or none where AGAINST asks for a comparison. Anew in the next slices. */
void keyness_choose(struct keyness *k, const struct keyness_choice *choice);
/*
 * Whether the commonest words (WITHOUT: not), which are a language's and no subject's, are listed where there
 * is nothing to compare with: those that are one of KEYNESS_COMMON_WORDS words or more and stand in one of
 * KEYNESS_COMMON_IN statements or more, in what has KEYNESS_COMMON_FROM words; less shows no language. To be
 * followed by keyness_choose() or keyness_start(). At first they are listed.
 */
enum { KEYNESS_COMMON_WORDS = 500, KEYNESS_COMMON_IN = 20, KEYNESS_COMMON_FROM = 50000 };
static inline void keyness_leave_common(struct keyness *k, bool without)
{
	k->without_common = without;
}
/* Whether there is something to compare with. */
static inline bool keyness_compares(const struct keyness *k)
{
	return k->in_shown && k->in_rest;
}

/* "0.05" ..., for settings; NULL past the end. */
const char *keyness_level_name(int level);

#endif

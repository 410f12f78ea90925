/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Collocates: the words that stand beside what a query finds.
 *
 * Around each hit of the query in title, summary or text of the statements shown lies a window of some words
 * before and after it, which ends where that text does. A word of a window is counted once, however many
 * windows it lies in (surface cooccurrence, S. Evert, Corpora and Collocations, 2008); the words of the hits
 * themselves are none. How often the same words occur at all is counted in the statements that were looked
 * through, as the base of analysis/tally is. Measures are those of analysis/measure.
 *
 * A row leads to the lines it counts: the hits that have the word in their window. Made in slices; belongs to
 * one thread; never fails. Borrows from the archive.
 */
#ifndef LR_ANALYSIS_COLLOCATES_H
#define LR_ANALYSIS_COLLOCATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "analysis/counts.h"
#include "analysis/spelling.h"
#include "analysis/tally.h"
#include "analysis/tokens.h"
#include "analysis/vocabulary.h"
#include "date/calendar.h"
#include "search/query.h"
#include "text/fold.h"

enum collocates_side { COLLOCATES_BOTH, COLLOCATES_BEFORE, COLLOCATES_AFTER, COLLOCATES_SIDES };

/* What rows are ordered by. */
enum collocates_order {
	COLLOCATES_LOG_DICE,
	COLLOCATES_MUTUAL,
	COLLOCATES_T,
	COLLOCATES_LIKELIHOOD,
	COLLOCATES_LINES,
	COLLOCATES_ORDERS
};

enum { COLLOCATES_SPAN_MOST = 50, COLLOCATES_LIST_MAX = 1000, COLLOCATES_PARTS = 12 };

struct collocates_choice {
	enum collocates_side side;
	uint32_t span;  /* words on a side */
	uint32_t least; /* lines that have a word which is listed */
	enum collocates_order order;
};

struct collocates_word {
	uint32_t together;                /* how often it lies in a window */
	uint32_t lines;                   /* hits that have it in theirs */
	uint32_t in;                      /* statements in which */
	uint32_t own;                     /* how often it is of a hit */
	uint32_t all;                     /* how often it occurs in the base */
	uint32_t line, statement;         /* the last it was met in, + 1 */
	uint32_t parts[COLLOCATES_PARTS]; /* lines by time */
	struct spelling spelling;
};

/* One text with its hits: where they lie among its words. */
struct collocates_text {
	struct fold *fold; /* borrowed */
	struct words *splitter;
	struct query_scratch *scratch;
	struct fold_map map;
	struct tokens tokens; /* id 1: of a hit */
	struct query_hits hits;
	struct collocates_hit {
		size_t first, end; /* words */
	} * spans;                 /* of each hit */
	size_t spans_size;
};

enum collocates_state { COLLOCATES_WINDOWS, COLLOCATES_BASE, COLLOCATES_READY };

struct collocates {
	struct counts counts;
	struct collocates_text text;
	struct tally_source source;
	enum calendar calendar;
	struct collocates_choice choice;
	struct arena spelled; /* how words are written */
	struct buf room;
	const struct vocabulary *stop; /* words that are not listed; NULL: none; borrowed */
	enum collocates_state state;
	size_t part, at, done;        /* the statement that is next; statements done */
	const struct index *based_in; /* which statements from based_from on are of the base */
	size_t based_from;
	uint64_t based[TALLY_BASE / 64];
	int32_t year_first, year_last; /* of the statements shown; last < first: none has one */
	bool years_known;
	size_t years_at;
	struct vocabulary vocabulary;
	struct collocates_word *words; /* a word each */
	size_t words_size;
	uint64_t hits, places;      /* hits; where they are: those that share a word are in one */
	uint64_t window, base, own; /* words in windows, in the base, and of hits */
	uint32_t *rows;             /* words */
	double line[COLLOCATES_PARTS];
	size_t rows_n, listed_of; /* that there are, and would be without COLLOCATES_LIST_MAX */
};

void collocates_init(struct collocates *c, struct fold *fold);
void collocates_done(struct collocates *c);
/* Start over with the hits of SOURCE's query, which passes in, in what it shows; years are CALENDAR's. */
void collocates_start(struct collocates *c, const struct tally_source *source,
		      enum calendar calendar);
/* Choose otherwise. Side and span count again: false, and collocates_start() is the caller's. */
bool collocates_choose(struct collocates *c, const struct collocates_choice *choice);
bool collocates_work(struct collocates *c);
int collocates_percent(const struct collocates *c);

/* "both" ..., for settings; "logdice" ...; NULL past the end. */
const char *collocates_side_name(int side);
const char *collocates_order_name(int order);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Term counts: how many statements each term of the filter has by itself, in the whole archive.
 *
 * Counted between keys, a slice of an index at a time, after the filter itself has been answered; terms that
 * stay while others are typed keep what has been counted, so that a letter costs its own term alone. While
 * files are read the counts go on with what comes. Belongs to the thread of the front end.
 */
#ifndef LR_UI_TERM_COUNTS_H
#define LR_UI_TERM_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct query_scratch;
struct session;

enum { TERM_COUNTS = 64 };

struct term_count {
	char *key;       /* query_leaf_key() */
	size_t part, at; /* the next index to look at, and which of its statements */
	size_t n;        /* statements found before that */
	uint64_t used;   /* when it was last of use */
};

struct term_counts {
	struct session *session;
	struct query_scratch *scratch; /* NULL: not needed yet */
	struct term_count items[TERM_COUNTS];
	size_t items_n;
	uint64_t clock;
	size_t hidden; /* copies that were left out */
	bool final;    /* of an archive that has been read whole */
};

void term_counts_init(struct term_counts *t, struct session *session);
void term_counts_done(struct term_counts *t);
/* Other statements: forget all. */
void term_counts_forget(struct term_counts *t);
/* Count for some milliseconds; true: there is more to do. *CHANGED: there is something new to show. */
bool term_counts_work(struct term_counts *t, bool *changed);
/* Append how many statements term LEAF of the session's query has, with a sign where that is not final. */
void term_counts_put(void *term_counts, size_t leaf, struct buf *out);

#endif

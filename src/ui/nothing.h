/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Nothing: what would help where a filter finds nothing.
 *
 * How many statements each of its terms finds by itself, and for a word that none has the nearest word of
 * the archive: with the fewest letters changed, left out, put in or exchanged (Damerau and Levenshtein), then
 * the most frequent. Found out between keys, a part of the archive at a time. Belongs to the thread of the
 * front end.
 */
#ifndef LR_UI_NOTHING_H
#define LR_UI_NOTHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/near.h"

struct query;
struct session;

enum { NOTHING_TERMS = 8, NOTHING_LETTERS = NEAR_LETTERS };

struct nothing_term {
	char *text;          /* as typed */
	struct query *query; /* it alone */
	size_t n;            /* statements that it finds */
	/* A plain word in its search form; LETTERS_N 0: it is none. */
	uint32_t letters[NOTHING_LETTERS];
	size_t letters_n;
	char *guess; /* the nearest word that is there; NULL: none */
	struct query *guess_query;
	size_t guess_n;
};

struct nothing_word;

/* What is found out now. Words are looked at only where a term is nowhere. */
enum nothing_pass { NOTHING_COUNTS, NOTHING_WORDS, NOTHING_GUESSES, NOTHING_KNOWN };

struct nothing {
	struct session *session;
	char *filter; /* that finds nothing; NULL: all is well */
	struct nothing_term terms[NOTHING_TERMS];
	size_t terms_n;
	struct nothing_word *words; /* a hash table of what is near */
	size_t words_n, words_size;
	size_t part,
		at; /* the next one of the archive to look at, and from which of its bytes on */
	enum nothing_pass pass;
};

void nothing_init(struct nothing *n, struct session *session);
void nothing_done(struct nothing *n);
/* The rows have changed: begin, go on, or forget it. True where there is something else to show. */
bool nothing_follow(struct nothing *n);
/* Whether there is something to do. */
bool nothing_is_busy(const struct nothing *n);
/* Do a part of what is to be done; true: there is more. */
bool nothing_work(struct nothing *n);
/* Append line LINE of what is said; false: there is none. */
struct buf;
bool nothing_line(const struct nothing *n, size_t line, struct buf *out);

#endif

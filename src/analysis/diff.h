/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Diff: two statements side by side: which paragraphs are the same, which have changed and in which words,
 * which are new, dropped, or stand elsewhere.
 *
 * Paragraphs that are the same in the same order are paired first (diff_words.h); between two of those,
 * paragraphs that have at least half of their words in common, as many as there are; of what is left,
 * paragraphs that are nearly the same have moved. In a pair the words are compared by their letters.
 * Texts in two languages are paired paragraph by paragraph, as they come. Words are those of text/words, and
 * signs. Owns its text; any thread.
 */
#ifndef LR_ANALYSIS_DIFF_H
#define LR_ANALYSIS_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct query_ranges;
struct statement;

enum diff_kind {
	DIFF_SAME,
	DIFF_CHANGED,
	DIFF_DROPPED,
	DIFF_NEW,
	DIFF_MOVED_AWAY,
	DIFF_MOVED_HERE,
	DIFF_BESIDE, /* in another language */
	DIFF_KINDS
};

/* A word or sign: bytes of its side's text; whether the other paragraph of its pair has it too. */
struct diff_word {
	size_t start, end;
	bool kept;
};

struct diff_paragraph {
	size_t start, end;  /* bytes of its side's text */
	size_t first, last; /* its words [first, last) */
	size_t pair;        /* of the other side; SIZE_MAX: none */
	bool moved;         /* it is paired out of order */
	uint64_t hash;
};

struct diff_side {
	char *text; /* plain, heap */
	struct diff_word *words;
	uint64_t *hashes; /* of the words */
	size_t words_n, words_size, hashes_size;
	struct diff_paragraph *paragraphs;
	size_t n, size;
};

/* What stands side by side. */
struct diff_row {
	enum diff_kind kind;
	size_t paragraph[2]; /* SIZE_MAX: none on that side */
};

struct diff {
	struct diff_side side[2];
	struct diff_row *rows;
	size_t n, size;
	size_t count[DIFF_KINDS]; /* rows of each kind */
};

/* Compare the texts of A and B, or their summaries where there is no text. */
void diff_init(struct diff *d, const struct statement *a, const struct statement *b);
void diff_done(struct diff *d);
/* Append how many paragraphs there are of each kind, in the language of the program. */
void diff_say(const struct diff *d, struct buf *out);
/* The sign of a kind, as it stands before a row: " ~-+<> ". */
char diff_sign(enum diff_kind kind);

/* Which words of a row are wanted. */
enum diff_side_of { DIFF_LEFT, DIFF_RIGHT, DIFF_BOTH };

/* Append the text of row I: of one side, or both in one; words that only the left has in [- -], those that
 * only the right has in {+ +}, and the bytes of these to RANGES (NULL: not wanted). */
void diff_text(const struct diff *d, size_t i, enum diff_side_of side, struct buf *out,
	       struct query_ranges *ranges);

#endif

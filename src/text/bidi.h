/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Bidi: a line of text as cells from left to right, with Arabic letters joined.
 *
 * The Unicode Bidirectional Algorithm (UAX #9) and Arabic shaping, by FriBidi, of which this is the
 * only user. Levels and joining are those of the whole paragraph, the order that of the line. Every
 * cell knows the bytes it shows, so highlights and cursor follow the text wherever it goes. Text
 * stays in logical order everywhere else: this is for painting alone. Where the terminal reorders
 * text itself (and where FriBidi is not there) cells come in logical order, unjoined.
 *
 * A very long paragraph is worked on in stretches of some kilobytes, parted at blanks, so that
 * painting a line takes a bounded time; text/sanitize has taken embeddings and isolates out, so
 * nothing reaches further than that. Text that cannot hold a right-to-left letter costs a look at
 * its bytes. A struct bidi belongs to one thread.
 */
#ifndef LR_TEXT_BIDI_H
#define LR_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>

#include "text/cells.h"

struct buf;

enum bidi_dir { BIDI_AUTO, BIDI_LTR, BIDI_RTL };

struct bidi;

struct bidi *bidi_new(void);
void bidi_free(struct bidi *b);
/* Whether the program was built with FriBidi; without it there is no REORDER. */
bool bidi_available(void);
/* How lines are made into cells. */
struct bidi_way {
	bool reorder; /* in the order in which they are seen */
	bool shape;   /* Arabic letters in their presentation forms; with REORDER */
	/* Without REORDER, for a terminal that puts cells in order but leaves the rest undone: brackets of
	 * right-to-left text the other way round; lam with alef in one cell. */
	bool mirror, ligate;
	/* And that honours isolates: those of the text are marks of the cell before. */
	bool isolates;
};

void bidi_set(struct bidi *b, const struct bidi_way *way);
bool bidi_reorders(const struct bidi *b);
/* Append name and version of the library, if there is one. */
void bidi_library(struct buf *out);

/* The direction of the language with this tag (BCP 47), or BIDI_AUTO where it tells none. */
enum bidi_dir bidi_language(const char *tag);
/* The direction of a paragraph, LTR or RTL. LANGUAGE is that of its language: it holds unless two
 * thirds of the letters go the other way, or a third in what begins from right to left. BIDI_AUTO: that of
 * the first letter (UAX #9, P2). */
enum bidi_dir bidi_direction(const char *s, size_t len, enum bidi_dir language);

/* Whether there may be a right-to-left letter among the bytes; false is certain. */
bool bidi_possible(const char *s, size_t len);

/* A line: cells in logical order; each has its column. */
struct bidi_line {
	const struct cell *cells; /* until B is used again */
	size_t n;
	int width; /* columns in all */
	bool rtl;  /* of a right-to-left paragraph */
	bool cut;  /* the last cell is the ellipsis */
	/* Isolates that the cells do not hold: the one that begins before the first cell, 0 for none; and how
	 * many ends are missing. */
	uint32_t before;
	int open;
};

/*
 * The bytes START..END of the paragraph of LEN bytes at S in direction DIR, at most WIDTH columns of
 * them. With DOTS (a character; 0: none) that stands at the logical end where not all fits.
 */
struct bidi_line bidi_line(struct bidi *b, const char *s, size_t len, size_t start, size_t end,
			   enum bidi_dir dir, int width, uint32_t dots);
/*
 * For a terminal that puts each word in order itself: in the line that B has made last, the cells of a word
 * stand as they are read, of those that have the same of LOOKS, a number for each cell. What stands at the
 * ends of a word and is no letter stays where it is seen.
 */
void bidi_turn_words(struct bidi *b, const unsigned *looks);
/* The column of a cursor on byte AT of a line; behind its last character: the column after that, which
 * is -1 where a right-to-left line begins at column 0. */
int bidi_cursor(const struct bidi_line *l, size_t at);
/* For each byte of the paragraph: 1 where a character shares the cell of the one that follows it
 * (lam with alef), for wrap_text(). NULL: there is none. Until B is used again. */
const char *bidi_glue(struct bidi *b, const char *s, size_t len, enum bidi_dir dir);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Wrap: a paragraph into lines of at most so many cells.
 *
 * Break opportunities are those of UAX #14 (libunistring, on the whole paragraph) with LB29 added
 * (no break between one of . , : ; and a letter that follows at once). The fill is greedy, by the
 * widths of base/utf8. Blanks hang at the end of a line and take no room. A word longer than the
 * line is cut between grapheme clusters (UAX #29). Control bytes are marks (base/marks.h): they
 * take no cells, part neither words nor clusters, and stay at the word they touch; '\n' ends a
 * line. The soft hyphen is no opportunity: no hyphen would be painted. Linear in time and memory.
 */
#ifndef LR_TEXT_WRAP_H
#define LR_TEXT_WRAP_H

#include <stddef.h>

/* Marks that stand among the blanks at the end bring these into the line, not into its cells: paint
 * CELLS cells and no more. */
struct wrap_line {
	size_t start, end; /* bytes of the text; hanging blanks and the '\n' are not within */
	int cells;
};

struct wrap {
	/* For each byte of the text to wrap: not 0 where a character takes no cell but shares that of
	 * the next one, as lam does with alef. Borrowed; NULL: there is none. */
	const char *glue;
	struct wrap_line *lines;
	size_t n, size;
};

/* Append the lines of the LEN bytes at S to W: WIDTH >= 1 cells each, the first one FIRST cells
 * narrower (a hanging label; where not even the first word fits beside it, the first line is empty).
 * An empty text is one empty line; a '\n' at the end opens no further one. A character wider than
 * WIDTH stands alone on its line. Every byte that is neither a blank at a line's end nor '\n' is in
 * one line. */
void wrap_text(struct wrap *w, const char *s, size_t len, int width, int first);
void wrap_clear(struct wrap *w);
void wrap_done(struct wrap *w);

/* The start of S that fits in WIDTH cells, cut between clusters: its length in bytes; *CELLS: its
 * cells. */
size_t wrap_fit(const char *s, size_t len, int width, int *cells);
/* The same for the end of S: where the part that fits begins, in bytes. */
size_t wrap_fit_end(const char *s, size_t len, int width, int *cells);
/* Bytes of the grapheme cluster at S (LEN >= 1 bytes left); a control byte is one of its own. */
size_t wrap_cluster(const char *s, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Screen text: lines into cells, cells into curses, in the direction that they are read.
 *
 * Places are in cells; columns count from the left, on a mirrored screen from the right. What does not
 * fit is left out, so that no text can move what stands beside it.
 */
#ifndef LR_TUI_SCREEN_TEXT_H
#define LR_TUI_SCREEN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/bidi.h"
#include "tui/theme.h"

struct direction;

/* How text is put from now on: as D says, which is borrowed. */
void screen_text_start(const struct direction *d);
int screen_rows(void);
int screen_columns(void);
/* Whether lines stand where they are put, each in its own place: see direction.h. */
bool screen_places(void);
/* Whether the screen is mirrored: columns then count from its right edge, for everything below, so that
 * who paints need not know. */
bool screen_mirrored(void);

struct query_ranges;

/* A line of text: what there is to know to put it on the screen. Zero is the default everywhere. */
struct screen_line {
	const char *
		s; /* its paragraph, LEN bytes of clean UTF-8; marks of archive/body are passed over */
	size_t len;
	size_t start, end; /* the bytes of it that stand in this line */
	enum bidi_dir dir; /* of the paragraph; BIDI_AUTO: as its first letter says */
	bool flush; /* it begins at the side its script begins at, not at the screen's side */
	enum bidi_dir side; /* with FLUSH: that side, whatever its direction; BIDI_AUTO: by it */
	int indent;         /* with FLUSH: cells kept free at that side ... */
	const char
		*label; /* ... and what stands in them, two cells before the text; NULL: nothing */
	bool dots;      /* an ellipsis where not all of it fits, at its logical end */
	const struct query_ranges *ranges; /* bytes marked as matches; NULL: none */
	/* The style of a cell that shows the bytes START..END, asked in rising order; NULL: the one
	 * given. */
	struct theme_style (*style)(void *of, size_t start, size_t end);
	void *of;
};

/* Blank COLUMNS cells from Y, X on. */
void screen_blank(int y, int x, int columns, struct theme_style style);
/*
 * Put line L in COLUMNS cells from Y, X on; returns the cells used. This is the one way text gets on
 * the screen; the others below are short forms of it. Never put a line piece by piece: pieces of a
 * right-to-left line do not stand where they would from left to right.
 */
int screen_put_line(int y, int x, int columns, const struct screen_line *l,
		    struct theme_style style);
/* The cells it takes of at most COLUMNS. */
int screen_line_cells(int columns, const struct screen_line *l);
/* The column of a cursor before byte AT of that line (X + 1 and on are within it). */
int screen_line_cursor(int x, int columns, const struct screen_line *l, size_t at);
/* The LEN bytes of clean UTF-8 at S, a paragraph of its own. */
int screen_put(int y, int x, int columns, const char *s, size_t len, struct theme_style style);
/* A whole string in COLUMNS cells; with an ellipsis at its end where it does not fit. */
int screen_put_cut(int y, int x, int columns, const char *s, struct theme_style style);
/* What the program itself says, put as screen_put_cut() does, in the direction of its language. */
int screen_say(int y, int x, int columns, const char *s, struct theme_style style);
/* The ellipsis. */
int screen_put_dots(int y, int x, int columns, struct theme_style style);
#endif

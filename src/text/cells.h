/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Cells: text as a terminal shows it: a letter with its marks a cell, or two.
 *
 * Smaller than a grapheme cluster: a syllable of Devanagari is one cluster and several cells. A cell
 * holds a base and four marks, which is what curses keeps; more are left out, as is what has no width
 * and is no mark (bidi controls, soft hyphens), and what terminals do not agree on (the emoji
 * selector, joiners between emoji, skin tones). A mark without a base gets a dotted circle: at the
 * start of a row a terminal would put it on the row above. Widths are those of base/utf8.
 */
#ifndef LR_TEXT_CELLS_H
#define LR_TEXT_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CELL_MARKS = 4 };

struct cell {
	uint32_t text[CELL_MARKS + 1]; /* base and marks */
	uint8_t n;                     /* how many of them */
	uint8_t width;                 /* columns, 1 or 2 */
	int x;                         /* column it stands in, from the start of the line */
	size_t start, end;             /* the bytes it shows */
};

/* Whether CODE, which has no width, is drawn on the character before it. NEXT follows; 0: nothing. */
bool cells_is_mark(uint32_t code, uint32_t next);
/* What a mark that stands alone is drawn on. */
uint32_t cells_circle(void);

#endif

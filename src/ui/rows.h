/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Rows: how a list is scrolled: N rows, one of them selected, some of them in sight.
 *
 * The one widget behind the list of statements, the values of a field, words, concordance and help.
 * It knows numbers only; what a row is and how it looks is its user's. Steps of LONG_MIN and LONG_MAX
 * go to the first and the last row, here as everywhere.
 */
#ifndef LR_UI_ROWS_H
#define LR_UI_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct rows {
	size_t n;
	size_t selected; /* less than N, or 0 */
	size_t top;      /* the first in sight */
};

/* There are N of them now. The selected one stays, or becomes the last. */
void rows_set(struct rows *r, size_t n);
/* Select ROW, or the last. */
void rows_select(struct rows *r, size_t row);
/* Select the row BY further down, at most the last; up where it is negative. */
void rows_step(struct rows *r, long by);
/* Whether there is a row so many below the selected one, above it where negative. */
bool rows_has(const struct rows *r, int below);
/* Move what is in sight by BY rows, whatever is selected: for texts, where nothing is. */
void rows_scroll(struct rows *r, long by);
/* Where PAGE rows fit: no row of the page stays empty that could be used. */
void rows_fill(struct rows *r, size_t page);
/* The same, and the selected row is in sight. */
void rows_show(struct rows *r, size_t page);
/* AT moved by BY, between 0 and LAST. */
size_t rows_moved(size_t at, long by, size_t last);

#endif

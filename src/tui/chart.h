/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Chart: bars and marks of block characters, plain ASCII where the locale has none.
 *
 * A bar is measured in eighths of a cell. What is not nothing is never drawn as nothing.
 */
#ifndef LR_TUI_CHART_H
#define LR_TUI_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/theme.h"

enum { CHART_EIGHTHS = 8, CHART_SERIES = STYLE_SERIES_LAST - STYLE_SERIES + 1 };

/* Whether the locale has block characters, and they take one cell. */
bool chart_blocks(void);
/* A cell filled to EIGHTHS (1 to 8) from below. */
const char *chart_block(int eighths);
/* The same from the left, on a mirrored screen from the right; less than 1 is blank. */
const char *chart_across(int eighths);
/* The shade of what stands behind, and the shape of series I. */
const char *chart_shade(void);
const char *chart_shape(size_t i);
/* VALUE of TOP in cells of HEIGHT, in eighths; at least one where VALUE is more than 0. */
int chart_eighths(double value, double top, int height);
/* Append the N VALUES as bars in at most CELLS cells, and no more than CHART_STRIP: several are one where
 * there are more values. */
enum { CHART_STRIP = 12 };
struct buf;
void chart_strip(const double *values, size_t n, size_t cells, struct buf *out);
/* The smallest round number (1, 2 or 5 times a power of ten) whose multiples up to TOP stand at least
 * ROWS of HEIGHT rows apart; WHOLE: not less than 1. */
double chart_step(double top, int height, int rows, bool whole);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Count: large numbers as people write them, 1,234,567, and decimal ones.
 */
#ifndef LR_BASE_COUNT_H
#define LR_BASE_COUNT_H

#include <stddef.h>

struct buf;

/* Part the ASCII digits of each number in B from byte FROM on as the locale does it, by commas where
 * it is C. After the text is translated and formatted: a format need not know of it. */
void count_group(struct buf *b, size_t from);
/* Give the decimal numbers in B from byte FROM on, which have a point, that of the locale. */
void count_point(struct buf *b, size_t from);
/* Groups, then the digits that are chosen (digits.h): a number as the program says it. */
void count_say(struct buf *b, size_t from);

#endif

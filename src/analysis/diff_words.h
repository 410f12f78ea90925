/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Differences of two rows of numbers: what of each stands in the other, in the same order, as much as
 * there is (Myers, "An O(ND) difference algorithm and its variations", 1986, with the middle found from
 * both ends, in linear memory). Where the two have little in common it settles for less than all, so that
 * the time stays in proportion. Pure.
 */
#ifndef LR_ANALYSIS_DIFF_WORDS_H
#define LR_ANALYSIS_DIFF_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Set KEPT_A[i] and KEPT_B[k] for those of the N numbers A and the M numbers B that both have; all clear
 * before. */
void diff_words(const uint64_t *a, size_t n, const uint64_t *b, size_t m, bool *kept_a,
		bool *kept_b);

#endif

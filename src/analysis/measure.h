/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Measure: the formulas of what counts words, and nothing else.
 *
 * Pure functions of counts, any thread. leader-reader-statistics(7) says where each comes from, what it
 * is good for and where it ends, with examples that can be followed by hand; tests/unit/test_measure.c
 * runs those. Two groups are compared by A of N things in one and B of M in the other.
 */
#ifndef LR_ANALYSIS_MEASURE_H
#define LR_ANALYSIS_MEASURE_H

#include <stddef.h>
#include <stdint.h>

/* The log-likelihood ratio G2 of A of N against B of M (Dunning 1993), over all four cells: what is had
 * and what is not. Never negative. */
double measure_likelihood(uint64_t a, uint64_t n, uint64_t b, uint64_t m);
/* How likely a G2 as large is by chance alone, when the A + B are dealt out among the N + M: the exact
 * (hypergeometric) probability. */
double measure_chance(uint64_t a, uint64_t n, uint64_t b, uint64_t m);
/* Correct N probabilities, sorted upwards, for having tried TRIED >= N of them (Holm 1979), in place. */
void measure_holm(double *chances, size_t n, size_t tried);

/* How many times as frequent A of N is as B of M; for none of either a half is taken,
 * which does not make more of none than of some. */
double measure_ratio(uint64_t a, uint64_t n, uint64_t b, uint64_t m);
/* The lower end of that, with an error of at most ALPHA (both sides; Clopper and Pearson 1934), at least
 * 1, where A is the more frequent one, and with Evert's conservative log ratio its base-2 logarithm. */
double measure_ratio_least(uint64_t a, uint64_t n, uint64_t b, uint64_t m, double alpha);

/* Of two words, F1 and F2 times in the text, TOGETHER times near each other: logDice (Rychly 2008). */
double measure_log_dice(uint64_t together, uint64_t f1, uint64_t f2);
/* Of what was met OBSERVED times where EXPECTED were to be expected: mutual information (Church and Hanks
 * 1990) and t-score (Church et al. 1991). */
double measure_mutual(double observed, double expected);
double measure_t(double observed, double expected);

/* The share A / N with its interval (Wilson 1927), Z deviations on each side (1.96 for 95 %). */
void measure_wilson(uint64_t a, uint64_t n, double z, double *low, double *high);

/* How evenly COUNTS, of N parts of SIZES, are spread: Gries' DP (2008), 0 as evenly as the parts are
 * large, near 1 all in a small one; and DPnorm (Lijffijt and Gries 2012), which reaches 1. Of nothing counted
 * both are NAN. */
double measure_dp(const uint64_t *counts, const uint64_t *sizes, size_t n, double *norm);

#endif

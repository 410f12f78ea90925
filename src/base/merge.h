/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Merge: sorting a million numbers without keeping anyone waiting.
 *
 * A merge sort from the bottom up that stops after so many steps and goes on where it stopped; what has
 * been sorted before is only merged with what is new. Runs that follow on each other are copied, so that
 * what is in order already costs next to nothing. Stable. Belongs to one thread, never fails; the arrays
 * are the caller's, and the numbers are whatever the caller's comparison makes of them.
 */
#ifndef LR_BASE_MERGE_H
#define LR_BASE_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct merge {
	uint32_t *sorted;    /* the one that was sorted in part */
	uint32_t *from, *to; /* what is merged, and where it goes; they change places */
	bool (*before)(const void *data, uint32_t a, uint32_t b); /* a strict order */
	const void *data;
	size_t low, n; /* [0, low) is sorted */
	size_t width;  /* of the sorted runs in [low, n); 0: those are only being made */
	size_t at;     /* what is before it has been through this pass */
	/* The two runs being merged, [i, mid) and [j, end), and where the next number goes. */
	size_t i, mid, j, end, out;
	bool ready;
};

/* Sort the N NUMBERS, of which the first SORTED are in order; SPARE has room for as many. */
void merge_start(struct merge *m, uint32_t *numbers, uint32_t *spare, size_t sorted, size_t n,
		 bool (*before)(const void *data, uint32_t a, uint32_t b), const void *data);
/* About STEPS comparisons of it. False: it is sorted, and merge_result() is one of the two arrays. */
bool merge_work(struct merge *m, size_t steps);
uint32_t *merge_result(const struct merge *m);
/* How far it is: 0 to 100. */
int merge_percent(const struct merge *m);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Nearest: which of a table's names was meant by one that is not in it.
 *
 * The names are tried one by one, as with alternatives.h. Near is what differs by a letter more, less, other
 * or exchanged with its neighbour (the distance of optimal string alignment), in at most a third of the
 * letters. Names are ASCII; each is borrowed. Any thread; never fails.
 */
#ifndef LR_BASE_NEAREST_H
#define LR_BASE_NEAREST_H

struct nearest {
	const char *wanted, *best;
	int distance; /* of BEST */
};

/* Begin to look for what is nearest to WANTED. */
void nearest_begin(struct nearest *n, const char *wanted);
void nearest_try(struct nearest *n, const char *name);
/* The nearest of those tried, the first of equals; NULL: none is near. */
const char *nearest_found(const struct nearest *n);

#endif

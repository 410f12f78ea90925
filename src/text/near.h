/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Near: which of some names was perhaps meant by what was typed.
 *
 * The one with the fewest letters put in, left out, replaced or exchanged with their neighbour, as long as
 * those are few for the length of what was typed. No memory of its own.
 */
#ifndef LR_TEXT_NEAR_H
#define LR_TEXT_NEAR_H

#include <stddef.h>
#include <stdint.h>

struct fold;

/* Letters that are looked at. */
enum { NEAR_LETTERS = 32 };

struct near {
	struct fold *fold; /* NULL: only capitals of ASCII make no difference */
	uint32_t typed[NEAR_LETTERS];
	size_t typed_n;
	char best[64]; /* the nearest name so far; "": none is near */
	int distance;  /* of it, or what is not near any more */
};

/* Begin with the LEN bytes at TYPED. */
void near_init(struct near *near, struct fold *fold, const char *typed, size_t len);
/* NAME is one of the names. */
void near_offer(struct near *near, const char *name);
/* The distance of two words, A_N and B_N letters, at most MOST + 1. */
int near_distance(const uint32_t *a, size_t a_n, const uint32_t *b, size_t b_n, int most);

#endif

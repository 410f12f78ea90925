/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Spelling: how what is counted in its search form is mostly written.
 *
 * A few of the first spellings met are remembered, with how often they were; the most frequent one stands for
 * all. Belongs to who counts, and lives in an arena of theirs.
 */
#ifndef LR_ANALYSIS_SPELLING_H
#define LR_ANALYSIS_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Different spellings that are kept; occurrences that are looked at. */
enum { SPELLING_KEPT = 4, SPELLING_SAMPLES = 32 };

struct spelling {
	struct {
		const char *text; /* LEN bytes, no NUL after them */
		uint32_t len, n;  /* n 0: unused */
	} kept[SPELLING_KEPT];
	uint32_t samples;
};

/* Whether it wants no more. */
static inline bool spelling_full(const struct spelling *s)
{
	return s->samples >= SPELLING_SAMPLES;
}

/* It was written as the LEN bytes at TEXT, which are copied into A. */
void spelling_add(struct spelling *s, const char *text, size_t len, struct arena *a);
/* The spelling met most, *LEN bytes; NULL: none has been met. */
const char *spelling_get(const struct spelling *s, size_t *len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Phrases, their parts: phrases.c counts them, phrases_list.c lists what was counted. Nobody else's. They
 * call each other: a list is made when all is counted, and the finding goes through the statements as the
 * counting does.
 */
#ifndef LR_ANALYSIS_PHRASES_PRIVATE_H
#define LR_ANALYSIS_PHRASES_PRIVATE_H

#include "analysis/phrases.h"

struct index;

/* The phrase of BEFORE and one more WORD; PHRASES_NONE: it is not counted. */
uint32_t phrases_find(const struct phrases *p, uint32_t before, uint32_t word);
/* The phrases of 1 to LENGTH words that end with T, by their length, after those that end before it. */
void phrases_step(const struct phrases *p, const struct token *t, uint32_t length,
		  uint32_t ends[PHRASES_LONGEST + 1], uint32_t next[PHRASES_LONGEST + 1]);
/* The next statement: *IX, *AT and its number. False at the end. */
bool phrases_next(struct phrases *p, const struct index **ix, size_t *at, size_t *number);

/* All is counted: begin to list. */
void phrases_try(struct phrases *p);
/* A slice of that; true: there is more. */
bool phrases_list(struct phrases *p);

#endif

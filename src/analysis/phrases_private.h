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
/* The next statement: *IX, *AT and its number. False at the end. */
bool phrases_next(struct phrases *p, const struct index **ix, size_t *at, size_t *number);

/* Empty the table, with room for N phrases. */
void phrases_table(struct phrases *p, size_t n);
/* Put PHRASE, of two words or more, into the table. */
void phrases_put(struct phrases *p, uint32_t phrase);
/* All is counted: begin to list. */
void phrases_try(struct phrases *p);
/* A slice of that; true: there is more. */
bool phrases_list(struct phrases *p);

#endif

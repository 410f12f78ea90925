/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Vocabulary: words, or anything of bytes, by number.
 *
 * Each different word gets the next number; what is counted of it is its owner's, in an array of its own.
 * The bytes are copied. An open-addressed table finds them. Belongs to one thread; never fails.
 */
#ifndef LR_ANALYSIS_VOCABULARY_H
#define LR_ANALYSIS_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define VOCABULARY_NONE UINT32_MAX

struct vocabulary_word {
	const char *text; /* LEN bytes */
	uint32_t len, hash;
};

struct vocabulary {
	struct arena arena;
	struct vocabulary_word *items;
	size_t n, size;
	uint32_t *slots; /* number + 1 */
	size_t slots_n;
};

void vocabulary_init(struct vocabulary *v);
void vocabulary_done(struct vocabulary *v);
/* Forget all words. */
void vocabulary_clear(struct vocabulary *v);
/* The number of the word of LEN bytes at S; VOCABULARY_NONE: it is not there. */
uint32_t vocabulary_find(const struct vocabulary *v, const char *s, size_t len);
/* The same; it is there then: the last number where it is new. */
uint32_t vocabulary_add(struct vocabulary *v, const char *s, size_t len);
/* Keep the words for which KEEPS says yes, in their order, and number them again. */
void vocabulary_keep(struct vocabulary *v, bool (*keeps)(void *data, size_t i), void *data);

#endif

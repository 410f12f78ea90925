/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tokens: the words of one text in its search form, in a row.
 *
 * For what looks at words beside words: collocates, phrases, passages said again. Paragraphs part words; a
 * word that is too long to be one stays in its place, and is nothing that is counted. The array is used again
 * from text to text. Belongs to one thread.
 */
#ifndef LR_ANALYSIS_TOKENS_H
#define LR_ANALYSIS_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words;

/* Bytes of a word that is still one. */
enum { TOKEN_BYTES = 96 };

struct token {
	const char *text; /* LEN bytes of the text */
	uint32_t len;
	bool first;  /* of a paragraph */
	uint32_t id; /* its owner's */
};

struct tokens {
	struct token *items;
	size_t n, size;
};

/* Fill T with the words of the LEN bytes at S, which must stand as long as T is used. */
void tokens_fill(struct tokens *t, struct words *splitter, const char *s, size_t len);
void tokens_done(struct tokens *t);

#endif

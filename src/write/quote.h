/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Quote: a passage of a statement with all it takes to find it again.
 *
 * The passage is a block of its text, or the sentence around a place in one; under it who said it, when and
 * where, the id, and a link that leads a browser to the very words: a text fragment, "#:~:text=" (WICG,
 * URL Fragment Text Directives), with the first and last words of a long passage. Pure functions.
 */
#ifndef LR_WRITE_QUOTE_H
#define LR_WRITE_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct field_place;
struct statement;
struct words;
struct writer_context;

/* Append the block of S that AT, a place in one of its bodies, is in (NULL: its first one); with SENTENCE
 * only the sentence around AT, where that is known. False: it has no text. */
bool quote_put(const struct writer_context *c, const struct statement *s,
	       const struct field_place *at, bool sentence, struct buf *out);

/* Append ADDRESS with a text fragment for the LEN bytes at PASSAGE, plain text; as it is where it cannot have
 * one. */
void quote_link(struct words *words, const char *address, const char *passage, size_t len,
		struct buf *out);

#endif

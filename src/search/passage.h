/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Passage: a piece of a text, known by its words and those around it, and found again by them.
 *
 * As the TextQuoteSelector of the W3C's Web Annotation Data Model: the exact words, some before, some
 * after. They are compared in their search form (text/fold), so that markup, letter variants and blanks
 * that have changed make no difference; of several places with the words the one with the likest
 * neighbours is it. Belongs to the thread of its fold.
 */
#ifndef LR_SEARCH_PASSAGE_H
#define LR_SEARCH_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "search/query.h"

struct buf;
struct fold;
struct fold_map;
struct remark_note;
struct statement;

/* Characters before and after that are remembered. */
enum { PASSAGE_AROUND = 32 };

/* Append the bytes [FROM, TO) of the body text S as plain text, blanks single. */
void passage_plain(const char *s, size_t from, size_t to, struct buf *out);
/* Append what stands around the bytes [FROM, TO) of a paragraph, LEN bytes at S. */
void passage_around(const char *s, size_t len, size_t from, size_t to, struct buf *prefix,
		    struct buf *suffix);
/* Where the passage of NOTE stands in the LEN bytes at S: *AT, and how alike its neighbours are, 0 and up.
 * False: nowhere. MAP is scratch. */
bool passage_find(struct fold *fold, struct fold_map *map, const char *s, size_t len,
		  const struct remark_note *note, struct query_range *at, size_t *likeness);
/* Whether it stands in a text of S; a note on the whole statement always does. */
bool passage_is_in(struct fold *fold, const struct statement *s, const struct remark_note *note);

#endif

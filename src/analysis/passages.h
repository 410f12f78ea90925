/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Passages: where what was counted stands, found again when it is to be seen.
 *
 * A number that is shown leads to what it counts: the concordance lists the passages of these instead of
 * the hits of the filter. They are not kept but found in each statement that is looked into, by the same
 * rules by which they were counted. Shared by counting those who hold them; belongs to the front end's
 * thread, and knows no statement, so it outlives an archive that is read again.
 */
#ifndef LR_ANALYSIS_PASSAGES_H
#define LR_ANALYSIS_PASSAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/field.h"
#include "search/query.h"

struct fold;
struct fold_map;
struct index;
struct passages;

struct passages_ops {
	/* Whether statement AT of IX may have some: a quick look at its search form. */
	bool (*may)(struct passages *p, const struct index *ix, size_t at);
	/* Append those in the LEN bytes at S, all of a string of FIELD of statement OF, which has number
	 * NUMBER in the archive; in their order. */
	void (*find)(struct passages *p, const struct statement *of, size_t number,
		     enum field_id field, const char *s, size_t len, struct query_hits *hits);
	void (*free)(struct passages *p);
};

struct passages {
	const struct passages_ops *ops;
	unsigned holders;
	bool looks; /* what they say is worth looking for where it is read: it is no match of the filter */
	char *title; /* what is listed, heap */
};

struct passages *passages_ref(struct passages *p);
/* May be NULL. */
void passages_unref(struct passages *p);

/* Append to HITS what lies from the word FIRST to the word LAST of the folded text of MAP. */
struct token;
void passages_add(struct query_hits *hits, const struct fold_map *map, const struct token *first,
		  const struct token *last);

/* The words of FOLDED, LEN bytes parted by single blanks, that stand side by side in title, summary or text,
 * wherever they do; called TITLE. FOLD is borrowed. */
struct passages *passages_of_words(struct fold *fold, const char *folded, size_t len,
				   const char *title, size_t title_len);

#endif

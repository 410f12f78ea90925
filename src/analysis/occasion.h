/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Occasion: what makes "the 3rd session, 2019" and "4th session (2020)" the same occasion.
 *
 * Two labels name the same occasion when the words left of them are equal in their search form, once
 * these are gone: whatever holds a digit of any script with the ending written to it ("32nd", "3'üncü",
 * "۳۲مین"), Roman numerals in capitals, ordinals in words (English, French, Persian, Arabic), the name
 * of a calendar or an era right behind a number ("1400 AH", "۱۴۰۰ هجری شمسی"), and all punctuation.
 * Of a label that is nothing but numbers all is kept. Words are those of text/words.
 *
 * The table of keys is filled as rows are asked for, each label once; it belongs to one thread.
 */
#ifndef LR_ANALYSIS_OCCASION_H
#define LR_ANALYSIS_OCCASION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;
struct buf;
struct fold;
struct statement;
struct words;

/* Append the key of the LEN bytes at LABEL: its words, one blank between. With QUERY, those that stood
 * side by side as a phrase each: "a b" "c". */
void occasion_key(struct fold *fold, struct words *words, const char *label, size_t len, bool query,
		  struct buf *out);

struct occasions {
	struct fold *fold; /* borrowed */
	struct words *words;
	uint64_t *keys; /* by number: hash of the key; 0: not known yet */
	size_t n;
};

void occasions_init(struct occasions *o, struct fold *fold);
void occasions_done(struct occasions *o);
/* There is another archive. */
void occasions_forget(struct occasions *o);
/* Whether statements I and K of A are of the same occasion, or have the same title where they have
 * none. What has neither is like nothing. */
bool occasions_same(struct occasions *o, const struct archive *a, size_t i, size_t k);
/* Whether they are of one event: they have the very same label. */
bool occasions_equal(const struct archive *a, size_t i, size_t k);
/* Append the query for the occasion of S. False: it has none. */
bool occasion_query(struct occasions *o, const struct statement *s, struct buf *out);
/* The same for statement NUMBER of A; by the very label, numbers and all, where these are what tells one
 * event from another: where others have the same label, or nearly all of the archive the same occasion. */
bool occasion_query_narrow(struct occasions *o, const struct archive *a, size_t number,
			   struct buf *out);

#endif

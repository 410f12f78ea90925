/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sort keys: what the statements of an archive are sorted by, for one field.
 *
 * A key is made once for each statement, as a number that compares as the field does (text/collate for
 * texts, whose first bytes it is, with the rest beside it). Keys of texts are long: 80 bytes and more.
 * Once no more statements come and all are sorted, a rank takes their place, which compares the same and
 * has 4 bytes. All is done in slices. Direction is no part of a key: what lacks the field is last in
 * both. Belongs to the thread of the view (search/view.h); never fails.
 */
#ifndef LR_SEARCH_SORT_KEYS_H
#define LR_SEARCH_SORT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "base/arena.h"
#include "base/buf.h"

struct archive;
struct collate;
struct statement;

struct sort_keys {
	struct sort_keys *next; /* of another field */
	enum field_id field;
	size_t n, size; /* statements that have one */
	uint64_t *keys; /* by number; SORT_KEYS_NONE: it lacks the field */
	char **texts; /* by number, of a textual field: what decides between equal keys; NULL: it lacks it */
	struct arena arena;
	struct buf room; /* a body, while its key is made */
	uint32_t *ranks; /* by number, in place of both; SORT_KEYS_LAST: it lacks the field */
	/* Ranks being made; the last one is RANK, of statement LAST. */
	uint32_t *ranking;
	uint32_t last, rank;
};

#define SORT_KEYS_NONE UINT64_MAX
#define SORT_KEYS_LAST UINT32_MAX

struct sort_keys *sort_keys_new(enum field_id field);
void sort_keys_free(struct sort_keys *k);
/* Whether texts are compared: their keys depend on the collation, and take time and memory. */
bool sort_keys_textual(enum field_id field);

/* Whether they take more memory than ranks would. */
bool sort_keys_long(const struct sort_keys *k);

/* Make keys of the statements of A before number TO that have none, until the clock (clock_ns()) is at
 * UNTIL. True: there are more. */
bool sort_keys_make(struct sort_keys *k, const struct archive *a, struct collate *collate,
		    size_t to, int64_t until);
/* Put ranks in place of keys: ORDER has all N statements, sorted (REVERSE: the other way round), of which
 * *DONE are done, and no more will come. Until the clock is at UNTIL; true: there is more. */
bool sort_keys_rank(struct sort_keys *k, const uint32_t *order, size_t n, bool reverse,
		    size_t *done, int64_t until);

/* The key of the date of S: the newest first. Turns of a debate stand as they were spoken, those of a day in
 * the order of the file. */
uint64_t sort_keys_date(const struct statement *s);

/* Whether statement A stands before B, a total order: equals stand as they were read, in both directions. */
bool sort_keys_before(const struct sort_keys *k, bool reverse, uint32_t a, uint32_t b);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Forms: what patterns of words have found (word*, word~, "a * b"): each form, folded, and how often.
 *
 * Counted in the original text of the statements shown, by the very hits that are marked there. Owns its
 * forms; any thread.
 */
#ifndef LR_ANALYSIS_FORMS_H
#define LR_ANALYSIS_FORMS_H

#include <stddef.h>
#include <stdint.h>

struct fold;
struct query;
struct view;

struct form {
	char *text; /* heap */
	uint64_t hash;
	size_t term; /* of the query */
	size_t hits, statements;
	size_t last; /* the statement that it was counted in last */
};

struct forms {
	struct form *items; /* by term, the most frequent first */
	size_t n, size;
	uint32_t *slots; /* of a hash table: a number of ITEMS and one; 0: none */
	size_t slots_n;
};

/* Count the forms of the patterns of Q in what V shows. */
void forms_init(struct forms *f, const struct view *v, const struct query *q, struct fold *fold);
void forms_done(struct forms *f);

#endif

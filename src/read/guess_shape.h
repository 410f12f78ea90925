/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess shape: all elements of one name laid over one another, and which of their parts is which field.
 *
 * If these elements were the statements, what would their dates, speakers, texts be? A part is judged by
 * its name (field_names.h), by the look of its values, and by how many of the elements have it, once.
 * The score says how good statements they would make: guess.c takes the best. The tree is the shape's own;
 * its top is the element. Belongs to the guess.
 */
#ifndef LR_READ_GUESS_SHAPE_H
#define LR_READ_GUESS_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "read/guess_names.h"
#include "read/guess_tree.h"

/* Whether the field ID is of SET, bits. */
static inline bool guess_is_of(enum field_id id, unsigned set)
{
	return id != FIELD_NONE && FIELD_BIT(id) & set;
}

enum { GUESS_PARTS = 12, GUESS_FIELDS = FIELD_FILE };

/* Where a field is. */
struct guess_field {
	const struct guess_node *parts[GUESS_PARTS]; /* N of them, joined in this order */
	size_t n;
	double sure;      /* 0 to 1 */
	double worth;     /* the same, less where few have it */
	uint32_t covered; /* statements that have it */
	bool outside;     /* it stands before the statements, for all that follow */
};

struct guess_shape {
	struct guess_tree tree;
	struct guess_node *top;
	struct guess_field fields[GUESS_FIELDS];
	uint64_t text_words; /* in the text */
	double before;       /* how sure a date is that stands in none of the elements */
	double text_prose;   /* how many of its values are sentences, 0 to 1 */
	double text_called;  /* how sure the name of the text says so */
	double share;        /* of the running text of the file that are in the text, 0 to 1 */
	double score;
};

/* What a part is by its name and the look of its values; how sure that is, 0 to 1. */
enum field_id guess_part(struct guess_names *names, const struct guess_node *top,
			 const struct guess_node *part, double *sure);
/* In which part, 0 to 1, of the elements TOP there is the node N below it. */
double guess_cover(const struct guess_node *top, const struct guess_node *n);
/* Whether N is INSIDE or in it. */
bool guess_is_in(const struct guess_node *n, const struct guess_node *inside);

/* What statements are called: 1 and less; -1: what holds them or is a part of them. */
double guess_name_worth(const char *name);
/* Whether there is something called as NAME in N. */
bool guess_holds(const struct guess_node *n, const struct guess_node *name);
/* Find the fields of a shape whose parts are laid over one another. */
void guess_shape_fields(struct guess_shape *s, struct guess_names *names);
/* Lay the elements called as NAME, below ROOT, over one another, and find their fields. PROSE: how many words
 * of running text there are in all. */
void guess_shape_init(struct guess_shape *s, struct guess_names *names,
		      const struct guess_node *root, const struct guess_node *name, uint64_t prose);
void guess_shape_done(struct guess_shape *s);

#endif

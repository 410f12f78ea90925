/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess private: what the files of the guess share.
 */
#ifndef LR_READ_GUESS_PRIVATE_H
#define LR_READ_GUESS_PRIVATE_H

#include "read/guess_shape.h"

enum { GUESS_PEERS_MAX = 8 };

struct guess {
	struct guess_tree tree; /* all that was looked at */
	struct guess_names *names;
	uint64_t prose; /* words of running text in it */
	bool found;
	struct guess_shape shape; /* where FOUND: the statements */
	/* Elements of other names that have a speaker in the same place. */
	const struct guess_node *peers[GUESS_PEERS_MAX];
	size_t peers_n;
	struct guess_field archive_title;
	struct guess_field outside[GUESS_FIELDS]; /* that hold for the statements after them */
};

/* Whether a document that begins with ROOT may hold statements, as far as that says. */
enum guess_doubt { GUESS_PERHAPS, GUESS_HARDLY, GUESS_NEVER };
enum guess_doubt guess_doubt(const struct guess_node *root);
/* Whether N is called as a statement is. */
bool guess_is_statement(const struct guess *g, const struct guess_node *n);
/* Find the other kinds of statements, and fields that stand outside of them. */
void guess_find_outside(struct guess *g);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess: how a document of an unknown kind may be read.
 *
 * Looks at what documents begin with (events.h), sums it up path by path (guess_tree.h), lays the elements
 * of each name over one another (guess_shape.h), takes those that make the best statements, and says how
 * to read them as a mapping (mapping.h), text that a person can mend. That there are no statements at all
 * is an answer too: text and (a date or a speaker) is what it takes. Several documents of one kind, a
 * statement each, are looked at together. Belongs to the reading, on its thread; never fails.
 */
#ifndef LR_READ_GUESS_H
#define LR_READ_GUESS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct events;
struct guess;

struct guess *guess_new(void);
void guess_free(struct guess *g);

/* Look at BEGIN, what a document begins with. */
void guess_look(struct guess *g, const struct events *begin);
/* Find the statements in what was looked at; false: there are none. */
bool guess_find(struct guess *g);
/* How many statements there are in what was looked at. */
size_t guess_statements(const struct guess *g);
/* Whether documents with a root element of the namespace NS hold none, whatever is in them. */
bool guess_is_hopeless(const char *ns);
/* Append the mapping of what guess_find() found to OUT; COMMENTS: with how sure each key is. */
void guess_print(const struct guess *g, bool comments, struct buf *out);

#endif

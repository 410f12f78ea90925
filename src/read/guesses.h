/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guesses: the formats that were guessed while files are read, one for each root element.
 *
 * Many files may hold a statement each: they are looked at together, and what was seen in the first few
 * serves for all others. A mapping lives until the reading is over, though a better one may have taken its
 * place. Belongs to the reading, on its thread; never fails.
 */
#ifndef LR_READ_GUESSES_H
#define LR_READ_GUESSES_H

#include <stdbool.h>

struct buf;
struct events;
struct format;
struct guessed;

struct guesses {
	struct guessed *first;
};

/* All zero: none. */
void guesses_done(struct guesses *g);

/* The format of documents whose root element is the one that BEGIN begins with, if enough of them has been
 * seen; NULL: BEGIN should go on, and guesses_make() is to be asked. */
const struct format *guesses_known(const struct guesses *g, const struct events *begin);
/* Whether documents with that root element are known to hold no statements. */
bool guesses_hopeless(const struct events *begin);
/*
 * The format of the document that begins with BEGIN; NULL: it holds no statements. MAPPING: the mapping, as
 * text, where it is another one than before; else nothing is appended.
 */
const struct format *guesses_make(struct guesses *g, const struct events *begin,
				  struct buf *mapping);

#endif

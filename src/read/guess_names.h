/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess names: what the names in one file mean (field_names.h), each looked up once.
 *
 * The guess asks for the same names over and over; of a file with very many of them, those that do not fit
 * are looked up again. Belongs to the guess; never fails.
 */
#ifndef LR_READ_GUESS_NAMES_H
#define LR_READ_GUESS_NAMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "read/field_names.h"

enum { GUESS_NAMES = 4096, GUESS_NAMES_TRIES = 8 };

struct guess_names {
	struct field_names *names;
	struct arena arena;
	struct guess_meaning {
		const char *name; /* NULL: free */
		enum field_id id;
		enum field_names_sure sure;
		bool piece, piece_known; /* of the name of a person */
	} table[GUESS_NAMES];
	struct guess_meaning spare;
};

struct guess_names *guess_names_new(void);
void guess_names_free(struct guess_names *n);

/* As field_names_find(). */
enum field_id guess_names_find(struct guess_names *n, const char *name,
			       enum field_names_sure *sure);
/* Whether NAME ends in the name of a piece of a person's name: "OratorFirstName", "nachname". */
bool guess_names_piece(struct guess_names *n, const char *name);

#endif

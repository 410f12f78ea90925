/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guess_names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"

struct guess_names *guess_names_new(void)
{
	struct guess_names *n = xcalloc(1, sizeof *n);

	n->names = field_names_new();
	arena_init(&n->arena);
	return n;
}

void guess_names_free(struct guess_names *n)
{
	if (!n)
		return;
	field_names_free(n->names);
	arena_done(&n->arena);
	free(n);
}

static struct guess_meaning *meaning_of(struct guess_names *n, const char *name)
{
	uint64_t at = hash_string(name, (uintptr_t)n);
	struct guess_meaning *m = &n->spare;

	for (size_t i = 0; i < GUESS_NAMES_TRIES; i++) {
		m = &n->table[(at + i) % GUESS_NAMES];
		if (m->name && !strcmp(m->name, name))
			return m;
		if (!m->name) {
			m->name = arena_strdup(&n->arena, name);
			break;
		}
		m = &n->spare;
	}
	m->piece_known = false;
	m->id = field_names_find(n->names, name, strlen(name), &m->sure);
	return m;
}

enum field_id guess_names_find(struct guess_names *n, const char *name, enum field_names_sure *sure)
{
	const struct guess_meaning *m = meaning_of(n, name);

	*sure = m->sure;
	return m->id;
}

static bool is_piece(struct guess_names *n, const char *name)
{
	for (size_t i = 0; name[i]; i++) {
		enum field_names_sure sure;

		/* A word begins: at a hump, or behind a sign. */
		if (i > 0 &&
		    !(isupper((unsigned char)name[i]) && islower((unsigned char)name[i - 1])) &&
		    !(strchr("_-.:", name[i - 1]) && !strchr("_-.:", name[i])))
			continue;
		field_names_find(n->names, name + i, strlen(name + i), &sure);
		if (sure == FIELD_NAMES_PIECE)
			return true;
	}
	return false;
}

bool guess_names_piece(struct guess_names *n, const char *name)
{
	struct guess_meaning *m = meaning_of(n, name);

	if (!m->piece_known) {
		m->piece = is_piece(n, name);
		m->piece_known = true;
	}
	return m->piece;
}

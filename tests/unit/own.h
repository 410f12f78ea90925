/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Records of a statement's own (archive/statement.h), for a test that sets what is in them.
 */
#ifndef LR_TESTS_UNIT_OWN_H
#define LR_TESTS_UNIT_OWN_H

#include "archive/statement.h"
#include "base/arena.h"

/* What S shares, as a copy of its own in A. */
static inline struct statement_shared *own_shared(struct arena *a, struct statement *s)
{
	struct statement_shared *own = arena_alloc(a, sizeof *own);

	*own = *s->shared;
	s->shared = own;
	return own;
}

/* The same of what few statements have. */
static inline struct statement_rare *own_rare(struct arena *a, struct statement *s)
{
	struct statement_rare *own = arena_alloc(a, sizeof *own);

	*own = *s->rare;
	s->rare = own;
	return own;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Cite: where a statement is from, in one line: for the writer of citations and for quotations.
 *
 * Pure functions.
 */
#ifndef LR_WRITE_CITE_H
#define LR_WRITE_CITE_H

#include <stdbool.h>

struct buf;
struct statement;
struct writer_context;

/* Append a note as the Chicago Manual of Style has it, with its full stop: speaker, title, what it is, when
 * and where; its address where ADDRESS says so, and the role where ROLE does. */
void cite_note(const struct writer_context *c, const struct statement *s, bool address, bool role,
	       struct buf *out);

#endif

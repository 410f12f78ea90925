/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Alternatives: a list of names as it stands in a sentence, "date, title or file".
 *
 * Names are added one by one, so that any table can be listed in this way; each is borrowed until the
 * next is added or the list ends.
 */
#ifndef LR_BASE_ALTERNATIVES_H
#define LR_BASE_ALTERNATIVES_H

#include <stddef.h>

struct buf;

struct alternatives {
	struct buf *out;
	const char *last; /* added and not written yet */
	size_t n;
};

/* Begin a list that is appended to OUT. */
void alternatives_begin(struct alternatives *a, struct buf *out);
void alternatives_add(struct alternatives *a, const char *name);
/* Write the last name. A list of nothing is empty. */
void alternatives_end(struct alternatives *a);

#endif

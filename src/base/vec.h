/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Vec: room for one more in an array that grows.
 *
 * An array on the heap that grows is three members of a struct: the items, how many there are, and for
 * how many there is room. This is the one place that says how room grows, by doubling, so that adding
 * costs a constant time on average. Items move when it does: keep their numbers, not their addresses.
 * Never fails (err.h). For text there is buf.h, for what dies together arena.h.
 *
 *	l->items = vec_fit(l->items, l->n + 1, &l->size, sizeof *l->items);
 *	l->items[l->n++] = item;
 *
 * Where several arrays share one size:
 *
 *	if (l->n == l->size) {
 *		l->size = vec_size(l->size, l->n + 1);
 *		l->keys = xrealloc(l->keys, l->size, sizeof *l->keys);
 *		l->values = xrealloc(l->values, l->size, sizeof *l->values);
 *	}
 */
#ifndef LR_BASE_VEC_H
#define LR_BASE_VEC_H

#include <stddef.h>

#include "base/err.h"

enum { VEC_MIN = 16 };

/* The number of items to have room for, where there is room for SIZE and NEED are wanted: SIZE if that
 * is enough. */
static inline size_t vec_size(size_t size, size_t need)
{
	size_t more = size ? 2 * size : VEC_MIN;

	return need <= size ? size : need > more ? need : more;
}

/* The array ITEMS, NULL at first, with room for NEED items of ITEM bytes; it has room for *SIZE. */
static inline void *vec_fit(void *items, size_t need, size_t *size, size_t item)
{
	if (need <= *size)
		return items;
	*size = vec_size(*size, need);
	return xrealloc(items, *size, item);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/sample.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/*
 * FNV-1a over the bytes, and the finaliser of MurmurHash3, as base/hash; but that may change, and this
 * must not.
 */
uint64_t sample_number(const char *name, size_t place, uint32_t seed)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * UINT64_C(0x100000001B3);
	h ^= (uint64_t)seed << 32 | (uint32_t)place;
	h = (h ^ h >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
	h = (h ^ h >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

void sample_init(struct sample *s, size_t size)
{
	*s = (struct sample){.size = size};
}

void sample_done(struct sample *s)
{
	free(s->items);
	*s = (struct sample){0};
}

static bool before(const struct sample_item *a, const struct sample_item *b)
{
	return a->number != b->number ? a->number < b->number : a->at < b->at;
}

static void swap(struct sample_item *a, struct sample_item *b)
{
	struct sample_item t = *a;

	*a = *b;
	*b = t;
}

/* The first item may be too small for its place: down with it. */
static void sink(struct sample *s)
{
	for (size_t i = 0, child; (child = 2 * i + 1) < s->n; i = child) {
		if (child + 1 < s->n && before(&s->items[child], &s->items[child + 1]))
			child++;
		if (!before(&s->items[i], &s->items[child]))
			return;
		swap(&s->items[i], &s->items[child]);
	}
}

void sample_add(struct sample *s, uint64_t number, size_t at)
{
	struct sample_item item = {number, at};
	size_t i;

	if (!s->size)
		return;
	if (s->n == s->size) {
		if (!before(&item, &s->items[0]))
			return;
		s->items[0] = item;
		sink(s);
		return;
	}
	/* Its room doubles: a sample may be asked for that is larger than what there is. */
	if (!(s->n & (s->n + 1)))
		s->items = xrealloc(s->items, 2 * s->n + 1, sizeof *s->items);
	i = s->n++;
	s->items[i] = item;
	for (; i && before(&s->items[(i - 1) / 2], &s->items[i]); i = (i - 1) / 2)
		swap(&s->items[i], &s->items[(i - 1) / 2]);
}

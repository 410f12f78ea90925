/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"

enum { SLOTS = 4096 };

void vocabulary_init(struct vocabulary *v)
{
	*v = (struct vocabulary){0};
	arena_init(&v->arena);
}

void vocabulary_done(struct vocabulary *v)
{
	arena_done(&v->arena);
	free(v->items);
	free(v->slots);
	*v = (struct vocabulary){0};
}

static void put_slot(struct vocabulary *v, uint32_t word)
{
	size_t i = v->items[word].hash & (v->slots_n - 1);

	while (v->slots[i])
		i = (i + 1) & (v->slots_n - 1);
	v->slots[i] = word + 1;
}

static void fill_slots(struct vocabulary *v)
{
	if (v->slots_n)
		memset(v->slots, 0, v->slots_n * sizeof *v->slots);
	for (size_t i = 0; i < v->n; i++)
		put_slot(v, (uint32_t)i);
}

void vocabulary_clear(struct vocabulary *v)
{
	arena_done(&v->arena);
	arena_init(&v->arena);
	v->n = 0;
	fill_slots(v);
}

static uint32_t find(const struct vocabulary *v, const char *s, size_t len, uint32_t hash)
{
	for (size_t i = hash & (v->slots_n - 1); v->slots_n && v->slots[i];
	     i = (i + 1) & (v->slots_n - 1)) {
		const struct vocabulary_word *w = &v->items[v->slots[i] - 1];

		if (w->hash == hash && w->len == len && !memcmp(w->text, s, len))
			return v->slots[i] - 1;
	}
	return VOCABULARY_NONE;
}

uint32_t vocabulary_find(const struct vocabulary *v, const char *s, size_t len)
{
	return find(v, s, len, (uint32_t)hash_quick(s, len, 0));
}

uint32_t vocabulary_add(struct vocabulary *v, const char *s, size_t len)
{
	uint32_t hash = (uint32_t)hash_quick(s, len, 0), word = find(v, s, len, hash);

	if (word != VOCABULARY_NONE)
		return word;
	v->items = vec_fit(v->items, v->n + 1, &v->size, sizeof *v->items);
	if ((v->n + 1) * 2 > v->slots_n) {
		v->slots_n = v->slots_n ? v->slots_n * 2 : SLOTS;
		v->slots = xrealloc(v->slots, v->slots_n, sizeof *v->slots);
		fill_slots(v);
	}
	v->items[v->n] =
		(struct vocabulary_word){arena_copy(&v->arena, s, len), (uint32_t)len, hash};
	put_slot(v, (uint32_t)v->n);
	return (uint32_t)v->n++;
}

void vocabulary_keep(struct vocabulary *v, bool (*keeps)(void *data, size_t i), void *data)
{
	struct arena arena;
	size_t left = 0;

	arena_init(&arena);
	for (size_t i = 0; i < v->n; i++) {
		if (!keeps(data, i))
			continue;
		v->items[left] = v->items[i];
		v->items[left].text = arena_copy(&arena, v->items[i].text, v->items[i].len);
		left++;
	}
	arena_done(&v->arena);
	v->arena = arena;
	v->n = left;
	fill_slots(v);
}

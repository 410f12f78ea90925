/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/entry_keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct seen {
	const char *key;
	unsigned more; /* that were given a suffix */
};

struct entry_keys {
	struct arena arena;
	struct seen *table; /* open addressing; SIZE is a power of two */
	size_t n, size;
};

enum { SIZE_FIRST = 256 };

struct entry_keys *entry_keys_new(void)
{
	struct entry_keys *k = xcalloc(1, sizeof *k);

	arena_init(&k->arena);
	k->size = SIZE_FIRST;
	k->table = xcalloc(k->size, sizeof *k->table);
	return k;
}

void entry_keys_free(struct entry_keys *k)
{
	if (!k)
		return;
	arena_done(&k->arena);
	free(k->table);
	free(k);
}

/* FNV-1a, of small letters. */
static uint64_t hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		h = (h ^ (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) * 1099511628211u;
	}
	return h;
}

/* Where KEY is, or belongs. */
static struct seen *find(const struct entry_keys *k, const char *key)
{
	size_t i = (size_t)hash(key) & (k->size - 1);

	while (k->table[i].key && strcasecmp(k->table[i].key, key) != 0)
		i = (i + 1) & (k->size - 1);
	return &k->table[i];
}

static void grow(struct entry_keys *k)
{
	struct seen *old = k->table;
	size_t size = k->size;

	k->size *= 2;
	k->table = xcalloc(k->size, sizeof *k->table);
	for (size_t i = 0; i < size; i++)
		if (old[i].key)
			*find(k, old[i].key) = old[i];
	free(old);
}

/* "a" for 1, "z" for 26, "aa" for 27. */
static void put_suffix(unsigned n, struct buf *out)
{
	char letters[8];
	size_t at = sizeof letters;

	for (; n; n = (n - 1) / 26)
		letters[--at] = (char)('a' + (n - 1) % 26);
	buf_add(out, letters + at, sizeof letters - at);
}

void entry_keys_put(struct entry_keys *k, const char *key, struct buf *out)
{
	size_t from = out->len;
	struct seen *first, *s;

	buf_puts(out, key);
	if (!k)
		return;
	if (2 * k->n >= k->size)
		grow(k);
	first = s = find(k, key);
	while (s->key) {
		buf_truncate(out, from);
		buf_puts(out, key);
		put_suffix(++first->more, out);
		s = find(k, buf_str(out) + from);
	}
	s->key = arena_strdup(&k->arena, buf_str(out) + from);
	k->n++;
}

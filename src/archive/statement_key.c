/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/statement_key.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"

/* Before an id, and before a fingerprint; longer ids are known by their fingerprint. */
#define BY_ID "id:"
#define BY_PRINT "print:"

enum { ID_MAX = STATEMENT_KEY_MAX - sizeof BY_ID };

/* What is hashed of a title. */
enum { HASHED_BYTES = 4096 };

static uint64_t mix(uint64_t h, const char *s)
{
	return hash_bytes(s ? s : "", s ? strnlen(s, HASHED_BYTES) : 0, h + 1);
}

static bool has_id(const struct statement *s)
{
	return s->id && *s->id && !s->made_id && strnlen(s->id, ID_MAX + 1) <= ID_MAX;
}

static uint64_t print_of(const struct statement *s)
{
	uint64_t h = mix(0, s->made_id ? NULL : s->id);

	h = mix(h, s->edtf);
	h = mix(h, s->title ? s->title : s->occasion);
	h = mix(h, s->speaker);
	return mix(h, s->sources ? s->sources[0] : NULL);
}

void statement_key(const struct statement *s, struct buf *out)
{
	if (has_id(s))
		buf_printf(out, BY_ID "%s", s->id);
	else
		buf_printf(out, BY_PRINT "%016llx", (unsigned long long)print_of(s));
}

uint64_t statement_text_hash(const struct statement *s)
{
	const struct kept body = statement_body(s);
	struct buf room;
	uint64_t hash;

	if (!body.at)
		return 0;
	buf_init(&room);
	hash = hash_string(kept_text(body, &room), 0);
	buf_done(&room);
	return hash;
}

uint64_t statement_fingerprint(const struct statement *s)
{
	uint64_t h = mix(0, s->made_id ? NULL : s->id);

	h = mix(h, s->edtf);
	h = mix(h, s->title ? s->title : s->occasion);
	return mix(h, s->speaker);
}

static uint64_t key_hash(const struct statement *s)
{
	return has_id(s) ? hash_string(s->id, 0) : print_of(s);
}

/* The same of a key as it is written. */
static uint64_t key_hash_of(const char *key)
{
	if (!strncmp(key, BY_ID, strlen(BY_ID)))
		return hash_string(key + strlen(BY_ID), 0);
	return strncmp(key, BY_PRINT, strlen(BY_PRINT)) != 0
		       ? 0
		       : strtoull(key + strlen(BY_PRINT), NULL, 16);
}

static void put(struct statement_keys *k, const struct archive *a, size_t number)
{
	size_t i = (size_t)key_hash(a->items[number]) & (k->size - 1);

	while (k->slots[i])
		i = (i + 1) & (k->size - 1);
	k->slots[i] = (uint32_t)number + 1;
}

void statement_keys_grow(struct statement_keys *k, const struct archive *a)
{
	if (a->n * 2 > k->size) {
		k->size = k->size ? k->size : 1024;
		while (k->size < a->n * 3)
			k->size *= 2;
		free(k->slots);
		k->slots = xcalloc(k->size, sizeof *k->slots);
		k->n = 0;
	}
	for (; k->n < a->n; k->n++)
		put(k, a, k->n);
}

void statement_keys_done(struct statement_keys *k)
{
	free(k->slots);
	*k = (struct statement_keys){0};
}

static bool is_key(const struct statement *s, const char *key)
{
	if (!strncmp(key, BY_ID, strlen(BY_ID)))
		return has_id(s) && !strcmp(s->id, key + strlen(BY_ID));
	return !has_id(s) && key_hash_of(key) == print_of(s);
}

size_t statement_keys_next(const struct statement_keys *k, const struct archive *a, const char *key,
			   size_t *at)
{
	size_t i;

	for (; k->size && *at < k->size; ++*at) {
		i = ((size_t)key_hash_of(key) + *at) & (k->size - 1);
		if (!k->slots[i])
			break;
		if (is_key(a->items[k->slots[i] - 1], key)) {
			++*at;
			return k->slots[i] - 1;
		}
	}
	return SIZE_MAX;
}

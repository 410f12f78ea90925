/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/pages.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SINGLE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SINGLE 1
#endif
#endif
#ifndef ARENA_SINGLE
#define ARENA_SINGLE 0
#endif

/* Chunks start small, for an archive of thirteen, and double up to a size where the overhead is
 * nothing. */
enum { CHUNK_MIN = 4096, CHUNK_MAX = 4 << 20 };

struct arena_chunk {
	struct arena_chunk *next;
	struct pages_block block; /* which this is the head of */
	alignas(max_align_t) char data[];
};

void arena_init(struct arena *a)
{
	*a = (struct arena){0};
}

void arena_init_in(struct arena *a, struct pages *pages)
{
	*a = (struct arena){.pages = pages};
}

void arena_done(struct arena *a)
{
	struct arena_chunk *next;

	for (struct arena_chunk *c = a->chunk; c; c = next) {
		struct pages_block block = c->block;

		next = c->next;
		pages_free(&block);
	}
	arena_init(a);
}

static struct arena_chunk *chunk_new(struct arena *a, size_t cap)
{
	struct arena_chunk *c;
	struct pages_block block;

	if (cap > SIZE_MAX - sizeof *c)
		die_memory();
	block = pages_take(a->pages, sizeof *c + cap);
	c = block.data;
	c->block = block;
	return c;
}

static void arena_push(struct arena *a, struct arena_chunk *c, size_t cap)
{
	c->next = a->chunk;
	a->chunk = c;
	a->cap = cap;
	a->used = 0;
}

void arena_reserve(struct arena *a, size_t size)
{
	if (!ARENA_SINGLE && size > a->cap - a->used)
		arena_push(a, chunk_new(a, size), size);
}

void arena_trim(struct arena *a)
{
	struct arena_chunk *c = a->chunk;

	if (c && a->pages) {
		pages_trim(a->pages, &c->block, sizeof *c + a->used);
		a->cap = c->block.size - sizeof *c;
	}
	a->pages = NULL;
}

void arena_reuse(struct arena *a, size_t size, struct pages *pages)
{
	struct arena_chunk *kept = NULL, *next;

	for (struct arena_chunk *c = a->chunk; c; c = next) {
		struct pages_block block = c->block;

		next = c->next;
		if (!ARENA_SINGLE && !kept && block.size == sizeof *c + size)
			kept = c;
		else
			pages_free(&block);
	}
	arena_init_in(a, pages);
	if (kept)
		arena_push(a, kept, size);
	else
		arena_reserve(a, size);
}

bool arena_holds(const struct arena *a, const void *p, size_t size)
{
	uintptr_t at = (uintptr_t)p, from = a->chunk ? (uintptr_t)a->chunk->data : 0;

	return from && at >= from && size <= a->used && at - from <= a->used - size;
}

static void *arena_take(struct arena *a, size_t size, size_t align)
{
	size_t at = (a->used + align - 1) & ~(align - 1);
	size_t cap;
	struct arena_chunk *c;

	a->bytes += size;
	if (a->chunk && at <= a->cap && size <= a->cap - at) {
		a->used = at + size;
		return a->chunk->data + at;
	}
	cap = a->cap ? a->cap * 2 : CHUNK_MIN;
	if (cap > CHUNK_MAX)
		cap = CHUNK_MAX;
	if (cap < size || ARENA_SINGLE)
		cap = size;
	c = chunk_new(a, cap);
	if (a->chunk && cap == size && size > CHUNK_MAX / 4) {
		/* A giant has a chunk of its own behind the current one, which is not full yet. */
		c->next = a->chunk->next;
		a->chunk->next = c;
		return c->data;
	}
	arena_push(a, c, cap);
	a->used = size;
	return c->data;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return arena_take(a, size, alignof(max_align_t));
}

void *arena_calloc(struct arena *a, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		die_memory();
	p = arena_alloc(a, count * size);
	memset(p, 0, count * size);
	return p;
}

char *arena_copy(struct arena *a, const char *s, size_t len)
{
	char *p = arena_take(a, len + 1, 1);

	if (len)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_copy(a, s, strlen(s));
}

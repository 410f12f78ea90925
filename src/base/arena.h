/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Arena: a chunk allocator for data that dies together.
 *
 * Everything a batch of statements holds lives in one arena and is freed at once. An arena belongs
 * to one thread at a time; it moves between threads with the batch that owns it. Allocation never
 * fails (out of memory ends the program, see err.h). Pointers stay valid until arena_done().
 *
 * Under AddressSanitizer every allocation is a malloc of its own, so that an overrun of one string
 * into the next is seen.
 */
#ifndef LR_BASE_ARENA_H
#define LR_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_chunk;
struct pages;

struct arena {
	struct arena_chunk *chunk; /* newest first */
	size_t used, cap;          /* bytes of the newest chunk */
	size_t bytes;              /* bytes handed out in all */
	struct pages *pages;       /* where chunks come from; NULL: the heap */
};

void arena_init(struct arena *a);
/* One for bulk: its chunks are blocks of PAGES, which belongs to the same thread until arena_trim(). */
void arena_init_in(struct arena *a, struct pages *pages);
void arena_done(struct arena *a);

/* Make room for SIZE bytes in one piece. */
void arena_reserve(struct arena *a, size_t size);
/* No more will come: give back what is spare at the end. PAGES is not used any more. */
void arena_trim(struct arena *a);
/* Nothing of what was put there is used any more: a piece of SIZE bytes, as was reserved, is filled again;
 * all else comes from PAGES. */
void arena_reuse(struct arena *a, size_t size, struct pages *pages);
/* Whether the SIZE bytes at P are of A's newest piece: those of what was put there a moment ago are. */
bool arena_holds(const struct arena *a, const void *p, size_t size);

/* SIZE bytes, aligned for any object, not cleared. Size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);
/* The same, cleared to zero. */
void *arena_calloc(struct arena *a, size_t count, size_t size);
/* A NUL-terminated copy of LEN bytes at S; not aligned. */
char *arena_copy(struct arena *a, const char *s, size_t len);
/* A copy of the string S. */
char *arena_strdup(struct arena *a, const char *s);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/pages.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__)
#define PAGES_MAPPED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PAGES_MAPPED 0
#endif
#endif
#ifndef PAGES_MAPPED
#ifdef MAP_ANONYMOUS
#define PAGES_MAPPED 1
#else
#define PAGES_MAPPED 0
#endif
#endif

/* Whether the process may have so much memory and no more. */
static bool is_limited(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

#if PAGES_MAPPED

/* Whether the system, or who started the program, has switched huge pages off. */
static bool has_small_pages(void)
{
	char modes[64] = "";
	FILE *f = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "re");

	if (f) {
		if (!fgets(modes, sizeof modes, f))
			modes[0] = '\0';
		fclose(f);
	}
#ifdef PR_GET_THP_DISABLE
	if (prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0) == 1)
		return true;
#endif
	return !modes[0] || strstr(modes, "[never]");
}

/* Asked before there are threads: those that read may not look at this file (app/sandbox). */
static bool small_pages;

#endif

void pages_start(void)
{
#ifdef __GLIBC__
	if (is_limited())
		mallopt(M_ARENA_MAX, 1);
#endif
#if PAGES_MAPPED
	small_pages = has_small_pages();
#endif
}

#if PAGES_MAPPED

enum {
	SPAN_SIZE = 64 << 20,
	HUGE_SIZE =
		2 << 20, /* what x86 and most of ARM call huge; only an alignment anywhere else */
	ALIGN = 64       /* a line of the cache */
};

struct pages_span {
	atomic_size_t users; /* its blocks, and a struct pages that takes from it */
	char *from;
	size_t size;
	size_t used;  /* bytes, known to whoever takes from it */
	bool small;   /* its pages are */
	size_t ready; /* where they are small: bytes that have pages already */
};

static size_t round_up(size_t size, size_t to)
{
	if (size > SIZE_MAX - to)
		die_memory();
	return (size + to - 1) / to * to;
}

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* Small pages are had at once, where they are going to be filled: for half of what a fault for each costs. */
static void span_fill(struct pages_span *s)
{
#ifdef MADV_POPULATE_WRITE
	size_t end = round_up(s->used, page_size());

	if (!s->small || end <= s->ready)
		return;
	madvise(s->from + s->ready, end - s->ready, MADV_POPULATE_WRITE);
	s->ready = end;
#else
	(void)s;
#endif
}

/* SIZE bytes that begin where a huge page may, NULL where the system has not so many. */
static char *span_map(size_t size)
{
	size_t before;
	char *p = mmap(NULL, size + HUGE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		       -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	before = (HUGE_SIZE - (uintptr_t)p % HUGE_SIZE) % HUGE_SIZE;
	if (before)
		munmap(p, before);
	if (before < HUGE_SIZE)
		munmap(p + before + size, HUGE_SIZE - before);
	p += before;
#ifdef MADV_HUGEPAGE
	madvise(p, size, MADV_HUGEPAGE);
#endif
	return p;
}

/* A span with room for NEED bytes, and for as many more as WANTED and the system allow. */
static struct pages_span *span_new(size_t need, size_t wanted)
{
	size_t size = need > wanted ? need : wanted;
	struct pages_span *s;
	char *from;

	while (!(from = span_map(size))) {
		if (size == need)
			die_memory();
		size = size / 2 > need ? round_up(size / 2, page_size()) : need;
	}
	s = xcalloc(1, sizeof *s);
	atomic_init(&s->users, 1);
	s->from = from;
	s->size = size;
	s->small = small_pages;
	return s;
}

static void span_unuse(struct pages_span *s)
{
	if (atomic_fetch_sub_explicit(&s->users, 1, memory_order_acq_rel) > 1)
		return;
	if (s->size)
		munmap(s->from, s->size);
	free(s);
}

/* What is not used of S goes back. */
static void span_trim(struct pages_span *s)
{
	size_t used = round_up(s->used, page_size());

	if (used < s->size)
		munmap(s->from + used, s->size - used);
	s->size = used;
}

struct pages_block pages_take(struct pages *p, size_t size)
{
	struct pages_span *s = p ? p->span : NULL;
	size_t at = s ? round_up(s->used, ALIGN) : 0;

	if (!p)
		return (struct pages_block){xrealloc(NULL, size, 1), size, NULL};
	if (!s || at > s->size || size > s->size - at) {
		pages_done(p);
		s = p->span = span_new(round_up(size, page_size()), is_limited() ? 0 : SPAN_SIZE);
		at = 0;
	}
	s->used = at + size;
	span_fill(s);
	atomic_fetch_add_explicit(&s->users, 1, memory_order_relaxed);
	return (struct pages_block){s->from + at, size, s};
}

bool pages_extend(struct pages *p, struct pages_block *b, size_t size)
{
	struct pages_span *s = b->span;
	size_t more = size > b->size ? size - b->size : 0;

	if (!s || s != p->span || (char *)b->data + b->size != s->from + s->used ||
	    more > s->size - s->used)
		return false;
	s->used += more;
	b->size += more;
	span_fill(s);
	return true;
}

void pages_trim(struct pages *p, struct pages_block *b, size_t used)
{
	struct pages_span *s = b->span;

	if (!s || s != p->span || (char *)b->data + b->size != s->from + s->used)
		return;
	s->used -= b->size - used;
	b->size = used;
	if (is_limited())
		pages_done(p);
}

void pages_free(struct pages_block *b)
{
	if (b->span)
		span_unuse(b->span);
	else
		free(b->data);
	*b = (struct pages_block){0};
}

void pages_done(struct pages *p)
{
	if (!p->span)
		return;
	span_trim(p->span);
	span_unuse(p->span);
	p->span = NULL;
}

#else

struct pages_block pages_take(struct pages *p, size_t size)
{
	(void)p;
	return (struct pages_block){xrealloc(NULL, size, 1), size, NULL};
}

bool pages_extend(struct pages *p, struct pages_block *b, size_t size)
{
	(void)p;
	(void)b;
	(void)size;
	return false;
}

void pages_trim(struct pages *p, struct pages_block *b, size_t used)
{
	(void)p;
	(void)b;
	(void)used;
}

void pages_free(struct pages_block *b)
{
	free(b->data);
	*b = (struct pages_block){0};
}

void pages_done(struct pages *p)
{
	(void)p;
}

#endif

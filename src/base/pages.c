/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
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

#if PAGES_MAPPED

/* What x86 and most of ARM call huge; only an alignment anywhere else. */
enum { HUGE_SIZE = 2 << 20 };

/* SIZE in whole pages, as it is mapped. */
static size_t pages_round(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (size > SIZE_MAX - HUGE_SIZE - page)
		die_memory();
	return (size + page - 1) / page * page;
}

void *pages_new(size_t size)
{
	size_t whole = pages_round(size), before;
	char *p = mmap(NULL, whole + HUGE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		       -1, 0);

	if (p == MAP_FAILED)
		die_memory();
	/* Aligned, so that each two megabytes can be one page; the rest at both ends goes back. */
	before = (HUGE_SIZE - (uintptr_t)p % HUGE_SIZE) % HUGE_SIZE;
	if (before)
		munmap(p, before);
	if (before < HUGE_SIZE)
		munmap(p + before + whole, HUGE_SIZE - before);
	return p + before;
}

void pages_huge(void *p, size_t size)
{
#ifdef MADV_HUGEPAGE
	madvise(p, pages_round(size), MADV_HUGEPAGE);
#else
	(void)p;
	(void)size;
#endif
}

size_t pages_trim(void *p, size_t size, size_t used)
{
	size_t whole = pages_round(size), keep = pages_round(used);

	if (keep < whole)
		munmap((char *)p + keep, whole - keep);
	return used;
}

void pages_free(void *p, size_t size)
{
	if (p)
		munmap(p, pages_round(size));
}

#else

void *pages_new(size_t size)
{
	return xrealloc(NULL, size, 1);
}

void pages_huge(void *p, size_t size)
{
	(void)p;
	(void)size;
}

size_t pages_trim(void *p, size_t size, size_t used)
{
	(void)p;
	(void)used;
	return size;
}

void pages_free(void *p, size_t size)
{
	(void)size;
	free(p);
}

#endif

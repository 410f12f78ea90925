/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pages: large blocks of memory straight from the system.
 *
 * For the texts of an archive and their search forms: hundreds of megabytes that are filled once and
 * freed together, each block no larger than what is in it. Out of memory ends the program (err.h).
 * Under AddressSanitizer, and where there is no mmap() of nothing, they are plain mallocs.
 */
#ifndef LR_BASE_PAGES_H
#define LR_BASE_PAGES_H

#include <stddef.h>

/* SIZE bytes, more than 0, aligned for any object; contents as they come. */
void *pages_new(size_t size);
/* The SIZE bytes at P, from pages_new(), are going to be read from end to end again and again: have
 * them in huge pages, if the system gives any. Before they are filled; filling may cost more. */
void pages_huge(void *p, size_t size);
/* Give back what lies beyond the first USED of SIZE bytes, USED more than 0, without moving them. The
 * size from then on, for pages_free(). */
size_t pages_trim(void *p, size_t size, size_t used);
void pages_free(void *p, size_t size);

#endif

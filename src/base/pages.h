/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pages: large blocks of memory straight from the system, filled one behind the other.
 *
 * For the texts of an archive and their search forms: hundreds of megabytes that are filled once and
 * freed together. The system gives a span of address space at a time, in huge pages where it has them:
 * one page fault for two megabytes instead of five hundred. A block is taken as long as it may become
 * and trimmed to what it is; the next one begins where it ends. A span goes back to the system with the
 * last block in it. Where the process may have only so much address space (RLIMIT_AS), a span is one
 * block: nothing is reserved that may not be needed.
 *
 * One thread takes and trims; any may free. Out of memory ends the program (err.h). Under
 * AddressSanitizer, and where there is no mmap() of nothing, all blocks are of the heap.
 */
#ifndef LR_BASE_PAGES_H
#define LR_BASE_PAGES_H

#include <stdbool.h>
#include <stddef.h>

struct pages_span;

/* Where blocks are taken from. All zero: nothing was taken yet. */
struct pages {
	struct pages_span *span;
};

struct pages_block {
	void *data;              /* aligned for any object; contents as they come */
	size_t size;             /* bytes; 0: none */
	struct pages_span *span; /* NULL: of the heap */
};

/* A block of SIZE bytes, more than 0. Where P is NULL it is of the heap: for what stays small. */
struct pages_block pages_take(struct pages *p, size_t size);
/* Make B, which was taken from P, SIZE bytes long where it lies; false where there is no room behind it. */
bool pages_extend(struct pages *p, struct pages_block *b, size_t size);
/* Give back what lies beyond the first USED bytes of B, if no other block was taken from P since. */
void pages_trim(struct pages *p, struct pages_block *b, size_t used);
/* B may be empty, and is then. */
void pages_free(struct pages_block *b);
/* No more will be taken: give back what is left of the span. Blocks stay. */
void pages_done(struct pages *p);

/* Before there are threads: look how large the pages of the system are; and where memory is limited (ulimit
 * -v) threads share one heap. With one for each, tens of megabytes laid aside, there would be none left
 * where a lower limit is enough. */
void pages_start(void);

#endif

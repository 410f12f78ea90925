/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Scan: where a string occurs in a long text.
 *
 * First-byte search is useless outside Latin script, where two or three lead bytes make up half the
 * text. So the scan looks for the two rarest bytes of the needle at their distance, 64 positions a
 * step, and compares the rest only where both stand. Without SSE2, which every 64-bit x86 has, it is
 * memmem(). Pure functions.
 */
#ifndef LR_SEARCH_SCAN_H
#define LR_SEARCH_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scan {
	const char *needle; /* borrowed; no NUL needed */
	size_t len;
	size_t a, b; /* positions of the two bytes looked for; the same for a single byte */
};

/* Prepare for NEEDLE of LEN >= 1 bytes in texts whose bytes occur as often as HISTOGRAM says. */
void scan_init(struct scan *s, const char *needle, size_t len, const uint32_t histogram[256]);
/* The first occurrence within [AT, END), NULL where there is none. */
const char *scan_next(const struct scan *s, const char *at, const char *end);
/* Whether the needle may occur within [AT, END): certain where it is false, and where it has one or two
 * bytes; else both bytes looked for stand at their distance. Reads all of it: a scan that goes from text to
 * text and leaves each at its first hit breaks the stream of memory, and takes three times as long. */
bool scan_holds(const struct scan *s, const char *at, const char *end);

#endif

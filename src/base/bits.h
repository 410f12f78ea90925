/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Bits: pieces of long sets of bits, in words of 64. Pure functions.
 */
#ifndef LR_BASE_BITS_H
#define LR_BASE_BITS_H

#include <stddef.h>
#include <stdint.h>

/* Set in TO, from bit AT on, those of the first N bits of FROM that are set. */
static inline void bits_or(uint64_t *to, size_t at, const uint64_t *from, size_t n)
{
	unsigned shift = at % 64;

	to += at / 64;
	for (size_t i = 0; i < n; i += 64, from++, to++) {
		uint64_t word = n - i >= 64 ? *from : *from & ((UINT64_C(1) << (n - i)) - 1);

		to[0] |= word << shift;
		if (shift && word >> (64 - shift))
			to[1] |= word >> (64 - shift);
	}
}

/* Make TO the N bits of FROM from bit AT on; FROM has WORDS words, what lies beyond is not set. */
static inline void bits_take(uint64_t *to, const uint64_t *from, size_t words, size_t at, size_t n)
{
	unsigned shift = at % 64;
	size_t w = at / 64;

	for (size_t i = 0; i < n; i += 64, to++, w++) {
		*to = w < words ? from[w] >> shift : 0;
		if (shift && w + 1 < words)
			*to |= from[w + 1] << (64 - shift);
	}
	if (n % 64)
		to[-1] &= (UINT64_C(1) << n % 64) - 1;
}

static inline size_t bits_count(const uint64_t *set, size_t words)
{
	size_t n = 0;

	for (size_t w = 0; w < words; w++)
		n += (size_t)__builtin_popcountll(set[w]);
	return n;
}

#endif

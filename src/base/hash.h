/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Hash: numbers that stand for strings, for hash tables and to compare many strings fast.
 *
 * FNV-1a over the bytes, then the finaliser of MurmurHash3, which spreads what FNV leaves in the high
 * bits: a table may take as many low bits as it has places. Not for secrets; where a file could aim at
 * collisions, the seed is something it cannot know, such as an address. The numbers are never written
 * anywhere, so they may change from version to version. Pure functions.
 */
#ifndef LR_BASE_HASH_H
#define LR_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A number as likely as any other for each H. */
static inline uint64_t hash_number(uint64_t h)
{
	h = (h ^ h >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
	h = (h ^ h >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

/* The hash of the LEN bytes at S; SEED: 0, or what makes it another function. */
static inline uint64_t hash_bytes(const char *s, size_t len, uint64_t seed)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325) ^ seed;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001B3);
	return hash_number(h);
}

/* The same number for the string S. */
static inline uint64_t hash_string(const char *s, uint64_t seed)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325) ^ seed;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001B3);
	return hash_number(h);
}

/* Another hash of the LEN bytes at S, for tables in memory that are asked again and again: eight bytes at a
 * time, so it is another number on other machines, and not to be kept. */
static inline uint64_t hash_quick(const char *s, size_t len, uint64_t seed)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t h = seed ^ (uint64_t)len, word = 0;

	for (; len >= sizeof word; s += sizeof word, len -= sizeof word) {
		memcpy(&word, s, sizeof word);
		h = (h ^ word) * factor;
		h ^= h >> 32;
	}
	word = 0;
	for (size_t i = 0; i < len; i++)
		word = word << 8 | (unsigned char)s[i];
	return hash_number((h ^ word) * factor);
}

/* The place of the pointer P in a table of 256: the high bits of a product (Knuth's multiplicative
 * hashing), for one addition and one multiplication where a cache is asked for every element. */
static inline size_t hash_pointer(const void *p)
{
	return (uint32_t)((uintptr_t)p * 2654435769u) >> 24;
}

#endif

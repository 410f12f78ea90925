/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Blocks: loops over text that look at 16 to 64 bytes at once.
 *
 * Each question that reading asks of every byte of a file is answered here, once in plain C
 * (blocks.c) and once over vectors of bytes (blocks_vector.h), which is compiled for each kind of
 * processor there is an own build for: x86 with SSSE3 and POPCNT, with AVX2 and BMI, with AVX-512 and
 * VBMI; 64-bit ARM. What the processor has is asked once, when the first text comes. All give the same
 * answers; the tests hold them to that. Pure functions, for any thread.
 *
 * blocks and utf8 use each other, a circle on purpose: what is no plain loop decodes characters, and
 * utf8 counts with one of these.
 */
#ifndef LR_BASE_BLOCKS_H
#define LR_BASE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of S, whole characters of UTF-8, up to the first that are not, or are U+FFFE or U+FFFF. */
size_t blocks_utf8(const char *s, size_t len);

/* Bytes of S, whole characters, up to the first that text/sanitize has to look at: what is not UTF-8, a
 * control, what stands near those that it does not let through, or takes four bytes. COLLAPSE: or up to a
 * blank behind another one; AFTER_BLANK: there is one before S. */
size_t blocks_clean(const char *s, size_t len, bool collapse, bool after_blank);

/* Bytes of S up to the first control below U+0020, "]" or, with MARKUP, "<" or "&". */
size_t blocks_text(const char *s, size_t len, bool markup);

/* Characters of S, UTF-8, that are neither controls of ASCII nor white space (Unicode's White_Space). */
size_t blocks_visible(const char *s, size_t len);

/* Characters of two bytes of UTF-8: of LEAD and TAIL, bit (TAIL & 7) of set[(LEAD & 0x1F) >> 1]
 * [(LEAD & 1) << 3 | (TAIL & 0x3F) >> 3]. */
struct blocks_pairs {
	unsigned char set[16][16];
};

static inline void blocks_pairs_add(struct blocks_pairs *p, unsigned lead, unsigned tail)
{
	p->set[(lead & 0x1F) >> 1][(lead & 1) << 3 | (tail & 0x3F) >> 3] |=
		(unsigned char)(1u << (tail & 7));
}

static inline bool blocks_pairs_has(const struct blocks_pairs *p, unsigned lead, unsigned tail)
{
	return (tail & 0xC0) == 0x80 &&
	       p->set[(lead & 0x1F) >> 1][(lead & 1) << 3 | (tail & 0x3F) >> 3] >> (tail & 7) & 1;
}

/* Copy S to TO with A to Z made small, as far as there are visible characters of ASCII, single blanks (the
 * first one not AFTER_BLANK) and characters of SET. Returns the bytes taken, as many as were written; up
 * to BLOCKS_SPARE more may be overwritten. */
enum { BLOCKS_SPARE = 64 };
size_t blocks_lower(const struct blocks_pairs *set, char *to, const char *s, size_t len,
		    bool after_blank);

/* Bytes that A and B, LEN of each, have in common from their start on. */
size_t blocks_same(const char *a, const char *b, size_t len);

/* For tests: what the processor has that was compiled for, the best first; "plain" is the last. NULL: no
 * more. */
const char *blocks_kind(size_t i);
/* Use the kind of that number. */
void blocks_use(size_t i);

#endif

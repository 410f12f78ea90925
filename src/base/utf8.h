/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * UTF-8: decode, encode, repair, and the width of text in terminal cells.
 *
 * Text inside the program is valid UTF-8 (The Unicode Standard, section 3.9). Widths come from the
 * C library's wcwidth() as base/width sets it, because ncurses uses it too: two opinions would shear
 * the screen.
 */
#ifndef LR_BASE_UTF8_H
#define LR_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/blocks.h"

struct buf;

#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Decode one code point at S (LEN >= 1 bytes left). Returns the bytes it takes, 1 to 4. Where the
 * bytes are not valid UTF-8 (truncated, overlong, surrogate, above U+10FFFF) *CODE is
 * UTF8_REPLACEMENT and the length that of the maximal valid part, at least 1.
 */
size_t utf8_decode(const char *s, size_t len, uint32_t *code);
/* Whether CODE, decoded of the N bytes at S, stands for what is not valid: U+FFFD itself takes three. */
static inline bool utf8_is_bad(const char *s, size_t n, uint32_t code)
{
	return code == UTF8_REPLACEMENT && !(n == 3 && (unsigned char)*s == 0xEF);
}
/* Encode CODE at OUT (room for 4 bytes); returns the bytes written. Not a scalar value: U+FFFD. */
size_t utf8_encode(uint32_t code, char *out);
/* Whether all LEN bytes are valid UTF-8. */
bool utf8_valid(const char *s, size_t len);
/* Bytes up to the end of the longest start of S that is at most MAX bytes and cuts no code point. */
size_t utf8_fit(const char *s, size_t len, size_t max);

/* Characters of LEN bytes at S, valid UTF-8, that are neither controls of ASCII nor white space, such as
 * does not break (U+00A0) among it. */
static inline size_t utf8_count_visible(const char *s, size_t len)
{
	return blocks_visible(s, len);
}

/* Cells one code point takes: 0 (controls, marks, joiners, soft hyphen, skin tones), 1 or 2. What
 * the C library does not know takes one, for a replacement; in a locale that is not UTF-8 as many as
 * it is spelled with (charset_spell). */
int utf8_width(uint32_t code);
/* Cells of LEN bytes of printable text. */
int utf8_cells(const char *s, size_t len);

/* Whether CODE has no business in the text of a file: controls ('\n' too), controls of direction,
 * separators, noncharacters, tags and the like. */
bool utf8_is_unwanted(uint32_t code);

/* Replace in place what must not stand in a one-line message: what is unwanted, what is not seen at all
 * where it should be (a soft hyphen, a filler) and bytes that are not UTF-8 become '?'. What joins and
 * parts letters, or says how they run, stays. */
void utf8_clean_line(char *s);
/* Append the LEN bytes at S, cleaned like that. */
void utf8_add_line(struct buf *b, const char *s, size_t len);
/* The same between isolates (UAX #9), so that they turn nothing that stands beside them. */
void utf8_add_isolated(struct buf *b, const char *s, size_t len);

#endif

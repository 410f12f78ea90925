/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Charset: between UTF-8, which is what the program works in, and the locale's encoding; and from
 * any encoding a file may be in.
 *
 * The only user of iconv. Where the locale is UTF-8 nothing is converted. What the locale's
 * encoding cannot say is transliterated where iconv knows how, else shown as '?': never a raw byte.
 */
#ifndef LR_BASE_CHARSET_H
#define LR_BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct buf;
struct charset; /* a conversion to UTF-8, piece by piece */

/* Whether the locale's encoding is UTF-8. */
bool charset_locale_is_utf8(void);
/* What CODE, which has a cell, is written as in the locale's encoding where that is not UTF-8: itself,
 * transliterated, or '?'. Returns the number of characters in OUT, each of one cell. */
enum { CHARSET_SPELL_MAX = 8 };
int charset_spell(uint32_t code, uint32_t out[CHARSET_SPELL_MAX]);
/* A symbol of one cell that the locale may not have: the first of the two that it can show. */
const char *charset_symbol(const char *s, const char *plain);
/* A string the user gave (argument, environment) as valid UTF-8; heap. */
char *charset_from_locale(const char *s);
/* Append the LEN bytes of UTF-8 at S, in the locale's encoding, to OUT. */
void charset_to_locale(struct buf *out, const char *s, size_t len);
/* Write LEN bytes of UTF-8 to OUT in the locale's encoding; errors stay in OUT (ferror). */
void charset_print(FILE *out, const char *s, size_t len);

/* From the encoding that iconv calls NAME; NULL where it does not know it. */
struct charset *charset_open(const char *name);
void charset_close(struct charset *c);
/*
 * Append the LEN bytes at S to OUT as UTF-8. What is no character becomes U+FFFD; *BAD_AT is where
 * in OUT the first one stands, SIZE_MAX where there is none. Returns the bytes taken: all but a
 * character that S cuts off at its end; all of them where S is the LAST piece.
 */
size_t charset_decode(struct charset *c, const char *s, size_t len, bool last, struct buf *out,
		      size_t *bad_at);

#endif

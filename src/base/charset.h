/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Charset: between UTF-8, which is what the program works in, and the locale's encoding.
 *
 * The only user of iconv. Where the locale is UTF-8 nothing is converted. What the locale's
 * encoding cannot say is transliterated where iconv knows how, else shown as '?': never a raw byte.
 */
#ifndef LR_BASE_CHARSET_H
#define LR_BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct buf;

/* Whether the locale's encoding is UTF-8. */
bool charset_locale_is_utf8(void);
/* A string the user gave (argument, environment) as valid UTF-8; heap. */
char *charset_from_locale(const char *s);
/* Append the LEN bytes of UTF-8 at S, in the locale's encoding, to OUT. */
void charset_to_locale(struct buf *out, const char *s, size_t len);
/* Write LEN bytes of UTF-8 to OUT in the locale's encoding; errors stay in OUT (ferror). */
void charset_print(FILE *out, const char *s, size_t len);

#endif

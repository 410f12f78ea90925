/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Character: what Unicode says of single characters, and the one spelling of several.
 *
 * A thin cover over libunistring for the rooms above, which do not meet that library. Pure functions.
 * What is asked of every character of a text has tables of its own: see fold.h and words.h.
 */
#ifndef LR_TEXT_CHARACTER_H
#define LR_TEXT_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Whether CODE is part of words: a letter, a number, a diacritic. */
bool character_is_word(uint32_t code);
/* Whether CODE is a letter, or a diacritic on one. */
bool character_is_letter(uint32_t code);
/* Whether CODE is not seen itself but says something of its neighbours: ZWNJ, bidi controls, the soft
 * hyphen (general category Cf). */
bool character_is_format(uint32_t code);
/* Append the LEN bytes of UTF-8 at S to OUT, letters and their diacritics composed (NFC, UAX #15). */
void character_compose(struct buf *out, const char *s, size_t len);

#endif

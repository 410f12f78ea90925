/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Named characters: "&name;" and "&#number;" as characters, with or without the semicolon.
 *
 * The names are all those of the HTML standard (named_characters.inc, made by data/mknames.py), which has
 * XHTML's and most of XML's in it. Numbers are as HTML has them: nothing but a character comes out;
 * U+0080..U+009F are left to text/sanitize.
 */
#ifndef LR_TEXT_NAMED_CHARACTER_H
#define LR_TEXT_NAMED_CHARACTER_H

#include <stddef.h>

struct buf;

/* What a reference stands for: one character, or two, in UTF-8; no NUL. */
struct named_character {
	char text[8];
	size_t len;
};

/* The reference at S, which begins with '&': its length, and in *C what it stands for; 0: it is none. */
size_t named_character(const char *s, size_t len, struct named_character *c);
/* What the LEN bytes of NAME stand for; NULL: there is no such name. */
const char *named_character_find(const char *name, size_t len);
/* Append S with its references resolved. */
void named_character_decode(struct buf *out, const char *s, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML entities: "&name;" and "&#number;" as characters, with or without the semicolon.
 *
 * The names are those libxml2 knows, HTML 4's, and some of HTML 5's. Numbers are as HTML has them:
 * nothing but a character comes out; U+0080..U+009F are left to text/sanitize.
 */
#ifndef LR_TEXT_NAMED_CHARACTER_H
#define LR_TEXT_NAMED_CHARACTER_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* The entity at S, which begins with '&': its length, and in *CODE its character; 0: it is none. */
size_t named_character(const char *s, size_t len, uint32_t *code);
/* Append S with its entities resolved. */
void named_character_decode(struct buf *out, const char *s, size_t len);
/* What libxml2 says that NAME is; 0: it does not know. In html.c. */
uint32_t named_character_lookup(const char *name);

#endif

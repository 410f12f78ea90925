/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Dictionary: the words of a script that writes no blanks, for words.c alone.
 *
 * ICU has dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese. It is asked for runs of such
 * letters only: it is slow. Built without ICU there is none, and each letter is a word. Belongs to one
 * thread.
 */
#ifndef LR_TEXT_DICTIONARY_H
#define LR_TEXT_DICTIONARY_H

#include <stddef.h>

struct dictionary;

/* NULL where there is none. */
struct dictionary *dictionary_new(void);
/* May be NULL. */
void dictionary_free(struct dictionary *d);
/* Where the words of the LEN bytes of UTF-8 at S end, in bytes: up to MAX of them into ENDS; returns how
 * many, 0 where they are not known. */
size_t dictionary_ends(struct dictionary *d, const char *s, size_t len, size_t *ends, size_t max);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Words: where the words of a text begin and end, by Unicode's default rules (UAX #29, section 4).
 *
 * A word is a segment between two boundaries that holds a letter or a number; what lies between
 * words is passed over. "don't", "3.14", "می‌خواهم" are one word each; where a script writes no
 * blanks (Han, kana, Thai ...) the dictionaries of ICU say what is a word (dictionary.h); without ICU
 * every letter but katakana is one. Elsewhere the boundaries are those of
 * u8_wordbreaks(), at a tenth of its cost: the properties are libunistring's, remembered by code
 * point, and most rules are about what is no word. Control bytes (the marks of archive/body, the
 * separators of search/index) part words.
 *
 * The table of properties fills as texts are read; it belongs to one thread.
 */
#ifndef LR_TEXT_WORDS_H
#define LR_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words;

struct words *words_new(void);
void words_free(struct words *w);

/* The first word at or after *AT, before END: *START and *LEN bytes, and *AT is moved behind it.
 * False where there is none. Bytes that are no UTF-8 part words. */
bool words_next(struct words *w, const char **at, const char *end, const char **start, size_t *len);
/* Whether CODE is a letter of a script that writes no blanks: that a letter stands beside it says nothing of
 * where its word ends. */
bool words_unspaced(uint32_t code);
/* Whether no word goes on across AT in the string S. Asked of many places it takes no longer than reading
 * what lies between them, even where nothing parts the words. */
bool words_edge(struct words *w, const char *s, const char *at);
/* Whether a segment of UAX #29 (word or not) begins at each of the LEN bytes at S: BREAKS[i] is 1 or 0. */
void words_boundaries(const char *s, size_t len, char *breaks);
/* The same, but that words of scripts that write no blanks are one segment each, where W knows
 * them: call it with what words_boundaries() has made. */
void words_join_unspaced(struct words *w, const char *s, size_t len, char *breaks);
/* How many words there are in the LEN bytes at S. */
size_t words_count(struct words *w, const char *s, size_t len);

#endif

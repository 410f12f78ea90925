/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Suggest: what could stand next on the command line, for the completions of shells.
 *
 * The shells' own files in data/completions know no option: they hand over the words typed so far and show
 * what comes back, so that they cannot fall behind. Options, their values and fields come from the tables
 * that parse them; a query is completed as on the screen (app/complete), with the values of the archive that
 * the line names, where that is small enough to be read while somebody waits. Reads, and changes nothing.
 */
#ifndef LR_APP_SUGGEST_H
#define LR_APP_SUGGEST_H

#include <stddef.h>

struct buf;

/*
 * Append what the last of the N WORDS (in the locale's encoding, without the program's name) could be: a
 * line each, the whole word and, after a tab, what it means or how many statements have it. ":files" alone:
 * the name of a file, after the "=" where the word has one. UTF-8.
 */
void suggest_words(const char *const *words, size_t n, struct buf *out);

#endif

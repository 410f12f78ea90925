/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Stop words: the words of a file that somebody wants left out of the lists of words.
 *
 * The program has no list of its own: which words say nothing depends on what is asked. Words are parted as
 * everywhere (UAX #29), and compared in their search form; a line that begins with '#' says something of the
 * others. What is left out is said where the rest is shown.
 */
#ifndef LR_APP_STOP_WORDS_H
#define LR_APP_STOP_WORDS_H

#include <stdbool.h>

struct err;
struct vocabulary;

/* Add the words of the file at PATH, which may begin with "~/", to V. False: it cannot be read. */
bool stop_words_read(struct vocabulary *v, const char *path, struct err *err);

#endif

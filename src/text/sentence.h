/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sentence: where the sentence around a place begins and ends, by UAX #29, section 5, as ICU has it with
 * what it knows of languages. Built without ICU it knows none. Pure.
 */
#ifndef LR_TEXT_SENTENCE_H
#define LR_TEXT_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

/* The sentence of the LEN bytes of UTF-8 at S that byte AT is in, without blanks at its ends: the bytes
 * *FROM to *TO. LANGUAGE: a BCP 47 tag, or NULL. False: it is not known. */
bool sentence_around(const char *s, size_t len, size_t at, const char *language, size_t *from,
		     size_t *to);

#endif

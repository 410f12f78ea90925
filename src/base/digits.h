/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Digits: the figures of the dates and counts that the program says itself.
 *
 * In the script of the interface's language where the user or the language wants it (setting
 * `digits`), else 0 to 9; what files say stays as it is, and data for other programs has 0 to 9. Arabic and
 * Persian digits have a decimal point and a sign between groups of their own (CLDR: U+066B, U+066C). The
 * choice is one for the process, as the locale is; only the front end's thread says numbers.
 */
#ifndef LR_BASE_DIGITS_H
#define LR_BASE_DIGITS_H

#include <stddef.h>

struct buf;

enum digits {
	DIGITS_AUTO, /* native in Arabic, Persian and their neighbours' languages, else latin */
	DIGITS_LATIN,
	DIGITS_NATIVE /* those of any language that has its own */
};

/* Choose for an interface in LANGUAGE ("fa", "ar_EG", "pa-Arab"; NULL: not known). */
void digits_choose(enum digits wanted, const char *language);
/* Choose again, for the same language. */
void digits_choose_again(enum digits wanted);
/* Turn the digits 0 to 9 in B from byte FROM on, and a point or comma between two, into those that are
 * chosen. */
void digits_convert(struct buf *b, size_t from);

#endif

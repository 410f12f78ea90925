/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date ordinal: days that are written in words, "the sixth of May 2021".
 *
 * In English, German and Russian, and the first of a month in French, Spanish, Portuguese, Catalan and, where
 * the text is said to be, Italian. The word counts as a day only beside the month; where another such word
 * is in the text, or figures that may be the day, all stay words. Pure functions.
 */
#ifndef LR_DATE_DATE_ORDINAL_H
#define LR_DATE_DATE_ORDINAL_H

struct date_tokens;

/* Make the word a number where it is the day of the date in T, a text in LANGUAGE (a BCP 47 tag; NULL: not
 * known). Names have been found. */
void date_ordinal_take(struct date_tokens *t, const char *language);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Language: the languages of the world by what people call them.
 *
 * Names are CLDR's, through ICU: "tr" is "Turkish", in the language of the program; "türkçe", "turkish",
 * "turc" and "tur" all mean "tr". Without ICU a language has no name but its code. Belongs to the thread of
 * the front end, as text/name does, and as the table of names, which is made when one is first looked up.
 */
#ifndef LR_TEXT_LANGUAGE_H
#define LR_TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum { LANGUAGE_CODE = 12 };

/* The language that the program speaks, as a locale or a tag; until then, and for "", English. */
void language_speak(const char *tag);
/* Append what the language of the BCP 47 tag TAG is called: "Turkish", "English (United Kingdom)". False,
 * with nothing appended: it has no name. */
bool language_name(const char *tag, struct buf *out);
/* Whether S has the form of a BCP 47 tag, which the language of a statement is. */
bool language_is_tag(const char *s);
/* The code of the language that the LEN bytes at S are a name of, in the language of the program, in English
 * or in its own; false: of none. */
bool language_find(const char *s, size_t len, char code[LANGUAGE_CODE]);

#endif

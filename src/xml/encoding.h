/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Encoding: which one a file is in.
 *
 * Labels are read as found in the wild, by the idea of WHATWG's Encoding Standard (section 4.2):
 * "latin1" means windows-1252, "gb2312" means GB18030. What is not labelled is known by its byte
 * order mark, by where its NUL bytes are, by being UTF-8 or not; and what is none of these by how
 * double-byte encodings are built and by how often letters occur. Pure.
 */
#ifndef LR_XML_ENCODING_H
#define LR_XML_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* The longest name of an encoding, with its NUL. */
enum { ENCODING_NAME = 64 };

/* What the first bytes of a file say. */
struct encoding_start {
	const char *name;             /* as iconv calls it; NULL: they do not say */
	size_t mark;                  /* bytes of a byte order mark */
	char declared[ENCODING_NAME]; /* by the XML declaration, as written; "" for none */
};

/*
 * The encoding that LABEL means, as iconv calls it, into NAME. False where there is none. UTF-8 is
 * "UTF-8"; UTF-16 and UTF-32 without a byte order are the little-endian ones.
 */
bool encoding_find(const char *label, char name[ENCODING_NAME]);
/* How people know the encoding that iconv calls NAME: "windows-1256" for "CP1256". */
void encoding_title(const char *name, char title[ENCODING_NAME]);
/* Whether a letter of it may take one byte and looks like ASCII then. */
bool encoding_is_ascii(const char *name);
/* Look at the first LEN bytes of a file; some hundred are enough. */
void encoding_start(const char *s, size_t len, struct encoding_start *start);

/* How much of the LEN bytes at S is UTF-8: characters of several bytes, and bytes that are none. */
void encoding_count(const char *s, size_t len, size_t *good, size_t *bad);
/* What the LEN bytes at S, which are not UTF-8, are in most likely. */
const char *encoding_guess(const char *s, size_t len);

#endif

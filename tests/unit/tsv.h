/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tables for tests: a text file with tab-separated fields, one case a line, '#' for comments.
 *
 * In a field \xNN is a byte, \uNNNN and \UNNNNNNNN a code point, \n a newline, \\ a backslash:
 * what is invisible, decomposed or not text is spelled out. Also what else tests of text share: the
 * locale and a random number generator with a fixed seed.
 */
#ifndef LR_TESTS_UNIT_TSV_H
#define LR_TESTS_UNIT_TSV_H

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { TSV_FIELDS = 4, TSV_LINE = 8192 };

struct tsv {
	FILE *file;
	int line;
	char text[TSV_LINE];
	char *field[TSV_FIELDS]; /* "" where the line has fewer */
	size_t len[TSV_FIELDS];
};

/* wcwidth() knows only ASCII in the C locale. */
static inline bool test_locale(void)
{
	return (setlocale(LC_ALL, "") && MB_CUR_MAX > 1) || setlocale(LC_ALL, "C.UTF-8");
}

/* xorshift64*: the same numbers everywhere. */
static inline uint32_t test_random(uint64_t *state, uint32_t below)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (uint32_t)((*state * 0x2545F4914F6CDD1Dull) >> 33) % below;
}

/* A heap copy of LEN bytes, without one byte more: reading past the end is seen by a sanitizer. */
static inline char *test_exact(const char *s, size_t len)
{
	char *copy = malloc(len ? len : 1);

	if (!copy)
		abort();
	if (len)
		memcpy(copy, s, len);
	return copy;
}

/* Open the file NAME in the folder of the tests; false: not there. */
static inline bool tsv_open(struct tsv *t, const char *name)
{
	const char *top = getenv("abs_srcdir");
	char path[4096];

	snprintf(path, sizeof path, "%s/tests/unit/%s", top ? top : ".", name);
	t->file = fopen(path, "r");
	t->line = 0;
	return t->file != NULL;
}

/* Undo the escapes of S in place; returns its length. */
static inline size_t tsv_unescape(char *s)
{
	char *to = s, *from = s, *end;
	char digits[9];
	size_t n;

	while (*from) {
		if (*from != '\\') {
			*to++ = *from++;
			continue;
		}
		from++;
		n = *from == 'x' ? 2 : *from == 'u' ? 4 : *from == 'U' ? 8 : 0;
		if (!n) {
			*to++ = *from == 'n' ? '\n' : *from;
			from += *from != '\0';
			continue;
		}
		snprintf(digits, sizeof digits, "%.*s", (int)n, from + 1);
		if (n == 2)
			*to++ = (char)strtoul(digits, &end, 16);
		else
			to += utf8_encode((uint32_t)strtoul(digits, &end, 16), to);
		if (end != digits + n) {
			fprintf(stderr, "bad escape in %s\n", s);
			abort();
		}
		from += n + 1;
	}
	*to = '\0';
	return (size_t)(to - s);
}

/* The next case of T; false at the end, which closes it. */
static inline bool tsv_next(struct tsv *t)
{
	char *at;
	size_t n;

	while (fgets(t->text, sizeof t->text, t->file)) {
		t->line++;
		t->text[strcspn(t->text, "\n")] = '\0';
		if (!t->text[0] || t->text[0] == '#')
			continue;
		at = t->text;
		for (size_t i = 0; i < TSV_FIELDS; i++) {
			t->field[i] = at;
			n = strcspn(at, "\t");
			at += n + (at[n] != '\0');
			t->field[i][n] = '\0';
			t->len[i] = tsv_unescape(t->field[i]);
		}
		return true;
	}
	fclose(t->file);
	return false;
}

#endif

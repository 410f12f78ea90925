/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Lines: a file of "name = value" lines, as settings and mappings are written.
 *
 * Blank lines and those that begin with # say nothing. Blanks around name and value are no part of them;
 * the value is all behind the first "=", whatever is in it, and may be empty. Which names there are,
 * and what their values mean, is the caller's affair. Any thread; never fails but by a line that is none.
 */
#ifndef LR_BASE_LINES_H
#define LR_BASE_LINES_H

#include <stdio.h>

struct err;

/* A line with more bytes than this is not read. */
enum { LINES_BYTES_MAX = 4096 };

enum lines_kind {
	LINES_PAIR,  /* `name` and `value` are there */
	LINES_WRONG, /* there is no "=", or a zero byte */
	LINES_LONG,  /* it is longer than LINES_BYTES_MAX */
	LINES_END
};

struct lines {
	FILE *file;               /* borrowed */
	long number;              /* of this line, 1 and up */
	const char *name, *value; /* until the next line; NULL where there is none */
	char text[LINES_BYTES_MAX];
};

/* Begin to read FILE. */
void lines_init(struct lines *l, FILE *file);
/* The next line that says something. */
enum lines_kind lines_next(struct lines *l);
/* Fill ERR with what is wrong with the line of PATH, which is of this KIND: WRONG or LONG. */
void lines_complain(const struct lines *l, enum lines_kind kind, const char *path, struct err *err);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Files for tests: those of tests/data, those that a test writes, and archives read from either.
 *
 * What is read goes through the reader as the program reads it, each statement into a batch of its
 * own: nothing of it may point into another. A test with a sink of its own uses the paths alone.
 */
#ifndef LR_TESTS_UNIT_LOAD_H
#define LR_TESTS_UNIT_LOAD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "base/err.h"
#include "read/format.h"
#include "read/reader.h"

enum { LOAD_PATH = 4096 };

struct load {
	struct archive a;
	struct err err;
	enum reader_end end;
	const struct format *format; /* of the last document; NULL: none was recognised */
};

/* The path of tests/data/NAME. */
static inline void load_data_path(char path[LOAD_PATH], const char *name)
{
	const char *top = getenv("abs_srcdir");

	snprintf(path, LOAD_PATH, "%s/tests/data/%s", top ? top : ".", name);
}

/* A path for a file called NAME that is this test's alone. */
static inline void load_temp_path(char path[LOAD_PATH], const char *name)
{
	const char *folder = getenv("TMPDIR");

	snprintf(path, LOAD_PATH, "%s/%ld-%s", folder ? folder : "/tmp", (long)getpid(), name);
}

/* Write LEN bytes of S to PATH, or end the test: without its file it has nothing to say. */
static inline void load_write(const char *path, const char *s, size_t len)
{
	FILE *out = fopen(path, "wb");

	if (!out || fwrite(s, 1, len, out) != len || fclose(out) != 0) {
		perror(path);
		abort();
	}
}

static inline void load_opened(void *data, const struct format *format)
{
	struct load *l = data;

	l->format = format;
}

static inline struct batch *load_statement(void *data, struct batch *b,
					   const struct reader_progress *at)
{
	struct load *l = data;

	(void)at;
	archive_take(&l->a, b);
	return batch_new();
}

static inline bool load_stopped(void *data)
{
	(void)data;
	return false;
}

/* Read the file at PATH; l->end says how that went. Then load_done(). */
static inline void load_file(struct load *l, const char *path)
{
	const struct reader_sink sink = {.opened = load_opened,
					 .statement = load_statement,
					 .waiting = load_statement,
					 .stopped = load_stopped,
					 .data = l};
	struct batch *b = batch_new();

	*l = (struct load){0};
	archive_init(&l->a);
	l->end = reader_read(&path, 1, NULL, &b, &sink, &l->err);
	archive_take(&l->a, b);
}

/* Read tests/data/NAME. */
static inline void load_data(struct load *l, const char *name)
{
	char path[LOAD_PATH];

	load_data_path(path, name);
	load_file(l, path);
}

/* Read a file of TEXT. */
static inline void load_text(struct load *l, const char *text)
{
	char path[LOAD_PATH];

	load_temp_path(path, "load.xml");
	load_write(path, text, strlen(text));
	load_file(l, path);
	unlink(path);
}

static inline void load_done(struct load *l)
{
	archive_done(&l->a);
}

/* Whether a problem has WORDS in it; at LINE, where that is not 0. */
static inline bool load_has_problem(const struct load *l, uint32_t line, const char *words)
{
	for (size_t i = 0; i < l->a.problems_n; i++)
		if ((!line || l->a.problems[i]->line == line) &&
		    strstr(l->a.problems[i]->text, words))
			return true;
	return false;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * For fuzz targets: a file through the front door, and out again in every format.
 */
#ifndef LR_TESTS_FUZZ_READ_H
#define LR_TESTS_FUZZ_READ_H

#include "fuzz.h"

#include "archive/archive.h"
#include "read/mappings.h"
#include "read/reader.h"
#include "text/words.h"
#include "write/writer.h"

static inline struct batch *fuzz_keep(void *data, struct batch *b, const struct reader_progress *at)
{
	(void)at;
	archive_take(data, b);
	return batch_new();
}

static inline void fuzz_opened(void *data, const struct format *format)
{
	(void)data;
	(void)format;
}

static inline bool fuzz_stopped(void *data)
{
	(void)data;
	return false;
}

static inline void fuzz_leaves_clean(const struct archive *a, const struct writer *writer)
{
	static struct words *words;
	struct writer_context c = {.archive = a, .width = 40};
	struct buf b;

	if (!words)
		words = words_new();
	c.words = words;

	buf_init(&b);
	if (writer->begin)
		writer->begin(&c, &b);
	for (size_t i = 0; i < a->n; i++)
		writer->statement(&c, a->items[i], i, &b);
	if (writer->end)
		writer->end(&c, &b);
	FUZZ_CHECK(fuzz_is_clean(buf_str(&b), b.len));
	buf_done(&b);
}

/* The input as a file, read with MAPPINGS: it leaves clean in every format. */
static inline void fuzz_read(const uint8_t *data, size_t size, const struct mappings *mappings)
{
	const char *path = fuzz_file(data, size);
	const struct reader_options options = {.mappings = mappings};
	struct archive a;
	const struct reader_sink sink = {.opened = fuzz_opened,
					 .statement = fuzz_keep,
					 .waiting = fuzz_keep,
					 .stopped = fuzz_stopped,
					 .data = &a};
	struct batch *b = batch_new();
	struct err err = {0};

	archive_init(&a);
	reader_read(&path, 1, &options, &b, &sink, &err);
	archive_take(&a, b);
	for (const struct writer *const *writer = writer_all(); *writer; writer++)
		fuzz_leaves_clean(&a, *writer);
	for (size_t i = 0; i < a.problems_n; i++)
		FUZZ_CHECK(fuzz_is_clean(a.problems[i]->text, strlen(a.problems[i]->text)));
	FUZZ_CHECK(fuzz_is_clean(err.text, strlen(err.text)));
	archive_done(&a);
}

#endif

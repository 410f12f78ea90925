/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * For fuzz targets: what each of them needs.
 *
 * A target is a function LLVMFuzzerTestOneInput(), as libFuzzer and AFL++ call it; replay.c calls it
 * in make check with inputs of our own and with past findings, built by any compiler. It gets any
 * bytes and must say, by FUZZ_CHECK(), what may never be. One thread; the process ends at a failure.
 */
#ifndef LR_TESTS_FUZZ_H
#define LR_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(holds) ((holds) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #holds))

static inline void fuzz_fail(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: not: %s\n", file, line, what);
	abort();
}

/* The input as a string of its own, for free(); it may have NULs in it. */
static inline char *fuzz_string(const uint8_t *data, size_t size)
{
	char *s = xcalloc(size + 1, 1);

	if (size)
		memcpy(s, data, size);
	return s;
}

/* The input as a file; the path is good until the next call. */
static inline const char *fuzz_file(const uint8_t *data, size_t size)
{
	static char path[4096];
	const char *folder = getenv("TMPDIR");
	FILE *out;

	snprintf(path, sizeof path, "%s/fuzz-%ld", folder ? folder : "/tmp", (long)getpid());
	out = fopen(path, "wb");
	if (!out || fwrite(data, 1, size, out) != size || fclose(out) != 0)
		abort();
	return path;
}

/* Whether S is what may leave the program: UTF-8 without anything unwanted, but newlines and tabs. */
static inline bool fuzz_is_clean(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (code != '\n' && code != '\t' && code != '\r' && utf8_is_unwanted(code))
			return false;
		if (utf8_is_bad(s + i, n, code))
			return false;
	}
	return true;
}

#endif

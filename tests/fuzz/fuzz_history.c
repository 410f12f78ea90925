/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of history: each line that is read could have been kept, and keeping one keeps the rest. */
#include "config.h"

#include "fuzz.h"

#include "app/history.h"

static void count(void *data, char sign, const char *text)
{
	size_t *n = data;

	FUZZ_CHECK(sign == '/' || sign == ':');
	FUZZ_CHECK(*text && strlen(text) <= HISTORY_BYTES && utf8_valid(text, strlen(text)));
	++*n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(data, size);
	size_t before = 0, after = 0;
	struct err err;

	history_read(path, count, &before);
	FUZZ_CHECK(history_add(path, '/', "a line of our own", &err));
	history_read(path, count, &after);
	FUZZ_CHECK(after >= 1 && after <= 2 * HISTORY_LINES && (after > before || before > 1));
	return 0;
}

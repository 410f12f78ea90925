/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of history: each line that is read could have been kept; what is added is the last one, once. */
#include "config.h"

#include "fuzz.h"

#include "app/history.h"

static const char added[] = "a line of our own";

struct seen {
	size_t n, added;
	bool last; /* what is added is the last line */
};

static void look(void *data, char sign, const char *text)
{
	struct seen *seen = data;

	FUZZ_CHECK(sign == '/' || sign == ':');
	FUZZ_CHECK(*text && strlen(text) <= HISTORY_BYTES && utf8_valid(text, strlen(text)));
	seen->last = sign == '/' && !strcmp(text, added);
	seen->added += seen->last;
	seen->n++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(data, size);
	struct seen before = {0}, after = {0};
	struct err err;

	history_read(path, look, &before);
	FUZZ_CHECK(history_add(path, '/', added, &err));
	history_read(path, look, &after);
	FUZZ_CHECK(after.last && after.added == 1);
	FUZZ_CHECK(after.n <= before.n + 1);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any description of a format: it is one, or a clean sentence says why not. What stands behind a NUL is a
 * file, and read by it. */
#include "config.h"

#include "fuzz_read.h"

#include "read/mapping.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size ? memchr(data, '\0', size) : NULL;
	size_t len = end ? (size_t)(end - data) : size;
	char *s = fuzz_string(data, len);
	struct err err = {0};
	struct mapping *m = mapping_parse(s, len, "name", "file", &err);

	FUZZ_CHECK(m || (err.kind && fuzz_is_clean(err.text, strlen(err.text))));
	if (m && end)
		fuzz_read(end + 1, size - len - 1,
			  &(struct mappings){.items = &m, .n = 1, .own = 1});
	mapping_free(m);
	free(s);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file: the mapping that is guessed of it is one, and it is clean. */
#include "config.h"

#include "fuzz.h"

#include "read/guess_files.h"
#include "read/mapping.h"
#include "read/mappings.h"
#include "read/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(data, size);
	static struct mappings mappings;
	const struct reader_options options = {.mappings = &mappings};
	struct err err = {0};
	struct mapping *m;
	struct buf text;

	if (!mappings.n)
		mappings_add_own(&mappings);
	buf_init(&text);
	if (guess_files(&path, 1, &options, &text, &err)) {
		FUZZ_CHECK(fuzz_is_clean(buf_str(&text), text.len));
		m = mapping_parse(buf_str(&text), text.len, "name", "file", &err);
		FUZZ_CHECK(m);
		mapping_free(m);
	}
	FUZZ_CHECK(fuzz_is_clean(err.text, strlen(err.text)));
	buf_done(&text);
	return 0;
}

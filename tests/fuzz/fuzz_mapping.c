/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any description of a format: it is one, or a clean sentence says why not. */
#include "config.h"

#include "fuzz.h"

#include "read/mapping.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = fuzz_string(data, size);
	struct err err = {0};
	struct mapping *m = mapping_parse(s, size, "name", "file", &err);

	FUZZ_CHECK(m || (err.kind && fuzz_is_clean(err.text, strlen(err.text))));
	mapping_free(m);
	free(s);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any bytes: what comes out is clean, no longer than promised, and is left alone the second time. */
#include "config.h"

#include "fuzz.h"

#include "text/sanitize.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;

	for (unsigned flags = 0; flags < 4; flags++) {
		struct buf once, twice;

		buf_init(&once);
		buf_init(&twice);
		sanitize(&once, s, size, flags);
		FUZZ_CHECK(once.len <= 4 * size && fuzz_is_clean(buf_str(&once), once.len));
		FUZZ_CHECK(sanitize(&twice, buf_str(&once), once.len, flags) == 0);
		FUZZ_CHECK(once.len == twice.len &&
			   !memcmp(buf_str(&once), buf_str(&twice), once.len));
		buf_clear(&twice);
		utf8_add_line(&twice, s, size);
		FUZZ_CHECK(fuzz_is_clean(buf_str(&twice), twice.len));
		FUZZ_CHECK(!twice.len || !memchr(twice.data, '\n', twice.len));
		buf_done(&once);
		buf_done(&twice);
	}
	return 0;
}

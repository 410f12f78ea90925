/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any HTML of a field: a body whose blocks add up, and a line that is one. */
#include "config.h"

#include "fuzz.h"

#include "archive/body.h"
#include "base/arena.h"
#include "markup/body_builder.h"
#include "markup/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = fuzz_string(data, size);
	struct body_builder builder;
	struct body_block block = {.len = 0};
	struct arena arena;
	struct buf line;
	const char *at;

	arena_init(&arena);
	body_builder_init(&builder);
	html_build(&builder, s, size);
	at = body_builder_finish(&builder, &arena);
	while (at && body_next(&at, &block))
		FUZZ_CHECK(utf8_valid(block.text, block.len));
	body_builder_done(&builder);
	arena_done(&arena);
	buf_init(&line);
	html_line(&line, s, size);
	FUZZ_CHECK(!line.len || !memchr(line.data, '\n', line.len));
	buf_done(&line);
	html_is_markup(s, size);
	free(s);
	return 0;
}

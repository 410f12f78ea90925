/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guess_files.h"

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "read/guess.h"
#include "read/reader.h"
#include "text/sanitize.h"

static bool is_stopped(void *data)
{
	(void)data;
	return false;
}

/* Nothing is read, so there is nothing to hand over. */
static struct batch *keep(void *data, struct batch *b, const struct reader_progress *at)
{
	(void)data;
	(void)at;
	return b;
}

bool guess_files(const char *const *files, size_t n, const struct reader_options *options,
		 struct buf *out, struct err *err)
{
	const struct reader_sink sink = {.statement = keep, .waiting = keep, .stopped = is_stopped};
	struct reader_options only = *options;
	struct batch *batch = batch_new();
	struct buf text;
	bool found = false;

	only.only = guess_new();
	if (reader_read(files, n, &only, &batch, &sink, err) == READER_DONE) {
		found = guess_find(only.only);
		if (!found)
			err_set(err, ERR_INPUT, files[0], 0, "%s",
				_("nothing in it looks like statements"));
	}
	if (found) {
		buf_init(&text);
		guess_print(only.only, true, &text);
		sanitize(out, buf_str(&text), text.len, SANITIZE_LINES);
		buf_done(&text);
	}
	guess_free(only.only);
	batch_free(batch);
	return found;
}

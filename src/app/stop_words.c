/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/stop_words.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/vocabulary.h"
#include "app/complete.h"
#include "app/store.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/words.h"

/* Bytes of such a file. */
enum { STOP_WORDS_MAX = 1 << 20 };

static void add_line(struct vocabulary *v, struct words *splitter, const char *s, size_t len)
{
	const char *end = s + len, *start;

	while (words_next(splitter, &s, end, &start, &len))
		vocabulary_add(v, start, len);
}

static void add_lines(struct vocabulary *v, const char *s)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct words *splitter = words_new();
	struct fold *fold = fold_new();
	struct buf folded;
	size_t len;

	buf_init(&folded);
	/* A byte order mark is no part of the first line. */
	s += strncmp(s, mark, sizeof mark - 1) ? 0 : sizeof mark - 1;
	for (; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		buf_clear(&folded);
		fold_text(fold, &folded, s, *s == '#' ? 0 : len);
		add_line(v, splitter, buf_str(&folded), folded.len);
	}
	buf_done(&folded);
	fold_free(fold);
	words_free(splitter);
}

bool stop_words_read(struct vocabulary *v, const char *path, struct err *err)
{
	char *meant = complete_path_meant(path);
	struct buf b;
	bool good;

	buf_init(&b);
	good = store_read(meant, STOP_WORDS_MAX + 1, &b, err);
	if (!good)
		err_set(err, ERR_INPUT, path, 0, _("the stop words cannot be read"));
	else if (b.len > STOP_WORDS_MAX)
		good = err_set(err, ERR_INPUT, path, 0,
			       _("is too large: a list of words has 1 MiB at most"));
	else if (memchr(b.data, '\0', b.len) || !utf8_valid(b.data, b.len))
		good = err_set(err, ERR_INPUT, path, 0, _("is no list of words in UTF-8"));
	else
		add_lines(v, buf_str(&b));
	buf_done(&b);
	free(meant);
	return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/history.h"

#include <string.h>

#include "app/store.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/sanitize.h"

/* Of a file that is longer only the end is read. */
enum { FILE_BYTES = 2 * HISTORY_LINES * HISTORY_BYTES };

/* Whether the LEN bytes at S are a line of ours. */
static bool history_is_line(const char *s, size_t len)
{
	uint32_t code;

	if (len < 2 || len > HISTORY_BYTES || (*s != '/' && *s != ':'))
		return false;
	for (size_t step; len; s += step, len -= step) {
		step = utf8_decode(s, len, &code);
		if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFD)
			return false;
	}
	return true;
}

/* Step through the lines of B. */
static const char *history_next(const struct buf *b, size_t *at, size_t *len)
{
	while (*at < b->len) {
		const char *s = b->data + *at, *end = memchr(s, '\n', b->len - *at);

		*len = end ? (size_t)(end - s) : b->len - *at;
		*at += *len + 1;
		if (history_is_line(s, *len))
			return s;
	}
	return NULL;
}

void history_read(const char *path, void (*line)(void *data, char sign, const char *text),
		  void *data)
{
	struct buf b, one;
	struct err unreadable;
	const char *s;
	size_t at = 0, len;

	buf_init(&b);
	buf_init(&one);
	store_clean(path);
	store_read(path, FILE_BYTES, &b, &unreadable);
	while ((s = history_next(&b, &at, &len))) {
		buf_clear(&one);
		buf_add(&one, s + 1, len - 1);
		line(data, *s, buf_str(&one));
	}
	buf_done(&one);
	buf_done(&b);
}

/* A line to be added. */
struct history_line {
	char sign;
	const char *text;
	size_t len;
};

/* The lines of OLD that are still wanted, and LINE at the end. */
static bool history_append(void *data, const struct buf *old, struct buf *new, struct err *err)
{
	const struct history_line *line = data;
	size_t n = 0, at = 0, len;
	const char *s;

	(void)err;
	while ((s = history_next(old, &at, &len)))
		n += *s == line->sign;
	at = 0;
	while ((s = history_next(old, &at, &len))) {
		bool same = len == line->len + 1 && !memcmp(s + 1, line->text, line->len);

		if (*s == line->sign && (n-- >= HISTORY_LINES || same))
			continue;
		buf_add(new, s, len);
		buf_putc(new, '\n');
	}
	buf_printf(new, "%c%s\n", line->sign, line->text);
	return true;
}

bool history_add(const char *path, char sign, const char *text, struct err *err)
{
	struct history_line line = {.sign = sign};
	struct buf whole;
	bool kept;

	*err = (struct err){0};
	buf_init(&whole);
	buf_printf(&whole, "%c%s", sign, text);
	kept = history_is_line(whole.data, whole.len);
	/* What was pasted may hold what is not seen, or turns text round. */
	buf_clear(&whole);
	sanitize(&whole, text, strlen(text), 0);
	line.text = buf_str(&whole);
	line.len = whole.len;
	kept = kept && line.len && store_change(path, FILE_BYTES, history_append, &line, err);
	buf_done(&whole);
	return kept;
}

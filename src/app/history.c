/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"

/* Of a file that is longer only the end is read. */
enum { FILE_BYTES = 2 * HISTORY_LINES * HISTORY_BYTES };

/* The end of the file, at most FILE_BYTES of it. */
static void history_load(const char *path, struct buf *b)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	ssize_t n;

	if (fd < 0)
		return;
	/* A pipe or a device there would never end. */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		if (st.st_size > FILE_BYTES)
			lseek(fd, st.st_size - FILE_BYTES, SEEK_SET);
		while (b->len < FILE_BYTES) {
			n = read(fd, buf_reserve(b, 16384), 16384);
			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				break;
			b->len += (size_t)n;
		}
	}
	close(fd);
	if (b->data)
		b->data[b->len] = '\0';
}

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
	const char *s;
	size_t at = 0, len;

	buf_init(&b);
	buf_init(&one);
	history_load(path, &b);
	while ((s = history_next(&b, &at, &len))) {
		buf_clear(&one);
		buf_add(&one, s + 1, len - 1);
		line(data, *s, buf_str(&one));
	}
	buf_done(&one);
	buf_done(&b);
}

/* Make the folders that PATH lies in. */
static void history_make_folders(const char *path)
{
	char *folder = xstrdup(path);

	for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
	free(folder);
}

/* Put the bytes of B in the place of the file at PATH, all or nothing. */
static bool history_replace(const char *path, const struct buf *b)
{
	struct buf name;
	size_t done = 0;
	bool good;
	int fd;

	buf_init(&name);
	buf_printf(&name, "%s.XXXXXX", path);
	history_make_folders(path);
	fd = mkstemp(name.data); /* mode 0600 */
	if (fd < 0) {
		buf_done(&name);
		return false;
	}
	while (done < b->len) {
		ssize_t n = write(fd, b->data + done, b->len - done);

		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	good = done == b->len && fsync(fd) == 0;
	good = close(fd) == 0 && good;
	good = good && rename(name.data, path) == 0;
	if (!good)
		unlink(name.data);
	buf_done(&name);
	return good;
}

bool history_add(const char *path, char sign, const char *text)
{
	struct buf old, new;
	size_t len = strlen(text), n = 0, at = 0, line_n;
	const char *s;
	bool good;

	buf_init(&old);
	buf_init(&new);
	buf_putc(&new, sign);
	buf_puts(&new, text);
	good = history_is_line(new.data, new.len);
	buf_clear(&new);
	if (!good) {
		buf_done(&new);
		return false;
	}
	history_load(path, &old);
	while ((s = history_next(&old, &at, &line_n)))
		n += *s == sign;
	at = 0;
	while ((s = history_next(&old, &at, &line_n))) {
		if (*s == sign &&
		    (n-- >= HISTORY_LINES || (line_n == len + 1 && !memcmp(s + 1, text, len))))
			continue;
		buf_add(&new, s, line_n);
		buf_putc(&new, '\n');
	}
	buf_printf(&new, "%c%s\n", sign, text);
	good = history_replace(path, &new);
	buf_done(&old);
	buf_done(&new);
	return good;
}

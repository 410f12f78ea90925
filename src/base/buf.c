/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { BUF_MIN = 64 };

void buf_init(struct buf *b)
{
	*b = (struct buf){0};
}

void buf_init_cap(struct buf *b, size_t cap)
{
	buf_init(b);
	b->cap = cap;
}

void buf_done(struct buf *b)
{
	free(b->data);
	buf_init(b);
}

char *buf_reserve(struct buf *b, size_t more)
{
	size_t need, size;

	if (more > SIZE_MAX / 2 - b->len - 1)
		die_memory();
	need = b->len + more + 1;
	if (need > b->size) {
		size = b->size ? b->size : BUF_MIN;
		while (size < need)
			size *= 2;
		b->data = xrealloc(b->data, size, 1);
		b->size = size;
		b->data[b->len] = '\0'; /* the first byte may never come */
	}
	return b->data + b->len;
}

void buf_add_slowly(struct buf *b, const void *data, size_t len)
{
	size_t room = b->cap > b->len ? b->cap - b->len : 0;

	if (b->cap && len > room) {
		b->cut += len - room;
		len = room;
	}
	if (!len)
		return;
	memcpy(buf_reserve(b, len), data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
	char small[256];
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(small, sizeof small, format, args);
	if (n >= 0 && (size_t)n < sizeof small) {
		buf_add(b, small, (size_t)n);
	} else if (n >= 0) {
		char *big = xrealloc(NULL, (size_t)n + 1, 1);

		vsnprintf(big, (size_t)n + 1, format, again);
		buf_add(b, big, (size_t)n);
		free(big);
	}
	va_end(again);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

const char *buf_str(const struct buf *b)
{
	return b->data ? b->data : "";
}

char *buf_take(struct buf *b)
{
	char *s;

	buf_reserve(b, 0);
	b->data[b->len] = '\0';
	s = b->data;
	b->data = NULL;
	b->len = b->size = b->cut = 0;
	return s;
}

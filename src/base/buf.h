/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Buf: a growing byte buffer, always NUL-terminated, with an optional size cap.
 *
 * For text that is being put together: an XML field, a line of JSON, a message. The contents may
 * hold NUL bytes; len counts. With a cap, what does not fit is dropped and counted in `cut`, so that
 * the caller can say how much is missing. Out of memory ends the program (err.h).
 */
#ifndef LR_BASE_BUF_H
#define LR_BASE_BUF_H

#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct buf {
	char *data; /* NULL until the first byte; see buf_str() */
	size_t len, size;
	size_t cap; /* bytes kept at most; 0: no limit */
	size_t cut; /* bytes dropped because of cap */
};

void buf_init(struct buf *b);
void buf_init_cap(struct buf *b, size_t cap);
void buf_done(struct buf *b);
/* Forget the contents, keep the memory. */
static inline void buf_clear(struct buf *b)
{
	b->len = 0;
	b->cut = 0;
	if (b->data)
		b->data[0] = '\0';
}
/* Room for MORE further bytes without growing; returns where they go. */
char *buf_reserve(struct buf *b, size_t more);

/* Append LEN bytes where there may be no room, or no more are kept. */
void buf_add_slowly(struct buf *b, const void *data, size_t len);
static inline void buf_add(struct buf *b, const void *data, size_t len)
{
	if (b->cap || !len || len >= b->size - b->len) {
		buf_add_slowly(b, data, len);
		return;
	}
	memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

static inline void buf_putc(struct buf *b, char c)
{
	if (b->cap || b->len + 1 >= b->size) {
		buf_add(b, &c, 1);
		return;
	}
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

/* Shorten to LEN bytes; nothing happens where it is not longer. */
static inline void buf_truncate(struct buf *b, size_t len)
{
	if (len < b->len) {
		b->len = len;
		b->data[len] = '\0';
	}
}

/* The contents as a string, "" when empty; borrowed until the next change. */
const char *buf_str(const struct buf *b);
/* The contents as a heap string for the caller to free; the buffer is empty afterwards. */
char *buf_take(struct buf *b);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "xml/xml_repair.h"

/* Shorter text, in bytes, costs the parser less than an instruction that stands for it. */
enum { BYPASS_MIN = 48 };

/* Append S with its line ends made newlines (XML 1.0, 2.11), as the parser would. */
static void add_lines(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *cr;

	while ((cr = memchr(s, '\r', (size_t)(end - s)))) {
		buf_add(out, s, (size_t)(cr - s));
		s = cr + 1;
		if (s == end || *s != '\n')
			buf_putc(out, '\n');
	}
	buf_add(out, s, (size_t)(end - s));
}

/* Text S with LINES newlines in it into the queue. */
static void put_aside(struct repair *m, const char *s, size_t len, long lines)
{
	size_t start = m->queue.len, n;

	buf_add(&m->queue, (const char *)&len, sizeof len);
	add_lines(&m->queue, s, len);
	n = m->queue.len - start - sizeof n;
	memcpy(m->queue.data + start, &n, sizeof n);
	buf_puts(m->out, "<?_");
	for (; lines > 0; lines--)
		buf_putc(m->out, '\n');
	buf_puts(m->out, "?>");
}

void repair_put_text(struct repair *m, const char *s, size_t len, long lines, bool any)
{
	/* A line end may be cut in two. */
	if (m->bypass_parser && m->after_cr && len > 0 && *s == '\n') {
		buf_putc(m->out, *s++);
		len--;
		lines--;
	}
	if (len == 0)
		return;
	m->after_cr = s[len - 1] == '\r';
	if (m->bypass_parser && (any || len >= BYPASS_MIN)) {
		len -= m->after_cr;
		if (len > 0)
			put_aside(m, s, len, lines);
		if (m->after_cr)
			buf_putc(m->out, '\r');
	} else {
		buf_add(m->out, s, len);
	}
}

const char *repair_take(struct repair *m, size_t *len)
{
	const char *text;

	if (m->taken_at == m->queue.len)
		return NULL;
	memcpy(len, m->queue.data + m->taken_at, sizeof *len);
	text = m->queue.data + m->taken_at + sizeof *len;
	m->taken_at += sizeof *len + *len;
	return text;
}

void repair_queue_trim(struct repair *m)
{
	/* Seldom much: the parser is close behind. */
	size_t left = m->queue.len - m->taken_at;

	if (m->taken_at == 0 || left > m->taken_at)
		return;
	memmove(m->queue.data, m->queue.data + m->taken_at, left);
	buf_truncate(&m->queue, left);
	m->taken_at = 0;
}

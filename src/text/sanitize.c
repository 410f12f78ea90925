/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/sanitize.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/blocks.h"
#include "base/buf.h"
#include "base/utf8.h"

/* Text is passed on in spans that need no change; only what needs one ends a span. */
struct cleaner {
	struct buf *out;
	const char *s;
	size_t len, span; /* the span reaches from here to where the scan is */
	unsigned flags;
	bool blank;  /* collapsing: a blank is due before the next character */
	bool inside; /* collapsing: the line has a character already */
	struct sanitize_count count;
};

/* U+0080..U+009F as windows-1252 has them; 0 where it has nothing. U+0085 is an ellipsis there: in
 * text that was labelled wrongly it is one, and a NEL is met nowhere else. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Whether CODE, above U+009F, is unwanted. Dashes and quotation marks are passed quickly. */
static bool code_unwanted(uint32_t code)
{
	return code >= 0x2028 && utf8_is_unwanted(code);
}

static void put(struct cleaner *c, const char *s, size_t n)
{
	if (!n)
		return;
	if (c->blank && c->inside)
		buf_putc(c->out, ' ');
	c->blank = false;
	c->inside = true;
	buf_add(c->out, s, n);
}

static void put_blank(struct cleaner *c)
{
	if (c->flags & SANITIZE_COLLAPSE)
		c->blank = true;
	else
		buf_putc(c->out, ' ');
}

static void put_newline(struct cleaner *c)
{
	if (!(c->flags & SANITIZE_LINES)) {
		put_blank(c);
		return;
	}
	buf_putc(c->out, '\n');
	c->blank = c->inside = false;
}

/* Pass on the span, which ends at END. Collapsing, it may end with one blank, which then waits. */
static void flush(struct cleaner *c, size_t end)
{
	size_t n = end - c->span;

	if ((c->flags & SANITIZE_COLLAPSE) && n && c->s[end - 1] == ' ') {
		put(c, c->s + c->span, n - 1);
		c->blank = true;
	} else {
		put(c, c->s + c->span, n);
	}
}

/* Put in the place of CODE what it is replaced by. */
static void replace(struct cleaner *c, uint32_t code)
{
	char utf8[4];

	if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) {
		put_newline(c);
	} else if (code == '\t' || code == ' ') {
		put_blank(c);
	} else {
		if (code >= 0x80 && code < 0xA0 && windows_1252[code - 0x80]) {
			c->count.recoded++;
			put(c, utf8, utf8_encode(windows_1252[code - 0x80], utf8));
			return;
		}
		c->count.removed++;
		if (code == '\v' || code == '\f')
			put_blank(c); /* they part words */
		else if (code == UTF8_REPLACEMENT)
			put(c, utf8, utf8_encode(code, utf8));
	}
}

/* Bytes of the character at AT where it may stay as it is. 0 where it may not: then *CODE is what
 * it is and *N the bytes it takes. */
static size_t keep(const struct cleaner *c, size_t at, uint32_t *code, size_t *n)
{
	const unsigned char *p = (const unsigned char *)c->s + at;

	*n = 1;
	*code = p[0];
	if (p[0] < 0x80) {
		if (p[0] == ' ' && (c->flags & SANITIZE_COLLAPSE))
			return at > c->span && p[-1] != ' ';
		return p[0] >= 0x20 && p[0] != 0x7F;
	}
	if (p[0] >= 0xC3 && p[0] <= 0xDF && c->len - at >= 2 && (p[1] & 0xC0) == 0x80)
		return 2; /* U+00C0..U+07FF: all welcome */
	if (p[0] >= 0xE3 && p[0] <= 0xEC && c->len - at >= 3 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80)
		return 3; /* U+3000..U+CFFF: likewise */
	*n = utf8_decode(c->s + at, c->len - at, code);
	if (*code == UTF8_REPLACEMENT)
		return *n == 3 && p[0] == 0xEF ? 3 : 0; /* the real one, or a repair */
	return *code < 0xA0 || code_unwanted(*code) ? 0 : *n;
}

/* The cap of OUT may have cut a character: what is left of it goes too. */
static void trim_cut_character(struct buf *out, size_t start)
{
	size_t at = out->len;

	while (at > start && ((unsigned char)out->data[at - 1] & 0xC0) == 0x80)
		at--;
	if (at > start && !utf8_valid(out->data + at - 1, out->len - (at - 1))) {
		out->cut += out->len - (at - 1);
		buf_truncate(out, at - 1);
	}
}

static struct sanitize_count clean(struct buf *out, const char *s, size_t len, unsigned flags)
{
	struct cleaner c = {.out = out, .s = s, .len = len, .flags = flags};
	const bool collapse = flags & SANITIZE_COLLAPSE;
	size_t i = 0, n, bad, start = out->len, cut = out->cut;
	uint32_t code;

	if (!len)
		return c.count;
	while (i < len) {
		i += blocks_clean(s + i, len - i, collapse, i == c.span || s[i - 1] == ' ');
		if (i == len)
			break;
		n = keep(&c, i, &code, &bad);
		i += n;
		if (n)
			continue;
		flush(&c, i);
		i += bad;
		if (code == '\r' && i < len && s[i] == '\n')
			i++;
		replace(&c, code);
		c.span = i;
	}
	flush(&c, len);
	if (out->cut != cut)
		trim_cut_character(out, start);
	return c.count;
}

bool sanitize_is_clean(const char *s, size_t len)
{
	return !len || (s[len - 1] != ' ' && blocks_clean(s, len, true, true) == len);
}

size_t sanitize(struct buf *out, const char *s, size_t len, unsigned flags)
{
	struct sanitize_count count = clean(out, s, len, flags);

	return count.removed + count.recoded;
}

void sanitize_counted(struct buf *out, const char *s, size_t len, unsigned flags,
		      struct sanitize_count *count)
{
	struct sanitize_count more = clean(out, s, len, flags);

	count->removed += more.removed;
	count->recoded += more.recoded;
}

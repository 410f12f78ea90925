/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/osc52.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* Bytes of a piece for screen, with its two at either end below 256. */
enum { PIECE = 248 };

#define DCS "\033P"
#define ST "\033\\"

enum osc52_through osc52_of_environment(void)
{
	static const char *const without[] = {"linux", "dumb", "vt1", "vt2", "vt5"};
	const char *term = getenv("TERM"), *tmux = getenv("TMUX"), *screen = getenv("STY");

	term = term ? term : "";
	if (tmux && *tmux)
		return OSC52_TMUX;
	if (screen && *screen)
		return OSC52_SCREEN;
	/* Over ssh the name of the terminal is all that is left. */
	if (!strncmp(term, "tmux", 4))
		return OSC52_TMUX;
	if (!strncmp(term, "screen", 6))
		return OSC52_SCREEN;
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if (!strncmp(term, without[i], strlen(without[i])))
			return OSC52_NONE;
	return OSC52_PLAIN;
}

/* RFC 4648, section 4. */
static void put_base64(const char *text, size_t len, struct buf *out)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = (const unsigned char *)text;

	for (size_t i = 0; i < len; i += 3) {
		unsigned long bits = (unsigned long)s[i] << 16;
		size_t n = len - i < 3 ? len - i : 3;

		bits |= n > 1 ? (unsigned long)s[i + 1] << 8 : 0;
		bits |= n > 2 ? s[i + 2] : 0;
		for (size_t k = 0; k < 4; k++)
			buf_putc(out, k <= n ? letters[bits >> (18 - 6 * k) & 63] : '=');
	}
}

/* Each ESC within tmux's own sequence is doubled. */
static void put_tmux(const struct buf *sequence, struct buf *out)
{
	buf_puts(out, DCS "tmux;");
	for (size_t i = 0; i < sequence->len; i++) {
		if (sequence->data[i] == '\033')
			buf_putc(out, '\033');
		buf_putc(out, sequence->data[i]);
	}
	buf_puts(out, ST);
	buf_add(out, sequence->data, sequence->len);
}

static void put_screen(const struct buf *sequence, struct buf *out)
{
	for (size_t i = 0; i < sequence->len; i += PIECE) {
		buf_puts(out, DCS);
		buf_add(out, sequence->data + i,
			sequence->len - i < PIECE ? sequence->len - i : PIECE);
		buf_puts(out, ST);
	}
}

void osc52_put(enum osc52_through through, const char *text, size_t len, struct buf *out)
{
	struct buf sequence;

	/* It ends in BEL: the other end, ESC \, would end what screen wraps it in. */
	buf_init(&sequence);
	buf_puts(&sequence, "\033]52;c;");
	put_base64(text, len, &sequence);
	buf_putc(&sequence, '\a');
	switch (through) {
	case OSC52_PLAIN: buf_add(out, sequence.data, sequence.len); break;
	case OSC52_TMUX: put_tmux(&sequence, out); break;
	case OSC52_SCREEN: put_screen(&sequence, out); break;
	case OSC52_NONE: break;
	}
	buf_done(&sequence);
}

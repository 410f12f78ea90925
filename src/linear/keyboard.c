/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/keyboard.h"

#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "ui/keymap.h"

enum { ESC = 27, SEQUENCE_MOST = 16 };

/* What follows the Esc. */
static const struct {
	const char *bytes;
	uint32_t key;
} sequences[] = {
	{"[A", KEYMAP_UP},        {"[B", KEYMAP_DOWN},      {"[C", KEYMAP_RIGHT},
	{"[D", KEYMAP_LEFT},      {"OA", KEYMAP_UP},        {"OB", KEYMAP_DOWN},
	{"OC", KEYMAP_RIGHT},     {"OD", KEYMAP_LEFT},      {"[H", KEYMAP_HOME},
	{"[F", KEYMAP_END},       {"OH", KEYMAP_HOME},      {"OF", KEYMAP_END},
	{"[1~", KEYMAP_HOME},     {"[2~", KEYMAP_INSERT},   {"[3~", KEYMAP_DELETE},
	{"[4~", KEYMAP_END},      {"[5~", KEYMAP_PAGE_UP},  {"[6~", KEYMAP_PAGE_DOWN},
	{"[7~", KEYMAP_HOME},     {"[8~", KEYMAP_END},      {"[Z", KEYMAP_BACKTAB},
	{"OM", KEYMAP_ENTER},     {"[200~", KEYMAP_PASTE},  {"[201~", KEYMAP_PASTED},
	{"OP", KEYMAP_F0 + 1},    {"OQ", KEYMAP_F0 + 2},    {"OR", KEYMAP_F0 + 3},
	{"OS", KEYMAP_F0 + 4},    {"[[A", KEYMAP_F0 + 1},   {"[[B", KEYMAP_F0 + 2},
	{"[[C", KEYMAP_F0 + 3},   {"[[D", KEYMAP_F0 + 4},   {"[[E", KEYMAP_F0 + 5},
	{"[11~", KEYMAP_F0 + 1},  {"[12~", KEYMAP_F0 + 2},  {"[13~", KEYMAP_F0 + 3},
	{"[14~", KEYMAP_F0 + 4},  {"[15~", KEYMAP_F0 + 5},  {"[17~", KEYMAP_F0 + 6},
	{"[18~", KEYMAP_F0 + 7},  {"[19~", KEYMAP_F0 + 8},  {"[20~", KEYMAP_F0 + 9},
	{"[21~", KEYMAP_F0 + 10}, {"[23~", KEYMAP_F0 + 11}, {"[24~", KEYMAP_F0 + 12},
};

void keyboard_done(struct keyboard *k)
{
	buf_done(&k->bytes);
}

void keyboard_feed(struct keyboard *k, const char *bytes, size_t len)
{
	buf_add(&k->bytes, bytes, len);
}

bool keyboard_waits(const struct keyboard *k)
{
	return k->bytes.len > 0;
}

/* The bytes of the sequence that the LEN bytes at S, behind an Esc, begin with; 0: it is not whole; LEN + 1:
 * it is none. */
static size_t sequence_len(const char *s, size_t len)
{
	size_t n = 1;

	if (!len)
		return 0;
	if (*s == 'O')
		return len > 1 ? 2 : 0;
	if (*s != '[')
		return len + 1;
	if (len > 1 && s[1] == '[')
		return len > 2 ? 3 : 0;
	while (n < len && n < SEQUENCE_MOST && s[n] >= 0x20 && s[n] <= 0x3F)
		n++;
	if (n == len)
		return 0;
	return s[n] >= 0x40 && s[n] <= 0x7E ? n + 1 : len + 1;
}

/* Returns the bytes it takes, 0: it is not whole. */
static size_t escape(const struct buf *b, bool more, uint32_t *key)
{
	const char *s = b->data + 1;
	size_t n = sequence_len(s, b->len - 1);

	*key = KEYMAP_ESC;
	if (n == 0)
		return more ? 0 : 1;
	if (n >= b->len)
		return 1;
	*key = KEYMAP_OTHER;
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (strlen(sequences[i].bytes) == n && !memcmp(sequences[i].bytes, s, n))
			*key = sequences[i].key;
	return n + 1;
}

static size_t character(const struct buf *b, bool more, uint32_t *key)
{
	mbstate_t state = {0};
	wchar_t c = 0;
	size_t n = mbrtowc(&c, b->data, b->len, &state);

	if (n == (size_t)-2 && more)
		return 0;
	*key = n > b->len ? UTF8_REPLACEMENT : (uint32_t)c;
	/* In a file Enter is a line feed, and terminals differ about Backspace. */
	if (c == '\n')
		*key = '\r';
	else if (c == '\b' || c == 127)
		*key = KEYMAP_BACKSPACE;
	return n > b->len || !n ? 1 : n;
}

bool keyboard_key(struct keyboard *k, bool more, uint32_t *key)
{
	struct buf *b = &k->bytes;
	size_t n;

	if (!b->len)
		return false;
	n = *b->data == ESC ? escape(b, more, key) : character(b, more, key);
	if (!n)
		return false;
	memmove(b->data, b->data + n, b->len - n);
	buf_truncate(b, b->len - n);
	return true;
}

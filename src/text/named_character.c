/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/named_character.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { NAME_LENGTH = 32 };

static const struct {
	const char *name;
	char text[7];
	bool bare; /* HTML lets it do without its semicolon */
} names[] = {
#include "text/named_characters.inc"
};

enum { NAMES = sizeof names / sizeof *names };

/* The row of NAME, LEN bytes; NAMES: there is none. */
static size_t row_of(const char *name, size_t len)
{
	size_t low = 0, high = NAMES;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strncmp(name, names[middle].name, len);

		if (!order && !names[middle].name[len])
			return middle;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NAMES;
}

const char *named_character_find(const char *name, size_t len)
{
	size_t row = row_of(name, len);

	return row < NAMES ? names[row].text : NULL;
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int digit(char c, bool hex)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (hex && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (hex && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static size_t number(const char *s, size_t len, struct named_character *c)
{
	bool hex = len > 2 && (s[2] == 'x' || s[2] == 'X');
	size_t start = hex ? 3 : 2, i = start;
	uint32_t n = 0;

	for (; i < len && digit(s[i], hex) >= 0; i++)
		if (n <= 0x10FFFF)
			n = n * (hex ? 16 : 10) + (uint32_t)digit(s[i], hex);
	if (i == start)
		return 0;
	if (n == 0 || n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF))
		n = UTF8_REPLACEMENT;
	c->len = utf8_encode(n, c->text);
	return i + (i < len && s[i] == ';');
}

static void take(struct named_character *c, size_t row)
{
	c->len = strlen(names[row].text);
	memcpy(c->text, names[row].text, c->len);
}

size_t named_character(const char *s, size_t len, struct named_character *c)
{
	/* Those that other letters may follow; of the others people write "&copy 2020" at most. */
	static const char *const prefixes[] = {"nbsp", "amp", "quot", "lt", "gt"};
	const char *name = s + 1;
	size_t n = 0, row;

	if (len > 1 && s[1] == '#')
		return number(s, len, c);
	while (n + 1 < len && n < NAME_LENGTH && is_alnum(name[n]))
		n++;
	if (n < 2)
		return 0;
	row = row_of(name, n);
	if (row < NAMES)
		take(c, row);
	if (n + 1 < len && name[n] == ';')
		return row < NAMES ? n + 2 : 0;
	/* "?a=1&copy=2" is an address. */
	if (n + 1 < len && name[n] == '=')
		return 0;
	if (row < NAMES && names[row].bare)
		return n + 1;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t prefix = strlen(prefixes[i]);

		if (n > prefix && !memcmp(name, prefixes[i], prefix)) {
			take(c, row_of(prefixes[i], prefix));
			return prefix + 1;
		}
	}
	return 0;
}

void named_character_decode(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *amp;
	struct named_character c;

	while ((amp = memchr(s, '&', (size_t)(end - s)))) {
		size_t n = named_character(amp, (size_t)(end - amp), &c);

		buf_add(out, s, (size_t)(amp - s));
		if (n)
			buf_add(out, c.text, c.len);
		else
			buf_putc(out, '&');
		s = amp + (n ? n : 1);
	}
	buf_add(out, s, (size_t)(end - s));
}

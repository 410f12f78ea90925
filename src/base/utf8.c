/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/utf8.h"

#include <wchar.h>

#include "base/charset.h"

size_t utf8_decode(const char *s, size_t len, uint32_t *code)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned char lead = p[0];
	unsigned char low = 0x80, high = 0xBF; /* what the second byte may be */
	size_t need, i;
	uint32_t c;

	if (lead < 0x80) {
		*code = lead;
		return 1;
	}
	*code = UTF8_REPLACEMENT;
	if (lead >= 0xC2 && lead <= 0xDF) {
		need = 2;
		c = lead & 0x1Fu;
	} else if (lead >= 0xE0 && lead <= 0xEF) {
		need = 3;
		c = lead & 0x0Fu;
		if (lead == 0xE0)
			low = 0xA0;
		else if (lead == 0xED)
			high = 0x9F;
	} else if (lead >= 0xF0 && lead <= 0xF4) {
		need = 4;
		c = lead & 0x07u;
		if (lead == 0xF0)
			low = 0x90;
		else if (lead == 0xF4)
			high = 0x8F;
	} else {
		return 1;
	}
	for (i = 1; i < need; i++) {
		if (i >= len || p[i] < low || p[i] > high)
			return i;
		c = c << 6 | (p[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	*code = c;
	return need;
}

size_t utf8_encode(uint32_t code, char *out)
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = UTF8_REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

bool utf8_valid(const char *s, size_t len)
{
	size_t i = 0, n;
	uint32_t code;

	while (i < len) {
		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		n = utf8_decode(s + i, len - i, &code);
		/* A real U+FFFD takes three bytes; a repaired one stands for fewer or for a bad lead. */
		if (code == UTF8_REPLACEMENT &&
		    !(n == 3 && (unsigned char)s[i] == 0xEF && (unsigned char)s[i + 1] == 0xBF &&
		      (unsigned char)s[i + 2] == 0xBD))
			return false;
		i += n;
	}
	return true;
}

size_t utf8_fit(const char *s, size_t len, size_t max)
{
	if (len <= max)
		return len;
	while (max > 0 && ((unsigned char)s[max] & 0xC0) == 0x80)
		max--;
	return max;
}

/* Those of LEN bytes at S that are white space beyond ASCII (Unicode's White_Space). */
static size_t count_wide_blanks(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = 0;

	for (size_t i = 0; i + 1 < len; i++) {
		unsigned next = p[i + 1], last = i + 2 < len ? p[i + 2] : 0;

		switch (p[i]) {
		case 0xC2: n += next == 0x85 || next == 0xA0; break;
		case 0xE1: n += next == 0x9A && last == 0x80; break;
		case 0xE2:
			n += (next == 0x80 && ((last >= 0x80 && last <= 0x8A) || last == 0xA8 ||
					       last == 0xA9 || last == 0xAF)) ||
			     (next == 0x81 && last == 0x9F);
			break;
		case 0xE3: n += next == 0x80 && last == 0x80; break;
		default: break;
		}
	}
	return n;
}

size_t utf8_count_visible(const char *s, size_t len)
{
	enum { SLICE = 128 }; /* what it counts fits into a byte */
	size_t n = 0;
	bool wide = false;

	/* Without branches, in bytes: compilers make vectors of it. */
	for (size_t at = 0; at < len; at += SLICE) {
		size_t end = len - at < SLICE ? len : at + SLICE;
		unsigned char visible = 0, maybe = 0;

		for (size_t i = at; i < end; i++) {
			unsigned char c = (unsigned char)s[i];

			visible = (unsigned char)(visible +
						  (((c > 0x20) & (c < 0x7F)) | (c >= 0xC0)));
			maybe |= (c == 0xC2) | (c == 0xE1) | (c == 0xE2) | (c == 0xE3);
		}
		n += visible;
		wide |= maybe != 0;
	}
	return wide ? n - count_wide_blanks(s, len) : n;
}

int utf8_width(uint32_t code)
{
	int width;

	if (code >= 0x20 && code < 0x7F)
		return 1;
	/* A soft hyphen is painted only where a line breaks at it, which we never do; terminals do
	 * not agree on what a skin tone adds to the emoji before it. */
	if (code < 0xA0 || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
	    (code >= 0x1F3FB && code <= 0x1F3FF))
		return 0;
	width = wcwidth((wchar_t)code);
	if (width < 0 && !charset_locale_is_utf8()) {
		uint32_t spelled[CHARSET_SPELL_MAX];

		/* The letter is better without its mark, and controls are not seen. */
		if ((code >= 0x300 && code <= 0x36F) || code == 0x61C ||
		    (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
		    (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF)
			return 0;
		return charset_spell(code, spelled);
	}
	return width < 0 ? wcwidth((wchar_t)UTF8_REPLACEMENT) : width;
}

int utf8_cells(const char *s, size_t len)
{
	size_t i = 0;
	uint32_t code;
	int cells = 0;

	while (i < len) {
		i += utf8_decode(s + i, len - i, &code);
		cells += utf8_width(code);
	}
	return cells;
}

void utf8_clean_line(char *s)
{
	size_t len = 0, in = 0, out = 0, n;
	uint32_t code;

	while (s[len])
		len++;
	while (in < len) {
		n = utf8_decode(s + in, len - in, &code);
		if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == UTF8_REPLACEMENT ||
		    (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)) {
			s[out++] = '?';
		} else {
			for (size_t k = 0; k < n; k++)
				s[out + k] = s[in + k];
			out += n;
		}
		in += n;
	}
	s[out] = '\0';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/utf8.h"

#include <string.h>
#include <wchar.h>

#include "base/buf.h"
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

	/* Blocks stop at U+FFFE and U+FFFF, too, which are valid. */
	while ((i += blocks_utf8(s + i, len - i)) < len) {
		n = utf8_decode(s + i, len - i, &code);
		if (utf8_is_bad(s + i, n, code))
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

/* What is not to be passed on, in order. In a text some of it has a use, in a message of a line none. */
static const struct {
	uint32_t from, to;
	bool text; /* in a text neither */
} unwanted[] = {
	{0x00, 0x1F, true},       {0x7F, 0x9F, true}, {0xAD, 0xAD, false}, /* soft hyphen */
	{0x34F, 0x34F, false},                                             /* grapheme joiner */
	{0x115F, 0x1160, false},                                           /* fillers of Hangul */
	{0x17B4, 0x17B5, false},  /* inherent vowels of Khmer */
	{0x180E, 0x180E, false},  /* vowel separator of Mongolian */
	{0x200B, 0x200B, false},  /* space without a width */
	{0x2028, 0x202E, true},   /* separators, embeddings, overrides */
	{0x2060, 0x2065, false},  /* word joiner, unseen operators */
	{0x2066, 0x206F, true},   /* isolates, deprecated ones */
	{0x3164, 0x3164, false},  /* filler of Hangul */
	{0xFDD0, 0xFDEF, true},   /* noncharacters */
	{0xFEFF, 0xFEFF, true},   /* byte order mark */
	{0xFFA0, 0xFFA0, false},  /* filler of Hangul */
	{0xFFF9, 0xFFFB, true},   /* interlinear marks */
	{0xE0000, 0xE007F, true}, /* tags */
};

static bool is_in_table(uint32_t code, bool line)
{
	size_t low = 0, high = sizeof unwanted / sizeof *unwanted;

	if ((code & 0xFFFE) == 0xFFFE)
		return true; /* the two noncharacters of each plane */
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code > unwanted[middle].to)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof unwanted / sizeof *unwanted && code >= unwanted[low].from &&
	       (line || unwanted[low].text);
}

bool utf8_is_unwanted(uint32_t code)
{
	return is_in_table(code, false);
}

void utf8_clean_line(char *s)
{
	size_t len = 0, in = 0, out = 0, n;
	uint32_t code;

	while (s[len])
		len++;
	while (in < len) {
		n = utf8_decode(s + in, len - in, &code);
		if (code == UTF8_REPLACEMENT || is_in_table(code, true)) {
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

void utf8_add_line(struct buf *b, const char *s, size_t len)
{
	size_t start = b->len;

	buf_add(b, s, len);
	if (b->len > start) {
		utf8_clean_line(b->data + start);
		buf_truncate(b, start + strlen(b->data + start));
	}
}

void utf8_add_isolated(struct buf *b, const char *s, size_t len)
{
	buf_puts(b, "\u2068");
	utf8_add_line(b, s, len);
	buf_puts(b, "\u2069");
}

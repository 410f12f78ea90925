/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/raised.h"

#include <stdbool.h>
#include <stdint.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/marks.h"
#include "base/utf8.h"

static const char *const digits[2][10] = {
	{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"},
	{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"},
};

/* What CODE is; NULL: itself. */
static const char *form(uint32_t code, bool below)
{
	int digit;

	switch (code) {
	case '+': return below ? "₊" : "⁺";
	case '-':
	case 0x2010: /* hyphen */
	case 0x2011: /* one that does not break */
	case 0x2012: /* figure dash */
	case 0x2212: /* minus sign */ return below ? "₋" : "⁻";
	case '=': return below ? "₌" : "⁼";
	case '(': return below ? "₍" : "⁽";
	case ')': return below ? "₎" : "⁾";
	default: break;
	}
	digit = code >= '0' && code <= '9' ? (int)code - '0'
		: code < 0x80              ? -1
					   : uc_decimal_value(code);
	return digit < 0 ? NULL : digits[below][digit];
}

void raised_put(struct buf *out, const char *s, size_t len, enum raised how)
{
	if (how == RAISED_NOT) {
		buf_add(out, s, len);
		return;
	}
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;
		const char *instead;

		n = utf8_decode(s + i, len - i, &code);
		instead = form(code, how == RAISED_BELOW);
		if (instead)
			buf_puts(out, instead);
		else
			buf_add(out, s + i, n);
	}
}

bool raised_is_above(uint32_t code)
{
	return code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 ||
	       (code >= 0x2074 && code <= 0x207E);
}

bool raised_after_digit(const char *s, size_t at)
{
	uint32_t code;
	size_t start;

	while (at && mark_is_inline(s[at - 1]))
		at--;
	if (!at)
		return false;
	for (start = at - 1; start && ((unsigned char)s[start] & 0xC0) == 0x80;)
		start--;
	utf8_decode(s + start, at - start, &code);
	if (code < 0x80)
		return code >= '0' && code <= '9';
	return !raised_is_above(code) && uc_digit_value(code) >= 0;
}

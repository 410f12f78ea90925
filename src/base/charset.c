/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/charset.h"

#include <errno.h>
#include <iconv.h>
#include <langinfo.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"

bool charset_locale_is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return !strcmp(codeset, "UTF-8") || !strcmp(codeset, "utf8");
}

/* Convert S by CD; a character that cannot be converted becomes INSTEAD. */
static void charset_convert(iconv_t cd, struct buf *out, const char *s, size_t len,
			    const char *instead, bool from_utf8)
{
	char *in = (char *)(size_t)s; /* iconv() wants char **, and does not write there */
	size_t left = len;

	while (left) {
		size_t room = left * 4 + 16;
		char *to = buf_reserve(out, room), *end = to;
		size_t bad = iconv(cd, &in, &left, &end, &room);
		uint32_t code;
		size_t skip;

		out->len += (size_t)(end - to);
		out->data[out->len] = '\0';
		if (bad != (size_t)-1 || errno == E2BIG)
			continue;
		skip = from_utf8 ? utf8_decode(in, left, &code) : 1;
		in += skip;
		left -= skip;
		buf_puts(out, instead);
	}
}

const char *charset_symbol(const char *s, const char *plain)
{
	uint32_t code;

	utf8_decode(s, strlen(s), &code);
	return wcwidth((wchar_t)code) == 1 ? s : plain;
}

char *charset_from_locale(const char *s)
{
	struct buf b;
	iconv_t cd = (iconv_t)-1;

	buf_init(&b);
	if (!charset_locale_is_utf8())
		cd = iconv_open("UTF-8", nl_langinfo(CODESET));
	else if (!utf8_valid(s, strlen(s)))
		cd = iconv_open("UTF-8", "UTF-8");
	if (cd == (iconv_t)-1) {
		buf_puts(&b, s);
	} else {
		charset_convert(cd, &b, s, strlen(s), "\xEF\xBF\xBD", false);
		iconv_close(cd);
	}
	return buf_take(&b);
}

void charset_to_locale(struct buf *out, const char *s, size_t len)
{
	struct buf target;
	iconv_t cd;

	if (charset_locale_is_utf8()) {
		buf_add(out, s, len);
		return;
	}
	buf_init(&target);
	buf_printf(&target, "%s//TRANSLIT", nl_langinfo(CODESET));
	cd = iconv_open(buf_str(&target), "UTF-8");
	if (cd == (iconv_t)-1)
		cd = iconv_open("ASCII", "UTF-8");
	buf_done(&target);
	if (cd == (iconv_t)-1)
		die("iconv");
	charset_convert(cd, out, s, len, "?", true);
	iconv_close(cd);
}

int charset_spell(uint32_t code, uint32_t out[CHARSET_SPELL_MAX])
{
	char utf8[4];
	struct buf b;
	size_t at = 0;
	int n = 0;

	buf_init(&b);
	charset_to_locale(&b, utf8, utf8_encode(code, utf8));
	while (at < b.len && n < CHARSET_SPELL_MAX) {
		mbstate_t state = {0};
		wchar_t c;
		size_t bytes = mbrtowc(&c, b.data + at, b.len - at, &state);

		if (bytes == 0 || bytes >= (size_t)-2 || wcwidth(c) != 1) {
			n = 0;
			break;
		}
		out[n++] = (uint32_t)c;
		at += bytes;
	}
	buf_done(&b);
	if (!n)
		out[n++] = '?';
	return n;
}

void charset_print(FILE *out, const char *s, size_t len)
{
	struct buf b;

	if (charset_locale_is_utf8()) {
		fwrite(s, 1, len, out);
		return;
	}
	buf_init(&b);
	charset_to_locale(&b, s, len);
	fwrite(buf_str(&b), 1, b.len, out);
	buf_done(&b);
}

/* ---- from the encoding of a file ---- */

struct charset {
	iconv_t cd;
	size_t unit; /* bytes that a bad character takes: of UTF-16 two, of UTF-32 four */
};

struct charset *charset_open(const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);
	struct charset *c;

	if (cd == (iconv_t)-1)
		return NULL;
	c = xcalloc(1, sizeof *c);
	c->cd = cd;
	c->unit = !strncmp(name, "UTF-16", 6) ? 2 : !strncmp(name, "UTF-32", 6) ? 4 : 1;
	return c;
}

void charset_close(struct charset *c)
{
	if (!c)
		return;
	iconv_close(c->cd);
	free(c);
}

/* One call of iconv(), which writes into OUT. IN may be NULL: what it still holds. */
static bool charset_step(struct charset *c, char **in, size_t *left, struct buf *out)
{
	size_t room = (in ? *left : 0) * 3 + 64;
	char *to = buf_reserve(out, room), *end = to;
	size_t bad = iconv(c->cd, in, left, &end, &room);

	out->len += (size_t)(end - to);
	out->data[out->len] = '\0';
	return bad != (size_t)-1;
}

size_t charset_decode(struct charset *c, const char *s, size_t len, bool last, struct buf *out,
		      size_t *bad_at)
{
	char *in = (char *)(size_t)s; /* iconv() wants char **, and does not write there */
	size_t left = len, skip;

	*bad_at = SIZE_MAX;
	while (left && !charset_step(c, &in, &left, out)) {
		if (errno == E2BIG)
			continue;
		if (errno == EINVAL && !last)
			break;
		if (*bad_at == SIZE_MAX)
			*bad_at = out->len;
		buf_puts(out, "\xEF\xBF\xBD");
		skip = errno == EINVAL || left < c->unit ? left : c->unit;
		in += skip;
		left -= skip;
	}
	/* Where letters and their marks are composed, the last one is held back. */
	if (last)
		charset_step(c, NULL, NULL, out);
	return len - left;
}

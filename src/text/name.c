/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/name.h"

#include <string.h>

#include "base/buf.h"
#include "text/fold.h"

/* Bytes of the longest name, and then some: what is longer is text. */
enum { NAME_BYTES = 200 };

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Of ASCII alone there is no search form to make. */
static bool is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

static size_t trimmed(const char *s, size_t len)
{
	while (len && s[len - 1] == ' ')
		len--;
	return len;
}

static bool begins(const char *name, size_t name_len, const char *s, size_t len, bool whole)
{
	if (whole ? name_len != len : name_len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (small(name[i]) != small(s[i]))
			return false;
	return true;
}

static bool compare(const char *name, const char *s, size_t len, bool whole)
{
	static struct fold *fold;
	size_t name_len = name ? strlen(name) : 0;
	struct buf a, b;
	bool same;

	if (!name_len || len > NAME_BYTES || (whole && !len))
		return false;
	if (is_ascii(name, name_len) && is_ascii(s, len))
		return begins(name, trimmed(name, name_len), s, len, whole);
	fold = fold ? fold : fold_new();
	buf_init(&a);
	buf_init(&b);
	fold_text(fold, &a, name, name_len);
	fold_text(fold, &b, s, len);
	same = (b.len || !len) &&
	       begins(buf_str(&a), trimmed(buf_str(&a), a.len), buf_str(&b), b.len, whole);
	buf_done(&a);
	buf_done(&b);
	return same;
}

bool name_is(const char *name, const char *s, size_t len)
{
	return compare(name, s, len, true);
}

bool name_begins(const char *name, const char *s, size_t len)
{
	return compare(name, s, len, false);
}

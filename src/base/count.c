/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/count.h"

#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/digits.h"
#include "base/utf8.h"

/* What parts the groups, and as in localeconv() how many digits each has from the right. */
struct grouping {
	const char *separator;
	const char *sizes;
};

/* Whether the locale writes numbers as C does. */
static bool is_plain(void)
{
	const char *name = setlocale(LC_NUMERIC, NULL);

	return !name || !strcmp(name, "POSIX") || !strcmp(name, "C") || !strncmp(name, "C.", 2);
}

static struct grouping grouping_get(void)
{
	const struct lconv *l = localeconv();

	if (is_plain() || !utf8_valid(l->thousands_sep, strlen(l->thousands_sep)))
		return (struct grouping){",", "\3"};
	return (struct grouping){l->thousands_sep, l->grouping};
}

/* Whether a group ends with LEFT digits to the right of it. */
static bool group_ends(const char *sizes, size_t left)
{
	size_t at = 0;

	while (*sizes && *sizes != CHAR_MAX && at < left) {
		at += (unsigned char)*sizes;
		if (at == left)
			return true;
		sizes += sizes[1] != '\0'; /* the last one goes on for ever */
	}
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void count_group(struct buf *b, size_t from)
{
	struct grouping g = grouping_get();
	struct buf out;
	size_t n = 0;

	buf_init(&out);
	for (size_t i = from; i < b->len; i += n) {
		for (n = 0; i + n < b->len && is_digit(b->data[i + n]);)
			n++;
		for (size_t k = 0; k < n; k++) {
			if (k && group_ends(g.sizes, n - k))
				buf_puts(&out, g.separator);
			buf_putc(&out, b->data[i + k]);
		}
		if (!n) {
			buf_putc(&out, b->data[i]);
			n = 1;
		}
	}
	buf_truncate(b, from);
	buf_add(b, out.data, out.len);
	buf_done(&out);
}

void count_point(struct buf *b, size_t from)
{
	const char *point = localeconv()->decimal_point;
	struct buf out;

	if (is_plain() || !strcmp(point, ".") || !utf8_valid(point, strlen(point)))
		return;
	buf_init(&out);
	for (size_t i = from; i < b->len; i++) {
		if (b->data[i] == '.' && i > from && is_digit(b->data[i - 1]))
			buf_puts(&out, point);
		else
			buf_putc(&out, b->data[i]);
	}
	buf_truncate(b, from);
	buf_add(b, out.data, out.len);
	buf_done(&out);
}

void count_say(struct buf *b, size_t from)
{
	count_group(b, from);
	digits_convert(b, from);
}

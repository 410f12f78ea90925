/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/url.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

/* The length of "scheme:", 0 where there is none. */
static size_t scheme(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "0123456789+-.");

	return n && s[n] == ':' && !strchr("0123456789+-.", s[0]) ? n + 1 : 0;
}

bool url_is_absolute(const char *s)
{
	return scheme(s) > 0;
}

bool url_is_namespace(const char *ns, const char *name)
{
	static const char http[] = "http://", https[] = "https://";
	size_t len;

	if (!strncasecmp(ns, https, sizeof https - 1)) {
		ns += sizeof https - 1;
		name += sizeof http - 1;
	}
	len = strlen(name);
	if (name[len - 1] == '*')
		return !strncasecmp(name, ns, len - 1);
	return !strcasecmp(name, ns);
}

/* Section 5.2.4, on what OUT holds from START on: the path, which begins with a slash. */
static void remove_dots(struct buf *out, size_t start)
{
	char *path = out->data + start;
	size_t from = 0, to = 0;

	while (path[from]) {
		size_t n = 1 + strcspn(path + from + 1, "/");
		bool last = !path[from + n];

		if (n == 2 && path[from + 1] == '.') {
			if (last)
				path[to++] = '/';
		} else if (n == 3 && path[from + 1] == '.' && path[from + 2] == '.') {
			while (to && path[--to] != '/')
				;
			if (last)
				path[to++] = '/';
		} else {
			memmove(path + to, path + from, n);
			to += n;
		}
		from += n;
	}
	buf_truncate(out, start + to);
}

void url_join(const char *base, const char *ref, struct buf *out)
{
	size_t begin, authority, path, tail, start;

	begin = base ? scheme(base) : 0;
	if (!begin || url_is_absolute(ref) || strncmp(base + begin, "//", 2) != 0 ||
	    strlen(base) > URL_MAX || strlen(ref) > URL_MAX) {
		buf_puts(out, ref);
		return;
	}
	authority = begin + 2 + strcspn(base + begin + 2, "/?#");
	path = authority + strcspn(base + authority, "?#");
	if (!strncmp(ref, "//", 2)) {
		buf_add(out, base, begin);
		buf_puts(out, ref);
	} else if (!*ref || *ref == '#') {
		buf_add(out, base, path + strcspn(base + path, "#"));
		buf_puts(out, ref);
	} else if (*ref == '?') {
		buf_add(out, base, path);
		buf_puts(out, ref);
	} else {
		buf_add(out, base, authority);
		start = out->len;
		if (*ref != '/') {
			while (path > authority && base[path - 1] != '/')
				path--;
			buf_add(out, base + authority, path - authority);
			if (path == authority)
				buf_putc(out, '/');
		}
		tail = strcspn(ref, "?#");
		buf_add(out, ref, tail);
		remove_dots(out, start);
		buf_puts(out, ref + tail);
	}
}

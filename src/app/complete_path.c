/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/complete.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/vec.h"

/* More names than these are no help. */
enum { NAMES_MAX = 200 };

/* The path that the LEN bytes at TEXT mean, in the locale's encoding. */
static void put_path(const char *text, size_t len, struct buf *out)
{
	const char *home = getenv("HOME");

	if (len > 1 && text[0] == '~' && text[1] == '/' && home && *home) {
		buf_puts(out, home);
		text++;
		len--;
	}
	charset_to_locale(out, text, len);
}

char *complete_path_meant(const char *text)
{
	struct buf b;

	buf_init(&b);
	put_path(text, strlen(text), &b);
	return buf_take(&b);
}

static int by_label(const void *a, const void *b)
{
	return strcmp(((const struct complete_item *)a)->label,
		      ((const struct complete_item *)b)->label);
}

/* NAME of the folder AT, which is typed as the LEN bytes at TEXT. */
static void add_name(struct complete *c, const struct buf *at, const char *name, const char *text,
		     size_t len)
{
	char *label = charset_from_locale(name);
	struct buf whole, full;
	struct stat st;
	bool folder;

	buf_init(&whole);
	buf_init(&full);
	buf_printf(&full, "%s%s", buf_str(at), name);
	folder = !stat(buf_str(&full), &st) && S_ISDIR(st.st_mode);
	buf_add(&whole, text, len);
	buf_printf(&whole, "%s%s", label, folder ? "/" : "");
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n].text = buf_take(&whole);
	c->items[c->n].label = xstrdup(c->items[c->n].text + len);
	c->items[c->n++].count = 0;
	buf_done(&full);
	free(label);
}

void complete_path(struct complete *c, const char *text, size_t cursor)
{
	size_t len = cursor;
	struct buf at, begins;
	struct dirent *entry;
	DIR *folder;

	*c = (struct complete){.from = 0, .to = cursor};
	while (len && text[len - 1] != '/')
		len--;
	buf_init(&at);
	buf_init(&begins);
	put_path(text, len, &at);
	charset_to_locale(&begins, text + len, cursor - len);
	folder = opendir(at.len ? at.data : ".");
	while (folder && (entry = readdir(folder))) {
		const char *name = entry->d_name;

		if (!strcmp(name, ".") || !strcmp(name, "..") || (*name == '.' && !begins.len) ||
		    strncmp(name, buf_str(&begins), begins.len) != 0)
			continue;
		if (c->n < NAMES_MAX)
			add_name(c, &at, name, text, len);
		else
			c->left_out++;
	}
	if (folder)
		closedir(folder);
	if (c->n)
		qsort(c->items, c->n, sizeof *c->items, by_label);
	buf_done(&at);
	buf_done(&begins);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/mappings.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/mapping.h"

/* The files of data/formats, as strings. */
static const struct {
	const char *name, *text;
} own[] = {
#include "read/mappings.inc"
};

void mappings_done(struct mappings *m)
{
	for (size_t i = 0; i < m->n; i++)
		mapping_free(m->items[i]);
	free(m->items);
	*m = (struct mappings){0};
}

static void add(struct mappings *m, struct mapping *one)
{
	m->items = vec_fit(m->items, m->n + 1, &m->size, sizeof *m->items);
	m->items[m->n++] = one;
	m->own = m->n;
}

bool mappings_add_file(struct mappings *m, const char *path, struct err *err)
{
	struct mapping *one = mapping_read(path, err);

	if (one)
		add(m, one);
	return one;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_format(const struct dirent *file)
{
	const char *dot = strrchr(file->d_name, '.');

	return dot && dot > file->d_name && !strcmp(dot, ".format");
}

void mappings_add_folder(struct mappings *m, const char *folder, struct err_list *errs)
{
	struct dirent **files;
	int n = scandir(folder, &files, is_format, by_name);
	struct err err;
	struct buf path;

	if (n < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return;
		err_set(&err, ERR_INPUT, folder, 0, "%s", strerror(errno));
		err_list_add(errs, &err);
		return;
	}
	buf_init(&path);
	for (int i = 0; i < n; i++) {
		struct mapping *one;

		buf_clear(&path);
		buf_printf(&path, "%s/%s", folder, files[i]->d_name);
		free(files[i]);
		one = mapping_read(buf_str(&path), &err);
		if (one && one->roots.n) {
			add(m, one);
			continue;
		}
		/* It would be the format of every file. */
		if (one)
			err_set(&err, ERR_INPUT, buf_str(&path), 0,
				_("a mapping in this folder must have a line 'root = ...'"));
		mapping_free(one);
		err_list_add(errs, &err);
	}
	free(files);
	buf_done(&path);
}

static bool is_there(const struct mappings *m, const char *name)
{
	for (size_t i = 0; i < m->own; i++)
		if (!strcmp(m->items[i]->format.name, name))
			return true;
	return false;
}

void mappings_add_own(struct mappings *m)
{
	size_t others = m->n;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		struct mapping *one;
		struct err err;

		m->own = others;
		if (is_there(m, own[i].name))
			continue;
		one = mapping_parse(own[i].text, strlen(own[i].text), own[i].name, own[i].name,
				    &err);
		if (!one)
			die("%s.format:%ld: %s", own[i].name, err.line, err.text);
		add(m, one);
	}
	m->own = others;
}

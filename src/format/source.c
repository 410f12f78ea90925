/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "format/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "format/unpack.h"
#include "text/sanitize.h"

struct source_file {
	char *path;
	size_t argument;
	uint64_t size; /* 0: not known */
};

/* ---- files and folders met before ---- */

struct seen {
	dev_t device;
	ino_t inode;
	bool used;
};

struct source_seen {
	struct seen *table;
	size_t n, size;
};

static struct seen *seen_slot(const struct source_seen *s, dev_t device, ino_t inode)
{
	uint64_t h = ((uint64_t)inode ^ (uint64_t)device << 40) * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(h >> 20) & (s->size - 1);

	while (s->table[i].used && (s->table[i].device != device || s->table[i].inode != inode))
		i = (i + 1) & (s->size - 1);
	return &s->table[i];
}

/* Whether this is the first time. */
static bool seen_first(struct source_seen *s, const struct stat *st)
{
	struct seen *at;

	if (s->n * 2 >= s->size) {
		struct source_seen old = *s;

		s->size = old.size ? old.size * 2 : 64;
		s->table = xcalloc(s->size, sizeof *s->table);
		for (size_t i = 0; i < old.size; i++)
			if (old.table[i].used)
				*seen_slot(s, old.table[i].device, old.table[i].inode) =
					old.table[i];
		free(old.table);
	}
	at = seen_slot(s, st->st_dev, st->st_ino);
	if (at->used)
		return false;
	*at = (struct seen){st->st_dev, st->st_ino, true};
	s->n++;
	return true;
}

/* ---- what the arguments lead to ---- */

static bool source_stopped(const struct source *s)
{
	return s->hooks->input.stopped(s->hooks->input.data);
}

static void source_clean(struct buf *b, const char *path)
{
	sanitize(b, path, strlen(path), 0);
}

static void source_note(struct source *s, const char *path, const char *text)
{
	struct buf b;

	buf_init(&b);
	source_clean(&b, path);
	s->hooks->note(s->hooks->input.data, buf_str(&b), text);
	buf_done(&b);
}

static void source_add(struct source *s, char *path, size_t argument, uint64_t size)
{
	if (s->n == s->size) {
		s->size = s->size ? s->size * 2 : 16;
		s->files = xrealloc(s->files, s->size, sizeof *s->files);
	}
	s->files[s->n++] = (struct source_file){path, argument, size};
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct names {
	char **items;
	size_t n, size;
};

/* The entries of the folder at PATH that are not hidden, sorted. False: errno says why not. */
static bool read_folder(struct source *s, const char *path, struct names *names)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	int error = errno;
	struct stat st;

	if (!folder) {
		errno = error;
		return false;
	}
	if (fstat(dirfd(folder), &st) || !seen_first(s->seen, &st)) {
		closedir(folder);
		return true;
	}
	while (!s->full && !source_stopped(s) && (entry = readdir(folder))) {
		if (*entry->d_name == '.')
			continue;
		if (++s->entries > SOURCE_ENTRIES)
			s->full = true;
		if (names->n == names->size) {
			names->size = names->size ? names->size * 2 : 64;
			names->items = xrealloc(names->items, names->size, sizeof *names->items);
		}
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	closedir(folder);
	if (names->n)
		qsort(names->items, names->n, sizeof *names->items, compare_names);
	return true;
}

static void walk(struct source *s, const char *path, size_t argument, int depth);

/* The entry at PATH of a folder: an archive, a folder, or of no interest. */
static void walk_entry(struct source *s, char *path, size_t argument, int depth)
{
	bool fits = unpack_name_fits(path, true);
	struct stat st;

	if (stat(path, &st)) {
		if (fits)
			source_note(s, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		walk(s, path, argument, depth + 1);
	} else if (fits && !S_ISREG(st.st_mode)) {
		source_note(s, path, _("this is no plain file: passed over"));
	} else if (fits && seen_first(s->seen, &st)) {
		s->full = s->full || s->n >= SOURCE_FILES;
		if (!s->full) {
			source_add(s, path, argument, st.st_size > 0 ? (uint64_t)st.st_size : 0);
			return;
		}
	}
	free(path);
}

static void walk(struct source *s, const char *path, size_t argument, int depth)
{
	struct names names = {0};
	size_t len = strlen(path);

	if (depth > SOURCE_DEPTH) {
		source_note(s, path, _("folders go too deep here: passed over"));
		return;
	}
	if (!read_folder(s, path, &names))
		source_note(s, path, strerror(errno));
	for (size_t i = 0; i < names.n; i++) {
		struct buf b;

		buf_init(&b);
		buf_printf(&b, "%s%s%s", path, len && path[len - 1] == '/' ? "" : "/",
			   names.items[i]);
		free(names.items[i]);
		walk_entry(s, buf_take(&b), argument, depth);
	}
	free(names.items);
}

static void source_look(struct source *s, size_t argument)
{
	const char *path = s->arguments[argument];
	struct stat st;

	if (!strcmp(path, "-") || stat(path, &st)) {
		s->unknown = s->unknown || !strcmp(path, "-");
		source_add(s, xstrdup(path), argument, 0);
	} else if (S_ISDIR(st.st_mode)) {
		s->is_folder[argument] = true;
		walk(s, path, argument, 0);
		if (s->full)
			source_note(s, path,
				    _("there are too many files in this folder: some are passed "
				      "over"));
		s->full = false;
	} else if (!S_ISREG(st.st_mode)) {
		s->unknown = true;
		source_add(s, xstrdup(path), argument, 0);
	} else if (seen_first(s->seen, &st)) {
		source_add(s, xstrdup(path), argument, (uint64_t)st.st_size);
	}
}

void source_init(struct source *s, const char *const *arguments, size_t n,
		 const struct source_hooks *hooks)
{
	*s = (struct source){.hooks = hooks, .arguments = arguments, .arguments_n = n};
	s->seen = xcalloc(1, sizeof *s->seen);
	s->is_folder = xcalloc(n ? n : 1, sizeof *s->is_folder);
	buf_init(&s->name);
	buf_init(&s->packed_name);
	for (size_t i = 0; i < n && !source_stopped(s); i++)
		source_look(s, i);
	for (size_t i = 0; i < s->n && !s->unknown; i++)
		s->total += s->files[i].size;
}

void source_done(struct source *s)
{
	if (s->open)
		input_close(&s->in);
	for (size_t i = 0; i < s->n; i++)
		free(s->files[i].path);
	free(s->files);
	free(s->is_folder);
	free(s->seen->table);
	free(s->seen);
	buf_done(&s->name);
	buf_done(&s->packed_name);
}

/* ---- one after another ---- */

/* What held several documents is over; where none could be used, that is an error of NAME. */
static bool group_end(const struct source *s, struct source_group *g, const char *name,
		      const char *nothing, struct err *err)
{
	bool empty = !g->used && !source_stopped(s);

	if (empty && g->tried)
		err_set(err, ERR_INPUT, name, 0,
			_("nothing in it can be read here; the first: %s: %s"), g->first.file,
			g->first.text);
	else if (empty)
		err_set(err, ERR_INPUT, name, 0, "%s", nothing);
	*g = (struct source_group){0};
	return empty;
}

static bool folder_end(struct source *s, struct err *err)
{
	size_t argument = s->argument++;
	struct buf name;
	bool empty;

	s->found = false;
	if (!s->is_folder[argument]) {
		s->folder = (struct source_group){0};
		return false;
	}
	buf_init(&name);
	source_clean(&name, s->arguments[argument]);
	empty = group_end(s, &s->folder, buf_str(&name),
			  _("there is no archive in this folder (*.xml, *.rss, *.atom, *.tei, "
			    "*.rdf)"),
			  err);
	buf_done(&name);
	return empty;
}

static void note_passed(struct source *s)
{
	const struct unpack *u = s->in.unpack;
	const char *name = buf_str(&s->packed_name);
	size_t encrypted = unpack_encrypted(u), nested = unpack_nested(u);
	void *data = s->hooks->input.data;
	char text[256];

	if (encrypted) {
		snprintf(text, sizeof text,
			 ngettext("%zu file in it is encrypted: passed over",
				  "%zu files in it are encrypted: passed over",
				  (unsigned long)encrypted),
			 encrypted);
		s->hooks->note(data, name, text);
	}
	if (nested) {
		snprintf(text, sizeof text,
			 ngettext("%zu packed file within it is not opened",
				  "%zu packed files within it are not opened",
				  (unsigned long)nested),
			 nested);
		s->hooks->note(data, name, text);
	}
}

/* The open file is over. True where that is an error. */
static bool file_end(struct source *s, bool broken, struct err *err)
{
	const char *name = buf_str(&s->packed_name), *why = broken ? input_error(&s->in) : NULL;
	bool failed = false;

	s->found = s->is_folder[s->argument];
	if (s->in.unpack && !source_stopped(s)) {
		note_passed(s);
		if (why && s->packed.used)
			s->hooks->note(s->hooks->input.data, name, why);
		failed = group_end(s, &s->packed, name,
				   why ? why
				       : _("there is no archive in this packed file (*.xml, *.rss, "
					   "*.atom, *.tei, *.rdf)"),
				   err);
	}
	s->packed = (struct source_group){0};
	s->done += s->files[s->at - 1].size;
	input_close(&s->in);
	s->open = false;
	return failed;
}

static bool file_begin(struct source *s, struct err *err)
{
	const char *path = s->files[s->at++].path;

	s->found = s->is_folder[s->argument];
	buf_clear(&s->packed_name);
	source_clean(&s->packed_name, path);
	s->open = input_open(&s->in, path, buf_str(&s->packed_name), &s->hooks->input, err);
	if (!s->open)
		s->done += s->files[s->at - 1].size;
	return s->open;
}

static void document_begin(struct source *s)
{
	const char *member = input_member(&s->in);

	s->found = s->is_folder[s->argument] || member;
	buf_clear(&s->name);
	buf_puts(&s->name, buf_str(&s->packed_name));
	if (member) {
		buf_putc(&s->name, ':');
		source_clean(&s->name, member);
	}
}

enum source_next source_next(struct source *s, struct err *err)
{
	while (!source_stopped(s)) {
		if (s->open) {
			enum input_next next = input_next(&s->in);

			if (next == INPUT_DOCUMENT) {
				document_begin(s);
				return SOURCE_DOCUMENT;
			}
			if (file_end(s, next == INPUT_BROKEN, err))
				return SOURCE_FAILED;
		} else if (s->at < s->n && s->files[s->at].argument == s->argument) {
			if (!file_begin(s, err) && err->kind)
				return SOURCE_FAILED;
		} else if (s->argument < s->arguments_n) {
			if (folder_end(s, err))
				return SOURCE_FAILED;
		} else {
			return SOURCE_END;
		}
	}
	return SOURCE_END;
}

const char *source_name(const struct source *s)
{
	return buf_str(&s->name);
}

bool source_found(const struct source *s)
{
	return s->found;
}

void source_used(struct source *s)
{
	s->packed.used++;
	s->folder.used++;
}

static void group_useless(struct source_group *g, const struct err *err)
{
	if (!g->tried++)
		g->first = *err;
}

void source_useless(struct source *s, const struct err *err)
{
	if (s->open)
		group_useless(&s->packed, err);
	group_useless(&s->folder, err);
}

long source_read(struct source *s, char *to, size_t len)
{
	return input_read(&s->in, to, len);
}

const char *source_error(const struct source *s)
{
	return input_error(&s->in);
}

uint64_t source_at(const struct source *s)
{
	return s->done + (s->open ? s->in.done : 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/source_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "source/unpack.h"
#include "text/sanitize.h"

/* ---- files and folders met before ---- */

struct seen {
	dev_t device;
	ino_t inode;
	bool used; /* this place of the table is */
	bool read; /* the file has been opened, and is not only listed */
};

static struct seen *seen_slot(const struct source_seen *s, dev_t device, ino_t inode)
{
	uint64_t h = hash_number((uint64_t)inode ^ (uint64_t)device << 40);
	size_t i = (size_t)h & (s->size - 1);

	while (s->table[i].used && (s->table[i].device != device || s->table[i].inode != inode))
		i = (i + 1) & (s->size - 1);
	return &s->table[i];
}

static struct seen *seen_find(struct source_seen *s, const struct stat *st)
{
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
	return seen_slot(s, st->st_dev, st->st_ino);
}

/* Whether this is the first time it is met. */
static bool seen_first(struct source_seen *s, const struct stat *st)
{
	struct seen *at = seen_find(s, st);

	if (at->used)
		return false;
	*at = (struct seen){.device = st->st_dev, .inode = st->st_ino, .used = true};
	s->n++;
	return true;
}

bool source_listed(const struct source *s, const struct stat *st)
{
	return seen_find(s->seen, st)->used;
}

bool source_unread(struct source *s, const struct stat *st)
{
	struct seen *at;
	bool unread;

	seen_first(s->seen, st);
	at = seen_find(s->seen, st);
	unread = !at->read;
	at->read = true;
	return unread;
}

/* ---- what the arguments lead to ---- */

bool source_stopped(const struct source *s)
{
	return s->hooks->input.stopped(s->hooks->input.data);
}

void source_clean(struct buf *b, const char *path)
{
	sanitize(b, path, strlen(path), 0);
}

/* Tell of what PATH, below the argument of this number, is. */
static void source_note(struct source *s, size_t argument, const char *path, const char *text,
			bool unread)
{
	struct buf b;

	buf_init(&b);
	source_clean(&b, path);
	s->hooks->note(s->hooks->input.data, buf_str(&b), text, unread);
	if (unread && !s->missed[argument]) {
		s->missed[argument] = xcalloc(1, sizeof(struct err));
		err_set(s->missed[argument], ERR_READ, buf_str(&b), 0, "%s", text);
	}
	buf_done(&b);
}

static void source_add(struct source *s, char *path, size_t argument, uint64_t size)
{
	s->files = vec_fit(s->files, s->n + 1, &s->size, sizeof *s->files);
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

/* The entries of the folder at PATH that are not hidden, sorted. False: errno says why these are not
 * all. */
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
	while (!s->full && !source_stopped(s) && (errno = 0, entry = readdir(folder))) {
		if (*entry->d_name == '.')
			continue;
		if (++s->entries > SOURCE_ENTRIES)
			s->full = true;
		names->items =
			vec_fit(names->items, names->n + 1, &names->size, sizeof *names->items);
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	error = s->full || source_stopped(s) ? 0 : errno;
	closedir(folder);
	if (names->n)
		qsort(names->items, names->n, sizeof *names->items, compare_names);
	errno = error;
	return error == 0;
}

static void walk(struct source *s, const char *path, size_t argument, int depth);

bool source_is_below(const char *real, const char *base)
{
	size_t len = strlen(base);

	return !strncmp(real, base, len) && (!real[len] || real[len] == '/' || len == 1);
}

/* Whether the entry at PATH is a link out of the folder, and such are not followed. */
static bool leads_out(const struct source *s, const char *path)
{
	struct stat st;
	char *real;
	bool out;

	if (s->hooks->follow_links || lstat(path, &st) || !S_ISLNK(st.st_mode))
		return false;
	real = realpath(path, NULL);
	out = real && !(s->base && source_is_below(real, s->base));
	free(real);
	return out;
}

/* The entry at PATH of a folder: an archive, a folder, or of no interest. */
static void walk_entry(struct source *s, char *path, size_t argument, int depth)
{
	bool fits = unpack_name_fits(path, true);
	struct stat st;

	if (stat(path, &st)) {
		if (fits || (errno != ENOENT && errno != ELOOP))
			source_note(s, argument, path, strerror(errno), true);
	} else if ((fits || S_ISDIR(st.st_mode)) && leads_out(s, path)) {
		source_note(s, argument, path,
			    _("a link out of the folder: not followed, unless follow-links is yes"),
			    false);
	} else if (S_ISDIR(st.st_mode)) {
		walk(s, path, argument, depth + 1);
	} else if (fits && !S_ISREG(st.st_mode)) {
		source_note(s, argument, path, _("this is no plain file: passed over"), false);
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
		source_note(s, argument, path, _("folders go too deep here: passed over"), true);
		return;
	}
	if (!read_folder(s, path, &names))
		source_note(s, argument, path, strerror(errno), true);
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

void source_look(struct source *s, size_t argument)
{
	const char *path = s->arguments[argument];
	struct stat st;

	if (!strcmp(path, "-") || stat(path, &st)) {
		s->unknown = s->unknown || !strcmp(path, "-");
		source_add(s, xstrdup(path), argument, 0);
	} else if (S_ISDIR(st.st_mode)) {
		s->is_folder[argument] = true;
		s->base = realpath(path, NULL);
		walk(s, path, argument, 0);
		free(s->base);
		s->base = NULL;
		if (s->full)
			source_note(s, argument, path,
				    _("there are too many files in this folder: some are passed "
				      "over"),
				    true);
		s->full = false;
	} else if (!S_ISREG(st.st_mode)) {
		s->unknown = true;
		source_add(s, xstrdup(path), argument, 0);
	} else if (seen_first(s->seen, &st)) {
		source_add(s, xstrdup(path), argument, (uint64_t)st.st_size);
	}
}

/* ---- corpora ---- */

/* Whether the file at PATH is the root of a corpus, by its first bytes. */
static bool is_corpus(const char *path)
{
	char head[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t n = fd < 0 ? -1 : read(fd, head, sizeof head - 1);

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return false;
	head[n] = '\0';
	return strstr(head, "<teiCorpus") != NULL;
}

bool source_corpora_first(struct source *s, size_t at)
{
	size_t end = at, roots = at;

	while (end < s->n && s->files[end].argument == s->argument)
		end++;
	for (size_t i = at; i < end && !source_stopped(s); i++) {
		struct source_file file = s->files[i];

		if (!unpack_name_fits(file.path, false) || !is_corpus(file.path))
			continue;
		memmove(s->files + roots + 1, s->files + roots, (i - roots) * sizeof *s->files);
		s->files[roots++] = file;
	}
	return roots > at;
}

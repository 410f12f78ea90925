/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/watch.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef HAVE_INOTIFY_INIT1

#include <dirent.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/vec.h"
#include "source/source.h"
#include "source/unpack.h"

enum {
	IN_FOLDER = IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
		    IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF,
	IN_PLAIN = IN_MODIFY | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF
};

/* What one watch is for; several may share a folder. */
struct item {
	int wd;
	const char *name; /* the file in that folder; NULL: all archives in it, or a file itself */
	bool whole;       /* a folder FILE, or one below it */
};

struct watch {
	const char *const *files;
	size_t files_n;
	int fd;
	struct item *items;
	size_t n, size;
	int64_t first, last; /* change that was not reported, milliseconds; 0: none */
};

static bool watch_add(struct watch *w, const char *path, uint32_t mask, const char *name,
		      bool whole)
{
	int wd = inotify_add_watch(w->fd, path, mask | IN_MASK_ADD);

	if (wd < 0)
		return false;
	w->items = vec_fit(w->items, w->n + 1, &w->size, sizeof *w->items);
	w->items[w->n++] = (struct item){wd, name, whole};
	return true;
}

static void watch_folder(struct watch *w, const char *path, int depth)
{
	const struct dirent *entry;
	DIR *folder;

	if (depth > SOURCE_DEPTH || w->n >= WATCH_FOLDERS ||
	    !watch_add(w, path, IN_FOLDER | IN_ONLYDIR, NULL, true))
		return;
	folder = opendir(path);
	while (folder && (entry = readdir(folder))) {
		struct buf b;
		struct stat st;

		if (*entry->d_name == '.')
			continue;
		buf_init(&b);
		buf_printf(&b, "%s/%s", path, entry->d_name);
		/* Links are not followed: they may go in circles, and what they lead to is rarely what
		 * changes. */
		if (lstat(buf_str(&b), &st) == 0 && S_ISDIR(st.st_mode))
			watch_folder(w, buf_str(&b), depth + 1);
		buf_done(&b);
	}
	if (folder)
		closedir(folder);
}

static void watch_file(struct watch *w, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct stat st;
	bool there = stat(path, &st) == 0;
	struct buf b;

	if (there && S_ISDIR(st.st_mode))
		watch_folder(w, path, 0);
	/* A pipe changes by being written to, and cannot be read again. */
	if (there && !S_ISREG(st.st_mode))
		return;
	buf_init(&b);
	if (slash)
		buf_add(&b, path, slash == path ? 1 : (size_t)(slash - path));
	else
		buf_putc(&b, '.');
	watch_add(w, buf_str(&b), IN_FOLDER | IN_ONLYDIR, slash ? slash + 1 : path, false);
	buf_done(&b);
	/* It may be a link to a file elsewhere. */
	watch_add(w, path, IN_PLAIN, NULL, false);
}

/* Everything again: files may have been replaced, folders may have come. */
static void watch_begin(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->n = 0;
	w->first = w->last = 0;
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	for (size_t i = 0; i < w->files_n && w->fd >= 0; i++)
		watch_file(w, w->files[i]);
}

struct watch *watch_new(const char *const *files, size_t n)
{
	struct watch *w;

	for (size_t i = 0; i < n; i++)
		if (!strcmp(files[i], "-"))
			return NULL;
	w = xcalloc(1, sizeof *w);
	w->files = files;
	w->files_n = n;
	w->fd = -1;
	watch_begin(w);
	return w;
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	free(w->items);
	free(w);
}

int watch_fd(const struct watch *w)
{
	return w ? w->fd : -1;
}

/* Whether the event is of what is read. */
static bool watch_concerns(const struct watch *w, const struct inotify_event *e)
{
	const char *name = e->len ? e->name : NULL;

	if (e->mask & IN_Q_OVERFLOW)
		return true;
	if (e->mask & IN_IGNORED)
		return false;
	for (size_t i = 0; i < w->n; i++) {
		const struct item *item = &w->items[i];

		if (item->wd != e->wd)
			continue;
		if (item->name ? name && !strcmp(name, item->name)
			       : !name || (item->whole && *name != '.' &&
					   (e->mask & IN_ISDIR || unpack_name_fits(name, true))))
			return true;
	}
	return false;
}

void watch_read(struct watch *w)
{
	_Alignas(struct inotify_event) char bytes[16 * 1024];
	ssize_t n;

	if (!w)
		return;
	while ((n = read(w->fd, bytes, sizeof bytes)) > 0) {
		for (ssize_t at = 0; at < n;) {
			const struct inotify_event *e = (const void *)(bytes + at);

			if (watch_concerns(w, e)) {
				w->last = clock_ms();
				w->first = w->first ? w->first : w->last;
			}
			at += (ssize_t)(sizeof *e + e->len);
		}
	}
}

int watch_wait(const struct watch *w)
{
	int64_t due, now;

	if (!w || !w->first)
		return -1;
	now = clock_ms();
	due = w->last + WATCH_QUIET_MS;
	if (due > w->first + WATCH_LONGEST_MS)
		due = w->first + WATCH_LONGEST_MS;
	return due > now ? (int)(due - now) : 0;
}

bool watch_due(struct watch *w)
{
	if (watch_wait(w) != 0)
		return false;
	watch_begin(w);
	return true;
}

void watch_renew(struct watch *w)
{
	if (w)
		watch_begin(w);
}

const char *watch_missing(const struct watch *w)
{
	struct stat st;

	for (size_t i = 0; w && i < w->files_n; i++)
		if (stat(w->files[i], &st))
			return w->files[i];
	return NULL;
}

#else

struct watch *watch_new(const char *const *files, size_t n)
{
	(void)files;
	(void)n;
	return NULL;
}

void watch_free(struct watch *w)
{
	(void)w;
}

int watch_fd(const struct watch *w)
{
	(void)w;
	return -1;
}

void watch_read(struct watch *w)
{
	(void)w;
}

int watch_wait(const struct watch *w)
{
	(void)w;
	return -1;
}

bool watch_due(struct watch *w)
{
	(void)w;
	return false;
}

void watch_renew(struct watch *w)
{
	(void)w;
}

const char *watch_missing(const struct watch *w)
{
	(void)w;
	return NULL;
}

#endif

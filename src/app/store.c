/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/plain.h"

enum {
	PIECE = 16384,
	LOCK_TRIES = 1000, /* each followed by a rest of ... */
	LOCK_REST_MS = 2,
	LEFT_SECONDS = 60 /* what was left is older than any change takes */
};

/* Behind the name, while it is made: six letters alone could be a copy that someone keeps. */
static const char unique[] = ".new.XXXXXX";

/* ---- reading ---- */

static bool store_fail(struct err *err, int error)
{
	return err_set(err, ERR_INPUT, NULL, 0, "%s", strerror(error));
}

static bool store_fetch(int fd, size_t max, struct buf *b)
{
	ssize_t n = 1;

	while (b->len < max && n) {
		n = read(fd, buf_reserve(b, PIECE), PIECE);
		if (n < 0 && errno != EINTR)
			return false;
		b->len += n > 0 ? (size_t)n : 0;
	}
	if (b->data)
		b->data[b->len] = '\0';
	return true;
}

bool store_read(const char *path, size_t max, struct buf *b, struct err *err)
{
	struct stat st;
	int fd = plain_open(path, &st, err);
	bool good = false;

	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			*err = (struct err){0};
		return false;
	}
	*err = (struct err){0};
	if ((size_t)st.st_size > max && lseek(fd, st.st_size - (off_t)max, SEEK_SET) < 0)
		store_fail(err, errno);
	else
		good = store_fetch(fd, max, b) || store_fail(err, errno);
	close(fd);
	return good;
}

/* ---- changing ---- */

/* Whether the folder called by the first LEN bytes of PATH is the home folder or one above it. */
static bool is_home(const char *path, size_t len)
{
	const char *home = getenv("HOME");

	return home && !strncmp(home, path, len) && (home[len] == '/' || !home[len]);
}

void store_folders(const char *path)
{
	char *folder = xstrdup(path);

	for (char *slash = *folder ? strchr(folder + 1, '/') : NULL; slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!is_home(folder, (size_t)(slash - folder)))
			mkdir(folder, 0700);
		*slash = '/';
	}
	free(folder);
}

/* Append the name of something beside PATH. */
static void beside(struct buf *b, const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	buf_add(b, path, slash ? (size_t)(slash + 1 - path) : 0);
	buf_puts(b, name);
}

/* One lock for all files of a folder; it is given up by close(). -1: errno says why there is none. */
static int store_lock(const char *path)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	struct buf name;
	int fd;

	buf_init(&name);
	beside(&name, path, ".lock");
	fd = open(buf_str(&name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
	buf_done(&name);
	for (int i = 0; fd >= 0 && fcntl(fd, F_SETLK, &whole) < 0; i++) {
		/* Some file systems have no locks: without, it is as good as it can be there. */
		if (errno != EACCES && errno != EAGAIN && errno != EINTR)
			break;
		if (i == LOCK_TRIES) {
			close(fd);
			errno = EAGAIN;
			return -1;
		}
		poll(NULL, 0, LOCK_REST_MS);
	}
	return fd;
}

static bool write_all(int fd, const struct buf *b)
{
	size_t done = 0;

	while (done < b->len) {
		ssize_t n = write(fd, b->data + done, b->len - done);

		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Put B in the place of the file at PATH, all or nothing. False: errno says why not. */
static bool store_replace(const char *path, const struct buf *b)
{
	struct buf name;
	bool good = false;
	int fd, error;

	buf_init(&name);
	buf_printf(&name, "%s%s", path, unique);
	fd = mkstemp(name.data); /* mode 0600 */
	error = errno;
	if (fd >= 0) {
		good = write_all(fd, b) && fsync(fd) == 0;
		error = errno;
		if (close(fd) && good) {
			good = false;
			error = errno;
		}
		if (good && rename(name.data, path)) {
			good = false;
			error = errno;
		}
		if (!good)
			unlink(name.data);
	}
	buf_done(&name);
	errno = error;
	return good;
}

bool store_change(const char *path, size_t max,
		  bool (*change)(void *data, const struct buf *old, struct buf *new,
				 struct err *err),
		  void *data, struct err *err)
{
	struct buf old, new;
	bool good;
	int lock;

	store_folders(path);
	lock = store_lock(path);
	if (lock < 0)
		return err_set(err, ERR_OUTPUT, NULL, 0, "%s",
			       errno == EAGAIN ? _("another program holds it") : strerror(errno));
	buf_init(&old);
	buf_init(&new);
	good = store_read(path, max, &old, err) || !err->kind;
	if (good)
		good = change(data, &old, &new, err) &&
		       (store_replace(path, &new) ||
			err_set(err, ERR_OUTPUT, NULL, 0, "%s", strerror(errno)));
	close(lock);
	buf_done(&old);
	buf_done(&new);
	return good;
}

/* ---- what was left ---- */

bool store_append(const char *path, const struct buf *b, struct err *err)
{
	bool good;
	int fd;

	/* a pipe that nobody reads is an error, and no wait for ever */
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0666);
	if (fd < 0)
		return err_set(err, ERR_OUTPUT, path, 0, "%s", strerror(errno));
	good = write_all(fd, b);
	if (!good)
		err_set(err, ERR_OUTPUT, path, 0, "%s", strerror(errno));
	if (close(fd) && good)
		good = err_set(err, ERR_OUTPUT, path, 0, "%s", strerror(errno));
	return good;
}

/* Whether NAME is what the file called BASE is while it is made. */
static bool is_unfinished(const char *name, const char *base)
{
	size_t len = strlen(base), fixed = strcspn(unique, "X");

	return strlen(name) == len + sizeof unique - 1 && !strncmp(name, base, len) &&
	       !strncmp(name + len, unique, fixed) && !strchr(name + len + fixed, '.');
}

static void remove_left(const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
	    time(NULL) - st.st_mtime > LEFT_SECONDS)
		unlink(path);
}

void store_clean(const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	const struct dirent *entry;
	struct buf b;
	DIR *folder;

	buf_init(&b);
	beside(&b, path, "");
	folder = opendir(b.len ? b.data : ".");
	while (folder && (entry = readdir(folder))) {
		if (!is_unfinished(entry->d_name, base))
			continue;
		buf_clear(&b);
		beside(&b, path, entry->d_name);
		remove_left(buf_str(&b));
	}
	if (folder)
		closedir(folder);
	buf_done(&b);
}

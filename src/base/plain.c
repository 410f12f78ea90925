/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/plain.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/i18n.h"

static int plain_fail(const char *path, int fd, int error, const char *text, struct err *err)
{
	if (fd >= 0)
		close(fd);
	err_set(err, ERR_INPUT, path, 0, "%s", text ? text : strerror(error));
	errno = error;
	return -1;
}

int plain_open(const char *path, struct stat *st, struct err *err)
{
	/* Not to wait for a writer of a pipe, nor to become the user of a terminal. */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0 || fstat(fd, st))
		return plain_fail(path, fd, errno, NULL, err);
	if (!S_ISREG(st->st_mode))
		return plain_fail(path, fd, EINVAL, _("this is no plain file"), err);
	return fd;
}

FILE *plain_text(const char *path, struct err *err)
{
	static const char mark[] = "\xEF\xBB\xBF";
	char start[sizeof mark - 1];
	struct stat st;
	int fd = plain_open(path, &st, err);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");

	if (fd >= 0 && !file)
		plain_fail(path, fd, errno, NULL, err);
	if (file && (fread(start, 1, sizeof start, file) < sizeof start ||
		     memcmp(start, mark, sizeof start) != 0))
		rewind(file);
	return file;
}

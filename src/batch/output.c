/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"

static bool output_refuse(struct output *o, struct err *err)
{
	err_set(err, ERR_OUTPUT, o->path, 0, _("cannot be written: %s"), strerror(errno));
	if (o->file)
		fclose(o->file);
	if (o->beside)
		unlink(o->beside);
	free(o->beside);
	*o = (struct output){0};
	return false;
}

/* A new file beside PATH, with the rights that PATH has or would get. */
static int output_beside(struct output *o, const struct stat *old)
{
	struct buf name;
	mode_t mask;
	int fd;

	buf_init(&name);
	buf_printf(&name, "%s.XXXXXX", o->path);
	o->beside = buf_take(&name);
	fd = mkstemp(o->beside);
	if (fd < 0) {
		free(o->beside);
		o->beside = NULL;
		return -1;
	}
	mask = umask(0);
	umask(mask);
	fchmod(fd, old ? old->st_mode & 0777 : 0666 & ~mask);
	return fd;
}

bool output_open(struct output *o, const char *path, struct err *err)
{
	struct stat st;
	bool there = stat(path, &st) == 0;
	int fd;

	*o = (struct output){.path = path};
	if (there && !S_ISREG(st.st_mode))
		fd = open(path, O_WRONLY | O_CLOEXEC);
	else
		fd = output_beside(o, there ? &st : NULL);
	if (fd < 0)
		return output_refuse(o, err);
	o->file = fdopen(fd, "w");
	return o->file || output_refuse(o, err);
}

bool output_close(struct output *o, bool keep, struct err *err)
{
	FILE *file = o->file;

	if (!keep) {
		errno = 0;
		output_refuse(o, err);
		return true;
	}
	if (fflush(file) || ferror(file) || (o->beside && fsync(fileno(file))))
		return output_refuse(o, err);
	o->file = NULL;
	if (fclose(file) || (o->beside && rename(o->beside, o->path)))
		return output_refuse(o, err);
	free(o->beside);
	*o = (struct output){0};
	return true;
}

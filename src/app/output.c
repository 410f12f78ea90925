/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"

/* Write out what has gathered once it is worth a system call. */
enum { FLUSH_BYTES = 64 * 1024 };

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

bool output_open(struct output *o, const char *path, enum output_how how, struct err *err)
{
	struct stat st;
	bool there = stat(path, &st) == 0;
	int fd;

	*o = (struct output){.path = path, .how = how};
	if (there && !S_ISREG(st.st_mode))
		fd = open(path, O_WRONLY | O_CLOEXEC);
	else
		fd = output_beside(o, there ? &st : NULL);
	if (fd < 0)
		return output_refuse(o, err);
	o->file = fdopen(fd, "w");
	return o->file || output_refuse(o, err);
}

/* The new file takes its name. Where no other may lose it, by a link, which a name that is there refuses;
 * some systems of files have none. */
static bool output_name(const struct output *o)
{
	struct stat st;

	if (!o->beside)
		return true;
	if (o->how == OUTPUT_OVER)
		return !rename(o->beside, o->path);
	if (!link(o->beside, o->path)) {
		unlink(o->beside);
		return true;
	}
	if (errno == EEXIST || !lstat(o->path, &st)) {
		errno = EEXIST;
		return false;
	}
	return !rename(o->beside, o->path);
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
	if (fclose(file) || !output_name(o))
		return output_refuse(o, err);
	free(o->beside);
	*o = (struct output){0};
	return true;
}

void output_flush(struct buf *b, bool text, bool now, FILE *out)
{
	if (b->len < FLUSH_BYTES && !now)
		return;
	if (text)
		charset_print(out, buf_str(b), b->len);
	else
		fwrite(buf_str(b), 1, b->len, out);
	buf_clear(b);
}

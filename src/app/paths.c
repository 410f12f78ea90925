/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/paths.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"

static const char *program; /* argv[0] */

void paths_init(const char *argv0)
{
	program = argv0;
}

/* Append the folder above the program's own, with a '/' at its end; "" is the working directory. */
static void paths_above(struct buf *b)
{
	const char *end = strrchr(program, '/'), *start = end;

	while (start > program && start[-1] != '/')
		start--;
	if (start == end || (end - start <= 2 && *start == '.')) {
		/* "/leader-reader", "./leader-reader", "../leader-reader": only the system knows */
		buf_add(b, program, (size_t)(end - program));
		buf_puts(b, "/../");
		return;
	}
	buf_add(b, program, (size_t)(start - program));
}

/* SUB/NAME in the folder above the program's own where there is such a thing, else NULL. */
static char *paths_beside(const char *sub, const char *name)
{
	struct buf b;

	if (!program || !strchr(program, '/'))
		return NULL;
	buf_init(&b);
	paths_above(&b);
	buf_printf(&b, "%s/%s", sub, name);
	if (access(buf_str(&b), R_OK) == 0)
		return buf_take(&b);
	buf_done(&b);
	return NULL;
}

char *paths_data(const char *name)
{
	char *path = paths_beside("data", name);
	struct buf b;

	if (!path)
		path = paths_beside("share/" PACKAGE, name);
	if (path)
		return path;
	buf_init(&b);
	buf_printf(&b, "%s/%s", PKGDATADIR, name);
	return buf_take(&b);
}

char *paths_locale(void)
{
	char *path = paths_beside("share", "locale");

	return path ? path : xstrdup(LOCALEDIR);
}

/* A file of ours in the folder that VARIABLE names, else in BELOW of the home. */
static char *paths_user(const char *variable, const char *below, const char *name)
{
	const char *folder = getenv(variable);
	const char *home = getenv("HOME");
	struct buf b;

	buf_init(&b);
	if (folder && folder[0] == '/')
		buf_printf(&b, "%s/" PACKAGE "/%s", folder, name);
	else if (home && home[0] == '/')
		buf_printf(&b, "%s/%s/" PACKAGE "/%s", home, below, name);
	else
		return NULL;
	return buf_take(&b);
}

char *paths_config(const char *name)
{
	return paths_user("XDG_CONFIG_HOME", ".config", name);
}

char *paths_state(const char *name)
{
	return paths_user("XDG_STATE_HOME", ".local/state", name);
}

void paths_shorten(struct err *err)
{
	const char *home = getenv("HOME");
	size_t len = home ? strlen(home) : 0;

	if (len && !strncmp(err->file, home, len) && err->file[len] == '/') {
		memmove(err->file + 1, err->file + len, strlen(err->file + len) + 1);
		err->file[0] = '~';
	}
}

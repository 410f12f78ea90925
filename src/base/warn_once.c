/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/warn_once.h"

#include <string.h>

bool warn_once(struct warn_once *o, char kind, const char *name)
{
	size_t at = o->names.len;

	if (o->n == WARN_ONCE_MAX || strlen(name) > WARN_ONCE_LENGTH)
		return false;
	buf_printf(&o->names, "\n%c%s\n", kind, name);
	/* It finds itself, at the latest. */
	if (strstr(o->names.data, o->names.data + at) != o->names.data + at) {
		buf_truncate(&o->names, at);
		return false;
	}
	o->n++;
	return true;
}

void warn_once_done(struct warn_once *o)
{
	buf_done(&o->names);
	o->n = 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Warn once: to complain of a name the first time it is met, and not the thousand times after.
 *
 * A small set of names, each of a kind; when it is full, or a name is absurdly long, it is as if all
 * were known. Start with a zeroed one.
 */
#ifndef LR_BASE_WARN_ONCE_H
#define LR_BASE_WARN_ONCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { WARN_ONCE_MAX = 32, WARN_ONCE_LENGTH = 100 };

struct warn_once {
	struct buf names;
	size_t n;
};

/* Whether NAME of this kind is new; it no longer is then. */
bool warn_once(struct warn_once *o, char kind, const char *name);
void warn_once_done(struct warn_once *o);

#endif

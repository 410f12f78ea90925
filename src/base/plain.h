/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Plain: files that are read whole at once: settings, keys, mappings, what is kept between runs.
 *
 * Only plain ones: a pipe or a device in the place of one would have no end. Errors are of ERR_INPUT
 * with the path as their file; errno says more.
 */
#ifndef LR_BASE_PLAIN_H
#define LR_BASE_PLAIN_H

#include <stdio.h>

struct err;
struct stat;

/* Open the plain file at PATH; *ST is what it is. -1 with ERR: it is none or cannot be opened. */
int plain_open(const char *path, struct stat *st, struct err *err);
/* Open it as text, past a byte order mark. NULL with ERR: likewise. */
FILE *plain_text(const char *path, struct err *err);

#endif

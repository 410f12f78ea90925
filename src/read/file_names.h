/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * File names: numbers of the files that a document says its statements were in.
 *
 * What this program has written and reads again says of each statement which file it came from. A hash
 * table from those names to the numbers of files in the archive. Belongs to one reading, on its thread.
 */
#ifndef LR_READ_FILE_NAMES_H
#define LR_READ_FILE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct file_name {
	const char *name;
	uint32_t number;
};

struct file_names {
	struct arena arena;
	struct file_name *items; /* a hash table */
	size_t n, size;
};

void file_names_init(struct file_names *f);
void file_names_done(struct file_names *f);
/* The entry of NAME; a new one has the number UINT32_MAX, for the caller to set. */
struct file_name *file_names_find(struct file_names *f, const char *name);

#endif

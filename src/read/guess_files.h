/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess files: the mapping that files could be read by, for a person to mend.
 *
 * The files are looked at (guess.h), whatever formats they are of, and not read. Runs on the caller's
 * thread.
 */
#ifndef LR_READ_GUESS_FILES_H
#define LR_READ_GUESS_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct reader_options;

/* Append to OUT a mapping of what FILES hold, N of them, with comments, clean lines. False: ERR says why
 * there is none. */
bool guess_files(const char *const *files, size_t n, const struct reader_options *options,
		 struct buf *out, struct err *err);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Store: the program's own small files, read and changed safely.
 *
 * A file is changed by reading it, making the new contents of the old, and putting these in its place
 * by renaming, all under a lock that every one of us takes: so nothing is lost between programs that
 * run side by side, and no file is ever half written. What a killed program left half made is removed
 * later, by its age and owner. Files are not trusted: only plain ones are read, and only so much of
 * them. Errors are sentences.
 */
#ifndef LR_APP_STORE_H
#define LR_APP_STORE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;

/* Read at most MAX bytes of the plain file at PATH into B: those at its end, where it has more. False
 * with ERR: it is none or cannot be read; without a kind in ERR: there is no such file. */
bool store_read(const char *path, size_t max, struct buf *b, struct err *err);

/*
 * Change the file at PATH: CHANGE gets what is in it (as store_read() does; nothing where there is none
 * that can be read) and makes what is to be there instead; false with ERR: it stays as it is. Makes the
 * folders, but never the home folder or one above it. Waits for others for two seconds at most. False: ERR
 * says why it is as it was.
 */
bool store_change(const char *path, size_t max,
		  bool (*change)(void *data, const struct buf *old, struct buf *new,
				 struct err *err),
		  void *data, struct err *err);

/* Append B to the file at PATH at once, so that what programs side by side append does not mix; makes the
 * file, but no folder. */
bool store_append(const char *path, const struct buf *b, struct err *err);

/* Make the folders of the file at PATH, as above. */
void store_folders(const char *path);

/* Remove what programs that were killed left of the file at PATH, unless it is from the last minute. */
void store_clean(const char *path);

#endif

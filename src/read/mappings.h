/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mappings: the formats that are data (mapping.h), all there are.
 *
 * Those of the user come first, so that they may say better what the program knows; one that is called
 * as one of the program's takes its place. Those of the program are in it, made of data/formats when it
 * was built. Made before there are threads, it does not change after that, and has to live as long as
 * what is read.
 */
#ifndef LR_READ_MAPPINGS_H
#define LR_READ_MAPPINGS_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct err_list;
struct mapping;

struct mappings {
	struct mapping **items;
	size_t n, size;
	size_t own; /* of the first of the program's; n where they are not there yet */
};

/* None: all zero. */
void mappings_done(struct mappings *m);
/* Add the one in the file PATH. */
bool mappings_add_file(struct mappings *m, const char *path, struct err *err);
/* Add those of FOLDER: files called NAME.format, which must say what a document begins with. A folder
 * that is not there has none; what is wrong with a file goes to ERRS, and the others are added. */
void mappings_add_folder(struct mappings *m, const char *folder, struct err_list *errs);
/* Add those of the program, after all others. */
void mappings_add_own(struct mappings *m);

#endif

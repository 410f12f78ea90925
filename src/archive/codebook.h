/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Codebook: the tags that a reader means to use, with what they mean and a colour each.
 *
 * A file of lines as settings are: `TAG = what it means`, and `TAG.colour = #rrggbb`. Tags in use that it
 * does not name may be added. It is not trusted: a line that makes no sense is reported and passed over.
 * Heap; one thread.
 */
#ifndef LR_ARCHIVE_CODEBOOK_H
#define LR_ARCHIVE_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>

struct err_list;

struct code {
	char *name, *meaning; /* meaning: "" for none */
	char colour[8];       /* "#RRGGBB"; "": none */
};

struct codebook {
	struct code *items;
	size_t n, size;
};

/* All zero: empty. Read PATH; where there is no such file it stays as it is. False: some line was wrong, each
 * of them is added to ERRS. */
bool codebook_read(struct codebook *c, const char *path, struct err_list *errs);
void codebook_done(struct codebook *c);
/* The code called NAME, LEN bytes, made where there is none. */
struct code *codebook_get(struct codebook *c, const char *name, size_t len);

#endif

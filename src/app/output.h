/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Output: a file that is written whole or not at all.
 *
 * What is written goes into a new file beside the one that is named, and takes its place when all is on
 * the disk: until then, and whatever happens, the old one stays as it is. What is no regular file (a
 * device, a named pipe) is written to as it is.
 */
#ifndef LR_APP_OUTPUT_H
#define LR_APP_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct buf;
struct err;

enum output_how {
	OUTPUT_OVER, /* in the place of a file that is there */
	OUTPUT_NEW   /* never: also of one that has come meanwhile */
};

struct output {
	const char *path; /* as it is named */
	enum output_how how;
	char *beside; /* the new file; NULL: written as it is */
	FILE *file;
};

/* Begin to write PATH, which must outlive O. False where that cannot be; nothing is left behind then. */
bool output_open(struct output *o, const char *path, enum output_how how, struct err *err);
/* The end: KEEP what was written as PATH, or leave no trace. False where it could not be kept. */
bool output_close(struct output *o, bool keep, struct err *err);

/* Write B to OUT and empty it, once it is worth a system call or NOW. TEXT is for people and goes
 * out in the locale's encoding; data are UTF-8 whatever that is. */
void output_flush(struct buf *b, bool text, bool now, FILE *out);

#endif

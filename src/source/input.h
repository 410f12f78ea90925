/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Input: one open file as a stream of bytes, unpacked where it is packed.
 *
 * A plain file, a pipe or standard input gives its own bytes; what begins as a compressed or packed
 * file goes through unpack.h, one member after the other. Waits for silent pipes in a way that can
 * be stopped. Owned by source.c, on the thread of the reading. What cannot be opened is an error, a
 * sentence without the name; what goes wrong later ends the stream, and input_error() says why.
 */
#ifndef LR_SOURCE_INPUT_H
#define LR_SOURCE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

struct err;
struct unpack;

/* What an input asks and tells while it waits. */
struct input_hooks {
	/* It has nothing to give just now. */
	void (*waiting)(void *data);
	/* Whether to give up; asked often. */
	bool (*stopped)(void *data);
	void *data;
};

/* What there is on standard input. */
enum input_standard {
	INPUT_NOTHING, /* it is closed, the terminal or another device: there is nothing to read */
	INPUT_SILENT,  /* a file that is at its end, or a pipe that nothing comes from */
	INPUT_READY    /* a file or a pipe with something to read */
};

/* Look, without taking anything from it; a pipe may take MS milliseconds to say something. */
enum input_standard input_standard(int ms);

enum { INPUT_HEAD = 512 };

struct input {
	const struct input_hooks *hooks;
	struct stat st;
	int fd; /* -1: not open */
	bool own, waits;
	bool seeks;          /* a plain file on a disk */
	bool given;          /* by input_next(), where it is not packed */
	uint64_t done, size; /* bytes of the file itself, as packed; size 0: not known */
	char head[INPUT_HEAD + 1];
	size_t head_len, head_pos; /* looked at, but not yet given */
	struct unpack *unpack;     /* NULL: it is not packed */
	int error;                 /* errno of the first read that failed */
	bool stopped;              /* by hooks->stopped() */
};

enum input_next { INPUT_DOCUMENT, INPUT_END, INPUT_BROKEN };

/* Open PATH ("-": standard input). False with ERR: it cannot be; without a kind in ERR: stopped. NAME
 * is for the sentence. Then call input_next(). */
bool input_open(struct input *in, const char *path, const char *name,
		const struct input_hooks *hooks, struct err *err);
void input_close(struct input *in);

/* To the next document: the file itself, or each member of a packed file whose name is that of an
 * archive. INPUT_BROKEN: no more, and input_error() says why (or it was stopped). */
enum input_next input_next(struct input *in);
/* The member's name as it stands in the packed file, not cleaned; NULL: the file itself. */
const char *input_member(const struct input *in);
/* How the document begins, at most INPUT_HEAD bytes, before any of it is read; "" where that cannot be
 * reported. */
const char *input_peek(struct input *in);
/* Up to LEN bytes of the document into TO; 0 at its end; -1 where it breaks off or was stopped. */
long input_read(struct input *in, char *to, size_t len);
/* Why it broke off, a translated sentence; NULL where it did not, or was stopped. */
const char *input_error(const struct input *in);

/* For unpack.c: up to LEN bytes of the file as it is. As input_read(). */
long input_raw(struct input *in, char *to, size_t len);

#endif

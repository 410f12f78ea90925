/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Unpack: compressed and packed files, by libarchive; nothing else uses that.
 *
 * .gz .bz2 .xz .zst .lz4 .Z, .tar in any of them, .zip and .7z, known by their first bytes and never by
 * name, read as they stream by; a .zip on a disk by its table of contents. No other program is ever
 * run, nothing is written, nothing within a member is unpacked again. A file that grows out of all
 * proportion is cut off. Belongs to one input. Built without libarchive it only tells what such a
 * file is. Errors are translated sentences. input.c and unpack.c call each other: a packed file is read as
 * an input, and its members are inputs.
 */
#ifndef LR_SOURCE_UNPACK_H
#define LR_SOURCE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "source/input.h"

struct buf;
struct unpack;

enum {
	UNPACK_RATIO = 250,      /* times its own size that a file may unpack to ... */
	UNPACK_FREE = 64 << 20,  /* ... once these bytes are passed; */
	UNPACK_GIB = 32,         /* and never to more than so many GiB, */
	UNPACK_MEMBERS = 1000000 /* or so many members */
};

/* Whether the LEN bytes at HEAD may begin a packed file, and more of them would tell. */
bool unpack_maybe(const char *head, size_t len);
/* What begins as the LEN bytes at HEAD: "gzip", "zip"; NULL for what is not packed. */
const char *unpack_kind(const char *head, size_t len);
/* Whether a file is an archive by its name (.xml .rss .atom .tei .rdf .json .jsonl .ndjson .csv .tsv)
 * or, where COMPRESSED, one in a compressed form (.xml.gz). Hidden ones are not. */
bool unpack_name_fits(const char *name, bool compressed);
/* Whether that is because it may be one in JSON or CSV, which most such files are not. */
bool unpack_name_is_table(const char *name);

/* Unpack IN, borrowed. NULL where that cannot be: ERR says why, without a name. */
struct unpack *unpack_new(struct input *in, struct err *err);
/* U may be NULL. */
void unpack_free(struct unpack *u);

/* To the next member that is an archive by its name. */
enum input_next unpack_next(struct unpack *u);
/* Its name; NULL where the file is one compressed document. */
const char *unpack_member(const struct unpack *u);
/* As input_peek(), of the member. */
const char *unpack_peek(struct unpack *u);
/* As input_read(), of the member. */
long unpack_read(struct unpack *u, char *to, size_t len);
/* Why it broke off, or what is to be said of the members passed over; NULL: nothing. */
const char *unpack_error(const struct unpack *u);
/* Members that were passed over: encrypted ones, and packed files within this one. */
size_t unpack_encrypted(const struct unpack *u);
size_t unpack_nested(const struct unpack *u);

/* Append name and version of the library in use; nothing where there is none. */
void unpack_library(struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Gunzip: the bytes that gzip compressed, by zlib; nothing else uses that.
 *
 * libarchive reads gzip too, but neither compares the sum at the end, so that damage goes unseen, nor
 * gives the last bytes before a break. Several compressed files one behind the other are one (RFC 1952).
 * Belongs to the unpack.c of one input, whose bytes it takes. Not there without libarchive.
 */
#ifndef LR_SOURCE_GUNZIP_H
#define LR_SOURCE_GUNZIP_H

#include <stddef.h>

struct gunzip;
struct input;

/* Uncompress IN, borrowed. */
struct gunzip *gunzip_new(struct input *in);
/* G may be NULL. */
void gunzip_free(struct gunzip *g);
/* Up to LEN bytes into TO; 0 at the end, which is whole then; -1 where it breaks off, or the input was
 * stopped or could not be read. */
long gunzip_read(struct gunzip *g, char *to, size_t len);
/* What is wrong, as zlib says it, in English; NULL: the input itself breaks off, or nothing is. */
const char *gunzip_error(const struct gunzip *g);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Digest: the SHA-256 of a file (FIPS 180-4), by which it is known to be the same one.
 *
 * By Nettle, which is met here alone; a build without it has none, and says so. Any thread.
 */
#ifndef LR_SOURCE_DIGEST_H
#define LR_SOURCE_DIGEST_H

#include <stdbool.h>

struct buf;

/* Whether this build can. */
bool digest_available(void);
/* Append the digest of the plain file at PATH, 64 hexadecimal digits. False where it is none, or cannot be
 * read, or there is no digest in this build. */
bool digest_file(const char *path, struct buf *out);
/* Append ", " and name and version of the library; nothing without it. */
void digest_library(struct buf *out);

#endif

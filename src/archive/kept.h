/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Kept: a body (body.h) as an archive keeps it.
 *
 * A text is held for two ends: as it was read, to be shown and written, and in its search form
 * (text/fold), to be found. The two differ in a few bytes in a hundred: capitals, accents, marks of
 * the text. So once there is a search form it is what is kept, and beside it only how to make the
 * text of it again; a text that differs in more than half of its bytes stays as it is. Nobody sees
 * which: kept_text() gives the text, byte for byte, where it is kept as it is or made in a room of
 * the caller's. What is borrowed from it lives as long as the room is not used again.
 *
 * Where the search form is must be known as long as what was packed with it is used: by a pointer to it, as
 * it may move while more of it is made. Pure functions, for any thread; a packer belongs to one.
 */
#ifndef LR_ARCHIVE_KEPT_H
#define LR_ARCHIVE_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct arena;

/* A text as it was read is a string. No such string begins with the byte that a packed one begins with, which
 * is none of UTF-8. */
struct kept {
	const char *at; /* NULL: there is none */
};

/* The text, NULL where there is none: borrowed from K, or made in ROOM, which is cleared before. */
const char *kept_text(struct kept k, struct buf *room);
/* The same of its first LEN bytes at least, or all of it; it may end within a character. */
const char *kept_start(struct kept k, size_t len, struct buf *room);
/* Its length in bytes; 0 where there is none. */
size_t kept_len(struct kept k);
/* Put *K, a string that is not packed, into A. */
void kept_copy(struct kept *k, struct arena *a);

enum { KEPT_SLOTS = 1024 };

/* What packing needs again and again. */
struct kept_packer {
	struct buf out;
	uint8_t slots[KEPT_SLOTS]; /* by hash of their bytes: number of a common difference + 1 */
};

void kept_packer_init(struct kept_packer *p);
void kept_packer_done(struct kept_packer *p);
/* Put the string *K, which is LEN bytes and not packed, into A: packed, where its search form, FOLDED_LEN
 * bytes from byte AT of *FOLDED on, is much like it. */
void kept_pack(struct kept_packer *p, struct kept *k, size_t len, char *const *folded, size_t at,
	       size_t folded_len, struct arena *a);

#endif

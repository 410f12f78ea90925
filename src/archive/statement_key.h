/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Statement key: what a statement is known by from one run to the next, and where it is now.
 *
 * That is the id the archive gives it, or where there is none a fingerprint of its date, title, speaker
 * and main source. So it does not depend on where a file is, in what order it is, or what else is in it.
 * Several statements may have one key; the hash of their text then tells them apart. The index finds
 * the statements of a key, and grows with the archive. Pure data, one thread.
 */
#ifndef LR_ARCHIVE_STATEMENT_KEY_H
#define LR_ARCHIVE_STATEMENT_KEY_H

#include <stddef.h>
#include <stdint.h>

struct archive;
struct buf;
struct statement;

/* Bytes of the longest key. */
enum { STATEMENT_KEY_MAX = 300 };

/* Append the key of S: one line. */
void statement_key(const struct statement *s, struct buf *out);
/* The hash of its text, or of its summary where that is all there is. */
uint64_t statement_text_hash(const struct statement *s);
/* A number for what it is and when: two archives that share most of them are one, at two times. */
uint64_t statement_fingerprint(const struct statement *s);

struct statement_keys {
	uint32_t *slots; /* number + 1; 0: free */
	size_t size, n;  /* n: statements taken in */
};

/* All zero: empty. Take in what A has more. */
void statement_keys_grow(struct statement_keys *k, const struct archive *a);
void statement_keys_done(struct statement_keys *k);
/* The next statement whose key is KEY, SIZE_MAX past the last one; set *AT to 0 first. */
size_t statement_keys_next(const struct statement_keys *k, const struct archive *a, const char *key,
			   size_t *at);

#endif

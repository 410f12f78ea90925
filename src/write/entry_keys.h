/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Entry keys: what entries of a bibliography are called, each once in what is written.
 *
 * A key is the id of the statement, which several files may have, and damaged ones more than once. The first
 * that has it keeps it as it is, the next get "a", "b" ... "z", "aa" behind it, in the order of writing: the
 * same statements always have the same keys. Case does not tell them apart, as BibTeX wants it. Belongs
 * to one thread.
 */
#ifndef LR_WRITE_ENTRY_KEYS_H
#define LR_WRITE_ENTRY_KEYS_H

struct buf;
struct entry_keys;

struct entry_keys *entry_keys_new(void);
/* K may be NULL. */
void entry_keys_free(struct entry_keys *k);
/* Append KEY, with what makes it one that K has not seen; as it is where K is NULL. */
void entry_keys_put(struct entry_keys *k, const char *key, struct buf *out);

#endif

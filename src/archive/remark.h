/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Remark: what a reader has put beside statements: marks, notes with their tags, what has been read.
 *
 * A remark knows its statement by its key (statement_key.h), so that it stays with it when the archive
 * has changed; remarks_link() finds the statements again, and what is not found is kept. A note on a
 * passage has its words, and those before and after (W3C Web Annotation, TextQuoteSelector). Everything
 * is on the heap and belongs to one thread; strings are clean.
 */
#ifndef LR_ARCHIVE_REMARK_H
#define LR_ARCHIVE_REMARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;
struct statement;
struct statement_keys;

struct remark_note {
	char *id;    /* unlike any other */
	char *made;  /* RFC 3339 */
	char *exact; /* the passage, plain; "": the whole statement */
	char *prefix, *suffix;
	char *text;
};

struct remark {
	char *key;
	uint64_t
		text; /* statement_text_hash() where several had the key when it was made; else 0 */
	char *label;  /* what the statement was called then */
	char *marked; /* when, RFC 3339; NULL: it is not */
	char *read;   /* likewise */
	struct remark_note *notes;
	size_t notes_n, notes_size;
	uint32_t *ids; /* where there are many notes, by id: index + 1; 0: free; NULL: to be made */
	size_t ids_size;
	char **tags;  /* of all its notes, each once; NULL-terminated, NULL: none */
	bool retag;   /* they are to be made again */
	size_t found; /* statements that it is linked to */
};

struct remark_link {
	const struct statement *s;
	size_t number; /* in the archive */
	const struct remark *remark;
};

struct remarks {
	struct remark *items;
	size_t n, size;
	uint32_t *slots; /* by key and text: index + 1; 0: free */
	size_t slots_size;
	struct remark_link *links; /* by address of the statement; void after a change */
	size_t links_n, links_size;
	unsigned stamp; /* another one after each change */
};

/* All zero: there are none. */
void remarks_done(struct remarks *r);
/* The remark on the statement with KEY and the text of that hash, made where there is none. */
struct remark *remarks_get(struct remarks *r, const char *key, uint64_t text, const char *label);
/* After changes: take away those that say nothing any more, and make the tags of those that do. */
void remarks_tidy(struct remarks *r);
/* Find the statements of A that they are on; KEYS has all of them. */
void remarks_link(struct remarks *r, const struct statement_keys *keys, const struct archive *a);
/* The remark on S; NULL: there is none. R may be NULL. */
const struct remark *remarks_of(const struct remarks *r, const struct statement *s);

/* Whether there is a mark or a note: more than that it has been read. */
bool remark_says(const struct remark *m);
/* Put a note, in place of the one with its id where there is one; copies. Without a text it is taken away.
 * Tags follow with remarks_tidy(). */
void remark_put_note(struct remark *m, const struct remark_note *note);
/* Set *AT (marked or read) to WHEN, NULL: not. */
void remark_set(char **at, const char *when);

/* The next tag of TEXT from *S on, a word behind a "#": its LEN bytes without that; NULL: there is none. */
const char *remark_tag_next(const char **s, size_t *len);

/* Values as fields have them (archive/field.h): value K of M, NULL past the last one. */
const char *remark_mark_value(const struct remark *m, size_t k);
const char *remark_tag_value(const struct remark *m, size_t k);
const char *remark_note_value(const struct remark *m, size_t k);

#endif

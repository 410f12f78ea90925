/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Index: the search form of one batch of statements, in one piece.
 *
 * Every searched field of every statement, folded (text/fold), stands once in one long text: fields
 * parted by INDEX_FIELD, statements by INDEX_END, bytes that no needle holds, so one scan over the
 * text finds the statements. Each row of archive/field that is searched has its place in it, in the
 * order of the table. Built by the loader for each batch and handed over with it, read-only from then
 * on; any thread may read it.
 */
#ifndef LR_SEARCH_INDEX_H
#define LR_SEARCH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/pages.h"

struct arena;
struct batch;
struct fold;
struct kept_packer;
struct statement;

#define INDEX_FIELD '\x1f'
#define INDEX_END '\n'

struct index {
	const struct batch *batch; /* the same statements in the same order; set when handed over */
	char *text;                /* in BLOCK; finished: no more than there is of it, and a NUL */
	size_t len;
	struct pages_block block;
	struct pages *pages; /* which it comes from; NULL: the heap */
	struct buf fold;     /* until finished: of the last statement ... */
	struct buf body;     /* ... and what is folded, where it was packed */
	uint32_t *start;     /* where statement i begins; start[n] is the text's length */
	size_t n, size;
	uint32_t histogram[256]; /* how often each byte occurs in a sample of the text */
};

struct index *index_new(void);
/* One for bulk: its text is a block of PAGES, which belongs to the same thread until index_finish(). */
struct index *index_new_in(struct pages *pages);
void index_free(struct index *ix);
/* Room for BYTES more: what is not used goes back at the end. */
void index_reserve(struct index *ix, size_t bytes);
/* Append the next statement. */
void index_add(struct index *ix, struct fold *fold, const struct statement *s);
/* The same, and from then on its bodies are kept by IX (archive/kept), what that takes in A: they need what
 * they were read into no more. */
void index_take(struct index *ix, struct fold *fold, struct statement *s,
		struct kept_packer *packer, struct arena *a);
/* No more will come: give back spare room, count the bytes, remember BATCH. */
void index_finish(struct index *ix, const struct batch *batch);

/* The fields of a statement's search form, one after the other. */
struct index_walk {
	const char *at, *end;
	unsigned next;  /* the field that begins there */
	unsigned field; /* number of the one that index_walk_next() has given */
};

/* Of statement I of IX; of the search form [AT, END) of one. */
struct index_walk index_walk(const struct index *ix, size_t i);
struct index_walk index_walk_of(const char *at, const char *end);
/* The next field, *LEN bytes. NULL: the last one was. */
const char *index_walk_next(struct index_walk *w, size_t *len);
/* The number of the field that stands next to field I, which is searched; field_count: that is the last. */
unsigned index_field_after(unsigned i);

/* Of N >= 1 indexes, of which each begins with the statement of number FIRST[i]: the one that holds
 * statement NUMBER. */
size_t index_part(const size_t *first, size_t n, size_t number);

#endif

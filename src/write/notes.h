/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Notes: writers for what a reader has put beside statements, as writer.h has them for the statements.
 *
 * A table of formats: markdown with the words around each passage, csv with a row a note or mark, jsonld
 * after the Web Annotation Data Model of the W3C, xml with the notes in the statements. All UTF-8; strings
 * were cleaned on their way in.
 */
#ifndef LR_WRITE_NOTES_H
#define LR_WRITE_NOTES_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct fold;
struct remark;
struct statement;
struct writer_context;

struct notes_format {
	const char *name; /* as in --format=NAME */
	/* Each appends to OUT; begin and end may be NULL. N counts the statements written before. REMARK
	 * NULL: it is for the tags alone (qdc.h). */
	void (*begin)(const struct writer_context *c, struct buf *out);
	void (*remark)(const struct writer_context *c, struct fold *fold, const struct statement *s,
		       const struct remark *m, size_t n, struct buf *out);
	void (*end)(const struct writer_context *c, struct buf *out);
};

/* The format called NAME, NULL where there is none; all of them by number, NULL past the last one. */
const struct notes_format *notes_format_find(const char *name);
const struct notes_format *notes_format(size_t i);

#endif

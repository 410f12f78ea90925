/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Writer: the table of output formats.
 *
 * Statements are appended to a buffer one by one, in the order of the caller, in logical order of
 * the text, UTF-8; the caller writes it out. Pure functions. Adding a format is one file with one
 * `const struct writer` and one line in writer.c.
 */
#ifndef LR_WRITE_WRITER_H
#define LR_WRITE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct calendar_choice;
struct statement;
struct buf;

/* What a writer may want to know beside the statement. */
struct writer_context {
	const struct archive *archive;
	int width;                               /* cells a line for text; 0: do not wrap */
	const struct calendar_choice *calendars; /* in which dates are written; NULL: gregorian */
};

struct writer {
	const char *name;  /* as in --format=NAME */
	const char *title; /* N_(), one line */
	/* Each appends to OUT; begin and end may be NULL. N counts the statements written before. */
	void (*begin)(const struct writer_context *c, struct buf *out);
	void (*statement)(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out);
	void (*end)(const struct writer_context *c, struct buf *out);
};

extern const struct writer writer_text, writer_json, writer_csv;

/* The writer called NAME, NULL where there is none. */
const struct writer *writer_find(const char *name);
/* All of them, NULL-terminated. */
const struct writer *const *writer_all(void);

/* The fields of JSON and CSV, in their order; scripts rely on the names. */
enum writer_field {
	FIELD_ID,
	FIELD_DATE,
	FIELD_DATE_TEXT,
	FIELD_TITLE,
	FIELD_OCCASION,
	FIELD_SPEAKER,
	FIELD_PLACE,
	FIELD_LANGUAGE,
	FIELD_KIND,
	FIELD_TOPICS,  /* a list */
	FIELD_SOURCE,  /* the main link */
	FIELD_SOURCES, /* a list: addresses; names where there is no address */
	FIELD_SUMMARY,
	FIELD_TEXT,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_FILE,
	FIELDS
};

extern const char *const writer_field_names[FIELDS];

/* Append S as one value of CSV (RFC 4180), quoted where it must be; or as a string of JSON. */
void writer_put_csv(const char *s, struct buf *out);
void writer_put_json(const char *s, struct buf *out);

/* Whether a field is a list; then writer_field_item() gives its I-th string, NULL after the last. */
bool writer_field_is_list(enum writer_field field);
const char *writer_field_item(const struct statement *s, enum writer_field field, size_t i);
/* Any other field as plain text, NULL where the statement lacks it. SCRATCH may hold it: then it is
 * good until the next use of that. */
const char *writer_field_text(const struct writer_context *c, const struct statement *s,
			      enum writer_field field, struct buf *scratch);

#endif

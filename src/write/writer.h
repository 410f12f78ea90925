/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Writer: the table of output formats.
 *
 * Statements are appended to a buffer one by one, in the order of the caller, in logical order of
 * the text, UTF-8; the caller writes it out. Pure functions. Adding a format is one file with one
 * `const struct writer` and one line in writer.c, which the writers call in turn for what they share.
 */
#ifndef LR_WRITE_WRITER_H
#define LR_WRITE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "search/query.h"

struct archive;
struct calendar_choice;
struct field;
struct statement;
struct buf;
struct entry_keys;
struct words;

/* What stands before parts of a text that are marked for eyes; WRITER_MARK_OFF ends each. All borrowed but
 * RANGES, which writers use. */
struct writer_marks {
	const char *title, *heading, *match;
	const struct query *query; /* what the matches are of; NULL: there are none */
	struct fold *fold;
	struct fold_map *map;
	struct query_ranges ranges;
};
#define WRITER_MARK_OFF "\033[0m"

/* What a writer may want to know beside the statement. */
struct writer_context {
	const struct archive *archive;
	int width;                               /* cells a line for text; 0: do not wrap */
	const struct calendar_choice *calendars; /* in which dates are written; NULL: gregorian */
	struct words *words;                     /* where words begin and end */
	struct entry_keys *keys;    /* of entries that are written; NULL: they are not told apart */
	struct writer_marks *marks; /* of text for reading; NULL: none */
	bool noted; /* with the notes of the reader, where the format has a place for them */
};

struct writer {
	const char *name;   /* as in --format=NAME */
	const char *title;  /* N_(), one line */
	const char *ending; /* of names of files */
	bool plain; /* for eyes: it goes out in the locale's encoding; all others are UTF-8 */
	/* Each appends to OUT; begin and end may be NULL. N counts the statements written before. */
	void (*begin)(const struct writer_context *c, struct buf *out);
	void (*statement)(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out);
	void (*end)(const struct writer_context *c, struct buf *out);
};

extern const struct writer writer_text, writer_markdown, writer_json, writer_csv, writer_xml,
	writer_tei, writer_html, writer_vrt, writer_bibtex, writer_ris, writer_csl_json,
	writer_cite;

/* The writer called NAME, NULL where there is none. */
const struct writer *writer_find(const char *name);
/* All of them, NULL-terminated. */
const struct writer *const *writer_all(void);

/* In JSON and CSV: whether it is one of many in a debate, which stand in the order they were spoken in. */
#define WRITER_TURN "turn"

/* Append S as one value of CSV (RFC 4180), quoted where it must be; or as a string of JSON. */
void writer_put_csv(const char *s, struct buf *out);
void writer_put_json(const char *s, struct buf *out);

/* The first address among the sources; NULL: there is none. */
const char *writer_first_source(const struct statement *s);

/* The values of field F of S, which is a list, one by one: of a source its address, else its name; a note as
 * plain text. */
struct writer_items {
	const struct field *f;
	const struct statement *s;
	size_t n;
	const char *notes; /* those that come */
	struct buf room, note;
};

void writer_items_init(struct writer_items *w, const struct field *f, const struct statement *s);
/* The next one, good until it is asked again; NULL: there are no more. */
const char *writer_items_next(struct writer_items *w);
void writer_items_done(struct writer_items *w);
/* Whether a page may lead to it: not to what a browser would run. */
bool writer_may_link(const char *address);
/* Append the date in words, in the calendars asked for; nothing where it is undated. */
void writer_date(const struct writer_context *c, const struct statement *s, struct buf *out);
/* Append what its entry in a bibliography is called: its id, and of several files the number of its own. */
void writer_key(const struct writer_context *c, const struct statement *s, struct buf *out);
/* Append the day on which this is written, when addresses are said to lead there, as YYYY-MM-DD: that of
 * SOURCE_DATE_EPOCH (reproducible-builds.org) where the environment has it. */
void writer_today(struct buf *out);
/* The same day with its time, in UTC. */
void writer_now(struct buf *out);
/* Append where it is found and how it is dated there, on one line: the id, the file, the date as printed and
 * in its own calendar. */
void writer_origin(const struct writer_context *c, const struct statement *s, struct buf *out);
/* Append what else an entry of a bibliography has no field for, "; " before each: the role of a speaker
 * without a name, the day it was published, if that is another, sources without an address and, with
 * ADDRESSES, all addresses but the first. */
void writer_rest(const struct statement *s, bool addresses, struct buf *out);
const char *writer_value(const struct writer_context *c, const struct field *f,
			 const struct statement *s, struct buf *scratch);

#endif

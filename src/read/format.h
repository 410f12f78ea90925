/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Format: one row of the table of XML formats, and what a reader of one works with.
 *
 * reader.c opens a file, finds the row of its format, by the root element and, where that is not
 * enough, by what follows (events.h), and runs it. A format keeps its own state; it gets elements and
 * text and gives finished statements to the reading. What all
 * formats need to put a statement together is in statement_builder.h (fields, dates, ids),
 * body_builder.h (running text) and people.h (speakers). Adding a format is one file with one `const
 * struct format` and one line in reader.c. Formats call the reading back, through the functions below
 * alone: that circle is the design.
 */
#ifndef LR_READ_FORMAT_H
#define LR_READ_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/archive.h"
#include "read/account.h"
#include "read/events.h"
#include "xml/xml.h"

/* One file while it is being read. Owned by reader.c; formats use the functions below. */
struct reading;
struct field_names;

/* Whether a document is of a format. */
enum format_answer { FORMAT_NO, FORMAT_YES, FORMAT_PERHAPS };

/* Bytes of a document that are kept, at most, until a format knows it (struct events). */
enum { FORMAT_BEGIN_MAX = 4 * 1024 * 1024 };

struct format {
	const char *name;  /* for --list-formats: "native" */
	const char *title; /* N_(), one line: "leader-reader archive" */
	/* Whether a document with this root element is one. NULL: that is not enough, look() knows. */
	bool (*matches)(const char *ns, const char *name);
	/*
	 * Whether a document that begins with BEGIN is of the format F: asked when its root element starts
	 * and, after FORMAT_PERHAPS, each time that another one has started. WHOLE: more cannot be had, for
	 * the document is over or its beginning too long; then perhaps is no.
	 */
	enum format_answer (*look)(const struct format *f, const struct events *begin, bool whole);
	void *(*open)(struct reading *r); /* the format's state */
	/* As in struct xml_handler, with the format's state as DATA; the root element comes too. */
	void (*start)(void *state, const char *ns, const char *name,
		      const struct xml_attribute *attributes, size_t n);
	void (*end)(void *state, const char *ns, const char *name);
	void (*text)(void *state, const char *s, size_t len);
	/* The document is over: give what stands complete (nothing where END is XML_STOPPED), free
	 * STATE. XML_CUT: the last elements were never closed. */
	void (*close)(void *state, enum xml_end end);
	/* An included document is over (CUT: it breaks off); the ends of what is open in it follow. NULL:
	 * the format includes nothing. */
	void (*included)(void *state, bool cut);
};

extern const struct format format_native;
extern const struct format format_atom;
extern const struct format format_rss;
extern const struct format format_tei;
extern const struct format format_akn;
extern const struct format format_publicwhip;
extern const struct format format_mods;
extern const struct format format_marc;
extern const struct format format_ead;
extern const struct format format_json;
extern const struct format format_csv;

extern const struct format format_bundestag;
extern const struct format format_hansard;
extern const struct format format_australia;
extern const struct format format_canada;
extern const struct format format_france;
extern const struct format format_europarl;

/* Whether these N names are the columns of a table that format_csv reads, with ROWS or without. FOUND:
 * nobody has named the file. */
bool table_columns(struct field_names *names, const char *const *columns, size_t n, bool rows,
		   bool found);

/* The format that the document is of. */
const struct format *reading_format(const struct reading *r);
/*
 * Of a document that stands within the one being read, as in an envelope, and has this root element: the
 * format it is of, as far as the root says that. NULL: none, or it may be of several.
 */
const struct format *reading_within(struct reading *r, const char *ns, const char *name,
				    const struct xml_attribute *attributes, size_t n);
/* The state of that format F for it. All else of F is the caller's to call. */
void *reading_open_within(struct reading *r, const struct format *f);
/* The next statement that has no id is called ID, unless somebody takes that first. It is borrowed. NULL:
 * none is. */
void reading_give_id(struct reading *r, const char *id);
const char *reading_take_id(struct reading *r);
/* The batch that is being filled; changes after each reading_emit(). */
struct batch *reading_batch(struct reading *r);
/* What becomes of the file's text. */
struct account *reading_account(struct reading *r);
/* The last statement of reading_batch() is finished: it may be handed over with its batch now. */
void reading_emit(struct reading *r);
/* How a document is included. */
enum reading_included {
	INCLUDED_DOCUMENT, /* it may as well be read later, before the root ends; once is enough */
	INCLUDED_HEADER,   /* once is enough */
	INCLUDED_TEXT      /* it stands wherever it is included */
};
/* Read the document HREF beside this one as if its elements stood here, if it may be (source.h); what
 * is not followed is noted. The current file is that one meanwhile; the names of its elements die with
 * it. From start() of a format. */
void reading_include(struct reading *r, const char *href, enum reading_included as);
/* The file's number in the archive. */
uint32_t reading_file(const struct reading *r);
/* Whether who asks is the first to: that one alone is certain to know all ids of the file, as long as it is
 * the current one. */
bool reading_claim_ids(struct reading *r);
/* The number of the file NAME, cleaned, that this document says a statement of it was in. */
uint32_t reading_file_called(struct reading *r, const char *name);
/* What names of fields mean; the reading's. */
struct field_names *reading_field_names(struct reading *r);
/* Line of the current element or text, 1 and up. */
long reading_line(const struct reading *r);
/* The day that it is at the start of the reading, days since 1970-01-01: date_last_today(). */
int32_t reading_today(const struct reading *r);
enum { PROBLEMS_MAX = 1000 };
/* Note a problem at LINE of this file. Past PROBLEMS_MAX in one file it only counts. */
void reading_problem(struct reading *r, long line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif

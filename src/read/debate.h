/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Debate: what the readers of proceedings (TEI, Akoma Ntoso, publicwhip) share.
 *
 * There a file is a session, and a statement one speech of it: date, occasion, place and source are
 * said once, for all. The session keeps them; a speech takes what it does not say itself. A speech
 * stays open after its end until the next one begins, for the stage directions that follow it; those
 * before the first speech of a section wait for that one. Belongs to the reader of a format, on its
 * thread.
 */
#ifndef LR_READ_DEBATE_H
#define LR_READ_DEBATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/statement_builder.h"
#include "read/people.h"
#include "xml/xml.h"

/* Bytes of stage directions that may wait for a speech. */
enum { DEBATE_PENDING_MAX = 4096, DEBATE_CACHE = 256 };

/* An element by its name; kinds are the format's own, 0 is "any other". */
struct debate_name {
	const char *name;
	int kind;
};

/* A kind from here on: the element is left out, for the reason that is the rest (account.h). */
enum { DEBATE_LEFT_OUT = 0x100 };

/* A table of them, and the last ones found by the addresses of their names (xml.h). */
struct debate_names {
	const struct debate_name *table;
	size_t n;
	bool any_case; /* in capitals or not, it is the same name */
	int struck;    /* the kind of <del>, <s> and <strike>, where the table has none for them */
	struct {
		const char *name;
		int kind;
	} cache[DEBATE_CACHE];
};

struct debate {
	struct reading *r;
	struct statement_builder builder;
	struct people people;
	struct arena arena; /* of the session's fields */
	/* The session: date, edtf, date_text, calendar, date_orig, occasion, title, place, language, updated
	 * are of use. */
	struct draft session;
	const char *source;
	int date_rank;
	struct account_receipt date; /* text of the date, as long as no statement has it: */
	size_t dated;                /* as many there were when it came */
	struct statement_builder_list topics;
	/* the current statement */
	bool titled;         /* its title says more than the session's, which is no occasion then */
	bool ended;          /* it is over, and open for stage directions only */
	bool textless;       /* it is one without a text, too */
	bool occasion_shown; /* a statement has that of the session */
	size_t number;
	struct buf pending; /* stage directions, each with its NUL */
};

void debate_init(struct debate *d, struct reading *r);
void debate_done(struct debate *d);
/* Another session starts: nothing is known of it. */
void debate_reset(struct debate *d);

/* A date of the session; the one of the highest RANK counts, of equals the first. WHEN is EDTF or
 * NULL, TEXT as it is printed, CALENDAR and ORIG may be NULL. */
void debate_date(struct debate *d, int rank, const char *when, const char *text, size_t len,
		 const char *calendar, const char *orig);
/* LEN bytes as a clean line of the session; NULL where nothing is left. */
const char *debate_keep(struct debate *d, const char *s, size_t len);
void debate_topic(struct debate *d, const char *s, size_t len);

/* A statement begins; what was open is given. ID may be NULL: then it is made of PREFIX and a
 * number. Stage directions that wait come first. */
void debate_begin(struct debate *d, const char *id, const char *prefix, const char *language);
/* It is whole but for stage directions that follow. */
void debate_end(struct debate *d);
/* Nothing follows any more: give what is open. */
void debate_give(struct debate *d);
/* Whether a statement is open, ended or not. */
bool debate_is_open(const struct debate *d);
/* Before the end of a note or direction in F: the brackets that the file puts round it go, there will
 * be others. */
void debate_unbracket(struct body_builder *f);
/* S comes into F right after a note: its brackets do not run into a word. */
void debate_after_note(struct body_builder *f, const char *s, size_t len);
/* A stage direction before a speech. */
void debate_pend(struct debate *d, const char *s, size_t len);
/* The file breaks off: a statement of it that stands open is left out, and that is noted. */
void debate_cut(struct debate *d);
/* The document is over, as in struct format. */
void debate_close(struct debate *d, enum xml_end end);

/* The kind of the element NAME. */
int debate_find(struct debate_names *names, const char *name);
/* Whether the style of an element strikes its words out. */
bool debate_strikes(const struct xml_attribute *a, size_t n);
/* Whether the words of an element of this kind are struck out, by its name or its style; a LINE that they
 * stand in has no marks. NULL: it is a body. */
bool debate_struck_start(const struct debate_names *names, int kind, const struct xml_attribute *a,
			 size_t n, struct buf *line);
/* Text comes that is struck out: each block of it is so for itself. */
void debate_struck_text(struct debate *d);
/* Such an element ends. */
void debate_struck_end(struct debate *d, struct buf *line);
/* Whether there are only blanks of XML in the LEN bytes at S. */
bool debate_is_blank(const char *s, size_t len);
/* Whether an element of this kind is left out; then its reason is given. */
bool debate_left_out(struct debate *d, int kind);
/* The value of the attribute NAME of no namespace, or the XML namespace's; NULL where it lacks. */
const char *debate_attribute(const struct xml_attribute *a, size_t n, const char *name);
/* The same as a number of rows or columns that a cell takes; 1 where it is none. */
int debate_span(const struct xml_attribute *a, size_t n, const char *name);
/* A name as it stands before a speech, cleaned, without the colon after it; NULL for none. */
const char *debate_speaker(struct debate *d, const char *s, size_t len, bool point);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Statement builder: a statement while a reader of a format puts it together.
 *
 * Belongs to that reader, on its thread; one statement builder serves all statements of a file, one after the
 * other, and keeps its memory. Fields go in raw, in any order; the statement builder cleans them
 * (text/sanitize), reads the dates, makes an id where there is none, counts what was dropped or
 * cut, and notes problems with the statement's line. Strings of `s` are in the arenas of the
 * batches of this reading: mostly the current one, but a pipe that falls silent lets go of a batch in
 * the middle of a statement (reader.h).
 */
#ifndef LR_READ_STATEMENT_BUILDER_H
#define LR_READ_STATEMENT_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/statement.h"
#include "base/buf.h"
#include "markup/body_builder.h"
#include "read/account.h"
#include "text/raised.h"

struct arena;
struct reading;

/* What a date is the date of; the first that a statement has is its own. */
enum statement_builder_date {
	STATEMENT_DELIVERED,
	STATEMENT_RECORDED,
	STATEMENT_PUBLISHED,
	STATEMENT_REVISED,
	STATEMENT_UNREAD
};

/* A growing list of borrowed strings. */
struct statement_builder_list {
	const char **items;
	size_t n, size;
};

struct statement_builder {
	struct reading *r;
	/* What is known, in S and the records that are its own; a format may set one-line fields by
	 * statement_builder_clean(). */
	struct statement s;
	struct statement_shared shared;
	struct statement_rare rare;
	bool open;
	long line;
	const char *language;         /* of the document, for its dates; NULL: not known */
	const char *date_language;    /* of the date that comes; NULL: the statement's, or that */
	struct account *account;      /* what becomes of the text (account.h) */
	struct account_receipt since; /* where it was when the statement began */
	struct account_receipt date;  /* text that the date is read from */
	struct body_builder summary, text, notes;
	struct statement_builder_list topics, sources, source_names;
	enum statement_builder_date dated; /* what s.date is */
	bool undated;                      /* that of a revision is not to stand for it */
	bool untitled; /* its kind of statements has no titles: that this one lacks it is no problem */
	bool filled; /* there is something in it that the statement builder does not see: a speaker */
	struct sanitize_count cleaned;
	size_t cut;
	struct buf scratch, edtf;
	uint64_t *ids; /* a hash set: those of the file so far, by 64 bits each */
	size_t ids_n, ids_size;
	uint32_t file;  /* whose ids these are */
	bool knows_ids; /* all that it has given */
	uint64_t made;  /* what the last id was made of */
	size_t made_n;  /* and its number */
};

void statement_builder_init(struct statement_builder *d, struct reading *r);
void statement_builder_done(struct statement_builder *d);

/* LEN bytes of the file's text, as they come, to F, a body of the statement or the archive. */
void statement_builder_text(struct statement_builder *d, struct body_builder *f, const char *s,
			    size_t len);
/* The same to LINE, a field of one line, raised or lowered as HOW says. It is kept once what LINE holds
 * is taken, which the functions below do: account_offer() comes before them. */
void statement_builder_line(struct statement_builder *d, struct buf *line, const char *s,
			    size_t len, enum raised how);

/* A statement starts at LINE. */
void statement_builder_begin(struct statement_builder *d, long line);
/* LEN bytes of the file as a clean line in the batch's arena; NULL where nothing is left of them. */
const char *statement_builder_clean(struct statement_builder *d, const char *s, size_t len);
/* The same in an arena of the caller's. */
const char *statement_builder_clean_in(struct statement_builder *d, struct arena *a, const char *s,
				       size_t len);
/* A date: WHEN in EDTF or NULL, TEXT as it is printed, CALENDAR and ORIG or NULL. STATEMENT_UNREAD: the day
 * is not known, whatever they look like. */
void statement_builder_date(struct statement_builder *d, enum statement_builder_date type,
			    const char *when, const char *text, size_t len, const char *calendar,
			    const char *orig);
/* The source says that the day is not known: that of a revision is not to stand for it. */
void statement_builder_undated(struct statement_builder *d);
void statement_builder_topic(struct statement_builder *d, const char *s, size_t len);
/* A note of one paragraph: TEXT, with WHAT it is before it (NULL or "": nothing); NULL: none. */
void statement_builder_note(struct statement_builder *d, const char *what, const char *text);
/* A source by its address, NULL or "" where there is only a name. */
void statement_builder_source(struct statement_builder *d, const char *href, const char *name,
			      size_t len);
/*
 * All is in: `s` becomes whole, but for its speakers. False where there was nothing in it: then it
 * is over. Otherwise it is to be copied somewhere before statement_builder_begin() is called again.
 */
bool statement_builder_end(struct statement_builder *d);
/* Note what cleaning did to the text of R at LINE, if anything. */
void statement_builder_note_cleaned(struct reading *r, long line,
				    const struct sanitize_count *count);
/* It is over and is none; WHY says what becomes of its text. */
void statement_builder_drop(struct statement_builder *d, enum account_fate why);

#endif

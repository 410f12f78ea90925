/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Statement: one public statement, a plain record.
 *
 * Strings are UTF-8 in logical order, cleaned (text/sanitize), and live in the arena of their
 * batch; they never move or change. One-line fields hold no '\n' and no marks; summary, text and
 * notes are bodies (body.h), and how they are kept is their own matter (kept.h). A field that the archive
 * does not give is NULL (a list: empty). There may be a million statements: what they share, and what most
 * of them lack, is in records beside them.
 */
#ifndef LR_ARCHIVE_STATEMENT_H
#define LR_ARCHIVE_STATEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/kept.h"
#include "date/date.h"

/* What many statements say alike, who speaks in what capacity and where: one record serves those of a batch
 * that do. */
struct statement_shared {
	const char *role; /* the speaker's office or function; of several speakers: "; ", as them */
	const char *party; /* or parliamentary group */
	const char *constituency;
	const char *gender; /* as the source has it: F, M ... */
	const char *place;
	const char *language; /* BCP 47 */
	const char *kind;     /* speech, message, letter ... */
	const char *calendar; /* CLDR name of the calendar of date_orig; NULL: gregorian */
	const char *summary_by;
	const char *text_status; /* complete, excerpt, translation */
};

/* What few statements have: where one has nothing of it, one record serves all of those. */
struct statement_rare {
	struct kept notes;     /* a body with a note a paragraph */
	const char *date_orig; /* the date in its calendar, YYYY-MM-DD */
	const char *updated;   /* RFC 3339, as precise as given */
	/* What corresponds to it, a translation or another version: pointers ("#id" each), or what all of
	 * them are called (a work and the part of it); NULL: nothing does. */
	const char *corresp;
	const char *const *source_names; /* what the archive calls them; "" where it does not */
	const char *const *links; /* targets of the refs in summary, text and notes, in order */
};

struct statement {
	struct date date;      /* when it was delivered, else recorded, published, revised */
	const char *edtf;      /* the same as EDTF, what the archive says; NULL: undated */
	const char *date_text; /* as the source prints it */
	const char *published; /* RFC 3339, as precise as given */
	const char *id;
	const char *title;
	const char *occasion;
	const char *speaker;                   /* several: joined by "; " */
	struct kept summary, text;             /* bodies */
	const char *const *topics;             /* NULL-terminated; never NULL itself */
	const char *const *sources;            /* addresses, the main one first; NULL-terminated */
	const struct statement_shared *shared; /* never NULL */
	struct statement_rare *rare; /* never NULL; whether it is shared: by what is in it */
	uint32_t line;               /* where it starts, 1 and up */
	uint32_t file : 29;          /* index of its file in the archive */
	bool turn : 1;    /* one of many in a debate or a play, which share their occasion */
	bool made_id : 1; /* the archive gives it no id: that one is ours */
	bool first_id : 1; /* it is certain that its file has given no other statement this id before */
};

/* A statement and the records of its own, while it is made. */
struct draft {
	struct statement s;
	struct statement_shared shared;
	struct statement_rare rare;
};

/* LINE of a file as it is kept: 0 where it is none, or past 32 bits; a long may have no more than those. */
static inline uint32_t statement_line_number(long line)
{
	return line > 0 && (unsigned long)(uint32_t)line == (unsigned long)line ? (uint32_t)line
										: 0;
}

/* What it says: the text, else the summary. */
static inline struct kept statement_body(const struct statement *s)
{
	return s->text.at ? s->text : s->summary;
}

/* Bytes that statement_label() may need to make one. */
enum { STATEMENT_LABEL_SIZE = 401 };

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * MARCXML: what reads it. Nobody but it includes this; its files are one state machine, cut by subject.
 *
 * A record is a statement, and its fields are known by their numbers ("245"). Notes and abstracts stream into
 * the statement; of all other fields the subfields are kept until the field ends, and read as one; dates and
 * names are chosen at the end of the record, once all are known. A field 880 has another field's text in the
 * script of the original, and says in its first subfield which one's.
 */
#ifndef LR_READ_READ_MARC_H
#define LR_READ_READ_MARC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/account.h"
#include "read/format.h"
#include "read/people.h"
#include "read/statement_builder.h"

/* What is made of a field. */
enum marc_use {
	MARC_LEFT,    /* left out, for the reason in the table */
	MARC_SUMMARY, /* streams */
	MARC_NOTE,    /* streams */
	MARC_UNKNOWN, /* streams, with its number before it */
	MARC_ID,
	MARC_CODED_DATE,  /* 046 */
	MARC_CODED_EVENT, /* 033 */
	MARC_LANGUAGE,
	MARC_NAME,
	MARC_TITLE,
	MARC_OTHER_TITLE,
	MARC_IMPRINT,
	MARC_EVENT, /* 518 */
	MARC_SUBJECT,
	MARC_GENRE,
	MARC_LINK
};

struct marc_subfield {
	char code;
	const char *text; /* a clean line in the batch */
	struct account_receipt receipt;
	bool taken;
};

/*
 * Dates, the best first: of two that a statement has, the one that is its own. Text of a printed one stands
 * beside its code.
 */
enum marc_date_kind {
	MARC_EVENT_CODE,  /* 033 */
	MARC_CREATED,     /* 046 */
	MARC_EVENT_NOTE,  /* 518 */
	MARC_PRODUCED,    /* 264 _0, 245 $f */
	MARC_MEETING,     /* 111, 711 */
	MARC_ORIGINAL,    /* 008: when what is issued again was, or was recorded */
	MARC_ISSUED_CODE, /* 008 */
	MARC_ISSUED,      /* 260, 264 _1 */
	MARC_BROADCAST,   /* 033 _1: the statement's own where no other is */
	MARC_DATES
};

struct marc_date {
	const char *edtf, *printed;     /* in the batch; NULL: it has none */
	struct account_receipt receipt; /* of what is printed */
};

/* Strings are in the batch. */
struct marc_name {
	const char *name, *role,
		*office; /* role: in the record; office: what the person is called */
	bool speaks, writes;
	struct account_receipt roles;
};

struct marc {
	struct reading *r;
	struct statement_builder builder;
	struct people people;
	int depth, record, field, part; /* the levels of those that are open, 0: none is */
	bool streams;                   /* the text of the subfield goes to the body of its field */
	bool whole;                     /* it is a line, of fixed positions or a subfield's */
	struct buf line;
	/* the field that is open */
	char tag[4], first, second, code; /* first, second: its indicators */
	enum marc_use use;
	enum account_fate why;
	bool script;  /* it is another one's in another script */
	bool started; /* its body has text */
	struct marc_subfield *parts;
	size_t parts_n, parts_size;
	struct buf out;
	/* the record */
	const char *other; /* what it is, where it is not of MARC 21 */
	bool heading;      /* it is of authorities, holdings: of no document */
	bool deleted, unimarc, series;
	int titled, placed;          /* how well */
	char dates[10], language[4]; /* of 008; "": none */
	bool fixed;                  /* it is used */
	struct account_receipt fixed_receipt, title, place;
	const char *id;
	struct marc_name *names;
	size_t names_n, names_size;
	struct marc_date when[MARC_DATES];
};

/* ---- read_marc.c ---- */

/* The use of the field TAG and, where it is left out, WHY. */
enum marc_use marc_use_of(const char *tag, enum account_fate *why);

/* ---- read_marc_field.c ---- */

/* The field is over: it is read. */
void marc_field_end(struct marc *m);
/* The bytes of S, LEN, without the punctuation of ISBD at their end: what parts it from the next part. */
size_t marc_trim(const char *s, size_t len);
/* TEXT as a clean line in the batch, trimmed; NULL: there is nothing in it. */
const char *marc_clean(struct marc *m, const char *text, size_t len);
/* The first subfield CODE of the field that is not taken, which it is now; NULL: none. */
const char *marc_take(struct marc *m, char code);
/* A place; the one of the highest RANK counts. It is that of the subfield taken last. */
void marc_place(struct marc *m, const struct marc_subfield *from, int rank);

/* ---- read_marc_name.c ---- */

/* The field of a person, a body or a meeting is over. */
void marc_name_end(struct marc *m);
/* The record is over: as in MODS, who speaks is its speaker, else who wrote it. */
void marc_names_give(struct marc *m);

/* ---- read_marc_date.c ---- */

/* 008 is in the line. */
void marc_fixed_end(struct marc *m);
/* The first date of a kind counts. */
void marc_date_printed(struct marc *m, enum marc_date_kind kind, const struct marc_subfield *from);
/* 033 and 046 are over. */
void marc_coded_event_end(struct marc *m);
void marc_coded_date_end(struct marc *m);
/* The record is over: its dates go to the statement. */
void marc_dates_give(struct marc *m);

#endif

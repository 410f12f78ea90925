/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * MODS: what reads it. Nobody but it includes this; its files are one state machine, cut by subject.
 *
 * A record is a statement. What of it belongs together (the parts of a name, of a title) stands in one
 * element of the record, its section, and is put together where that ends; dates and names are chosen at the
 * end of the record, once all are known.
 */
#ifndef LR_READ_READ_MODS_H
#define LR_READ_READ_MODS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/account.h"
#include "read/debate.h"
#include "read/format.h"
#include "read/people.h"
#include "read/statement_builder.h"
#include "xml/xml.h"

enum mods_element {
	M_OTHER,
	M_COLLECTION,
	M_RECORD,
	M_TITLE_INFO,
	M_NON_SORT,
	M_TITLE,
	M_SUBTITLE,
	M_PART_NUMBER,
	M_PART_NAME,
	M_NAME,
	M_NAME_PART,
	M_DISPLAY_FORM,
	M_ROLE_TERM,
	M_DESCRIPTION,
	M_ROLE, /* holds terms */
	M_ORIGIN,
	M_PLACE_TERM,
	M_CREATED, /* and on: its number in enum mods_date_kind */
	M_ISSUED,
	M_MODIFIED,
	M_DATE_OTHER,
	M_DATE_LEFT,
	M_LANGUAGE,
	M_LANGUAGE_TERM,
	M_GENRE,
	M_ABSTRACT,
	M_NOTE,
	M_SUBJECT,
	M_SUBJECT_LIST, /* each element in it is a part of the subject */
	M_RELATED,
	M_IDENTIFIER,
	M_LOCATION,
	M_WHERE,
	M_URL,
	M_ABOUT, /* about the record */
	M_RECORD_ID
};

/*
 * The best date is that of the statement: the one marked as key date, else that of creation, of issue,
 * another one; of two of a kind the one that is coded (w3cdtf, iso8601, marc, edtf), beside which the other
 * is as it is printed. The codes of a start and an end are one range.
 */
enum mods_date_kind {
	MODS_CREATED,
	MODS_ISSUED,
	MODS_MODIFIED,
	MODS_DATE_OTHER,
	MODS_DATE_LEFT /* taken only where it is the key date */
};

struct mods_date {
	enum mods_date_kind kind;
	bool key, coded;
	char point, sign; /* 's'tart or 'e'nd; '~' or '?' of EDTF; 0: none */
	const char *text; /* in the batch */
	struct account_receipt receipt;
};

struct mods_dates {
	struct mods_date *items;
	size_t n, size;
};

/* Where the text of an element goes. */
enum mods_sink { TO_NOTHING, TO_LINE, TO_SUMMARY, TO_NOTES };

struct mods_level {
	enum mods_element element, section; /* section: the child of the record that it is in */
	enum mods_sink sink;
	const char *type; /* its attribute, or "" */
};

enum { PART_NON_SORT, PART_TITLE, PART_SUBTITLE, PART_NUMBER, PART_NAME };
enum {
	NAME_FAMILY,
	NAME_GIVEN,
	NAME_WHOLE,
	NAME_TERMS,
	NAME_SHOWN,
	NAME_OFFICE,
	NAME_ROLE,
	NAME_CODE
};
enum { PARTS = NAME_CODE + 1 };

/* Of ids: an attribute of the file's own, an identifier, the record's. */
enum { RANK_ATTRIBUTE = 1, RANK_IDENTIFIER, RANK_LOCAL, RANK_RECORD };

/* Strings are in the current batch. */
struct mods_name {
	const char *name, *role,
		*office; /* role: in the record; office: what the person is called */
	bool speaks, writes;
	size_t roles, roles_end; /* which of mods.roles its roles are */
};

struct mods_role {
	struct account_receipt receipt;
	bool code;
};

struct mods_id {
	const char *type, *value; /* type: NULL: not said */
	int rank;                 /* the highest is the statement's */
};

struct mods {
	struct reading *r;
	struct statement_builder builder;
	struct people people;
	struct debate_names names;
	struct mods_level levels[XML_DEPTH_MAX + 2];
	int depth, record; /* record: the level of the one that is open, 0: none is */
	struct buf line;
	/* the section that is open */
	struct buf parts[PARTS];
	struct buf type;             /* its attribute */
	bool primary, again;         /* it is marked as the first; it was there in another script */
	bool speaks, writes;         /* the name is that of a speaker, an author */
	bool apart;                  /* another part of the subject begins */
	struct account_receipt mark; /* where it begins */
	struct account_receipt shown;
	/* the record */
	struct buf scripts; /* the groups of sections in several scripts, each with its NUL */
	int titled;         /* how well */
	bool coded;         /* its language is a code */
	struct account_receipt title, language;
	struct mods_id *ids;
	size_t ids_n, ids_size;
	struct mods_role *roles;
	size_t roles_n, roles_size, roles_from; /* from: those of the section */
	struct mods_name *named;
	size_t named_n, named_size;
	struct mods_dates dates;
};

/* ---- read_mods_date.c ---- */

/* An element starts, whose text is a date of this kind. */
void mods_date_start(struct mods_dates *all, enum mods_date_kind kind,
		     const struct xml_attribute *a, size_t n);
/* It ends, with LINE, which was just offered to the account. */
void mods_date_end(struct mods_dates *all, struct statement_builder *b, const struct buf *line);
/* The record is over: its dates go to B. */
void mods_dates_give(struct mods_dates *all, struct statement_builder *b);

/* ---- read_mods_name.c ---- */

/* A role ends, of this TYPE; a part of a name. The line is offered to the account. */
void mods_role_end(struct mods *m, const char *type);
void mods_name_part_end(struct mods *m, const char *type);
/* The section of a name ends. */
void mods_name_end(struct mods *m);
/* The record is over: those who speak are its speakers; where nobody is said to, those who wrote it. Others
 * stand in notes. */
void mods_names_give(struct mods *m);

/* ---- read_mods.c ---- */

/* TEXT as a clean line in the batch; NULL: there is nothing in it. */
const char *mods_clean(struct mods *m, const struct buf *text);
/* The line that ends comes to the section's PART, JOINT before it where there is something already. */
void mods_part(struct mods *m, int part, const char *joint);

#endif

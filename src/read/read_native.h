/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Native format, within: what read_native.c (where elements may stand) and read_native_field.c
 * (what they say) share. The two call each other: one state machine. Nobody else includes this but
 * read_tei_own.c, where the same is said in the words of TEI.
 *
 * Every open element has a level. Its mode says what may stand in it; what it inherits (language,
 * direction, depth of quotation and list) is copied down, so that the end of an element is only one
 * step back. The vocabulary is that of data/archive.rng; the reading is lenient where that is
 * strict: no namespace, any order, bare text, missing ids, persons anywhere, forgotten end tags.
 */
#ifndef LR_READ_READ_NATIVE_H
#define LR_READ_READ_NATIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/statement_builder.h"
#include "markup/body_builder.h"
#include "base/warn_once.h"
#include "read/people.h"
#include "xml/xml.h"

enum native_element {
	E_UNKNOWN,
	E_FOREIGN, /* of another namespace */
	E_ARCHIVE,
	E_PERSON,
	E_NAME,
	E_ROLE, /* E_ROLE to E_GENDER: of a person, or of the last speaker */
	E_PARTY,
	E_CONSTITUENCY,
	E_GENDER,
	E_STATEMENT,
	E_DATE, /* E_DATE to E_SOURCE: one line of a statement */
	E_TITLE,
	E_SPEAKER,
	E_OCCASION,
	E_PLACE,
	E_TOPIC,
	E_SOURCE,
	E_NOTE,
	E_SUMMARY,
	E_TEXT,
	E_P, /* E_P to E_CELL: blocks */
	E_HEAD,
	E_STAGE,
	E_ITEM,
	E_QUOTE,
	E_LIST,
	E_TABLE,
	E_ROW,
	E_CELL,
	E_EM, /* E_EM to E_SPAN: within a line */
	E_STRONG,
	E_DEL,
	E_BR,
	E_REF,
	E_SPAN
};

enum native_mode {
	IN_NOTHING, /* what is in it is not read */
	IN_TOP,     /* above the root element */
	IN_ARCHIVE,
	IN_WRAPPER, /* an unknown element of the archive: may hold statements and persons */
	IN_PERSON,
	IN_STATEMENT,
	IN_FIELD, /* text of one line */
	IN_BODY,  /* blocks, or bare text */
	IN_BLOCK  /* text with marks */
};

/* What the end of an element ends. */
enum native_ending {
	END_NOTHING,
	END_STATEMENT,
	END_PERSON,
	END_FIELD,
	END_BRACKET, /* a note within a field */
	END_BLOCK,
	END_EM,
	END_STRONG,
	END_DEL,
	END_NOTE,
	END_REF,
	END_TABLE,
	END_CELL
};

struct native_level {
	enum native_mode mode;
	enum native_element element;
	enum native_ending ending;
	const char *lang; /* NULL: not said */
	enum mark dir;
	int quote, list;
	struct body_builder *body; /* of IN_BODY and IN_BLOCK */
};

/* Attributes of a field that are of use at its end. */
enum { KEEP_WHEN, KEEP_TYPE, KEEP_CALENDAR, KEEP_ORIG, KEEP_MAX = 5 };
enum { KEEP_FROM, KEEP_TO };    /* of a person's */
enum { KEEP_REF, KEEP_TRAITS }; /* from KEEP_TRAITS on: enum people_trait without the name */
enum { KEEP_HREF, KEEP_COUNTRY = KEEP_HREF };

/* Of fields that may come in several languages, how well the one that is kept fits. */
enum {
	BEST_ARCHIVE_TITLE,
	BEST_PERSON, /* by enum people_trait */
	BEST_PERSON_LAST = BEST_PERSON + PEOPLE_TRAITS - 1,
	BEST_TITLE,
	BEST_OCCASION,
	BEST_PLACE,
	BEST_MAX
};

enum { NATIVE_LANGS = 8, NATIVE_CACHE = 256 };

struct native {
	struct reading *r;
	struct arena arena;
	struct statement_builder builder;
	struct people people;
	struct native_level levels[XML_DEPTH_MAX + 2]; /* [0] is above the root */
	int depth;
	struct {
		const char *ns, *name;
		enum native_element element;
	} cache[NATIVE_CACHE]; /* of elements by the addresses of their names; see xml.h */
	int statement;         /* the level of the open statement; 0: none */
	int field;             /* the level of the open field; 0: none */
	int person;            /* the level of the open person; 0: none */
	struct buf line;       /* text of the field */
	struct buf kept[KEEP_MAX];
	bool has[KEEP_MAX];
	int best[BEST_MAX];
	const char *best_lang[BEST_MAX];          /* and what language it is in */
	struct account_receipt receipt[BEST_MAX]; /* of what is kept */
	const char *person_id, *person_traits[PEOPLE_TRAITS];
	long person_line;
	const char *lang;          /* the archive's */
	struct body_builder notes; /* the archive's */
	bool notes_given;
	const char *langs[NATIVE_LANGS]; /* the last ones met */
	unsigned langs_n;
	struct warn_once names; /* of elements complained of */
	bool stray;             /* text outside all fields was complained of */
};

/* The value of the attribute NAME of no namespace, or the XML namespace's; NULL where it lacks. */
const char *native_attribute(const struct xml_attribute *a, size_t n, const char *name);

/* Take xml:lang and dir of an element into its level. */
void native_inherit(struct native *n, struct native_level *l, const struct xml_attribute *a,
		    size_t count);

void native_statement_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			    size_t count);
void native_statement_end(struct native *n);
void native_person_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			 size_t count);
void native_person_end(struct native *n);
/* A field of one line: L is its level. */
void native_field_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			size_t count);
void native_field_text(struct native *n, const char *s, size_t len);
void native_field_end(struct native *n);
/* The archive's notes so far into the current batch, once. */
void native_give_notes(struct native *n);

#endif

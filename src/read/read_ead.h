/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * EAD: what reads it. Nobody but it includes this; its files are one state machine, cut by subject.
 *
 * One statement is open at a time, that of the innermost unit whose components have not begun; what
 * components have from the units that they stand in is kept with these.
 */
#ifndef LR_READ_READ_EAD_H
#define LR_READ_READ_EAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/debate.h"
#include "read/format.h"
#include "read/people.h"
#include "read/statement_builder.h"
#include "xml/xml.h"

enum ead_element {
	E_OTHER,
	E_UNIT, /* the whole, or a component */
	E_LIST, /* of components */
	E_DID,
	E_TITLE,
	E_DATE,
	E_STRUCTURED, /* a date in parts: */
	E_SINGLE,
	E_RANGE,
	E_FROM,
	E_TO,
	E_ID,
	E_ORIGINATION,
	E_NAME,
	E_REPOSITORY,
	E_LANGUAGES,
	E_LANGUAGE,
	E_CONTAINER,
	E_SUMMARY,
	E_NOTES,
	E_ACCESS, /* by terms */
	E_TERM,
	E_GENRE,
	E_PART, /* of a name or term */
	E_LINK,
	E_HEAD,
	E_BLOCK,
	E_BREAK
};

/* Where the text of an element goes. */
enum ead_sink { TO_NOTHING, TO_LINE, TO_SUMMARY, TO_NOTES };

struct ead_level {
	enum ead_element element, section; /* section: what takes the text of it */
	enum ead_sink sink;
	bool out; /* it is left out */
};

enum { UNIT_TITLE, UNIT_REPOSITORY, UNIT_LANGUAGE, UNIT_KIND, UNIT_NUMBER, UNIT_PARTS };

/* What components have from what they stand in. */
struct ead_unit {
	int depth;
	unsigned components; /* in it, so far */
	struct buf parts[UNIT_PARTS];
};

struct ead {
	struct reading *r;
	struct statement_builder builder;
	struct people people;
	struct debate_names names;
	struct ead_level levels[XML_DEPTH_MAX + 2];
	int depth;
	struct ead_unit units[XML_DEPTH_MAX + 2]; /* [0]: outside */
	int unit;
	bool open, numbered,
		dated_own; /* a statement; it has an id of the archive's, its own date */
	int languages;     /* that are named */
	struct buf line, when, role, code, scratch;
	size_t dated; /* where a date in a title begins in the line */
	char sign;    /* '~' or '?' of the date that is open, or 0 */
	bool bulk, issued;
};

/* ---- read_ead_date.c ---- */

/* A date starts; one in parts (EAD3) has its code in these: a single date, an end of a range. */
void ead_date_start(struct ead *e, const struct xml_attribute *a, size_t n);
void ead_date_single(struct ead *e, const struct xml_attribute *a, size_t n);
void ead_date_point(struct ead *e, bool to, const struct xml_attribute *a, size_t n);
/* It is over, and the LEN bytes at TEXT, which were offered to the account and kept, are printed of it. */
void ead_date_end(struct ead *e, const char *text, size_t len);

/* ---- read_ead.c ---- */

/* B as a clean line in the batch; NULL: there is nothing in it. */
const char *ead_clean(struct ead *e, const struct buf *b);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mapping: a format as data, which elements of a vocabulary are which fields of a statement.
 *
 * A text of "key = value" lines (base/lines.h): what leader-reader-formats(5) describes. Keys are
 * `name`, `root`, `xmlns` and `xmlns.PREFIX`, `archive.title`, `document`, `statement`, `turn`, `section`,
 * `debate`, every field of archive/field by its name, FIELD`.as` (mapping_as.h), `stage`, `problem` and
 * `skip.REASON`. A value is a list of patterns (pattern.h) and of texts in quotation marks, which are
 * joined; "|" stands between choices, of which the first that is there counts.
 *
 * A mapping does not change once it is read, so several readings may share it; it is a format as any
 * other is (format.h), and read_mapped.c is what reads by it. It has to live as long as what is read by
 * it.
 */
#ifndef LR_READ_MAPPING_H
#define LR_READ_MAPPING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "archive/field.h"
#include "base/arena.h"
#include "read/account.h"
#include "read/format.h"
#include "read/mapping_as.h"
#include "read/pattern.h"

struct err;

/* What a pattern is for. */
enum mapping_what {
	MAPPING_STATEMENT,
	MAPPING_TURN,     /* the statement changes hands */
	MAPPING_SECTION,  /* what is said in it holds in it alone */
	MAPPING_TITLE,    /* of the archive */
	MAPPING_DOCUMENT, /* a document of another format */
	MAPPING_PROBLEM,  /* the document says itself that something is wrong */
	MAPPING_STAGE,    /* a direction in the text */
	MAPPING_SKIP,
	MAPPING_FIELD
};

struct mapping_use {
	enum mapping_what what;
	enum field_id field;    /* of MAPPING_FIELD */
	unsigned item;          /* which of its items */
	enum account_fate fate; /* of MAPPING_SKIP: why */
};

/* A pattern, or a text of the mapping's own. */
struct mapping_item {
	unsigned choice;     /* 0 and up */
	const char *literal; /* NULL: a pattern */
};

enum { MAPPING_ITEMS_MAX = 64, MAPPING_FIELDS = 32 };

struct mapping_value {
	const struct mapping_item *items;
	unsigned n, choices;
	struct mapping_as as;
	long line; /* of the file; 0: the field is not given */
};

struct mapping {
	struct format format; /* its name and title are the mapping's */
	struct arena arena;
	struct patterns patterns;
	struct mapping_use *uses; /* of patterns, by number */
	size_t uses_size;
	struct patterns roots; /* what a document begins with; none: anything */
	struct mapping_value values[MAPPING_FIELDS]; /* by enum field_id */
	bool debate;                                 /* statements are turns of a debate */
};

/*
 * Read the LEN bytes at TEXT as a mapping that is called NAME, in one word. FILE, for what is wrong with
 * it, is where it comes from. NULL: it is none, ERR says why, with file, line, key and what is expected.
 */
struct mapping *mapping_parse(const char *text, size_t len, const char *name, const char *file,
			      struct err *err);
/* The same from PATH; its name is that of the file, without what follows the last dot. */
struct mapping *mapping_read(const char *path, struct err *err);
void mapping_free(struct mapping *m);

#endif

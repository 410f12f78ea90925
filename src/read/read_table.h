/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Table: JSON and CSV, whose values have names (xml/elements.h), as statements.
 *
 * read_table.c gathers the values of an object or row, whatever they are called; read_table_record.c makes
 * a statement of them; read_table_date.c knows days. Which field a value is, its name says
 * (field_names.h); of several for one field the surest name wins. All others become notes, with their
 * names, so that nothing is lost. What this program has written is known by its names, and taken literally.
 *
 * An object in an array is a statement where it has a text and what it is in has none ("speeches": [...]);
 * it takes from there what it does not say itself. Any other object is part of what it is in: then its
 * values go by both names ("speaker.name"). The first few wait for the end of what they are in, whose text
 * may stand behind them. An array that is called as the text of the objects in it is one text, in pieces:
 * "text": ["It is ", {"type": "bold", "text": "open"}, "."]. Nobody else includes this.
 */
#ifndef LR_READ_READ_TABLE_H
#define LR_READ_READ_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "base/arena.h"
#include "base/buf.h"
#include "read/field_names.h"
#include "read/statement_builder.h"
#include "xml/xml.h"

struct date;
struct table_node;

/* Whether it is a turn of a debate, in what this program writes (write/writer.h). */
#define TABLE_TURN "turn"

/* What a value is within an object above it. */
struct table_as {
	const struct table_node *within;
	const char *name; /* "speaker.name" */
	enum field_id field;
	enum field_names_sure sure;
	bool own; /* it is a name that this program writes */
};

/* Values that are reached by the same names from the root. */
struct table_node {
	struct table_node *up;
	const char *name;
	struct table_as as[2];
	uint8_t piece; /* which one of a date it is, as read_table_date.c knows; 0: not looked up yet */
	size_t object; /* that the last such value is of */
	size_t value;  /* the last such value, while there is one */
};

struct table_value {
	struct table_node *node;
	size_t next;    /* of the same node; 0: there is none */
	size_t at, len; /* in the text of all */
	long line;
	size_t object; /* that it is of */
	bool item;     /* of an array */
	bool held;     /* of an object that is a statement of its own */
	bool done;     /* the statement has it */
	struct account_receipt receipt;
};

/* An object of an array, a row, or an object at the top: perhaps a statement. */
struct table_frame {
	const struct table_node *node;
	size_t from;      /* its first value */
	size_t inherited; /* values before this one were for the statements in it */
	long line;
	struct account_receipt since;
	bool has_text, has_statements, broken;
};

/* An object of which it is not known yet whether it is a statement: its values are up to END; DEPTH: how
 * many frames are open in it. */
struct table_waiting {
	struct table_frame frame;
	size_t end;
	int depth;   /* 0: it waits no more */
	bool chosen; /* it is a statement */
};

struct table_level {
	struct table_node *node;
	size_t object;
	bool item, container;
	bool frame; /* it is the innermost frame */
};

struct table {
	struct reading *r;
	struct statement_builder builder;
	struct field_names *names; /* borrowed */
	bool csv;
	struct arena arena;               /* of the nodes */
	struct table_node *root, **nodes; /* the others: a hash table */
	size_t nodes_n, nodes_size;
	struct table_level levels[XML_DEPTH_MAX + 2];
	int depth;
	struct table_frame frames[XML_DEPTH_MAX + 2];
	int frames_n;
	const struct table_node *record; /* of objects within others that are statements */
	struct table_waiting *waiting;   /* those that came before it was known which these are */
	size_t waiting_n, waiting_size;
	size_t held_n; /* how many of them have a text and wait still */
	struct table_value *values;
	size_t n, size;
	struct buf text; /* of all values */
	struct buf line; /* of the one that is read */
	size_t objects, statements;
	bool has_ids, has_titles; /* some statement had one so far */
	struct buf scratch, joined;
};

/* What NODE is within the object or row of WITHIN. */
const struct table_as *table_as(struct table *t, struct table_node *node,
				const struct table_node *within);
/* Whether NODE is a piece of a text: an object's, in an array that is called like it. */
bool table_is_piece(const struct table_node *node);
/* Whether S says a day, in whatever way, and which. */
bool table_reads_day(const char *s, const char *language, struct date *date);
/* A year, a month and perhaps a day that stand beside each other, of FRAME up to value number END: their date
 * is in `joined`. False: there are none that are one. */
bool table_pieced_date(struct table *t, const struct table_frame *frame, size_t end);
/* Whether a statement takes it from the object that it is in. */
bool table_inherits(const struct table_as *as);
/* The innermost frame is a statement: give it. */
void table_record(struct table *t);

#endif

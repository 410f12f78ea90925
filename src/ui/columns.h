/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Columns: which fields stand in a row of the list, and in how many cells each.
 *
 * As a person has named them, else by what the archive has and the width: a date and what tells one
 * statement from the next; where there is room who speaks, what kind it is, the title beside the occasion.
 * What the list is ordered by is always among them, and the signs of marks and notes where there are
 * some. Pure.
 */
#ifndef LR_UI_COLUMNS_H
#define LR_UI_COLUMNS_H

#include <stdbool.h>

#include "archive/field.h"

struct archive;

/* No fields: what stands for a statement in a list (statement_line()), and how often what is filtered by
 * occurs in it. */
enum { COLUMN_HEADLINE = FIELD_NONE, COLUMN_HITS };

/* All fields there may be. */
enum { COLUMNS_MAX = FIELD_NONE };

/* Cells of a date, and of its year alone. */
enum { COLUMN_DATE_CELLS = 11, COLUMN_YEAR_CELLS = 5 };
/* Of the signs for a mark and a note. */
enum { COLUMN_MARK_CELLS = 2 };

/* The fields that were asked for; N 0: as it suits. */
struct columns_choice {
	int fields[COLUMNS_MAX];
	int n;
};

/* What an archive has, seen from the first of its statements. */
struct columns_archive {
	bool turns;    /* of a debate */
	bool speakers; /* several */
	bool kinds;    /* likewise */
	bool titles;   /* beside occasions */
	size_t seen;   /* statements looked at */
	bool marks;    /* somebody has marked or noted something */
	bool hits;     /* there is a filter whose terms can be counted */
};

struct column {
	int field; /* FIELD_ or COLUMN_ */
	int x, cells;
};

struct columns {
	struct column items[COLUMNS_MAX + 3];
	int n;
	int asked; /* how many there would be if all that are asked for had room; 0: as it suits */
};

/* The fields named in TEXT, parted by blanks or commas, which the setting has let in; "auto": none. */
void columns_read(struct columns_choice *c, const char *text);
/* Look at what A has, as far as that has not been done. */
void columns_look(struct columns_archive *has, const struct archive *a);
/* Share WIDTH cells out; the list is ordered by SORT, and dates stand in BOTH calendars where there is
 * room: the second one a blank behind the first. */
void columns_make(struct columns *c, const struct columns_choice *choice,
		  const struct columns_archive *has, enum field_id sort, bool both, int width);
/* Whether FIELD has a column. */
bool columns_have(const struct columns *c, int field);

#endif

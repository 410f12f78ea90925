/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Draft: a statement while a reader of a format puts it together.
 *
 * Belongs to that reader, on its thread; one draft serves all statements of a file, one after the
 * other, and keeps its memory. Fields go in raw, in any order; the draft cleans them
 * (text/sanitize), reads the dates, makes an id where there is none, counts what was dropped or
 * cut, and notes problems with the statement's line. Strings of `s` are in the arenas of the
 * batches of this reading: mostly the one at hand, but a pipe that falls silent lets go of a batch in
 * the middle of a statement (reader.h).
 */
#ifndef LR_READ_DRAFT_H
#define LR_READ_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/statement.h"
#include "base/buf.h"
#include "markup/flow.h"

struct arena;
struct reading;

/* What a date is the date of; the first that a statement has is its own. */
enum draft_date { DRAFT_DELIVERED, DRAFT_RECORDED, DRAFT_PUBLISHED, DRAFT_REVISED, DRAFT_UNREAD };

/* A growing list of borrowed strings. */
struct draft_list {
	const char **items;
	size_t n, size;
};

struct draft {
	struct reading *r;
	struct statement s; /* what is known; a format may set one-line fields by draft_clean() */
	bool open;
	long line;
	struct flow summary, text, notes;
	struct draft_list topics, sources, source_names;
	enum draft_date dated; /* what s.date is */
	bool filled;           /* there is something in it that the draft does not see: a speaker */
	size_t dropped, cut;
	struct buf scratch, edtf;
	uint64_t *ids; /* a hash set: those of the file so far, by 64 bits each */
	size_t ids_n, ids_size;
	uint32_t file; /* whose ids these are */
	uint64_t made; /* what the last id was made of */
	size_t made_n; /* and its number */
};

void draft_init(struct draft *d, struct reading *r);
void draft_done(struct draft *d);

/* A statement starts at LINE. */
void draft_begin(struct draft *d, long line);
/* LEN bytes of the file as a clean line in the batch's arena; NULL where nothing is left of them. */
const char *draft_clean(struct draft *d, const char *s, size_t len);
/* The same in an arena of the caller's. */
const char *draft_clean_in(struct draft *d, struct arena *a, const char *s, size_t len);
/* A date: WHEN in EDTF or NULL, TEXT as it is printed, CALENDAR and ORIG or NULL. */
void draft_date(struct draft *d, enum draft_date type, const char *when, const char *text,
		size_t len, const char *calendar, const char *orig);
void draft_topic(struct draft *d, const char *s, size_t len);
/* A source by its address, NULL or "" where there is only a name. */
void draft_source(struct draft *d, const char *href, const char *name, size_t len);
/*
 * All is in: `s` becomes whole, but for its speakers. False where there was nothing in it: then it
 * is over. Otherwise it is to be copied somewhere before draft_begin() is called again.
 */
bool draft_end(struct draft *d);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Session, its parts: what session.c and session_remarks.c share. Nobody else's. They call each other: what
 * is marked may be what the filter looks for, and another archive needs its remarks.
 */
#ifndef LR_APP_SESSION_PRIVATE_H
#define LR_APP_SESSION_PRIVATE_H

#include "app/filter.h"
#include "app/mailbox.h"
#include "app/session.h"
#include "archive/codebook.h"
#include "base/err.h"
#include "read/reader.h"

struct corpus;
struct loader;
struct state;

struct session {
	const char *const *files;
	size_t files_n;
	struct reader_options options;
	struct mailbox box;
	struct loader *loader;
	unsigned serial; /* of the loader; messages of one before are dropped */
	struct fold *fold;
	struct collate *collate;
	const char *collation;     /* as session_collation() got it */
	char interface[32];        /* likewise; "": none */
	bool collated;             /* the order is that of the archive's language */
	struct corpus *now, *next; /* next: NULL unless reloading */
	struct view view;
	struct view coming; /* of the archive that was read again: whole, and being put in order */
	bool arriving;      /* it is */
	size_t followed;    /* a statement's number; SIZE_MAX: none */
	bool show_duplicates;
	char *filter;
	struct query *query;
	size_t query_files;             /* it was read for so many */
	const struct query_name *names; /* what :name stands for */
	size_t names_n;
	bool ignore_diacritics;
	struct filter found; /* what the filter finds */
	bool opened, loading;
	bool stopping;       /* loading ends before its time */
	int64_t began;       /* when loading did, as refresh_due */
	bool stale;          /* the rows are behind what has come */
	bool silent;         /* the loader waits for its file: nothing may come for long */
	int64_t refresh_due; /* when they may be made again, nanoseconds of the monotonic clock */
	int64_t cost;        /* what making them has taken so far */
	uint64_t bytes, bytes_total;
	struct calendar_choice calendars;
	size_t suited_by; /* statements that the second was chosen by */
	struct err error;
	bool failed;
	struct state *state; /* NULL: nothing is kept */
	struct err state_error;
	struct codebook codes;
};

/* ---- session.c ---- */

/* Put the query (again) to the whole archive. True when the rows are right at once. */
bool session_match(struct session *s);
/* Read the filter (again), for the files and remarks that there are now: a query knows them as they are. */
void session_read_filter(struct session *s);

/* ---- session_remarks.c ---- */

/* The archive that is there now has the remarks. */
void session_take_remarks(struct session *s);
/* All has been read, or as much as there will be: what was kept of it comes back. */
unsigned session_open_state(struct session *s, bool whole);

#endif

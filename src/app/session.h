/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Session: an archive being read, searched and looked at. What both front ends work with.
 *
 * Owns the archive, its indexes, the view, the query and the two workers, and belongs to the thread
 * of the front end. Workers only post to its mailbox; session_poll() takes what came and says what has
 * changed. The filter is asynchronous: the old rows stand until the new ones are known.
 */
#ifndef LR_APP_SESSION_H
#define LR_APP_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/archive.h"
#include "archive/duplicates.h"
#include "date/calendar.h"
#include "analysis/concordance.h"
#include "search/query.h"
#include "search/view.h"

struct collate;
struct err;
struct fold;
struct index;
struct query;
struct query_name;
struct remark_note;
struct remarks;
struct session;
struct reader_options;

/* What session_poll() found changed. */
enum {
	SESSION_ROWS = 1,     /* the visible rows or the selection */
	SESSION_PROGRESS = 2, /* loading goes on or has ended; title, problems */
	SESSION_RELOADED = 4, /* everything is new: statements of before are gone */
	SESSION_FAILED = 8,   /* a reload failed; the old archive stays, session_error() says why */
	SESSION_GONE = 16,    /* with SESSION_RELOADED: what was selected is there no more */
	SESSION_REMARKS =
		64, /* marks and notes: those of before are there, or they are other ones */
	SESSION_STOPPED = 32 /* reading has stopped, as session_stop() asked */
};

/* Read FILES (N of them, borrowed) as OPTIONS say (reader.h; what they point to is borrowed, NULL: none). */
struct session *session_new(const char *const *files, size_t n,
			    const struct reader_options *options);
void session_free(struct session *s);

/* Wait until a file is recognised (true) or none can be used (false, ERR says why). */
bool session_start(struct session *s, struct err *err);
/* Take in what the workers have sent; returns SESSION_ bits. Never waits. */
unsigned session_poll(struct session *s);
/* Becomes readable when session_poll() has something to do. */
int session_fd(const struct session *s);
/* Whether it has something to do anyway: call it as soon as no key waits. */
bool session_busy(const struct session *s);
/* Where it has not: the milliseconds after which to call it, though nothing may have come; -1: there is
 * nothing to show that is not shown yet. */
int session_patience(const struct session *s);
/* Wait until everything is read and the filter is applied. */
void session_wait(struct session *s);
/* The same; meanwhile LOOK is called with DATA now and then, at least four times a second. */
void session_wait_and(struct session *s, void (*look)(const struct session *s, void *data),
		      void *data);

/* Set the filter (UTF-8); "" shows everything. The rows follow with a later session_poll(); true
 * when they have changed at once. */
bool session_filter(struct session *s, const char *text);
/* What :name stands for in a filter (borrowed), and whether marks typed with a letter count. Call
 * session_filter() after, to put them in force. */
void session_names(struct session *s, const struct query_name *names, size_t n);
/* The language whose order names and titles have, a BCP 47 tag (borrowed); "auto": that of the archive, as it
 * says or its letters do, else INTERFACE, that of the program ("": none; copied; NULL: as it was given). */
void session_collation(struct session *s, const char *language, const char *interface);
void session_exact_diacritics(struct session *s, bool exact);
bool session_diacritics_are_exact(const struct session *s);
/* A query as the filter would be read; for the caller to query_unref(). */
struct query *session_parse(const struct session *s, const char *text);
/* What was passed over in the filter, a sentence, NULL for nothing; how bad that is, QUERY_WRONG too
 * where what was found may not be all; and its bytes of the filter, none where it has no place. */
const char *session_filter_problem(const struct session *s, enum query_fault *fault,
				   struct query_range *place);
/* The filter as typed; and its meaning, for highlights: NULL where there is none. */
const char *session_filter_text(const struct session *s);
const struct query *session_query(const struct session *s);
/* Whether the rows are those of the present filter. */
bool session_settled(const struct session *s);
/* Where they are not yet: show what is known so far, now and then. True when the rows have changed. */
bool session_show_part(struct session *s);
/* Whether the rows are a part of what the filter finds. */
bool session_is_partial(const struct session *s);

/* Sort: at once where that takes no longer than a key may wait, else in the slices of session_poll(); the old
 * order stands until then. */
void session_sort(struct session *s, enum field_id sort, bool reverse);
/* Whether that goes on; by what it sorts, and how far it is. */
bool session_sorts(const struct session *s, enum field_id *sort, bool *reverse, int *percent);
/* Leave the order as it is. False where it is not being changed. */
bool session_sort_stop(struct session *s);
/* Copies of statements are hidden (archive/duplicates.h) unless they are to be shown. */
void session_show_duplicates(struct session *s, bool show);
bool session_shows_duplicates(const struct session *s);
const struct duplicates *session_duplicates(const struct session *s);
/* Statements there are, without hidden ones. */
size_t session_total(const struct session *s);
/* Read the files again; the old archive stays until the new one is whole. False where that cannot
 * be (standard input). */
bool session_reload(struct session *s);

/* The calendars in which dates are shown; gregorian until set. Where the second is left to what
 * suits the archive, it follows what has been read. */
void session_set_calendars(struct session *s, const struct calendar_choice *choice);
const struct calendar_choice *session_calendars(const struct session *s);

/* Stop reading. What has been read stays, with a problem that says so; where the files are being read
 * again, the old archive does. False where nothing is read, or it has been asked to stop already. */
bool session_stop(struct session *s);

/* Borrowed; valid until the next session_poll() or reload. */
const struct archive *session_archive(const struct session *s);
struct view *session_view(struct session *s);
/* Follow the statement NUMBER: where the archive is read again it is looked for in the new one, as what the
 * view has selected is. */
void session_follow(struct session *s, size_t number);
/* The number that it has now; SIZE_MAX: it has gone, or none is followed. */
size_t session_followed(const struct session *s);
struct fold *session_fold(struct session *s);
/*
 * Keep marks, notes and places (app/state.h) in FOLDER; NULL, for want of one, and "" for this run alone.
 * They are there when all has been read; session_poll() tells. session_remarks_error(): why those of before
 * cannot be used, kind 0 where they can.
 */
void session_keep(struct session *s, const char *folder);
/* Whether they are there. */
bool session_has_opened(const struct session *s);
const struct err *session_remarks_error(const struct session *s);
/* NULL: nothing is kept. */
const struct remarks *session_remarks(const struct session *s);
/* Read a codebook; where there is no file at PATH there is none. What is wrong in it is added to ERRS. */
struct codebook;
struct err_list;
void session_read_codes(struct session *s, const char *path, struct err_list *errs);
const struct codebook *session_codes(const struct session *s);
/* Mark the statement NUMBER or all N of NUMBERS, or no longer; note that one has been read; put a note on it
 * (state_note()). All are in force at once; false with ERR: but could not be written. Call
 * session_filter_again() after. */
bool session_mark(struct session *s, const size_t *numbers, size_t n, bool mark, struct err *err);
/* True: it had not been. */
bool session_has_read(struct session *s, size_t number);
bool session_note(struct session *s, size_t number, const struct remark_note *note,
		  struct err *err);
/* Remarks have changed: put the filter again where it looks into them. True when the rows have changed at
 * once. */
bool session_filter_again(struct session *s);
/* Where one was (app/state.h): of the file that goes by the place of the archive, heap; of its own, when
 * that is there; and what is to be remembered. */
char *session_place_before(const struct session *s);
const char *session_place(const struct session *s);
void session_set_place(struct session *s, const char *place);
/* Write what waits to be written. */
bool session_flush(struct session *s, struct err *err);

/* In what order names and titles are. */
struct collate *session_collate(struct session *s);
const char *const *session_files(const struct session *s, size_t *n);
const struct err *session_error(const struct session *s);

/* The *N indexes of what has been read so far, and the number of the first statement of each; the
 * indexes are read-only, any thread may read them. Borrowed as above. */
struct index *const *session_indexes(const struct session *s, const size_t **first, size_t *n);
/* Which statements the filter shows, a bit for each number (as view_match_take()), of WORDS words;
 * what lies beyond is not shown. NULL: all. Borrowed as above. */
const uint64_t *session_matches(const struct session *s, size_t *words);

/* The concordance of the present filter's terms, or of PASSAGES (held; NULL: none), in the rows shown,
 * as they are now; of its lines a SAMPLE drawn by SEED (0: all). Heap; good until SESSION_RELOADED. */
struct passages;
struct concordance *session_concordance(struct session *s, struct passages *passages,
					enum concordance_sort sort, bool reverse, size_t sample,
					uint32_t seed);
/* What views of the result count. Borrowed as above, but for the query, which is there with TERMS only
 * and held for tally_start() to take. */
struct tally_source;
void session_tally_source(struct session *s, bool terms, struct tally_source *source);

struct session_progress {
	bool loading;
	uint64_t bytes, bytes_total; /* total 0: not known */
	int64_t ns;                  /* since loading began */
};
struct session_progress session_progress(const struct session *s);

#endif

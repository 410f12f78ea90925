/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * State: what is kept of an archive between runs: marks, notes, what was read, where one was.
 *
 * One small file an archive (state_text.h), in a folder of the user's; the archive itself is never
 * written. Which file is the archive's is seen from what is in it: a file has fingerprints of a sample of
 * its statements, those with the smallest numbers (MinHash), and half of them must be there. So it is found
 * again when the archive was renamed, sorted otherwise, or has grown, and is not taken for that of another
 * archive that has come to stand in its place. The file's name comes from where the archive was first, and
 * is tried first.
 *
 * Until an archive has been read, changes are kept here; then each is written at once (store.h), into what
 * the file has at that moment. A change that cannot be written stays, is in force, and is tried again with
 * the next one. Belongs to the session, on its thread.
 */
#ifndef LR_APP_STATE_H
#define LR_APP_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/state_text.h"

struct archive;
struct err;
struct remarks;
struct state;
struct statement;

/* The longest file that is read, in bytes. */
enum { STATE_FILE_MAX = 64 << 20 };

/* In FOLDER; NULL: there is none, and of each change that is said; "": nothing is to be kept. */
struct state *state_new(const char *folder);
void state_free(struct state *st);

/* Archive A has come or grown: find its statements again. */
void state_follow(struct state *st, const struct archive *a);
/* The archive that was read from FILES (N of them) is there, WHOLE unless reading was stopped: find its
 * file. False: ERR says why it cannot be read; then nothing is written over it. */
bool state_open(struct state *st, const struct archive *a, const char *const *files, size_t n,
		bool whole, struct err *err);
/* What the file that goes by the place of FILES says of where one was, though it may be that of another
 * archive; heap, "" for nothing. */
char *state_place_before(const struct state *st, const char *const *files, size_t n);

const struct remarks *state_remarks(const struct state *st);
/* Where one was: lines of state_field_put(). */
const char *state_place(const struct state *st);

/* Mark statement S, or no longer; note that it has been read (kept with the next change); put NOTE on it,
 * with its id, or a new one where that is NULL, or without a text take it away; remember a place. False: it
 * is in force, but ERR says why it could not be kept. */
bool state_mark(struct state *st, const struct statement *s, bool mark, struct err *err);
bool state_mark_all(struct state *st, const struct statement *const *s, size_t n, bool mark,
		    struct err *err);
/* True: it had not been read. */
bool state_has_read(struct state *st, const struct statement *s);
bool state_note(struct state *st, const struct statement *s, const struct remark_note *note,
		struct err *err);
void state_set_place(struct state *st, const char *place);
/* Whether its file is known. */
bool state_is_open(const struct state *st);
/* Whether changes wait until the file is known. */
bool state_waits(const struct state *st);
/* Write what has not been written. True: there is nothing, or all of it is. */
bool state_flush(struct state *st, struct err *err);

#endif

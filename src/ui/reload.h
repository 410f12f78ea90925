/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reload: files that change are read again, and everything stays where it was.
 *
 * The watch (app/watch.h) reports changes; while a line is being typed or something is read already,
 * they wait. The selected statement stays at its place on the screen.
 */
#ifndef LR_UI_RELOAD_H
#define LR_UI_RELOAD_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct list;
struct session;
struct watch;

struct reload {
	struct session *session;
	struct watch *watch; /* of the session's files; NULL: they are not watched */
	bool keeps;          /* rows of a reload are still on their way: ... */
	size_t above;        /* ... so many stand above the selected one */
};

/* Watch the session's files, if WATCH says so. */
void reload_init(struct reload *r, struct session *session, bool watch);
void reload_done(struct reload *r);
/* What to poll, -1: nothing; and how long at most, instead of MS milliseconds (-1: for ever), where a
 * line is being TYPED or not. */
int reload_fd(const struct reload *r);
int reload_wait(const struct reload *r, bool typed, int ms);
/* After polling: take in what has changed, read the files again when it is time. False: the file whose
 * name is appended to MISSING has gone. */
bool reload_check(struct reload *r, bool typed, struct buf *missing);
/* Read the files again now; false where that cannot be. */
bool reload_now(struct reload *r);
/* They have been read again: remember where in L the selected row stands ... */
void reload_keep(struct reload *r, const struct list *l);
/* ... and, as rows come, keep it there. */
void reload_rows(struct reload *r, struct list *l);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Watch: tells when the files that are being read change.
 *
 * By inotify, where there is one; elsewhere it never tells anything. Watches each FILE and the folder
 * it is in, so that one replaced by another of its name is seen, and each folder with those below
 * it. Changes come in bursts: it tells of them when there was quiet for a moment. Belongs to the
 * thread of the front end. Never fails: what cannot be watched is not.
 */
#ifndef LR_APP_WATCH_H
#define LR_APP_WATCH_H

#include <stdbool.h>
#include <stddef.h>

struct watch;

enum {
	WATCH_QUIET_MS = 300,    /* after the last change, ... */
	WATCH_LONGEST_MS = 3000, /* ... or so long after the first that was not reported */
	WATCH_FOLDERS = 4096     /* watched at most */
};

/* Watch FILES (N of them, borrowed). NULL where that cannot be: the functions below let it pass. */
struct watch *watch_new(const char *const *files, size_t n);
void watch_free(struct watch *w);
/* Becomes readable when something has happened: then call watch_read(). -1: nothing to poll. */
int watch_fd(const struct watch *w);
void watch_read(struct watch *w);
/* Milliseconds until watch_due(); -1: nothing has changed. */
int watch_wait(const struct watch *w);
/* Whether there is a change to tell; then it is forgotten, and the files are watched as they are
 * now: read them after. */
bool watch_due(struct watch *w);
/* The files are going to be read: what has changed so far need not be reported. */
void watch_renew(struct watch *w);
/* A FILE that is no longer there, NULL: all are. */
const char *watch_missing(const struct watch *w);

#endif

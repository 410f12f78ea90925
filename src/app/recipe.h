/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Recipe: how to have again what is seen: the command line that prints it, and a record of it.
 *
 * The line says all that numbers depend on, whatever the settings of whoever runs it are; it is quoted
 * for the shell (POSIX). The record is for a log: lines of "name: value" in English, which a program can
 * read too: when, program, files with their SHA-256, the query as it was understood, settings that
 * matter, counts, the line. Belongs to the thread of the session.
 */
#ifndef LR_APP_RECIPE_H
#define LR_APP_RECIPE_H

#include <stdbool.h>

struct buf;
struct err;
struct session;
struct settings;

/* Append the command line that prints what the options WHAT say of what SESSION shows: "--count-by=year",
 * quoted already; "" or "--print ..." for the statements themselves. Names of files are as they were given,
 * or ABSOLUTE. */
void recipe_command(struct session *session, const struct settings *settings, const char *what,
		    bool absolute, struct buf *out);
/* Append the query of SESSION as it was understood, filters with a name written out. */
void recipe_query(const struct session *session, struct buf *out);
/* Append the record, with the digest of each file, which takes its time, if DIGESTS. It says where an
 * expression of the filter was given up, and that one of WHAT was, if INCOMPLETE. */
void recipe_record(struct session *session, const struct settings *settings, const char *what,
		   bool incomplete, bool digests, struct buf *out);
/* Append the whole record to the file at PATH. */
bool recipe_log(struct session *session, const struct settings *settings, const char *what,
		bool incomplete, const char *path, struct err *err);
/* Whether the line has setting NAME by itself, where it matters. */
bool recipe_has(const char *name);
/* Append " " and S as one word for the shell. */
void recipe_word(const char *s, struct buf *out);

#endif

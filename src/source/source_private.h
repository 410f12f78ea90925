/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Source, within: what source.c (one document after another) and source_folder.c (what the arguments
 * lead to) and source_include.c (what a document includes) share. Nobody else includes this. They call
 * each other: an included document is opened as the others are.
 */
#ifndef LR_SOURCE_SOURCE_PRIVATE_H
#define LR_SOURCE_SOURCE_PRIVATE_H

#include "source/source.h"

struct seen;

struct source_file {
	char *path;
	size_t argument;
	uint64_t size; /* 0: not known */
};

/* Files and folders met before: a hash set. */
struct source_seen {
	struct seen *table;
	size_t n, size;
};

bool source_stopped(const struct source *s);
/* Append PATH, cleaned. */
void source_clean(struct buf *b, const char *path);
/* Add what the argument of this number leads to. */
void source_look(struct source *s, size_t argument);
/* Whether the path REAL, all links resolved, is that of BASE, resolved likewise, or below it. */
bool source_is_below(const char *real, const char *base);
/* Whether the file of ST was met before. */
bool source_listed(const struct source *s, const struct stat *st);
/* Whether the file of ST is opened for the first time; from now on it is not. */
bool source_unread(struct source *s, const struct stat *st);
/* A folder holds TEI: roots of corpora in it come first, from number AT on, for they include other
 * files, and say who speaks in them. True where there are some. */
bool source_corpora_first(struct source *s, size_t at);
/* What is read from just now. */
struct input *source_input(struct source *s);
/* To the next member of the open file, corpora first; or to the file itself. */
enum input_next source_member(struct source *s);
/* The open file is over. */
void source_members_done(struct source *s);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Complete: what could be typed next in a query.
 *
 * Names of fields, and operators in capitals; after the name of a field whose values the screen lists
 * (archive/field) those values with how many statements have them; after a colon alone the user's filters.
 * Values match by their search form: those that begin with what is typed, then those in which a later word
 * does, the commonest first, of equals in the order of names (text/collate). Belongs to the front end's
 * thread.
 */
#ifndef LR_APP_COMPLETE_H
#define LR_APP_COMPLETE_H

#include <stddef.h>

struct view;
struct fold;
struct query_name;

struct complete_item {
	char *text;   /* what is put in; heap */
	char *label;  /* what is shown; heap */
	size_t count; /* 0: not counted */
};

struct complete {
	size_t from, to; /* bytes of the query that an item takes the place of */
	struct complete_item *items;
	size_t n, size;
	size_t left_out; /* values that match too, but are rarer: there are too many to offer */
};

/* What could stand at byte CURSOR of TEXT, with the values of what VIEW has, but for hidden copies. *C is
 * filled; complete_done() frees it. */
void complete_make(struct complete *c, const char *text, size_t cursor, const struct view *view,
		   struct fold *fold, const struct query_name *names, size_t names_n);
void complete_done(struct complete *c);
/* The names of files and folders that what is typed before byte CURSOR of TEXT begins; "~/" is the home. */
void complete_path(struct complete *c, const char *text, size_t cursor);
/* The path that TEXT means, in the locale's encoding; heap. */
char *complete_path_meant(const char *text);

#endif

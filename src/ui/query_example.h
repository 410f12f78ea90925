/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query example: what of an archive serves as an example of a query: words, values, years that it has.
 *
 * Out of the start of its text and its first statements: enough for an example, and made at once however
 * large it is. Front end's thread.
 */
#ifndef LR_UI_QUERY_EXAMPLE_H
#define LR_UI_QUERY_EXAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/field.h"
#include "base/buf.h"

struct session;

enum { EXAMPLE_WORDS = 2 };

struct query_example {
	struct buf word[EXAMPLE_WORDS]; /* its commonest words of some length; empty: it has none */
	struct buf written;             /* the first of them as the archive writes it somewhere */
	struct buf beside;              /* the word behind the first of them, in the phrase */
	struct buf title;               /* a word of a title */
	struct buf phrase;   /* the first of them with the word behind it; empty: it stands alone */
	struct buf value;    /* "speaker:smith": the field whose values tell most */
	struct buf other;    /* the same of another field; may be empty */
	struct buf language; /* "lang:tr" */
	int first_year, last_year; /* of the Gregorian calendar; 0: nothing is dated */
	int own_year; /* the last one in the archive's own calendar, else in the Solar Hijri; 0: none */
	const char *own_calendar; /* how a query calls that: "sh" */
};

void query_example_make(struct query_example *e, struct session *session);
/* Whether EXAMPLE finds something among the first statements. */
bool query_example_finds(struct session *session, const char *example);
void query_example_done(struct query_example *e);

#endif

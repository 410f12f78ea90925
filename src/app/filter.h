/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Filter: from a query to the statements that the view shows.
 *
 * Puts the query to the matcher, gathers what that answers, and hands it to the view when it is
 * whole, or, when that takes long, as far as it is known. What a query has found is remembered: going
 * back to it costs nothing, and a query that narrows it (query_implies()) only looks there. Belongs
 * to the session and its thread.
 */
#ifndef LR_APP_FILTER_H
#define LR_APP_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct index;
struct mailbox;
struct matcher;
struct matcher_answer;
struct query;
struct view;

/* What there is to look in. */
struct filter_source {
	struct index *const *parts;
	const size_t *first; /* the number of each one's first statement */
	size_t n, statements;
	bool loading; /* more will come */
};

struct filter_memory {
	struct query *query;
	uint64_t *hits;
	size_t words, found;
	uint64_t used; /* when it last served */
};

enum { FILTER_MEMORIES = 48 };

struct filter {
	struct matcher *matcher; /* NULL: nothing has been looked for yet */
	struct mailbox *box;     /* for its answers */
	unsigned number;         /* of the query in force */
	struct query *given;     /* whose hits the view has */
	struct query *query; /* the one in force, to remember it by; NULL: everything is shown */
	uint64_t *pending;   /* hits not yet handed over whole; NULL: they are */
	size_t pending_words;
	size_t parts, asked, answered; /* parts asked for; statements in them, and those answered */
	bool overrun;                  /* an expression was given up somewhere */
	bool partial;                  /* the view shows a part of the hits */
	size_t near;                   /* hits near the selection that are known */
	int64_t since;                 /* when that was last done, or the query put */
	size_t selected, shown;        /* what was selected before it was, and what then was */
	struct filter_memory memories[FILTER_MEMORIES];
	size_t memories_n;
	uint64_t clock;
};

/* What filter_take() found. */
enum filter_change { FILTER_SAME, FILTER_ROWS };

/* Answers go to BOX; they are for filter_take(). */
void filter_init(struct filter *f, struct mailbox *box);
void filter_done(struct filter *f);
/* Other statements: forget everything that was found; none of the old ones is looked at any more. */
void filter_forget(struct filter *f);

/* Show in V what QUERY finds. True when the view has its hits at once; view_update() is the caller's. */
bool filter_set(struct filter *f, struct view *v, const struct filter_source *source,
		struct query *query);
/* Statements have come: look at those too, with QUERY, which is the same with what is new to it. */
void filter_grow(struct filter *f, const struct filter_source *source, struct query *query);
/* Take in an answer (which stays the caller's); V has got hits where it says so. */
enum filter_change filter_take(struct filter *f, struct view *v, const struct filter_source *source,
			       const struct matcher_answer *a);
/* The hits are not whole for a while already: give V what is known. True where it did. */
bool filter_show_part(struct filter *f, struct view *v);
/* After view_update(): what is selected for the time being. */
void filter_shown(struct filter *f, const struct view *v);
/* Whether the view has the hits of the query in force. */
bool filter_settled(const struct filter *f);

#endif

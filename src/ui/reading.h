/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reading: the chosen statement, wrapped to a readable measure, scrolled by lines.
 */
#ifndef LR_UI_READING_H
#define LR_UI_READING_H

#include "ui/document.h"
#include "ui/pane.h"

struct direction;
struct session;

/* Blank cells at each side of the text where there is room. */
enum { READING_MARGIN = 2 };

/* Of reading.hit: none yet. */
#define READING_NO_HIT SIZE_MAX

struct reading {
	struct pane pane;
	struct session *session;
	const struct statement *statement;
	const struct statement *made; /* the one that the document was made of */
	struct document document;
	struct document_place place; /* the first visible character */
	size_t top;                  /* its line */
	size_t hit;                  /* the match that n went to, or READING_NO_HIT */
	struct query *look;          /* marked in place of the filter; NULL: the filter is */
	char *look_text;             /* it was read from; NULL: none */
	bool look_unread;            /* not all that was given to look for can be read */
	char *by;                    /* that, or the filter, when the matches were marked */
	bool joined;                 /* the sitting is read as one text: */
	size_t from, to;             /* these statements; FROM == TO: this one has no neighbours */
	size_t known;                /* statements of the archive when that was found */
	int shift;                   /* cells that lines which are not wrapped are moved by */
	bool moved;                  /* it has been scrolled: no match is shown instead */
	int measure;                 /* most cells in a line */
	size_t copies;               /* of the statement, named at its end */
};

/* Where one is in a text: the first visible character, and the match, which stands at HIT_PLACE, of HITS. */
struct reading_spot {
	struct document_place place, hit_place;
	size_t hit, hits; /* hit: READING_NO_HIT, or one of them */
};

void reading_init(struct reading *r, struct session *session, const struct direction *direction,
		  int measure);
void reading_done(struct reading *r);
/* Show the selected statement, from its start if it is another one than before. */
void reading_follow(struct reading *r);
/* The statements of before are gone. */
void reading_forget(struct reading *r);
/* To a place it was at before, and the match there. */
void reading_return(struct reading *r, struct document_place place, size_t hit);
/* Where one is; and to there where the text has been read again, to the match if it stands as it did. */
struct reading_spot reading_spot(const struct reading *r);
void reading_resume(struct reading *r, const struct reading_spot *spot);
/* To PLACE, unless it is in sight. */
void reading_show(struct reading *r, struct document_place place);
/* The calendars of dates have changed, or the notes. */
void reading_calendars(struct reading *r);
/* Lines may be of other lengths now. */
void reading_rewrap(struct reading *r);
/* The filter may have changed: mark its matches. Where it has not, one stays at one's own. */
void reading_match(struct reading *r);
/* Scroll by BY lines (negative: up); LONG_MIN and LONG_MAX: to the start, the end. */
void reading_scroll(struct reading *r, long by);
/* Wrap for the pane's width, if it has changed, keeping the first visible character. */
void reading_wrap(struct reading *r);
/* Blank cells left of the text. */
int reading_margin(const struct reading *r);
/* Read the sitting of the statement as one text, or the statement alone. The line that is first in sight
 * stays that. */
void reading_join(struct reading *r, bool joined);
/* Whether the statement is one of several of a sitting. */
bool reading_has_sitting(const struct reading *r);
/* Where a sitting is read, the statement that the first line in sight is of, but at its end the selected
 * one; and that of the match. */
size_t reading_turn(const struct reading *r);
size_t reading_hit_turn(const struct reading *r);
/* Statement NUMBER of the sitting is the one that is read, wherever that stands. */
void reading_at(struct reading *r, size_t number);
/* Move what is not wrapped by BY cells, to the right where positive. False: there is nothing more. */
bool reading_sideways(struct reading *r, int by);
/* TEXT as a query that the caller unrefs: these very words side by side, unless a sign of the query language
 * is among them. */
struct query *reading_look_query(const struct reading *r, const char *text);
/* Mark what TEXT looks for instead of the filter's matches; NULL or "": the filter's again. */
void reading_look(struct reading *r, const char *text);
/* To the first match that is not above PLACE, else the first of all. */
void reading_hit_from(struct reading *r, struct document_place place);
/* It is being read: the first match in sight is the one that one is at. */
void reading_begin(struct reading *r);
/* Whether there is more of the text below what is in sight. */
bool reading_goes_on(const struct reading *r);
/* To the next (STEP 1) or previous (-1) match; false where there is none further on. */
bool reading_hit(struct reading *r, int step);
/* To the match at AT of S. */
void reading_hit_at(struct reading *r, const struct statement *s, const struct field_place *at);
/* To the last match, as when coming from the statement after. */
void reading_hit_end(struct reading *r);
/* The passage that one is at: where the match that n went to begins (*HIT), else the first text in sight. It
 * is *AT, in a body of the statement that is returned; NULL: none is in sight. */
const struct statement *reading_passage(const struct reading *r, struct field_place *at, bool *hit);
/* To where so much of it is read; 0 is its start. */
void reading_to_percent(struct reading *r, int percent);
/* How far it is read, in percent of its lines; 100 when its end is in sight. */
int reading_percent(const struct reading *r);

#endif

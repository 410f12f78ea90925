/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Transcript: what the readers of the formats share that parliaments have made for themselves.
 *
 * Such a format is a table of its elements and a function for those that only it has; a session, its
 * date and its statements are debate.h's. Here is the rest: which element is open and what text in it
 * is; the headings that hold where a statement stands; paragraphs, tables and marks; and whose turn it
 * is. A turn is set when its speaker is known and becomes a statement with its first text. It may be
 * interrupted: then there is a turn of another within it, and what comes behind that is one more
 * statement of the first speaker. Belongs to the reader of a format, on its thread; never fails.
 *
 * The state of a format begins with a struct transcript, so that the functions of struct format are
 * those at the end of this file.
 */
#ifndef LR_READ_TRANSCRIPT_H
#define LR_READ_TRANSCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "markup/list_numbers.h"
#include "read/debate.h"
#include "read/format.h"
#include "read/people.h"
#include "text/raised.h"
#include "xml/xml.h"

/* What the elements of a format's table are; DEBATE_LEFT_OUT and a reason: left out. */
enum transcript_element {
	TRANSCRIPT_OTHER, /* what is in it counts, it does not */
	TRANSCRIPT_SECTION,
	TRANSCRIPT_HEADING, /* of the section it is in */
	TRANSCRIPT_P,
	TRANSCRIPT_STAGE,
	TRANSCRIPT_QUOTE,
	TRANSCRIPT_LIST,
	TRANSCRIPT_NUMBERS, /* a list with numbers */
	TRANSCRIPT_ITEM,
	TRANSCRIPT_TABLE,
	TRANSCRIPT_ROW,
	TRANSCRIPT_CELL,
	TRANSCRIPT_BREAK,
	TRANSCRIPT_STRONG,
	TRANSCRIPT_EM,
	TRANSCRIPT_ASIDE, /* emphasis, but a direction where brackets are round it */
	TRANSCRIPT_STRUCK,
	TRANSCRIPT_ABOVE,
	TRANSCRIPT_BELOW,
	TRANSCRIPT_NOTE,
	TRANSCRIPT_OWN /* and from here on: the format's */
};

/* What text in an element is. */
enum transcript_place {
	TRANSCRIPT_LOOSE,   /* text, a paragraph is still to come */
	TRANSCRIPT_BLOCK,   /* in a paragraph */
	TRANSCRIPT_CELLS,   /* in a table */
	TRANSCRIPT_WAITING, /* the start of a paragraph of which it is not known yet whose it is */
	TRANSCRIPT_LINE,    /* of the field that is being read */
	TRANSCRIPT_ABOUT,   /* none: only elements of the format's own count */
	TRANSCRIPT_SKIPPED
};

enum transcript_ending {
	TRANSCRIPT_END_NOTHING,
	TRANSCRIPT_END_OWN, /* the format's end() */
	TRANSCRIPT_END_HEADING,
	TRANSCRIPT_END_BLOCK,
	TRANSCRIPT_END_STAGE,
	TRANSCRIPT_END_TABLE,
	TRANSCRIPT_END_CELL,
	TRANSCRIPT_END_MARK,
	TRANSCRIPT_END_RAISED,
	TRANSCRIPT_END_ASIDE,
	TRANSCRIPT_END_NOTE
};

struct transcript_level {
	int element;
	enum transcript_place place;
	enum transcript_ending ending;
	bool speech;  /* of the current turn; else nobody says what is in it */
	bool section; /* it may have headings */
	bool loose;   /* a paragraph was opened for text right in it */
	bool parted;  /* an element right in it has ended, and no text has come since */
	bool noted;   /* it is within a note: what is a block elsewhere is words of that */
	bool struck;  /* text in it is struck out */
	bool strikes; /* and that begins here */
	int quote, list;
	struct list_numbers numbers, *in; /* of the list that it is; of that it is in, NULL: none */
	enum mark mark;                   /* that ends here */
	enum raised raised;               /* in a line */
	int own;                          /* the format's; what is inside has another */
	size_t spoken; /* how many statements there were when the section got its last heading */
};

/* Who speaks, and what is known of it. */
struct transcript_turn {
	struct buf who[PEOPLE_TRAITS]; /* of several speakers: "; " between them */
	struct buf key;                /* by which a format knows the speaker again */
	struct buf id;
	struct buf when; /* HH:MM or HH:MM:SS on the session's day, or a whole date */
	struct buf language;
	const char *status; /* of the text, a constant: "translation" */
	const char *kind;   /* a constant; NULL: nobody's turn */
	unsigned part;      /* statements that were made of it */
	long line;
};

struct transcript;
struct transcript_heading;

/* What a format says of itself. */
struct transcript_rules {
	const struct debate_name *names;
	size_t n;
	bool any_case; /* names of elements are in capitals or not */
	int speaker; /* the element that makes a paragraph that waits a speech of its own; 0: none waits */
	/* ASCII that may stand between a speaker and the speech, beside blanks and dashes; NULL: all is
	 * speech. */
	const char *lead;
	/* An element of the format's own starts: L is its level, the one outside it is before. */
	void (*start)(struct transcript *t, struct transcript_level *l,
		      const struct xml_attribute *a, size_t n);
	/* One that asked for it by TRANSCRIPT_END_OWN ends. */
	void (*end)(struct transcript *t, struct transcript_level *l);
};

struct transcript {
	struct reading *r;
	const struct transcript_rules *rules;
	struct debate debate;
	struct debate_names names;
	struct transcript_level levels[XML_DEPTH_MAX + 2]; /* [0] is outside the root */
	int depth;
	struct buf ns;    /* of the root element */
	struct buf line;  /* the field being read */
	struct buf ahead; /* text of the turn that comes before the next, accounted for */
	struct buf clock; /* the time that a turn last said, HH:MM or HH:MM:SS; "": none has */
	int days;         /* since the session's day */
	struct transcript_heading *headings;
	size_t headings_n, headings_size;
	struct buf heads; /* their text, each with its NUL */
	struct transcript_turn turn;
	bool due;                      /* it becomes a statement as soon as there is text */
	struct transcript_turn *outer; /* turns that it interrupts */
	size_t outer_n, outer_size;
	int block; /* an enum mark_kind and 1: that block is opened by the next text; 0: none is */
	char number[LIST_NUMBER]; /* of the item that it is; "": none */
	bool aside;               /* what is in the open block is no speech */
	bool leading;             /* no more of the speech has come than what rules->lead says */
	bool labelled; /* the speaker has been named once more, in a speech that goes on */
};

void transcript_init(struct transcript *t, struct reading *r, const struct transcript_rules *rules);
void transcript_done(struct transcript *t);
/* Another sitting begins: nothing is known of it but its language. */
void transcript_reset(struct transcript *t);
/* So does another day, or one beside it: times begin again. */
void transcript_new_day(struct transcript *t);
/* The sitting is called S; the archive, too, where it is the first. */
void transcript_sitting(struct transcript *t, const char *s);
/* It is held in the language S, a constant. */
void transcript_language(struct transcript *t, const char *s);

/* ---- fields ---- */

/* The text of L is a field; at its end the rules' end() takes it by one of the four below. */
void transcript_read(struct transcript *t, struct transcript_level *l);
/* It is kept as TO, or added to it after "; ". */
void transcript_keep(struct transcript *t, struct buf *to);
void transcript_add(struct transcript *t, struct buf *to);
/* It is left out for this reason. */
void transcript_refuse(struct transcript *t, enum account_fate why);
/* It is a heading of the section it is in. */
void transcript_keep_heading(struct transcript *t, const struct transcript_level *l);
/* It, without blanks at its ends, to be looked at. */
const char *transcript_field(struct transcript *t);
/* S is in TO; NULL is nothing. */
void transcript_put(struct buf *to, const char *s);
/* S is added to TO, after "; " where there is something. */
void transcript_join(struct buf *to, const char *s);
/* Where NAME ends in brackets, "Name (inside)": they go, with what is INSIDE. Else false. */
bool transcript_part(struct buf *name, struct buf *inside);

/* ---- headings ---- */

/* S is a heading of the section that L is in; headings that nothing was said under go on, others are
 * over, but for those that last. False where it is no new one. */
bool transcript_heading(struct transcript *t, const struct transcript_level *l, const char *s,
			bool lasts);
/* The text of the heading that was just taken. */
void transcript_heading_text(struct transcript *t, struct account_receipt receipt);
/* A section starts with L; its end is seen to. */
void transcript_section(struct transcript *t, struct transcript_level *l);
/* The section at DEPTH is over. */
void transcript_section_end(struct transcript *t, int depth);

/* ---- turns ---- */

/* A turn of KIND, a constant, begins; ID may be NULL. Its speaker is not known yet. */
void transcript_turn(struct transcript *t, const char *kind, const char *id);
/* Another one, of another speaker, in what is called by the same id. */
void transcript_next(struct transcript *t, const char *kind);
/* A turn within the one that is open, which goes on after transcript_back(). */
void transcript_interrupt(struct transcript *t, const char *kind, const char *id);
void transcript_back(struct transcript *t);
/* Whether the speaker of the turn, which is not over, is the one known by KEY: then it goes on. */
bool transcript_goes_on(struct transcript *t, const char *key);
/* The turn is over; what follows are directions, until the next turn or section. */
void transcript_end_turn(struct transcript *t);
/* What is open is given; nobody speaks. */
void transcript_close_turn(struct transcript *t);

/* ---- text ---- */

/* Text is about to come at L: there is a statement for it after this. */
void transcript_need(struct transcript *t, const struct transcript_level *l);
/* A paragraph starts with L, unless one has just started. */
void transcript_paragraph(struct transcript *t, struct transcript_level *l);
/* The same, but its text waits in `line` until an element says whose it is: the rules' speaker; or any
 * other, which means that it is of the turn that is open. */
void transcript_wait(struct transcript *t, struct transcript_level *l);
/* A block of KIND starts with L. */
void transcript_block(struct transcript *t, struct transcript_level *l, enum mark_kind kind);
/* What L is, one of the elements of all formats, starts. */
void transcript_shared(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n);
/* S, of the file and accounted for, is text at L; is a block of its own in L. */
void transcript_say(struct transcript *t, struct transcript_level *l, const char *s, size_t len);
void transcript_say_block(struct transcript *t, const struct transcript_level *l,
			  enum mark_kind kind, const char *s, size_t len);

/* ---- struct format ---- */

/* look(): yes as soon as an element below the root is one of the rules'. */
enum format_answer transcript_knows(const struct transcript_rules *rules,
				    const struct events *begin);

void transcript_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n);
void transcript_end(void *state, const char *ns, const char *name);
void transcript_text(void *state, const char *s, size_t len);
/* What the format's close() begins with. */
void transcript_close(struct transcript *t, enum xml_end end);

#endif

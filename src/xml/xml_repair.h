/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML repair: text that should be XML in, well-formed XML out.
 *
 * Stands between the text of a file and the parser, so that the parser finds nothing to stumble
 * over: not a bare "&" or "<", no tag that is not closed or closes what is not open, no attribute
 * without quotation marks, no control character. Declarations, comments and instructions are taken
 * out, and so is the document type, whose entities that are plain text are put in where they are
 * referred to, within limits; all others stay visible as they are written. Newlines are never added
 * or taken away: lines are those of the file. What is well-formed is copied as it stands.
 *
 * Text needs no parser: where there is a QUEUE, long runs of it, characters that references stand for and
 * all of a CDATA section wait there instead, with the text that follows at once, and an instruction (no
 * other one is ever put out) stands in their place. Whoever is notified of that one by the parser takes
 * the next text of the queue. Most of a file's bytes go this way.
 *
 * A state machine over pieces of text; what a piece cuts off is left for the next call. Owned and
 * used by xml_supply.c, on its thread. Each repair is reported once a kind and line. The parts: xml_repair.c
 * text, the queue and all that begins with "<" but is no tag, xml_tag.c tags, xml_entity.c what
 * begins with "&". They call each other: one state machine, cut by what a piece begins with.
 */
#ifndef LR_XML_XML_REPAIR_H
#define LR_XML_XML_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/warn_once.h"

enum repair_state {
	REPAIR_PROLOG,  /* before the root element */
	REPAIR_CONTENT, /* in it */
	REPAIR_EPILOG,  /* behind it */
	REPAIR_CDATA,
	REPAIR_COMMENT,
	REPAIR_INSTRUCTION,
	REPAIR_OVER, /* a second document begins here, or this is no XML */
};

/* An element that is open. */
struct repair_level {
	uint32_t at, len; /* its name, in names */
	bool parent;      /* it has elements in it */
};

struct repair_entity {
	size_t name, value; /* where they begin in the strings; both end with a NUL */
	size_t value_len;   /* measured once: it may be referred to a million times */
	unsigned next;      /* in its row of the table; 0: none */
	bool here;          /* its value stands in this file, */
	bool plain;         /* and is text */
};

struct repair_entities {
	struct buf strings;
	struct repair_entity *all; /* from 1 */
	unsigned n;
	unsigned *table;
	bool outside; /* some may be declared in other files */
};

/* Text that bypasses the parser. How long each is stands apart: who takes one has no need of its bytes. */
struct repair_queue {
	struct buf text; /* all of it */
	size_t *ends;    /* where in it each ends */
	size_t n, size;
};

struct repair {
	void (*problem)(void *data, long line, const char *text);
	void *data;
	struct buf *out;
	struct repair_queue *queue; /* of long text; NULL: none */
	size_t aside;  /* where in OUT the instruction that stands for its last text ends */
	bool after_cr; /* the text put out last ends in a carriage return */
	bool joined;   /* nothing was put out between that text and what comes */
	long line;     /* of the next byte, 1 and up */
	enum repair_state state;
	enum repair_state back; /* after a comment or an instruction */
	long begun;             /* where that, or a CDATA section, begins */
	bool last;              /* nothing follows this piece */
	bool repaired;          /* something was repaired */
	bool first, blank;      /* nothing but blanks yet; and there were some */
	bool junk;              /* text where none may be was reported */
	long lost;              /* where an element behind the document is left out; 0: none is */
	bool tagged;            /* the last tag was put out */
	bool too_deep, too_many, too_large; /* said once */

	struct buf names;
	struct repair_level *open;
	size_t depth, open_size;
	size_t untracked; /* elements open beyond those */
	char *root;       /* name of the root element, to know its like */

	struct repair_entities entities;
	uint64_t taken, expanded;  /* bytes: of text so far, from entities */
	struct warn_once reported; /* entities complained of */
	const char *last_problem;  /* one of a kind for each line is enough */
	long last_line;
};

/* PROBLEM gets DATA, a line and a translated sentence. */
void repair_init(struct repair *m, void (*problem)(void *data, long line, const char *text),
		 void *data);
void repair_done(struct repair *m);
/*
 * Append to OUT what the text S is, repaired. Returns how many bytes of it were taken; what is left
 * must come again with more behind it, but for the LAST piece, of which nothing is left. S[LEN] must
 * be readable. Ends early in REPAIR_OVER.
 */
size_t repair_text(struct repair *m, const char *s, size_t len, bool last, struct buf *out);
/* The text of QUEUE with the number *AT, which becomes the next one's: its LEN bytes. NULL: there is none. */
const char *repair_take(const struct repair_queue *queue, size_t *at, size_t *len);
void repair_queue_clear(struct repair_queue *queue);
void repair_queue_done(struct repair_queue *queue);
/* In REPAIR_OVER: go on with the next document. False: there is none. */
bool repair_next(struct repair *m);

/* ---- between the parts ---- */

/* What a part says of the current piece when it needs more of it; no piece has this length. */
#define REPAIR_MORE SIZE_MAX

/* A tag, comment, declaration longer than this is none. */
enum { REPAIR_TOKEN_MAX = 16 * 1024 * 1024 };

/* Note a repair at the current line; TEXT is translated here. */
void repair_note(struct repair *m, const char *text);
/* A control character: newline and tab are put out, a NUL as a blank, no other one. */
void repair_put_control(struct repair *m, char c);
/* As many newlines as S has, in a way that means nothing where the parser is. */
void repair_put_lines(struct repair *m, const char *s, size_t len);
/* From S on, the first character that is a control character (newline and tab too) or, with MARKUP,
 * any of "<&]"; without it, a "]". */
const char *repair_scan(const char *s, const char *end, bool markup);
/* Put out text S with nothing in it that needs repairing and LINES newlines; ANY: however short, it
 * must not meet the parser. */
void repair_put_text(struct repair *m, const char *s, size_t len, long lines, bool any);
/* Put out the character CODE as text that need not meet the parser. False where it must: a control
 * character, or nothing can be put aside. */
bool repair_put_char(struct repair *m, uint32_t code);
/* How long the name at S is, 0 where there is none. */
size_t repair_name(const char *s, const char *end);

/* A start tag at S, which begins with "<" and a name. Returns its length, 0 where it is none. */
size_t repair_start_tag(struct repair *m, const char *s, const char *end);
/* An end tag at S, which begins with "</". Likewise. */
size_t repair_end_tag(struct repair *m, const char *s, const char *end);

/* A reference at S, which begins with "&": put it out. Returns its length, at least 1. */
size_t repair_reference(struct repair *m, const char *s, const char *end, bool attribute);
/* Whether what begins with "&" at S may stand as it is; then its length, and the character that it stands
 * for, else 0. */
size_t repair_sound_reference(const char *s, const char *end, uint32_t *code);
/* How long the document type at S is, 0 where its end is not there. */
size_t repair_doctype(const char *s, const char *end);
/* The entities that the document type S declares. */
void repair_declare(struct repair *m, const char *s, size_t len);
void repair_entities_done(struct repair_entities *e);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mapped: what reads a document by a mapping (mapping.h). Nobody but it includes what is below the
 * format; its files call each other, as they are one state machine, cut by subject.
 *
 * Each element is looked up among the patterns. What it is for goes to the element's level: a value
 * that is being read, a body, nothing at all; elements that no pattern means belong to what they stand in.
 * A value read in a statement is kept until that ends, one outside is held for those that follow, as long
 * as the element lives that both stand in. So a statement is put together at its end. A statement may
 * hold others, or change hands: then it is given in parts, each with the values there are.
 */
#ifndef LR_READ_READ_MAPPED_H
#define LR_READ_READ_MAPPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "markup/html.h"
#include "read/debate.h"
#include "read/mapping.h"

/* The functions of a format that is a mapping; name and title are the mapping's. */
extern const struct format mapped_format;

enum mapped_body { MAPPED_NO_BODY, MAPPED_TEXT, MAPPED_SUMMARY, MAPPED_NOTE, MAPPED_STAGE };

enum {
	MAPPED_USES_MAX = 8,  /* of one element */
	MAPPED_HELD_MAX = 256 /* values that hold at a time */
};

struct mapped_level {
	const char *name; /* of its element */
	uint32_t serial;  /* its number in the file */
	int reading;      /* the innermost value that its text is of, -1: none */
	uint8_t body;     /* the body that its text goes to, too: enum mapped_body */
	unsigned choice;  /* of the patterns of that body, from 1 */
	bool skipped;     /* its text goes nowhere */
	bool alone;       /* what is said of it is not of the elements in it */
	bool frame, value, block,
		section;             /* a statement, value, block of text, section ends with it */
	bool within;                 /* it is in a note that stands within another body */
	bool markup;                 /* an element of HTML in a text or value ends with it, */
	bool struck;                 /* which is an emphasis that says that it is struck out */
	bool spoken;                 /* a statement has begun in it */
	struct account_receipt text; /* where the block begins */
	uint32_t block_serial;       /* of the block's element */
	const char *before; /* the element in it that has just ended; NULL: there was text since */
	bool running;       /* it has text of its own: elements in it may end within a word */
};

/* A body that is being written; a note that stands within a text is written while that stays open. */
struct mapped_flow {
	struct html_state html;
	bool on;
	bool lines; /* a line of it is a line */
};

/* A value whose element is open. */
struct mapped_reading {
	struct buf text;
	unsigned patterns[MAPPED_USES_MAX]; /* of the fields that it is of */
	unsigned n;
	enum mapped_body body; /* or that it is of, as a whole */
	bool html;             /* markup is kept as it stands */
	struct account_receipt from;
	uint32_t owner; /* of its text in the account */
};

/* A value that is whole. */
struct mapped_value {
	unsigned pattern;
	size_t at, len;  /* in `store` */
	uint32_t parent; /* the serial of the element that its element is in */
	struct account_receipt receipt;
};

/* A value outside any statement. */
struct mapped_held {
	unsigned pattern;
	int depth;  /* the level that it lives as long as */
	bool used;  /* a statement has come since */
	bool shown; /* it is in one */
	uint32_t parent;
	struct account_receipt receipt;
	char *text;
};

/* A value that a field is put together of; OWN: one of the statement itself. */
struct mapped_pick {
	const char *s;
	size_t len;
	unsigned item;
	uint32_t parent;
	int depth; /* of a held one */
	size_t n;  /* which one it is, in the order of the file */
	const struct account_receipt *receipt;
	struct mapped_held *held; /* NULL: one of its own */
};

/* Values between FROM and TO that belong together: a name in its parts. */
struct mapped_tuple {
	size_t from, to;
};

/* A statement that is open; those within one another each have one. */
struct mapped_frame {
	int depth;            /* its level */
	size_t values, store; /* how many values, and bytes of them, there were before */
	const char *name;     /* of its element */
	bool open;            /* a part of it is being put together */
	unsigned parts;       /* that are given, or being put together */
	unsigned choice[MAPPED_NOTE +
			1]; /* of the patterns of each body: the one that is taken, from 1 */
};

struct mapped {
	struct reading *r;
	const struct mapping *m;
	struct debate debate;
	struct pattern_run *run;
	struct mapped_level levels[XML_DEPTH_MAX + 2]; /* [0] is above the root */
	int depth;
	uint32_t serial;
	struct mapped_flow flows[MAPPED_NOTE + 1]; /* of each body; of MAPPED_NO_BODY never on */
	struct mapped_reading *readings;           /* the first of them are open */
	size_t readings_n, readings_size;
	struct mapped_value *values;
	size_t values_n, values_size;
	struct buf store;
	struct mapped_frame *frames;
	size_t frames_n, frames_size;
	struct mapped_held *held;
	size_t held_n, held_size;
	struct account_receipt *texts; /* of the text so far, where another choice may replace it */
	size_t texts_n, texts_size;
	struct account_receipt pended; /* text of directions that wait for a statement */
	bool titled;                   /* the archive has its title */
	bool envelope;                 /* documents of other formats may stand in this one */
	/* the one that is open */
	const struct format *inner; /* NULL: none is */
	void *inner_state;
	int inner_depth;    /* its open elements */
	bool met;           /* there was one */
	struct buf unknown; /* the first element that could have been one and was not */
	/* work space */
	struct mapped_pick *picks;
	size_t picks_n, picks_size;
	struct buf line, edtf;
	/* the last date that was read by its `as`: how, the text, and what it says */
	const struct mapping_as *dated_as;
	struct buf dated, dated_edtf;
	struct buf unread; /* the last date of which something was noted: that is once */
};

/* ---- read_mapped_statement.c ---- */

/* A statement starts with the current element; it changes hands; it ends. */
void mapped_frame_start(struct mapped *m);
void mapped_frame_turn(struct mapped *m);
void mapped_frame_end(struct mapped *m);
/* The innermost open statement; NULL: none. */
struct mapped_frame *mapped_frame(struct mapped *m);
/* Text is about to come for it: see that a part of it is open. */
void mapped_frame_open(struct mapped *m);

/* ---- read_mapped_value.c ---- */

/* The level at DEPTH closes: values that live as long. */
void mapped_level_end(struct mapped *m, int depth);
/* The held value I holds no more. */
void mapped_held_remove(struct mapped *m, size_t i);
/* A value of the field that PATTERN is for, LEN bytes at S, in an element within the level DEPTH. */
void mapped_value(struct mapped *m, unsigned pattern, const char *s, size_t len, int depth,
		  const struct account_receipt *receipt);
/* Collect in m->picks what FIELD of the innermost statement is made of: the first choice that is there,
 * its number in CHOICE. False: none is. What other choices have is left out. */
bool mapped_choose(struct mapped *m, enum field_id field, unsigned *choice);
/* The next of the picks that belong together, behind T (all zero: the first); false: there is none. */
bool mapped_tuple_next(const struct mapped *m, struct mapped_tuple *t);
/* The picks of T as one, in OUT: with JOINT between them where the mapping has no text there. */
void mapped_join(const struct mapped *m, const struct mapping_value *v, unsigned choice,
		 const struct mapped_tuple *t, const char *joint, struct buf *out);
/* A field that there is one of, in m->line; what is given again is left out. False: there is none. */
bool mapped_line(struct mapped *m, enum field_id field);

/* ---- read_mapped_inner.c ---- */

/* Whether the element that has started is a document of a format that is known; then it is open. */
bool mapped_inner_start(struct mapped *m, const char *ns, const char *name,
			const struct xml_attribute *a, size_t n);
/* An element of the open document ends. Whether that was its root. */
bool mapped_inner_end(struct mapped *m, const char *ns, const char *name);
/* The document that is open breaks off with this one, or there never was one: that is noted. */
void mapped_inner_close(struct mapped *m, enum xml_end end);

/* ---- read_mapped.c ---- */

/* Text of the open bodies ends here: what comes next is a block of its own. */
void mapped_text_end(struct mapped *m);

#endif

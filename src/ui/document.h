/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Document: a statement as it is read: title, quiet block, summary, text, notes, links.
 *
 * A list of paragraphs, each with its style and indentation, and those wrapped into lines for a
 * width. Places in it (the top of the screen, a match) are paragraph and byte, so they survive
 * every new wrapping. The text is the statement's own where it can be; the rest is in an arena.
 */
#ifndef LR_UI_DOCUMENT_H
#define LR_UI_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "base/arena.h"
#include "search/query.h"
#include "text/bidi.h"
#include "text/fold.h"
#include "text/wrap.h"
#include "app/style.h"

struct direction;
struct remark_note;
struct statement;

/* LEN bytes at SOURCE, which stand at byte AT of a paragraph. */
struct document_piece {
	const char *source;
	size_t len, at;
};

struct paragraph {
	const char *text;
	size_t len;
	/* Where the statement's own text stands in this one, made up for the screen; none: TEXT is a
	 * part of it. */
	const struct document_piece *pieces;
	size_t pieces_n;
	const char *label; /* stands before the first line, within the indentation; NULL: none */
	int indent;        /* cells */
	enum bidi_dir dir, side; /* of its text; where its lines begin (BIDI_AUTO: as DIR says) */
	enum style style;
	bool gap;        /* a blank line before it */
	bool cut;        /* its lines are not wrapped: a row of a table, what is preformatted ... */
	int cells;       /* ... and take so many at most, with its indentation */
	bool searched;   /* the filter looks here */
	unsigned fields; /* of the statement that it shows: their bits */
	const struct statement *of; /* that one, where there are several; NULL: the only one ... */
	size_t number;              /* ... and its number */
	bool whole;                 /* it matches as a whole: the date */
	size_t range, ranges;       /* its matches: first, number */
};

/* A passage that has a note. */
struct document_noted {
	size_t paragraph, start, end; /* bytes of it */
	const struct remark_note *note;
};

struct document_line {
	size_t paragraph;
	size_t start, end; /* bytes of the paragraph */
	bool first;        /* of its paragraph */
	bool blank;        /* a gap; start and end are those of the line that follows */
	uint8_t marks;     /* inline marks that are on where the line starts: DOCUMENT_ bits */
};

enum {
	DOCUMENT_EM = 1,
	DOCUMENT_STRONG = 2,
	DOCUMENT_REF = 4,
	DOCUMENT_NOTE = 8,
	DOCUMENT_STRUCK = 16
};

/* A body of a statement that is shown: the statement's, or a copy. */
struct document_own {
	const struct statement *of;
	enum field_id field;
	const char *text;
	size_t len;
};

struct document {
	const struct direction *direction; /* borrowed */
	struct arena arena;
	struct document_own *own;
	size_t own_n, own_size;
	struct paragraph *paragraphs;
	size_t n, size;
	struct document_line *lines;
	size_t lines_n, lines_size;
	const struct statement
		*of;            /* whose paragraphs are being added, where there are several ... */
	size_t number;          /* ... and its number */
	unsigned fields;        /* of the paragraphs being added: their bits ... */
	enum bidi_dir language; /* ... and the direction of their language */
	enum bidi_dir side;     /* where the title begins, and the quiet lines with it */
	struct query_ranges ranges;
	struct document_noted *noted; /* good as long as the remarks are */
	size_t noted_n, noted_size;
	bool choosing;                /* a note is being written, on ... */
	struct document_noted chosen; /* ... this */
	struct fold_map map;
	struct wrap wrap;
	bool solid; /* there are no blank lines */
	int width;  /* that lines are wrapped for; 0: not yet */
	int widest; /* cells of the widest line that is not wrapped */
};

/* A place: byte AT of paragraph PARAGRAPH, or the gap before it. */
struct document_place {
	size_t paragraph, at;
	bool gap;
};

void document_init(struct document *d, const struct direction *direction);
void document_done(struct document *d);
/* Nothing is in it; nothing of what was is used any more. */
void document_clear(struct document *d);
/* One more paragraph: LEN bytes at TEXT, which live as long as the document. */
struct paragraph *document_add(struct document *d, const char *text, size_t len, enum style style,
			       bool searched);
/* Whether P is a part of the text or the summary. */
bool document_is_text(const struct paragraph *p);
/* Find the matches of Q (NULL: none). */
void document_match(struct document *d, const struct query *q, struct fold *fold,
		    const struct statement *s);
/* Wrap for WIDTH >= 1 cells. */
void document_wrap(struct document *d, int width);
/* The line that holds PLACE. */
size_t document_line_of(const struct document *d, struct document_place place);
struct document_place document_place_of(const struct document *d, size_t line);
/* The place of match number RANGE. */
struct document_place document_hit(const struct document *d, size_t range);
/* The number of the match at AT of S; the first match where none is there. */
size_t document_hit_at(const struct document *d, const struct statement *s,
		       const struct field_place *at);
/* The same place in one of the bodies, *AT, of the statement that is returned, however it is shown; NULL: it
 * is in none. */
const struct statement *document_source(const struct document *d, struct document_place place,
					struct field_place *at);
/* The body FIELD of S, which is going to be shown, as long as the document shows S; NULL: it has none. */
const char *document_own(struct document *d, const struct statement *s, enum field_id field);
/* The first paragraph of statement NUMBER, of several, or of the one that follows. */
size_t document_turn_start(const struct document *d, size_t number);
/* Where what stands CELLS cells from the start of line L begins, in bytes of its paragraph: what is skipped
 * when lines that are not wrapped are looked at from there on. */
size_t document_skip(const struct document *d, const struct document_line *l, int cells);
/* What an inline mark C does to the marks that are on. */
uint8_t document_marks(uint8_t marks, char c);

#endif

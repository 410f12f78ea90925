/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Body builder: running text that arrives in pieces, as a body (archive/body.h).
 *
 * Belongs to the reader of a format, on its thread. Text and marks go in as the parser meets them;
 * each piece of text passes text/sanitize once, white space is collapsed across pieces and marks,
 * and the body's rules are kept: blocks are not empty, marks are closed where their
 * block ends. Text outside any block makes paragraphs of its own, parted by blank lines. Memory is
 * kept from one text to the next.
 *
 * A table is built like any text: what a cell has are blocks. When it closes, they become one block of
 * rows and cells (archive/body_table.h), rowspan and colspan resolved; or they stay as they are, where it
 * was no table but a page laid out with one: with a table in a cell, or with paragraphs that are too
 * long to stand in a column.
 */
#ifndef LR_MARKUP_BODY_BUILDER_H
#define LR_MARKUP_BODY_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/body.h"
#include "base/buf.h"
#include "markup/list_numbers.h"
#include "text/raised.h"
#include "text/sanitize.h"

struct arena;
struct body_builder_tables;

/* Bytes that are kept of one field. */
enum { BODY_BUILDER_MAX = 8 * 1024 * 1024 };

/* Superscripts and subscripts within each other that are kept account of. */
enum { BODY_BUILDER_RAISES = 8 };

/* One that is open. */
struct body_builder_raise {
	enum raised how;
	bool nested; /* another one with text is within */
	bool raw;    /* it starts in `raw`, else in `out`; */
	size_t from; /* here */
};

struct body_builder {
	struct buf out;   /* the body so far */
	struct buf raw;   /* text since the last mark, as the file has it */
	struct buf links; /* targets of the links, each with its NUL */
	size_t links_n;
	size_t taken; /* bytes of text that came in */
	/* Characters, but for blanks, that the markup leaves out: they are not to be shown; they are of
	 * scripts, styles, forms and the like. */
	size_t hidden, dropped;
	size_t cut; /* bytes beyond BODY_BUILDER_MAX, not kept */
	struct sanitize_count cleaned;
	const char *base; /* what links of HTML are seen from, borrowed; NULL: nothing */
	int quote, list;  /* where a paragraph of bare text stands */
	enum mark dir;
	struct body_builder_raise raises[BODY_BUILDER_RAISES];
	int raises_n;             /* open ones; there may be more than are kept */
	bool open;                /* a block is open */
	bool bare;                /* it began with bare text: a blank line ends it */
	bool fresh;               /* it has no text yet, or the line has none */
	bool blank;               /* a blank is due before what comes */
	bool spaced;              /* blanks of the block stand as they are, and lines are lines */
	char number[LIST_NUMBER]; /* comes before the block's first text; "": none does */
	int em, strong, struck, ref, note, pre; /* open marks */
	size_t ref_start;                   /* where the text of the open link starts in `out` */
	struct body_builder_tables *tables; /* those that are open; NULL: there was none yet */
};

void body_builder_init(struct body_builder *f);
void body_builder_done(struct body_builder *f);
/* Forget all for the next text. */
void body_builder_clear(struct body_builder *f);

void body_builder_text(struct body_builder *f, const char *s, size_t len);
/* All of a text at once, whose blank lines part paragraphs; the block before it ends, and its last one. */
void body_builder_bare(struct body_builder *f, const char *s, size_t len);
/* All of a body that has nothing yet, as body_plain() writes it; or (ONE) a block more, as it is. */
void body_builder_plain(struct body_builder *f, const char *s, size_t len, bool one);
/* Start a block; the one before it ends. */
void body_builder_open(struct body_builder *f, enum mark_kind kind);
/* End the block. Text that follows is bare. */
void body_builder_close(struct body_builder *f);
/* The block that has just been opened is the item of a list with that NUMBER, "1. ": it comes before what
 * is in it, unless that begins with it. */
void body_builder_number(struct body_builder *f, const char *number);
/* The block that has just been opened is preformatted. */
void body_builder_pre(struct body_builder *f);
/* The blanks of the block that has just been opened are not collapsed. */
void body_builder_spaced(struct body_builder *f);
/* A line break within a block. */
void body_builder_break(struct body_builder *f);
/* Switch MARK_EM, MARK_STRONG, MARK_STRUCK or MARK_NOTE on or off. */
void body_builder_mark(struct body_builder *f, enum mark mark, bool on);
/* A superscript (RAISED_ABOVE) or subscript (RAISED_BELOW) starts, or the innermost ends: text in it becomes
 * what text/raised makes of it. */
void body_builder_raise(struct body_builder *f, enum raised how, bool on);
/* A link to HREF starts; without an address it is no link. Links do not nest. */
void body_builder_ref_open(struct body_builder *f, const char *href);
/* It ends; where it has no text it shows its address. */
void body_builder_ref_close(struct body_builder *f);
/* A link to HREF that has nothing to read: its number alone stands there. */
void body_builder_ref_bare(struct body_builder *f, const char *href);
/* A table starts; tables nest. What comes before its last cell, but in none,
 * stands before its rows. */
void body_builder_table_open(struct body_builder *f);
/* A row starts. */
void body_builder_row(struct body_builder *f);
/* A cell starts, COLSPAN columns wide and ROWSPAN rows high (1 where nothing is said; 0 rows: all that
 * follow); the cell before it ends. Outside any table: a block of its own. */
void body_builder_cell(struct body_builder *f, int colspan, int rowspan);
/* It ends: what follows, up to the next one, is outside the cells. */
void body_builder_cell_close(struct body_builder *f);
/* The table ends. */
void body_builder_table_close(struct body_builder *f);

/* All text so far is in `out` now. */
void body_builder_flush(struct body_builder *f);
/* What `out` has from FROM on is INSTEAD now, the same but for some of its text. */
void body_builder_rewrite(struct body_builder *f, size_t from, const struct buf *instead);

/* Whether the open block has no text yet. */
bool body_builder_is_fresh(const struct body_builder *f);

/* The finished body, in A; NULL where there is none. Links, cleaned and cut stay for the asking. */
const char *body_builder_finish(struct body_builder *f, struct arena *a);

#endif

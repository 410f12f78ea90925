/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Body: running text with its structure, as one string.
 *
 * A summary or full text is a list of blocks (paragraph, head, ...), each a kind byte, then its
 * depth and direction marks, then its text with inline marks. All marks are control bytes, which
 * text/sanitize has removed from the text itself, so nothing needs escaping, a body is one pointer,
 * and text/fold and text/wrap can pass over the marks: block marks are below 0x0E, inline marks
 * 0x0E to 0x1B ('\n' is a line break within a block). The targets of links are not in the string:
 * the n-th BODY_REF of a statement, counted through summary, text and notes, belongs to the n-th of
 * its `links`.
 */
#ifndef LR_ARCHIVE_BODY_H
#define LR_ARCHIVE_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum body_kind { BODY_P = 0x01, BODY_HEAD, BODY_STAGE, BODY_ITEM };

enum body_mark {
	BODY_QUOTE = 0x06, /* after the kind byte: one level of quotation each */
	BODY_LIST = 0x07,  /* one level of list each */
	BODY_RTL = 0x08,   /* the block says its direction */
	BODY_LTR = 0x0B,
	BODY_EM = 0x0E, /* inline, on and off */
	BODY_EM_OFF,
	BODY_STRONG,
	BODY_STRONG_OFF,
	BODY_REF,
	BODY_REF_OFF,
	BODY_NOTE, /* an editor's note or stage direction within the text */
	BODY_NOTE_OFF
};

/* Levels of quotation and list that a block says; deeper ones look like the last. */
enum { BODY_DEPTH_MAX = 16 };

struct body_block {
	enum body_kind kind;
	int quote, list;    /* depths */
	enum body_mark dir; /* BODY_RTL, BODY_LTR, or 0: not said */
	const char *text;   /* LEN bytes, with inline marks */
	size_t len;
};

/* Step through a body: *AT starts as the body (NULL is an empty one); false at the end. Text
 * before a first kind byte is a paragraph. */
bool body_next(const char **at, struct body_block *block);

/* Start a block in OUT. An empty block before it is dropped, and blanks at that one's end. */
void body_open(struct buf *out, enum body_kind kind, int quote, int list, enum body_mark dir);
/* End the body in OUT: drops an empty last block and blanks at its end. */
void body_finish(struct buf *out);

/* Append the text of one block without marks; notes and stage directions in [ ]. */
void body_block_plain(const struct body_block *block, struct buf *out);
/* Append what stands before a block's first line ("> ", "* "), or its further ones. ASCII. */
void body_block_prefix(const struct body_block *block, bool first, struct buf *out);
/* Append the empty line between two blocks, if there is one, after the first one's newline: none
 * between items of a list, one with its ">" within a quotation. */
void body_block_gap(const struct body_block *before, const struct body_block *block,
		    struct buf *out);

/* Append the plain text: no marks, list items and quotations as "* " and "> ", notes and stage
 * directions in [ ], blocks parted by a blank line (items of a list by a newline). */
void body_plain(const char *body, struct buf *out);

#endif

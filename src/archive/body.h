/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Body: running text with its structure, as one string.
 *
 * A summary or full text is a list of blocks (paragraph, head, ...), each a kind byte, then its
 * depth and direction marks, then its text with inline marks ('\n' is a line break within a block).
 * All marks are control bytes (base/marks.h), so nothing needs escaping, a body is one pointer, and
 * text/fold and text/wrap can pass over the marks. The targets of links are not in the string: the
 * n-th MARK_REF of a statement, counted through summary, text and notes, belongs to the n-th of its
 * `links`.
 */
#ifndef LR_ARCHIVE_BODY_H
#define LR_ARCHIVE_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/marks.h"

struct buf;

/* Levels of quotation and list that a block says; deeper ones look like the last. */
enum { BODY_DEPTH_MAX = 16 };

struct body_block {
	enum mark_kind kind;
	int quote, list;  /* depths */
	enum mark dir;    /* MARK_RTL, MARK_LTR, or 0: not said */
	const char *text; /* LEN bytes, with inline marks */
	size_t len;
};

/* Step through a body: *AT starts as the body (NULL is an empty one); false at the end. Text
 * before a first kind byte is a paragraph. */
bool body_next(const char **at, struct body_block *block);

/* Start a block in OUT. An empty block before it is dropped, and blanks at that one's end. */
void body_open(struct buf *out, enum mark_kind kind, int quote, int list, enum mark dir);
/* End the body in OUT: drops an empty last block and blanks at its end. */
void body_finish(struct buf *out);

/* What stands for an inline mark in plain text: brackets round a note, "~~" round struck words. */
const char *body_mark_text(char mark);
/* Append the text of one block without marks; notes and stage directions in [ ], struck words in
 * "~~"; the
 * rows of a table as lines, columns one below the other. */
void body_block_plain(const struct body_block *block, struct buf *out);
/* Append what stands before a block's first line ("> ", "* "), or its further ones. ASCII. */
void body_block_prefix(const struct body_block *block, bool first, struct buf *out);
/* Append the empty line between two blocks, if there is one, after the first one's newline: none
 * between items of a list, one with its ">" within a quotation. */
void body_block_gap(const struct body_block *before, const struct body_block *block,
		    struct buf *out);

/* Append the plain text: no marks, list items and quotations as "* " and "> ", notes and stage
 * directions in [ ], struck words in "~~", blocks parted by a blank line (items of a list by a newline). */
void body_plain(const char *body, struct buf *out);
/* Append the blocks that body_plain() would write as the LEN bytes at S, clean text with its lines: items
 * of lists and quotations where what they look like is what would be written, else paragraphs. A mark
 * that was written as letters stays letters. */
void body_read(const char *s, size_t len, struct buf *out);

#endif

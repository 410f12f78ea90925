/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Marks: the control bytes that stand for structure and style within a text.
 *
 * text/sanitize takes every control byte out of what a file says, so that these can stand in a body
 * (archive/body.h says where) and nothing needs escaping. All rooms name them from here. Two ranges
 * matter to those that only pass over them: block marks, 0x01 to 0x0D and 0x1C to 0x1D, part the text
 * (no word and no phrase goes over one); inline marks, 0x0E to 0x1B, part nothing. '\t', '\n' and '\r'
 * are white space and no marks. 0x1E and 0x1F never stand in a body: text that is folded for the search
 * has them (text/fold.h, search/index.h).
 */
#ifndef LR_BASE_MARKS_H
#define LR_BASE_MARKS_H

#include <stdbool.h>

/* What a block is: its first byte. */
enum mark_kind { MARK_P = 0x01, MARK_HEAD, MARK_STAGE, MARK_ITEM, MARK_TABLE };

enum mark {
	MARK_QUOTE = 0x06, /* after the kind: one level of quotation each */
	MARK_LIST = 0x07,  /* one level of list each */
	MARK_RTL = 0x08,   /* the block says its direction */
	MARK_LTR = 0x0B,
	MARK_ROW = 0x0C, /* in a table: a row starts */
	MARK_EM = 0x0E,  /* inline, on and off */
	MARK_EM_OFF,
	MARK_STRONG,
	MARK_STRONG_OFF,
	MARK_REF, /* a link */
	MARK_REF_OFF,
	MARK_NOTE, /* an editor's note or stage direction within the text */
	MARK_NOTE_OFF,
	MARK_STRUCK, /* words that were struck out: not said, or taken back */
	MARK_STRUCK_OFF,
	MARK_PRE, /* all of a block: its lines are not to be wrapped */
	MARK_PRE_OFF,
	MARK_INLINE_LAST = 0x1B,
	MARK_CELL = 0x1C, /* in a row: a cell starts */
	MARK_SPAN = 0x1D  /* a column that belongs to the cell before it */
};

/* All kinds, for strcspn(). */
#define MARK_KINDS "\1\2\3\4\5"

static inline bool mark_is_kind(char c)
{
	return c >= MARK_P && c <= MARK_TABLE;
}

/* Whether C stands between the kind of a block and its text. */
static inline bool mark_is_block(char c)
{
	return c == MARK_QUOTE || c == MARK_LIST || c == MARK_RTL || c == MARK_LTR;
}

static inline bool mark_is_inline(char c)
{
	return c >= MARK_EM && c <= MARK_INLINE_LAST;
}

#endif

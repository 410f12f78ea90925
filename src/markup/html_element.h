/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML elements: what each means to a reader of running text. A constant table.
 */
#ifndef LR_MARKUP_HTML_ELEMENT_H
#define LR_MARKUP_HTML_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

enum html_kind {
	HTML_UNKNOWN, /* no element of HTML */
	HTML_INLINE,  /* nothing to a reader */
	HTML_EM,
	HTML_STRONG,
	HTML_STRUCK,
	HTML_Q,
	HTML_RUBY, /* a word with what is said beside it, that, or brackets round that */
	HTML_SUP,
	HTML_SUB,
	HTML_LINK,
	HTML_IMAGE,
	HTML_BASE, /* what links are seen from */
	HTML_BREAK,
	HTML_RAW,      /* dropped; what looks like tags in it is none */
	HTML_DROP,     /* dropped with its content, where it has an end tag */
	HTML_RAW_DROP, /* the same; what looks like tags in it is none */
	HTML_HEADER,   /* dropped, up to the first thing that cannot be in it */
	HTML_BODY,     /* blocks from here on: only these have a direction */
	HTML_PARA,     /* a paragraph break before and after */
	HTML_P,        /* the same; it holds no other block */
	HTML_TABLE,
	HTML_CAPTION,
	HTML_ROWS, /* a part of a table */
	HTML_HEADING,
	HTML_QUOTE,
	HTML_LIST,
	HTML_NUMBERS,
	HTML_ITEM,
	HTML_NEW_LINE, /* a line break before and after */
	HTML_ROW,
	HTML_CELL_KIND,
	HTML_PRE
};

/* What HTML calls white space. */
static inline bool html_is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct html_element {
	const char *name;
	enum html_kind kind;
	bool empty; /* it has no content */
};

/* The element of LEN bytes of NAME in any case; NULL where there is none. */
const struct html_element *html_element_find(const char *name, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML: markup in a field of a feed, as blocks of a body builder (markup/body_builder.h).
 *
 * One engine, struct html_state, knows what elements mean: it takes "opens", "closes" and "text".
 * html_build() feeds it from a string, through the tokenizer (html_parse.h), which closes what HTML says
 * is closed without a tag; a reader of XHTML feeds it from its XML events. Nothing fails: what is no
 * markup is text, and text is never lost but that of scripts, forms, embedded objects and the like, and
 * what is marked as hidden. Time is linear in the length of the text. No state is shared: any thread.
 * Strings go in as the file has them; the body builder cleans them (text/sanitize).
 *
 * Block marks are put when text comes, not when tags do: so there are no empty blocks, and "<br>
 * <br>" and "</p><div><p>" come to the same.
 */
#ifndef LR_MARKUP_HTML_H
#define LR_MARKUP_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/body.h"
#include "base/buf.h"
#include "text/raised.h"

struct body_builder;
struct html_element;
struct xml_attribute;

/* Elements deeper than this are passed over; their text is kept. */
enum { HTML_DEPTH_MAX = 256 };

/* Append the markup of LEN bytes at S (UTF-8, entities of the XML around it already resolved) to F
 * as blocks. A text without any tag but with escaped ones ("&lt;p&gt;") is read once more. Where
 * there is neither p nor div nor br, blank lines part paragraphs. */
void html_build(struct body_builder *f, const char *s, size_t len);
/* The same as WordPress shows it: blank lines part paragraphs in any case, and each line is one, unless its
 * editor of blocks has written the text. */
void html_build_lines(struct body_builder *f, const char *s, size_t len);
/* The same as one line of plain text (a title): tags dropped, entities decoded, blanks collapsed;
 * appended to OUT. As with any text of a file, text/sanitize is still to come. Returns how many
 * characters the markup hides. */
size_t html_line(struct buf *out, const char *s, size_t len);
/* Whether S looks like it has markup at all (a tag or an entity). */
bool html_is_markup(const char *s, size_t len);

/* ---- for XHTML that comes as XML elements ---- */

/* What is put before the next text, the most wins. */
enum html_due { HTML_NOTHING, HTML_LINE, HTML_BLOCK };

struct html_level {
	const struct html_element *element; /* NULL: none of HTML */
	unsigned name;                      /* the hash of its name */
	int kind;                           /* what it means here: enum html_kind */
	enum mark dir;                      /* the direction around it */
	int number;         /* of a numbered list: of the next item; of an item: its own */
	int items;          /* of a list: how many it has */
	unsigned backwards; /* of a list that counts down to 1: which; 0: it does not */
	bool absolute;      /* an item of it has said its number */
	int step;           /* of a list: from one number to the next */
	int tables;         /* of a list: the tables it stands in */
	char type;          /* how it is written */
	bool struck;        /* its words are struck out */
	enum raised raised; /* its words are above or below the line */
	bool hidden;        /* it is not to be shown */
	bool bracket;       /* it began with one that it ends with */
};

/* Where a number stands that is known when all items of its list are. */
struct html_place {
	size_t at, len; /* of the body */
	unsigned list;
	int number; /* less that of the items */
	char type;
};

/* Styles that can be on at once: em, strong, struck. */
enum { HTML_STYLES = 3 };

struct html_state {
	struct body_builder *body;
	bool line;       /* one line is wanted: no links */
	bool paragraphs; /* blank lines part paragraphs */
	bool lines;      /* and each line of them is one */

	struct html_level levels[HTML_DEPTH_MAX];
	int depth, beyond;         /* levels in use, and open elements that have none */
	int drop;                  /* the level whose content is dropped, 0 where none is */
	int quote_base, list_base; /* where the caller's blocks stand */
	enum mark dir_base;

	enum html_due due;
	bool due_break;                              /* it is the line break of a br */
	bool open;                                   /* a block was opened */
	int quotes, lists, pres, tables, q, inlines; /* open elements */
	bool ruby;                                   /* the last one has brackets of its own */
	int styles[HTML_STYLES];                     /* open elements with that style ... */
	int on[HTML_STYLES], on_n; /* ... and those that are marked, in their order */
	char item;                 /* of a list, not yet started: its type, '*' for a bullet */
	int number;
	unsigned backwards,
		backwards_n; /* the list whose length it lacks, 0: none; how many there were */
	struct html_place *places;
	size_t places_n, places_size;
	bool newline;               /* blank lines count, and the text ended with a newline */
	int pre_blanks, pre_column; /* within pre: blanks that wait, characters before */

	int link;        /* the level of the link whose text is collected, 0 where none is */
	struct buf base; /* of the links, as its own base element says */
	struct buf href, link_text;
	struct buf lone; /* addresses of links without text that wait, each with its NUL */
};

/* Start appending to F, at its present depth of quotation and list. */
void html_begin(struct html_state *h, struct body_builder *f);
/* An element starts; NAME in lower case, N attributes, of which those without namespace count. */
void html_open(struct html_state *h, const char *name, const struct xml_attribute *a, size_t n);
/* It ends, and all within it that did not. One that is not open is passed over. */
void html_close(struct html_state *h, const char *name);
void html_text(struct html_state *h, const char *s, size_t len);
/* Close what is open. */
void html_end(struct html_state *h);

/* Append the start tag of an element as a file that html_build() is to read would have it: for elements of
 * XML within a text that may be escaped or not, or even both. */
void html_put_tag(struct buf *out, const char *name, const struct xml_attribute *a, size_t n);

#endif

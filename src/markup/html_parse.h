/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML parse: markup as it is met, as elements and text for struct html_state.
 *
 * The tokenizer and the tree builder of the HTML standard (sections 13.2.5 and 13.2.6), as far as
 * running text needs them: what is closed without a tag (p, li, dt, dd, tr, td, headings, links),
 * end tags that cross, references with and without their semicolon, comments and scripts. Other than a
 * browser, which never shows "<" again once it has taken it for markup, it loses no text: what begins no
 * tag of HTML is text ("a < b", "<me@example.com>"), and an element that would be dropped but never ends
 * is none. In linear time: what has been looked for in vain is not looked for again, and of open
 * elements there are HTML_DEPTH_MAX at most.
 */
#ifndef LR_MARKUP_HTML_PARSE_H
#define LR_MARKUP_HTML_PARSE_H

#include <stddef.h>

struct html_state;

/* What html_scan() finds. */
enum {
	HTML_HAS_TAG = 1,     /* a tag of HTML, or a comment */
	HTML_HAS_BLOCKS = 2,  /* p, div or br */
	HTML_HAS_ENTITY = 4,  /* one that is known */
	HTML_HAS_ESCAPED = 8, /* a tag of HTML as "&lt;p&gt;" */
};

/* What S has; a set of HTML_HAS_... */
unsigned html_scan(const char *s, size_t len);
/* Give LEN bytes of markup at S to H, which has begun. */
void html_parse(struct html_state *h, const char *s, size_t len);

#endif

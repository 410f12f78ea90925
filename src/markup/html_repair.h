/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML repair: markup as it is met, made such that every libxml2 reads it alike, and in linear time.
 *
 * Text with its entities resolved (also those without ";"), '<' and '&' that begin nothing escaped,
 * comments, declarations and scripts taken out, bytes that are not UTF-8 replaced; of the tags only
 * those that mean something (html_element), and none once libxml2 has too many elements open: the
 * search for what an end tag ends would take quadratic time. What a later libxml2 reads as text
 * whatever is in it (title, textarea) it gets under another name.
 */
#ifndef LR_MARKUP_HTML_REPAIR_H
#define LR_MARKUP_HTML_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What html_scan() finds. */
enum {
	HTML_HAS_TAG = 1,     /* a tag of HTML, or a comment */
	HTML_HAS_BLOCKS = 2,  /* p, div or br */
	HTML_HAS_ENTITY = 4,  /* one that is known */
	HTML_HAS_ESCAPED = 8, /* a tag of HTML as "&lt;p&gt;" */
};

/* Elements whose content is dropped where their end tag is there: see html_element.c. */
enum { HTML_REPAIR_NAMES = 32 };

struct html_repair {
	const char *s, *end;
	const int *depth; /* elements that the parser has open */
	struct buf out;   /* repaired, read up to `at` */
	size_t at;
	bool no_gt, no_quote, no_apostrophe; /* there is none any more */
	bool started;
	/* Where the next end tag of such a name was found, or `end`. */
	struct {
		const void *element;
		const char *at;
	} ends[HTML_REPAIR_NAMES];
};

/* What S has; a set of HTML_HAS_... */
unsigned html_scan(const char *s, size_t len);

/* Past the comment at S, which begins with "<!--": END where none ends it. */
const char *html_comment_end(const char *s, const char *end);

/* Repair LEN bytes at S, borrowed; *DEPTH is looked at all the while. */
void html_repair_init(struct html_repair *m, const char *s, size_t len, const int *depth);
void html_repair_done(struct html_repair *m);
/* Up to LEN bytes of it into TO; 0 at the end. */
size_t html_repair_read(struct html_repair *m, char *to, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tags: a body (archive/body.h) written with the elements of an XML vocabulary or of HTML.
 *
 * A vocabulary is a table of names; the walk over the body is one for all. Quotations and lists, which a
 * body gives as depths, become elements that nest; marks that overlap are closed and opened again, so that
 * what is written is well-formed whatever the body holds. Pure functions.
 */
#ifndef LR_WRITE_TAGS_H
#define LR_WRITE_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/marks.h"

struct body_block;
struct buf;

/* Pairs of inline marks, in the order of base/marks.h. */
enum { TAGS_INLINE = (MARK_STRUCK_OFF - MARK_EM + 1) / 2 };

/* Each name may have attributes after it: "hi rend=\"bold\"". */
struct tags {
	const char *block[MARK_TABLE + 1];     /* by enum mark_kind */
	const char *quote, *list;              /* around blocks */
	const char *inline_[TAGS_INLINE];      /* em, strong, ref, note, struck */
	const char *target;                    /* the attribute of a link for its address */
	bool (*may_link)(const char *address); /* whether it may be one; NULL: all may */
	const char *bare;       /* more attributes of one that has no text; NULL: none */
	bool bare_address;      /* its address stands there as text */
	const char *line_break; /* the whole tag */
	const char *row, *cell,
		*columns; /* of a table; the attribute of a cell that takes several */
	/* Attributes of a block that says which way it runs, and of one that does not; NULL: none. */
	const char *right_to_left, *left_to_right, *either_way;
	/* Of one whose blanks are not to be collapsed. */
	const char *spaced;
};

/* Append S as character data, or as an attribute ' NAME="VALUE"'; nothing where VALUE is NULL. */
void tags_text(const char *s, size_t len, struct buf *out);
void tags_attribute(const char *name, const char *value, struct buf *out);
/* Append an element of one line: "<NAME>S</NAME>\n"; nothing where S is NULL. */
void tags_line(const char *name, const char *s, struct buf *out);
/* Append BLOCK as an element NAME of one line; *LINKS as below. */
void tags_block(const struct tags *t, const char *name, const struct body_block *block,
		const char *const **links, struct buf *out);
/* Append BODY, a line a block. *LINKS: targets of its links, in order; it is moved past those used. NULL: its
 * links are written without. */
void tags_body(const struct tags *t, const char *body, const char *const **links, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mapping, as: how the text of a field is to be read, what stands behind "date.as =".
 *
 *	date.as = D.M.Y | YMD             where the digits of a day stand; hms: a time
 *	date.as = Y | in a sentence       or with other words round it
 *	speaker.as = name (party) | name  what stands in which place; the first that fits
 *	kind.as = J: reply, N: speech     words for words; others stay as they are
 *	topic.as = parted by ;            several in one
 *	text.as = html                    markup in it; also of any line but these
 *	text.as = lines                   a line of it is a line
 *
 * Which of them a field may have goes by the field. What fits none of the ways given stays whole: so
 * nothing is lost. Part of a mapping; does not change once it is read; any thread.
 */
#ifndef LR_READ_MAPPING_AS_H
#define LR_READ_MAPPING_AS_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/field.h"

struct arena;
struct buf;

enum mapping_as_kind {
	MAPPING_AS_PLAIN,
	MAPPING_AS_HTML,
	MAPPING_AS_LINES,
	MAPPING_AS_DATE,
	MAPPING_AS_NAME,
	MAPPING_AS_WORDS,
	MAPPING_AS_PARTED
};

/* What a name may be made of. */
enum mapping_part {
	MAPPING_NAME, /* of all of it; or: */
	MAPPING_FIRST,
	MAPPING_LAST,
	MAPPING_PARTY,
	MAPPING_ROLE,
	MAPPING_CONSTITUENCY,
	MAPPING_TIME,
	MAPPING_PARTS
};

/* Part of a value: LEN bytes at S; S NULL: it has none. */
struct mapping_span {
	const char *s;
	size_t len;
};

struct mapping_way {
	const char *text; /* as it is written in the file */
	const char *to;   /* of words: what it becomes */
	const struct mapping_way *next;
};

struct mapping_as {
	enum mapping_as_kind kind;
	const struct mapping_way *ways; /* the first that fits is taken */
};

/* Read TEXT, which is for FIELD; strings are in A. False: WHAT has a translated phrase, what is
 * expected. */
bool mapping_as_read(struct mapping_as *as, enum field_id field, const char *text, struct arena *a,
		     struct buf *what);
/* Append the date that S is, in LANGUAGE or NULL, as EDTF; false: it is none that way, and nothing is
 * appended. */
bool mapping_as_date(const struct mapping_as *as, const char *s, const char *language,
		     struct buf *edtf);
/* The parts of the LEN bytes at S; where no way fits, all of it is the name. */
void mapping_as_name(const struct mapping_as *as, const char *s, size_t len,
		     struct mapping_span parts[MAPPING_PARTS]);
/* The word for S; S itself where there is none. */
const char *mapping_as_word(const struct mapping_as *as, const char *s);

#endif

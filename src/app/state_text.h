/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * State text: what is kept of an archive between runs, as the text of a file, and changes of it.
 *
 * A line each, fields parted by tabs, with \t \n \\ for what a field has of these:
 *
 *   leader-reader state 1
 *   title   NAME                                     of the archive, for a person who looks
 *   sample  HEX ...                                  fingerprints of some of its statements
 *   mark    KEY TEXT WHEN LABEL                      KEY, TEXT: struct remark
 *   read    KEY TEXT WHEN LABEL
 *   note    KEY TEXT ID WHEN EXACT PREFIX SUFFIX NOTE LABEL
 *   place   ...                                      where one was (ui/resume.h)
 *
 * The file is not trusted: lines that make no sense here, or are of a later version, are kept as they
 * are and mean nothing. A change is made of what the file has at that moment, so that programs that run
 * side by side lose nothing of each other, nor bring back what the other has taken away. Heap; one thread.
 */
#ifndef LR_APP_STATE_TEXT_H
#define LR_APP_STATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/remark.h"
#include "base/buf.h"

enum { STATE_SAMPLE = 16, STATE_FIELDS = 20 };

struct state_text {
	char *title;
	uint64_t sample[STATE_SAMPLE];
	size_t sample_n;
	struct remarks remarks;
	struct buf place; /* its lines, without the word in front */
	struct buf other; /* lines that are kept as they are */
};

enum state_change_kind { STATE_MARK, STATE_READ, STATE_NOTE, STATE_PLACE };

struct state_change {
	enum state_change_kind kind;
	char *key, *label;
	uint64_t text;
	char *when; /* NULL: it is taken away */
	struct remark_note note;
	char *place; /* lines */
};

void state_text_init(struct state_text *t);
void state_text_done(struct state_text *t);
/* Read B. False: it is no such file; an empty one is. */
bool state_text_read(struct state_text *t, const struct buf *b);
/* Take the sample alone out of B, the beginning of a file; there is none in it where none is. */
void state_text_sample(struct state_text *t, const struct buf *b);
void state_text_print(const struct state_text *t, struct buf *out);

/* Make a change. */
void state_text_change(struct state_text *t, const struct state_change *c);
void state_change_done(struct state_change *c);

/* Append S as a field: a tab before it, and no other. */
void state_field_put(struct buf *out, const char *s);
/* Part LINE, which is changed, into its fields, at most STATE_FIELDS; returns how many. They are clean: no
 * controls but '\n'. */
size_t state_fields(char *line, char *fields[STATE_FIELDS]);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Document statement: what of a statement is shown, in which order: title, quiet block, summary, text,
 * notes, topics, addresses.
 */
#ifndef LR_UI_DOCUMENT_STATEMENT_H
#define LR_UI_DOCUMENT_STATEMENT_H

#include "ui/document.h"

struct archive;
struct calendar_choice;

/* One more quiet line at its end. */
void document_add_line(struct document *d, const char *text);
/* Make it of S, whose strings must live as long, its date in these calendars; not wrapped yet. NULL:
 * empty. */
void document_set(struct document *d, const struct statement *s,
		  const struct calendar_choice *calendars);

/* The same of the statements FROM up to TO of A, turns of one sitting: one text, each under the name of
 * its speaker. */
void document_set_turns(struct document *d, const struct archive *a, size_t from, size_t to,
			const struct calendar_choice *calendars);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Status: what header and status line say, as text; the keys at its right are hints.h's.
 */
#ifndef LR_UI_STATUS_H
#define LR_UI_STATUS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct keymap_input;
struct prompt;
struct ui;

/* What stands in the header: at the left, in about COLUMNS cells, and at its right end. */
void status_header(const struct ui *ui, int columns, struct buf *title, struct buf *right);
/* Whether an expression took too long and was given up, by which the numbers on the screen are counted. */
bool status_incomplete(const struct ui *ui);
/* Append a word that says so, between BEFORE and BEHIND, if INCOMPLETE. */
void status_put_incomplete(bool incomplete, const char *before, const char *behind,
			   struct buf *out);
/* What stands at the left of the status line. */
void status_left(const struct ui *ui, struct buf *b);
/* What stands before the line that is typed at the prompt. */
const char *status_prompt(const struct prompt *p);
/* The count and the keys that wait for more. */
void status_typed(const struct keymap_input *in, struct buf *b);
/* What the prompt says about what has been typed, where COLUMNS are left for that and the keys behind it. */
void status_answer(const struct ui *ui, int columns, struct buf *b);
/* The same with the keys that end the prompt and, as long as nothing is typed, the one that helps. */
void status_prompt_hint(const struct ui *ui, const struct buf *answer, struct buf *b);
/* Whether the status line is about the reading, because nothing says something else there. */
bool status_is_loading(const struct ui *ui);
/* What is wrong with the query being typed; NULL: nothing. */
const char *status_problem(const struct ui *ui);

/* Append what the title of the window says: the archive, and how many of its statements are shown. */
void status_window(const struct ui *ui, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Look: searching within the text that is read, whatever the filter is.
 *
 * What is looked for is marked in place of the filter's matches, and n and N go through it; past the last
 * match of a text to the next statement of the list that has one. It is a step of the path: going back
 * ends it, at the place where it was begun.
 */
#ifndef LR_UI_LOOK_H
#define LR_UI_LOOK_H

#include <stdbool.h>
#include <stddef.h>

struct ui;

/* The command: open the prompt. */
void look_open(struct ui *ui);
/* So much has been typed: go to the first match from where the prompt was opened. */
void look_type(struct ui *ui, const char *text);
/* TEXT has been typed; nothing: the search is over. */
void look_accept(struct ui *ui, const char *text);
/* The next row (STEP 1) or the one before (-1) that has what is looked for; VIEW_NONE: there is none. */
size_t look_row(struct ui *ui, size_t row, int step);

#endif

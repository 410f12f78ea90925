/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Move: the commands that go somewhere, in the list, the text or an overlay, whichever has the
 * focus. COUNT is the number typed before the key, 0 for none.
 */
#ifndef LR_TUI_MOVE_H
#define LR_TUI_MOVE_H

#include <stddef.h>

struct tui;

void move_down(struct tui *tui, int count);
void move_up(struct tui *tui, int count);
void move_page_down(struct tui *tui, int count);
void move_page_up(struct tui *tui, int count);
void move_half_page_down(struct tui *tui, int count);
void move_half_page_up(struct tui *tui, int count);
void move_first(struct tui *tui, int count);
void move_last(struct tui *tui, int count);
void move_text_down(struct tui *tui, int count);
void move_text_up(struct tui *tui, int count);
void move_next_year(struct tui *tui, int count);
void move_previous_year(struct tui *tui, int count);
void move_next_occasion(struct tui *tui, int count);
void move_previous_occasion(struct tui *tui, int count);
void move_same_occasion(struct tui *tui, int count);
void move_go(struct tui *tui, int count);

/* Select ROW, or the last, and show its text. */
void move_to_row(struct tui *tui, size_t row);
/* What was typed after ':': a number, a date, or the name of a command. */
void move_to(struct tui *tui, const char *text);

#endif

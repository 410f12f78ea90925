/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Move: the commands that go somewhere, in the list, the text or a view, whichever has the focus.
 */
#ifndef LR_UI_MOVE_H
#define LR_UI_MOVE_H

struct ui;

void move_down(struct ui *ui);
void move_up(struct ui *ui);
void move_page_down(struct ui *ui);
void move_page_up(struct ui *ui);
void move_half_page_down(struct ui *ui);
void move_half_page_up(struct ui *ui);
void move_first(struct ui *ui);
void move_last(struct ui *ui);
void move_text_down(struct ui *ui);
void move_text_up(struct ui *ui);
void move_next_year(struct ui *ui);
void move_previous_year(struct ui *ui);
void move_next_occasion(struct ui *ui);
void move_previous_occasion(struct ui *ui);
void move_same_occasion(struct ui *ui);

#endif

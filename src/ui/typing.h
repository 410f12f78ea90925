/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Typing: while a line is typed, and what that does to the list.
 *
 * The filter is in force with every letter; leaving with Esc puts everything back as it was.
 */
#ifndef LR_UI_TYPING_H
#define LR_UI_TYPING_H

#include <stdint.h>

#include "ui/prompt.h"

struct ui;

/* Take in what was typed in earlier runs. */
void typing_start(struct ui *ui);
/* Keep TEXT among what was typed at prompts of KIND, for the next run too. */
void typing_keep(struct ui *ui, enum prompt_kind kind, const char *text);
/* The character CODE has been typed, or a key that stands for nothing. */
void typing_insert(struct ui *ui, uint32_t code);

/* The same within what is pasted, which is looked at when all of it has come: typing_pasted(). */
void typing_paste(struct ui *ui, uint32_t code);
void typing_pasted(struct ui *ui);

/* The commands. typing_edit() is all those that deal with the line alone. */
void typing_edit(struct ui *ui);
void typing_backspace(struct ui *ui);
void typing_complete(struct ui *ui);
void typing_complete_back(struct ui *ui);
void typing_accept(struct ui *ui);
/* Show what may be typed, over everything, while the line waits; and go back to the line as it was. */
void typing_help(struct ui *ui);
void typing_return(struct ui *ui);
void typing_cancel(struct ui *ui);

#endif

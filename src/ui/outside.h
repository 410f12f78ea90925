/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Outside: the commands that give what is read to another program: a browser, a pager, an editor, a command
 * that is typed.
 *
 * A link is opened only where its kind is known to be harmless (http, https, gemini, mailto, and what the
 * setting adds); so it begins with that word and cannot be taken for an option. Files are given with a path
 * that cannot either.
 */
#ifndef LR_UI_OUTSIDE_H
#define LR_UI_OUTSIDE_H

#include <stdbool.h>

struct err;
struct program;
struct ui;

void outside_open_link(struct ui *ui);
void outside_pipe(struct ui *ui);
void outside_pager(struct ui *ui);
void outside_editor(struct ui *ui);

/* What was typed at the prompts of the commands. */
void outside_type_pipe(struct ui *ui, const char *command);
void outside_type_link(struct ui *ui, const char *address);
/* The errand has been run: STATUS is what it ended with; ERR, where it is no NULL, why it could not be. */
void outside_ended(struct ui *ui, int status, const struct err *err);

#endif

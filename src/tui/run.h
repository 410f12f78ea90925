/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Run: what the commands do.
 */
#ifndef LR_TUI_RUN_H
#define LR_TUI_RUN_H

#include <stdbool.h>

#include "ui/command.h"

struct tui;

/* Do C, which is not of GROUP_PROMPT, if it works where the keyboard is. COUNT is the number typed before
 * it, 0 for none. */
void command_run(struct tui *tui, enum command c, int count);

/* Whether "back" stops the reading, because there is nothing else to go back from. */
bool command_would_stop(const struct tui *tui);

/* How often to do it: COUNT, or once where none was typed. */
static inline long command_times(int count)
{
	return count > 0 ? count : 1;
}

#endif

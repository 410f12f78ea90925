/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Command: what a key does, by number, name and function.
 *
 * command_run() acts on the screen; it runs on the thread of the face like everything in tui/. The
 * table behind it is made from commands.h.
 */
#ifndef LR_TUI_COMMAND_H
#define LR_TUI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/commands.h"

struct tui;

enum command {
	COMMAND_NONE,
#define X(id, name, group, help) COMMAND_##id,
	COMMAND_LIST(X)
#undef X
		COMMANDS
};

enum command_group {
	GROUP_MOVE,
	GROUP_FIND,
	GROUP_PANE,
	GROUP_OTHER,
	GROUP_VIEW,
	GROUP_PROMPT,
	GROUPS
};

const char *command_name(enum command c);
const char *command_help(enum command c); /* untranslated */
enum command_group command_group(enum command c);
const char *group_title(enum command_group g); /* untranslated */
/* Whether there is a command in it. */
bool group_used(enum command_group g);
/* The command called NAME, COMMAND_NONE where there is none. */
enum command command_find(const char *name, size_t len);

/* Do C, which is not of GROUP_PROMPT. COUNT is the number typed before it, 0 for none. */
void command_run(struct tui *tui, enum command c, int count);

/* Whether "back" stops the reading, because there is nothing else to go back from. */
bool command_would_stop(const struct tui *tui);

/* How often to do it: COUNT, or once where none was typed. */
static inline long command_times(int count)
{
	return count > 0 ? count : 1;
}

#endif

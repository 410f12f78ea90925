/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Command: what a key can do, by number, name, group, and the panes where it works.
 *
 * Made from the one list in commands.h: key files, help, --list-keys and the ':' prompt ask here.
 * Constant; any thread may ask.
 */
#ifndef LR_UI_COMMAND_H
#define LR_UI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/commands.h"

struct buf;

enum command {
	COMMAND_NONE,
#define X(id, name, group, panes, function, help) COMMAND_##id,
	COMMAND_LIST(X)
#undef X
		COMMANDS
};

/* By what one wants to do, in the order of help. */
enum command_group {
	GROUP_MOVE,
	GROUP_READ,
	GROUP_FIND,
	GROUP_COUNT,
	GROUP_VIEW,
	GROUP_TAKE,
	GROUP_PANE,
	GROUP_OTHER,
	GROUP_PROMPT,
	GROUPS
};

/* What can have the keyboard: a bit each, for the panes where a command works. */
enum {
	PANE_LIST = 1 << 0,
	PANE_TEXT = 1 << 1,
	PANE_HELP = 1 << 2,
	PANE_PROBLEMS = 1 << 3,
	PANE_CONCORDANCE = 1 << 4,
	PANE_TIMELINE = 1 << 5,
	PANE_FACETS = 1 << 6,
	PANE_WORDS = 1 << 7,
	PANE_COLLOCATES = 1 << 8,
	PANE_PHRASES = 1 << 9,
	PANE_REUSED = 1 << 10,
	PANE_RECIPE = 1 << 11,
	PANE_SIDE = 1 << 12,
	PANE_PROMPT = 1 << 13,
	PANE_QUERY = 1 << 14, /* the page over a prompt (query_page.h) */
	PANE_CROSS = 1 << 15,
	PANE_SETTINGS = 1 << 16,

	/* The views that count words. */
	PANES_COUNTS = PANE_WORDS | PANE_COLLOCATES | PANE_PHRASES | PANE_REUSED,

	/* Those that are pages of lines of our own. */
	PANES_PAGE = PANE_HELP | PANE_PROBLEMS | PANE_SETTINGS,

	PANES_MAIN = PANE_LIST | PANE_TEXT,
	/* The views that stand over list and text. */
	PANES_VIEW = PANE_HELP | PANE_PROBLEMS | PANE_CONCORDANCE | PANE_TIMELINE | PANE_FACETS |
		     PANE_CROSS | PANES_COUNTS | PANE_RECIPE | PANE_SIDE | PANE_SETTINGS,
	/* Where '/' types into the archive's filter, and not into the view. */
	PANES_FILTERED = PANES_MAIN | PANE_CONCORDANCE | PANE_TIMELINE,
	PANES_ALL = PANES_MAIN | PANES_VIEW,
	PANES_ANY = PANES_ALL | PANE_QUERY
};

const char *command_name(enum command c);
const char *command_help(enum command c); /* untranslated */
enum command_group command_group(enum command c);
/* The PANE_ bits of where it works. */
unsigned command_panes(enum command c);
/* The pane called by the LEN bytes at NAME in key files, a PANE_ bit; 0 where there is none. */
unsigned pane_find(const char *name, size_t len);
/* Append the names of PANES, bits, as they stand in a sentence: "list or text". */
void pane_names(unsigned panes, struct buf *out);
const char *group_title(enum command_group g); /* untranslated */
/* Whether there is a command in it. */
bool group_used(enum command_group g);
/* The command called NAME, COMMAND_NONE where there is none. */
enum command command_find(const char *name, size_t len);

/* How often to do it, where COUNT was typed before: once where nothing was (0). */
static inline long command_times(int count)
{
	return count > 0 ? count : 1;
}

#endif

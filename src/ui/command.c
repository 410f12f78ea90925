/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/command.h"

#include <string.h>

#include "base/alternatives.h"
#include "base/i18n.h"

static const struct row {
	const char *name, *help;
	enum command_group group;
	unsigned panes;
} rows[COMMANDS] = {[COMMAND_NONE] = {"", "", GROUP_OTHER, 0},
#define X(id, name, group, panes, function, help) \
	[COMMAND_##id] = {name, help, GROUP_##group, panes},
		    COMMAND_LIST(X)
#undef X
};

static const char *const titles[GROUPS] = {
	/* TRANSLATORS: heading of a group of keys in help. */
	[GROUP_MOVE] = N_("Moving"),
	/* TRANSLATORS: heading of a group of keys in help. */
	[GROUP_READ] = N_("Reading"),
	[GROUP_FIND] = N_("Finding and sorting"),
	[GROUP_COUNT] = N_("Counting and comparing"),
	[GROUP_VIEW] = N_("In a view over list and text"),
	[GROUP_TAKE] = N_("Marking, copying, exporting"),
	[GROUP_PANE] = N_("Panes, and the way out"),
	[GROUP_OTHER] = N_("Settings, files and screen"),
	[GROUP_PROMPT] = N_("While a line is typed"),
};

const char *command_name(enum command c)
{
	return rows[c].name;
}

const char *command_help(enum command c)
{
	return rows[c].help;
}

enum command_group command_group(enum command c)
{
	return rows[c].group;
}

unsigned command_panes(enum command c)
{
	return rows[c].panes;
}

/* By the number of their bits. */
static const char *const panes[] = {
	"list",         "text",   "help",       "problems", "concordance", "timeline",
	"facets",       "words",  "collocates", "phrases",  "reused",      "as-command",
	"side-by-side", "prompt", "query",      "cross",    "settings"};

enum { PANES = sizeof panes / sizeof *panes };

unsigned pane_find(const char *name, size_t len)
{
	for (unsigned i = 0; i < PANES; i++)
		if (strlen(panes[i]) == len && !memcmp(panes[i], name, len))
			return 1u << i;
	return 0;
}

void pane_names(unsigned bits, struct buf *out)
{
	struct alternatives a;

	alternatives_begin(&a, out);
	for (unsigned i = 0; i < PANES; i++)
		if (bits & 1u << i)
			alternatives_add(&a, panes[i]);
	alternatives_end(&a);
}

const char *group_title(enum command_group g)
{
	return titles[g];
}

bool group_used(enum command_group g)
{
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
		if (rows[c].group == g)
			return true;
	return false;
}

enum command command_find(const char *name, size_t len)
{
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
		if (strlen(rows[c].name) == len && !memcmp(rows[c].name, name, len))
			return (enum command)c;
	return COMMAND_NONE;
}

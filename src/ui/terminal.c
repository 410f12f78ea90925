/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/terminal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

/* Explicit mode of the terminal working group's BiDi recommendation: text comes in visual order. */
#define EXPLICIT "\033[8l"
#define IMPLICIT "\033[8h"
/* mlterm's own way to the same. */
#define CTL_OFF "\033]5379;use_ctl=false\a"
#define CTL_ON "\033]5379;use_ctl=true\a"

/* What is known of a terminal, and how. */
struct row {
	struct terminal terminal;
	/* A variable of the environment and how its value begins ("": any); NULL: none tells. */
	const char *variable, *begins;
	const char *term; /* how TERM begins; NULL: it does not tell */
	/* DA2: the first parameter, and from where to where the second; kind 0: it does not tell. */
	int kind;
	long from, to;
};

/* What stands in no row. */
static const struct terminal other = {"other", TERMINAL_APP, .mirrors = true, .on = EXPLICIT,
				      .off = IMPLICIT};

static const struct row rows[] = {
	{{"konsole", TERMINAL_ISOLATES, .ligates = true},
	 "KONSOLE_VERSION",
	 "",
	 NULL,
	 1,
	 100,
	 3999},
	{{"mlterm", TERMINAL_APP, .mirrors = true, .on = CTL_OFF, .off = CTL_ON},
	 "MLTERM",
	 "",
	 "mlterm",
	 24,
	 0,
	 9999},
	{{"putty", TERMINAL_OWN, .mirrors = true, .ligates = true, .by_row = true,
	  .hint = N_("PuTTY shows right-to-left text correctly with bidi = app and its own "
		     "bidirectional display disabled (Terminal, Features)")},
	 NULL,
	 NULL,
	 "putty",
	 -1,
	 136,
	 136},
	{{"qterminal", TERMINAL_WORDS, .mirrors = true, .ligates = true},
	 NULL,
	 NULL,
	 NULL,
	 -1,
	 115,
	 115},
	{{"kitty", TERMINAL_APP, .on = EXPLICIT, .off = IMPLICIT,
	  .hint = N_("kitty turns right-to-left words round unless its kitty.conf has the line "
		     "“force_ltr yes”")},
	 "KITTY_WINDOW_ID",
	 "",
	 "xterm-kitty",
	 1,
	 4000,
	 4999},
	{{"vte", TERMINAL_APP, .mirrors = true, .on = EXPLICIT, .off = IMPLICIT},
	 "VTE_VERSION",
	 "",
	 NULL,
	 65,
	 5700,
	 99999},
	{{"apple", TERMINAL_OWN, .mirrors = true}, "TERM_PROGRAM", "Apple_Terminal", NULL, 0, 0, 0},
	{{"iterm2", TERMINAL_OWN, .mirrors = true}, "TERM_PROGRAM", "iTerm.app", NULL, 0, 0, 0},
	{{"iterm2", TERMINAL_OWN, .mirrors = true}, "LC_TERMINAL", "iTerm2", NULL, 0, 0, 0},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Who stands between: what is sent to the terminal outside does not pass, or passes changed. */
static const struct row multiplexers[] = {
	{{"tmux", TERMINAL_APP, .mirrors = true, .on = EXPLICIT, .off = IMPLICIT},
	 "TMUX",
	 "",
	 "tmux",
	 84,
	 0,
	 9999},
	{{"screen", TERMINAL_APP, .mirrors = true, .on = EXPLICIT, .off = IMPLICIT},
	 "STY",
	 "",
	 "screen",
	 83,
	 0,
	 999999},
};

/* What a terminal is within a multiplexer, where that is something else. */
static const struct {
	const char *terminal, *multiplexer;
	struct terminal is;
} within[] = {
	{"vte", "tmux", {"vte in tmux", TERMINAL_ISOLATES, .mirrors = true, .ligates = true}},
	{"konsole", "tmux", {"konsole in tmux", TERMINAL_ISOLATES, .ligates = true}},
	/* Isolates take a column in screen. */
	{"vte", "screen", {"vte in screen", TERMINAL_OWN, .mirrors = true}},
	{"konsole", "screen", {"konsole in screen", TERMINAL_OWN, .ligates = true}},
	{"mlterm", "tmux", {"mlterm in tmux", TERMINAL_OWN, .mirrors = true, .by_row = true}},
	{"mlterm", "screen", {"mlterm in screen", TERMINAL_OWN, .mirrors = true, .by_row = true}},
};

enum { WITHIN = sizeof within / sizeof *within };

static bool env_begins(const char *name, const char *with)
{
	const char *value = name ? getenv(name) : NULL;

	return value && *value && !strncmp(value, with, strlen(with));
}

/* The row that the environment tells of; *WHY: what told. */
static const struct row *find_row(const struct row *list, size_t n, const char **why)
{
	for (size_t i = 0; i < n; i++) {
		if (env_begins(list[i].variable, list[i].begins ? list[i].begins : "")) {
			*why = list[i].variable;
			return &list[i];
		}
		if (list[i].term && env_begins("TERM", list[i].term)) {
			*why = "TERM";
			return &list[i];
		}
	}
	return NULL;
}

static const struct terminal *terminal_within(const struct terminal *t, const char *multiplexer)
{
	for (size_t i = 0; i < WITHIN; i++)
		if (!strcmp(within[i].terminal, t->name) &&
		    !strcmp(within[i].multiplexer, multiplexer))
			return &within[i].is;
	return NULL;
}

const struct terminal *terminal_of_environment(const char **why)
{
	const char *of_multiplexer = NULL;
	const struct row *row, *between;
	const struct terminal *inner;

	*why = NULL;
	row = find_row(rows, ROWS, why);
	between = find_row(multiplexers, 2, &of_multiplexer);
	if (!between)
		return row ? &row->terminal : &other;
	inner = row ? terminal_within(&row->terminal, between->terminal.name) : NULL;
	if (inner)
		return inner;
	if (row && row->terminal.order == TERMINAL_OWN)
		return &row->terminal;
	*why = of_multiplexer;
	return &between->terminal;
}

/* Two numbers of the answer; false: there are none. */
static bool read_numbers(const char *s, long *first, long *second)
{
	char *end;

	*first = strtol(s, &end, 10);
	if (end == s || *end != ';')
		return false;
	s = end + 1;
	*second = strtol(s, &end, 10);
	return end != s;
}

static bool answers(const struct row *row, long first, long second)
{
	/* -1: a first number of 0. */
	return row->kind && (row->kind < 0 ? 0 : row->kind) == first && second >= row->from &&
	       second <= row->to;
}

const struct terminal *terminal_of_answer(const char *parameters, const struct terminal *guess)
{
	long first, second;

	if (!read_numbers(parameters, &first, &second))
		return NULL;
	for (size_t i = 0; i < 2; i++)
		if (answers(&multiplexers[i], first, second)) {
			const char *name = multiplexers[i].terminal.name;
			const struct terminal *inner = terminal_within(guess, name);

			if (inner)
				return inner;
			/* The guess may be one within a multiplexer already. */
			return strstr(guess->name, " in ") || guess->order == TERMINAL_OWN
				       ? guess
				       : &multiplexers[i].terminal;
		}
	for (size_t i = 0; i < ROWS; i++)
		if (answers(&rows[i], first, second))
			return &rows[i].terminal;
	return NULL;
}

const struct terminal *terminal_find(const char *name)
{
	if (!strcmp(name, other.name))
		return &other;
	for (size_t i = 0; i < ROWS; i++)
		if (!strcmp(rows[i].terminal.name, name))
			return &rows[i].terminal;
	for (size_t i = 0; i < WITHIN; i++)
		if (!strcmp(within[i].is.name, name))
			return &within[i].is;
	return NULL;
}

const char *terminal_order_name(enum terminal_order order)
{
	static const char *const names[TERMINAL_ORDERS] = {"app", "terminal", "isolates", "words"};

	return names[order];
}

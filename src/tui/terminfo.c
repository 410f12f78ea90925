/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/terminfo.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/err.h"
#include "base/i18n.h"
#include "tui/restore.h"

bool terminfo_check(struct err *err)
{
	const char *name = getenv("TERM");
	int error;
	bool cursor;

	/* newterm() would say less, and leave memory behind. */
	if (!name || !*name)
		return err_set(
			err, ERR_INPUT, NULL, 0,
			_("the type of the terminal is not known; set TERM, or use --print"));
	if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("cannot use a terminal of type '%s'; set TERM, or use --print"),
			       name);
	cursor = cursor_address != NULL;
	if (cursor)
		restore_prepare();
	del_curterm(cur_term);
	if (!cursor)
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("a terminal of type '%s' cannot place the cursor; use --print"),
			       name);
	return true;
}

/* Of the family of xterm, whose sequences all of these know. */
static bool terminfo_is_xterm(void)
{
	static const char *const known[] = {"xterm",     "tmux",  "screen", "rxvt", "foot",
					    "alacritty", "kitty", "vte",    "st-",  "mlterm"};
	const char *name = getenv("TERM");

	for (size_t i = 0; name && i < sizeof known / sizeof *known; i++)
		if (!strncmp(name, known[i], strlen(known[i])))
			return true;
	return false;
}

bool terminfo_pastes(void)
{
	const char *begin = tigetstr("BE");

	return (begin && begin != (const char *)-1) || terminfo_is_xterm();
}

bool terminfo_titles(void)
{
	const char *name = getenv("TERM");

	/* GNU screen and rxvt keep no title to bring back. */
	return terminfo_is_xterm() && (strncmp(name, "screen", 6) != 0 || getenv("TMUX")) &&
	       strncmp(name, "rxvt", 4) != 0 && !getenv("STY");
}

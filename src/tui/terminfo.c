/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/terminfo.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "app/restore.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"

static struct buf *ending; /* what tputs() writes to */

static int terminfo_byte(int c)
{
	buf_putc(ending, (char)c);
	return c;
}

/* Keep what ends the screen, for whatever may end the program. */
static void terminfo_keep(void)
{
	/* Marks off, the usual cursor, keys and screen. */
	const char *const ends[] = {exit_attribute_mode, cursor_normal, keypad_local, exit_ca_mode};
	struct buf b;

	buf_init(&b);
	ending = &b;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i])
			tputs(ends[i], 1, terminfo_byte);
	restore_prepare(STDOUT_FILENO, buf_str(&b), b.len);
	buf_done(&b);
}

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
		terminfo_keep();
	del_curterm(cur_term);
	if (!cursor)
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("a terminal of type '%s' cannot place the cursor; use --linear or "
				 "--print"),
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

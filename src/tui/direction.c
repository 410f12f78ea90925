/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/direction.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/i18n.h"
#include "tui/tui.h"

/* Of a headline, where it is looked at for its letters. */
enum { LABEL_BYTES = 256 };

static bool env_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

static bool env_begins(const char *name, const char *with)
{
	const char *value = getenv(name);

	return value && !strncmp(value, with, strlen(with));
}

bool direction_terminal_reorders(void)
{
	/* Konsole obeys nothing; nor, as far as is known, do these. */
	if (env_set("KONSOLE_VERSION") || env_begins("TERM_PROGRAM", "Apple_Terminal") ||
	    env_begins("TERM_PROGRAM", "iTerm.app") || env_begins("LC_TERMINAL", "iTerm2") ||
	    env_set("MLTERM") || env_begins("TERM", "mlterm") || env_begins("TERM", "putty"))
		return true;
	/* Within tmux and screen the terminal outside still reorders, and CSI 8 l does not reach it. */
	return (env_set("TMUX") || env_set("STY") || env_begins("TERM", "tmux") ||
		env_begins("TERM", "screen")) &&
	       env_set("VTE_VERSION");
}

bool direction_reorders(enum settings_bidi bidi)
{
	if (!bidi_available() || bidi == SETTINGS_BIDI_TERMINAL)
		return false;
	return bidi == SETTINGS_BIDI_APP || !direction_terminal_reorders();
}

bool direction_mirrored(enum settings_direction direction)
{
	if (direction != SETTINGS_DIRECTION_AUTO)
		return direction == SETTINGS_DIRECTION_RTL;
	return direction_own() == BIDI_RTL;
}

enum bidi_dir direction_own(void)
{
	/* TRANSLATORS: translate it as "direction: rtl" if your language is written from right to
	 * left: the list then stands at the right. Else leave it as it is. */
	return strcmp(_("direction: ltr"), "direction: rtl") ? BIDI_AUTO : BIDI_RTL;
}

void direction_look(struct tui *tui)
{
	const struct archive *a = session_archive(tui->session);

	if (tui->rtl)
		return;
	if (tui->rtl_seen > a->n)
		tui->rtl_seen = 0;
	for (; tui->rtl_seen < a->n && !tui->rtl; tui->rtl_seen++) {
		const struct statement *s = a->items[tui->rtl_seen];
		char room[STATEMENT_LABEL_SIZE];
		const char *label = statement_label(s, room);

		tui->rtl = bidi_language(s->language) == BIDI_RTL ||
			   bidi_possible(label, strnlen(label, LABEL_BYTES));
	}
	if (tui->rtl)
		tui_layout(tui);
}

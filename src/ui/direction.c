/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/direction.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/i18n.h"

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

/* Whether the terminal reorders text and cannot be made to leave it. */
static bool terminal_reorders(void)
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

static bool reorders(enum settings_bidi bidi)
{
	if (!bidi_available() || bidi == SETTINGS_BIDI_TERMINAL)
		return false;
	return bidi == SETTINGS_BIDI_APP || !terminal_reorders();
}

static bool begins_at_right(enum settings_direction direction)
{
	if (direction != SETTINGS_DIRECTION_AUTO)
		return direction == SETTINGS_DIRECTION_RTL;
	return direction_own() == BIDI_RTL;
}

void direction_init(struct direction *d, const struct settings *settings)
{
	*d = (struct direction){.bidi = bidi_new(),
				.shape = settings->arabic_shaping,
				.rtl = begins_at_right(settings->direction)};
	direction_set(d, reorders(settings->bidi));
}

void direction_done(struct direction *d)
{
	bidi_free(d->bidi);
}

bool direction_reorders(const struct direction *d)
{
	return bidi_reorders(d->bidi);
}

void direction_set(struct direction *d, bool reorder)
{
	bidi_set(d->bidi, reorder, d->shape);
	d->mirrored = d->rtl && bidi_reorders(d->bidi);
}

const char *direction_glue(const struct direction *d, const char *s, size_t len, enum bidi_dir dir)
{
	return bidi_glue(d->bidi, s, len, dir);
}

bool direction_look(struct direction *d, const struct archive *a)
{
	if (d->rtl_text)
		return false;
	if (d->seen > a->n)
		d->seen = 0;
	for (; d->seen < a->n && !d->rtl_text; d->seen++) {
		const struct statement *s = a->items[d->seen];
		char room[STATEMENT_LABEL_SIZE];
		const char *label = statement_label(s, room);

		d->rtl_text = bidi_language(s->language) == BIDI_RTL ||
			      bidi_possible(label, strnlen(label, LABEL_BYTES));
	}
	return d->rtl_text;
}

enum bidi_dir direction_own(void)
{
	/* TRANSLATORS: translate it as "direction: rtl" if your language is written from right to
	 * left: the list then stands at the right. Else leave it as it is. */
	return strcmp(_("direction: ltr"), "direction: rtl") ? BIDI_AUTO : BIDI_RTL;
}

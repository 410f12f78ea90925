/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/theme.h"

#include <stdlib.h>

/* The colour pair of the accent; and of series, the first of which has the accent. */
enum { PAIR_ACCENT = 1, PAIR_SERIES = 1 };

static struct theme_style styles[STYLES];

static void theme_set(enum style s, attr_t attributes, short pair)
{
	styles[s] = (struct theme_style){attributes, pair};
}

static bool theme_has(const char *capability)
{
	const char *value = tigetstr(capability);

	return value && value != (const char *)-1;
}

/* Colours of what stands side by side; without colour only their shapes differ. */
static void theme_series(bool colour)
{
	static const short colours[] = {COLOR_MAGENTA, COLOR_CYAN, COLOR_YELLOW,
					COLOR_GREEN,   COLOR_BLUE, COLOR_RED};
	enum { SERIES = sizeof colours / sizeof *colours };

	_Static_assert(STYLE_SERIES + SERIES - 1 == STYLE_SERIES_LAST, "a style each");
	for (short i = 0; i < SERIES; i++) {
		short pair = (short)(PAIR_SERIES + i);

		theme_set((enum style)(STYLE_SERIES + i), A_NORMAL, 0);
		if (colour && init_pair(pair, colours[i], -1) == OK)
			theme_set((enum style)(STYLE_SERIES + i), A_NORMAL, pair);
	}
}

void theme_init(void)
{
	const char *no_color = getenv("NO_COLOR");
	bool colour = has_colors() && !(no_color && *no_color);
	attr_t italic = theme_has("sitm") ? A_ITALIC : A_NORMAL;
	attr_t dim = theme_has("dim") ? A_DIM : A_NORMAL;
	short accent = 0;

	if (colour && start_color() == OK && use_default_colors() == OK &&
	    init_pair(PAIR_ACCENT, COLOR_MAGENTA, -1) == OK)
		accent = PAIR_ACCENT;
	theme_set(STYLE_TEXT, A_NORMAL, 0);
	theme_set(STYLE_TITLE, A_BOLD, 0);
	theme_set(STYLE_META, dim, 0);
	theme_set(STYLE_HEAD, A_BOLD, 0);
	theme_set(STYLE_EM, italic, 0);
	theme_set(STYLE_STRONG, A_BOLD, 0);
	theme_set(STYLE_REF, A_NORMAL, 0);
	theme_set(STYLE_MATCH, A_UNDERLINE | A_BOLD, accent);
	theme_set(STYLE_HIT, A_REVERSE, accent);
	theme_set(STYLE_SELECTED, A_BOLD | A_REVERSE, 0);
	theme_set(STYLE_CHOSEN, A_BOLD, 0);
	theme_set(STYLE_RULE, dim, 0);
	theme_set(STYLE_RULE_FOCUS, A_BOLD, 0);
	theme_set(STYLE_NOTICE, A_BOLD, 0);
	theme_set(STYLE_BAR, A_NORMAL, 0);
	theme_set(STYLE_BAR_ALL, dim, 0);
	theme_series(accent != 0);
}

struct theme_style theme_style(enum style s)
{
	return styles[s];
}

struct theme_style theme_add(struct theme_style base, enum style more)
{
	/* Dim and bold together are drawn in as many ways as there are terminals. */
	if (styles[more].attributes & A_BOLD)
		base.attributes &= ~A_DIM;
	base.attributes |= styles[more].attributes;
	if (styles[more].pair)
		base.pair = styles[more].pair;
	return base;
}

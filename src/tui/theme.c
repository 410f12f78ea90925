/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/theme.h"

#include <stdlib.h>

/* Fewer are the terminal's own, and may be any. */
enum { COLOURS = 256 };

static struct theme_style styles[STYLES];

static bool theme_has(const char *capability)
{
	const char *value = tigetstr(capability);

	return value && value != (const char *)-1;
}

/* The attributes of curses that the terminal has, by those of the table. */
static attr_t theme_attributes(unsigned attributes)
{
	const char *term = getenv("TERM");
	attr_t italic = theme_has("sitm") ? A_ITALIC : A_NORMAL;
	attr_t dim = theme_has("dim") && style_dims(term ? term : "") ? A_DIM : A_NORMAL;

	return (attributes & STYLE_BOLD ? A_BOLD : A_NORMAL) |
	       (attributes & STYLE_DIM ? dim : A_NORMAL) |
	       (attributes & STYLE_ITALIC ? italic : A_NORMAL) |
	       (attributes & STYLE_UNDERLINE ? A_UNDERLINE : A_NORMAL) |
	       (attributes & STYLE_REVERSE ? A_REVERSE : A_NORMAL);
}

void theme_init(void)
{
	const char *no_color = getenv("NO_COLOR");
	bool colour = has_colors() && !(no_color && *no_color) && start_color() == OK &&
		      COLORS >= COLOURS && use_default_colors() == OK;

	for (short s = 0; s < STYLES; s++) {
		struct style_look look = style_look((enum style)s);
		short pair = (short)(s + 1);

		styles[s] = (struct theme_style){theme_attributes(look.attributes), 0};
		if (colour && look.colour >= 0 && init_pair(pair, look.colour, -1) == OK)
			styles[s].pair = pair;
	}
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

struct theme_style theme_series(size_t i)
{
	return styles[STYLE_SERIES + i % (STYLE_SERIES_LAST - STYLE_SERIES + 1)];
}

struct theme_style theme_match(struct theme_style base, size_t term)
{
	struct theme_style style = theme_add(base, STYLE_MATCH), series = theme_series(term);

	if (series.pair)
		style.pair = series.pair;
	return style;
}

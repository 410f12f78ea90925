/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/theme.h"

#include <stdlib.h>

static struct theme_style styles[STYLES];
static int colours; /* that curses has; 0: not started, or none */
static const char *term;

static bool theme_has(const char *capability)
{
	const char *value = tigetstr(capability);

	return value && value != (const char *)-1;
}

/* The attributes of curses that the terminal has, by those of the table. */
static attr_t theme_attributes(unsigned attributes)
{
	attr_t italic = theme_has("sitm") ? A_ITALIC : A_NORMAL;
	attr_t dim = theme_has("dim") ? A_DIM : A_NORMAL;

	attributes = style_attributes(attributes, term);
	return (attributes & STYLE_BOLD ? A_BOLD : A_NORMAL) |
	       (attributes & STYLE_DIM ? dim : A_NORMAL) |
	       (attributes & STYLE_ITALIC ? italic : A_NORMAL) |
	       (attributes & STYLE_UNDERLINE ? A_UNDERLINE : A_NORMAL) |
	       (attributes & STYLE_REVERSE ? A_REVERSE : A_NORMAL);
}

void theme_init(void)
{
	term = getenv("TERM");
	term = term ? term : "";
	colours = 0;
}

/* Not before a theme wants them: where there are to be none, none are sent, not even the terminal's own. */
static void start(const struct style_sheet *sheet)
{
	bool wanted = false;

	for (int s = 0; s < STYLES; s++)
		wanted = wanted || sheet->looks[s].fg >= 0 || sheet->looks[s].bg >= 0;
	if (wanted && !colours && has_colors() && start_color() == OK && use_default_colors() == OK)
		colours = COLORS;
}

/* COLOUR as curses counts them: with more than 256, all but the first are red, green and blue. */
static int number_of(int colour)
{
	return colour >= STYLE_FEW && colours > STYLE_COLOURS ? (int)style_rgb(colour) : colour;
}

void theme_use(const struct style_sheet *sheet)
{
	start(sheet);
	for (short s = 0; s < STYLES; s++) {
		struct style_look look = style_shown(sheet->looks[s], colours);
		short pair = (short)(s + 1);

		styles[s] = (struct theme_style){theme_attributes(look.attributes), 0};
		if (colours && s == STYLE_TEXT)
			assume_default_colors(number_of(look.fg), number_of(look.bg));
		else if ((look.fg >= 0 || look.bg >= 0) &&
			 init_extended_pair(pair, number_of(look.fg), number_of(look.bg)) == OK)
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
	if (base.attributes & A_REVERSE &&
	    !(style_attributes(STYLE_BOLD | STYLE_REVERSE, term) & STYLE_BOLD))
		base.attributes &= ~A_BOLD;
	if (styles[more].pair)
		base.pair = styles[more].pair;
	return base;
}

struct theme_style theme_series(size_t i)
{
	return styles[STYLE_SERIES + i % (STYLE_SERIES_LAST - STYLE_SERIES + 1)];
}

struct theme_style theme_match(struct theme_style base, size_t term_number)
{
	struct theme_style style = theme_add(base, STYLE_MATCH), series = theme_series(term_number);

	if (series.pair)
		style.pair = series.pair;
	return style;
}

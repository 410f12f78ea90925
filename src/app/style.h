/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Style: what a piece of text is, for whoever paints it, and how that may look.
 *
 * The roles are one table, of which a theme (themes.h) makes a sheet. A role is told apart by its attributes
 * alone, so that everything can be read without colours. Colours have one number each: the sixteen that a
 * terminal has names for, and may show as it likes; the rest of the 256, which no terminal's theme changes
 * and which bold does not turn into brighter ones; and any other by its red, green and blue. Pure data;
 * tui/theme.h makes it what the terminal can do, batch/mark.h what is printed.
 */
#ifndef LR_APP_STYLE_H
#define LR_APP_STYLE_H

#include <stdbool.h>
#include <stdint.h>

enum style {
	STYLE_TEXT,
	STYLE_TITLE,    /* of the statement */
	STYLE_META,     /* the quiet block, notes, hints */
	STYLE_HEAD,     /* a heading in the text */
	STYLE_EM,       /* added to another */
	STYLE_STRONG,   /* added to another */
	STYLE_REF,      /* added to another */
	STYLE_MATCH,    /* added to another */
	STYLE_NOTED,    /* added to another: a passage with a note */
	STYLE_HIT,      /* added to STYLE_MATCH: the one that n went to */
	STYLE_SELECTED, /* the row, its pane having the focus */
	STYLE_CHOSEN,   /* the row, the other pane having it */
	STYLE_RULE,
	STYLE_RULE_FOCUS, /* the rule when the text has the focus */
	STYLE_NOTICE,
	STYLE_BAR,     /* of what is shown */
	STYLE_BAR_ALL, /* behind it: of everything */
	STYLE_SERIES,  /* the first of SERIES, side by side; their shapes differ too */
	STYLE_SERIES_LAST = STYLE_SERIES + 5,
	STYLES
};

enum { STYLE_BOLD = 1, STYLE_DIM = 2, STYLE_ITALIC = 4, STYLE_UNDERLINE = 8, STYLE_REVERSE = 16 };

/* A colour: 0 to 255, or STYLE_RGB and 0xRRGGBB, or the terminal's own. */
enum { STYLE_OWN = -1, STYLE_FEW = 8, STYLE_NAMED = 16, STYLE_COLOURS = 256, STYLE_RGB = 1 << 24 };

/* How a style looks. */
struct style_look {
	unsigned attributes; /* STYLE_ bits */
	int fg, bg;          /* what is added to another and has both its own takes the other's */
};

struct style_sheet {
	struct style_look looks[STYLES];
};

/* The name of S in a theme, and the style called NAME; STYLES: there is none. */
const char *style_name(enum style s);
enum style style_find(const char *name);
/* Whether it is added to another style. */
bool style_is_added(enum style s);
/* COLOUR as 0xRRGGBB; the first sixteen as xterm has them. */
uint32_t style_rgb(int colour);
/* That of the colours 16 to 255 which is nearest to RGB. */
int style_nearest(uint32_t rgb);
/* LOOK as a terminal shows it that has so many COLOURS: with the nearest it has; by attributes alone, where
 * those of the look are none of its own. */
struct style_look style_shown(struct style_look look, int colours);
/* What terminals of the type TERM do not show well: bits that are left out of ATTRIBUTES. */
unsigned style_attributes(unsigned attributes, const char *term);

#endif

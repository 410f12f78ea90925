/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Theme: style names to attributes.
 *
 * Everything is told apart without colour (bold, reverse, underline); colour is used for the accent
 * only, on terminals that have it, over the terminal's own background, and not at all with NO_COLOR
 * (no-color.org).
 */
#ifndef LR_TUI_THEME_H
#define LR_TUI_THEME_H

#include <curses.h>

enum style {
	STYLE_TEXT,
	STYLE_TITLE,    /* of the statement */
	STYLE_META,     /* the quiet block, notes, hints */
	STYLE_HEAD,     /* a heading in the text */
	STYLE_EM,       /* added to another */
	STYLE_STRONG,   /* added to another */
	STYLE_REF,      /* added to another */
	STYLE_MATCH,    /* added to another */
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

struct theme_style {
	attr_t attributes;
	short pair; /* 0: the terminal's colours */
};

/* After curses has started. */
void theme_init(void);
/* BASE with the attributes of MORE added. */
struct theme_style theme_add(struct theme_style base, enum style more);
struct theme_style theme_style(enum style s);

#endif

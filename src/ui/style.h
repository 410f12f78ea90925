/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Style: what a piece of text is, for whoever paints it, and the one table of how it looks.
 *
 * Everything differs without colour too. Colours are those of the 256 that no terminal's theme changes
 * and that bold does not turn into brighter ones, as it does the first eight: whatever the background,
 * all that is written can be read. Pure data; tui/theme.h makes it what the terminal can do.
 */
#ifndef LR_UI_STYLE_H
#define LR_UI_STYLE_H

#include <stdbool.h>

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

/* How a style looks. */
struct style_look {
	unsigned attributes; /* STYLE_ bits */
	short colour;        /* 16 to 255; -1: the terminal's own */
};

struct style_look style_look(enum style s);
/* Whether dim text can be read on terminals of the type TERM. */
bool style_dims(const char *term);

#endif

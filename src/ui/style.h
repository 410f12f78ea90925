/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Style: what a piece of text is, for whoever paints it. How each looks is up to them (tui/theme.h).
 */
#ifndef LR_UI_STYLE_H
#define LR_UI_STYLE_H

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

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Theme: style names to attributes.
 *
 * What each looks like is the table of ui/style.h. Colour is used on terminals that have 256 of them,
 * over the terminal's own background, and not at all with NO_COLOR (no-color.org). One theme a process,
 * as there is one screen (screen.h).
 */
#ifndef LR_TUI_THEME_H
#define LR_TUI_THEME_H

#include <curses.h>

#include "ui/style.h"

struct theme_style {
	attr_t attributes;
	short pair; /* 0: the terminal's colours */
};

/* After curses has started. */
void theme_init(void);
/* BASE with the attributes of MORE added. */
struct theme_style theme_add(struct theme_style base, enum style more);
struct theme_style theme_style(enum style s);
/* The style of series I side by side; of a query's term its number, so that it has one colour everywhere. */
struct theme_style theme_series(size_t i);
/* BASE marked as a match of term TERM. */
struct theme_style theme_match(struct theme_style base, size_t term);

#endif

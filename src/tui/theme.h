/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Theme: style names to what the terminal shows.
 *
 * A theme (app/themes.h) says how each style looks. A look whose colours the terminal does not have goes
 * without them, so that letters never stand on a background they were not chosen for. Colours that are
 * none of the 256 are shown as they are where terminfo says that the terminal takes them (RGB, as in
 * xterm-direct), else as the nearest of those: curses sends no others. One theme a process, as there is
 * one screen (screen.h).
 */
#ifndef LR_TUI_THEME_H
#define LR_TUI_THEME_H

#include <curses.h>

#include "app/style.h"

struct theme_style {
	attr_t attributes;
	short pair; /* 0: as the text of the theme */
};

/* After curses has started: what the terminal can do. */
void theme_init(void);
/* From now on things look so; what is on the screen is to be painted again. */
void theme_use(const struct style_sheet *sheet);
/* BASE with the attributes of MORE added. */
struct theme_style theme_add(struct theme_style base, enum style more);
struct theme_style theme_style(enum style s);
/* The style of series I side by side; of a query's term its number, so that it has one colour everywhere. */
struct theme_style theme_series(size_t i);
/* BASE marked as a match of term TERM. */
struct theme_style theme_match(struct theme_style base, size_t term);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Terminfo: what a terminal can do, asked before curses takes it.
 *
 * In a file of its own because <term.h> makes macros of common words (lines, columns).
 */
#ifndef LR_TUI_TERMINFO_H
#define LR_TUI_TERMINFO_H

#include <stdbool.h>

struct err;

/* Whether standard output's terminal type can show a screen; then restore_now() can end it. False: ERR
 * says what is wrong. */
bool terminfo_check(struct err *err);
/* Whether the terminal in use can say what is pasted: its description does so, or it is one of those that
 * have long known while older descriptions do not. */
bool terminfo_pastes(void);
/* Whether its window, or what is outside of it, has a title that can be put by and brought back. */
bool terminfo_titles(void);

#endif

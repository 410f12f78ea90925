/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Screen: the terminal: start, stop, suspend, resize, keys and cells.
 *
 * Owns curses and the signal handlers. Signals only write their number to a pipe, which the loop
 * polls: curses' own handlers for SIGWINCH and SIGTSTP lose one now and then. All text goes to the
 * terminal through screen_put(), cell by cell, so that no character can move the cursor, wrap, or
 * join what is left of it. One screen a process.
 */
#ifndef LR_TUI_SCREEN_H
#define LR_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/theme.h"

struct err;

/* Take the terminal: standard output, and the keys from standard input or, with KEYS_FROM_TTY, from
 * the controlling terminal. False: ERR says why there can be no screen; nothing has been written. */
bool screen_start(bool keys_from_tty, struct err *err);
/* Give it back. May be called at any time, twice as well. */
void screen_stop(void);
/* Stop the process as ^Z does and come back with everything drawn anew. */
void screen_suspend(void);

/* File descriptors to poll: of the keys, and of the signals. */
int screen_key_fd(void);
int screen_signal_fd(void);
/* The next signal that has come, 0 when there is none left. */
int screen_signal(void);
/* The next key, as in keymap.h; false when there is none waiting. *GONE: the terminal is. */
bool screen_key(uint32_t *key, bool *gone);

/* Take over the size the terminal has now; all of the screen is sent again. */
void screen_resize(void);
/* Forget what the terminal shows, so that all of it is sent again. */
void screen_redraw(void);
/* Send what has changed, with the cursor at Y, X (cells). */
void screen_flush(int y, int x);

int screen_rows(void);
int screen_columns(void);

/* Blank COLUMNS cells from Y, X on. */
void screen_blank(int y, int x, int columns, struct theme_style style);
/*
 * Put the LEN bytes of clean UTF-8 at S at Y, X, at most COLUMNS cells; returns the cells used. What
 * has no width and is no mark of the letter before it is left out.
 */
int screen_put(int y, int x, int columns, const char *s, size_t len, struct theme_style style);
/* The bytes of the LEN at S to put where there are COLUMNS cells and an ellipsis must follow; LEN
 * where all of it fits. */
size_t screen_cut(const char *s, size_t len, int columns);
/* A whole string in COLUMNS cells; with an ellipsis at its end where it does not fit. */
int screen_put_cut(int y, int x, int columns, const char *s, struct theme_style style);
/* The ellipsis. */
int screen_put_dots(int y, int x, int columns, struct theme_style style);
struct query_ranges;
/* Put the bytes FROM..TO of S as screen_put() does, those within RANGES marked as matches. */
int screen_put_marked(int y, int x, int columns, const char *s, size_t from, size_t to,
		      const struct query_ranges *ranges, struct theme_style style);
/* A symbol that the locale may not have: the first of the two it can show. */
const char *screen_symbol(const char *s, const char *plain);

#endif

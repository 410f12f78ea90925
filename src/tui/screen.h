/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Screen: the terminal: start, stop, suspend, resize, keys and cells.
 *
 * Owns curses. Signals are app/signals': curses' own handlers for SIGWINCH and SIGTSTP lose one now and
 * then. All text goes to the
 * terminal through screen_text.h, cell by cell, so that no character can move the cursor, wrap, or
 * join what is left of it.
 *
 * One screen a process, because curses and signal handlers are the process's own: that is why what is
 * known of it stands in variables of screen.c, screen_text.c and theme.c, and not in a struct.
 */
#ifndef LR_TUI_SCREEN_H
#define LR_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct direction;
struct err;

/* Take the terminal: standard output, and the keys from standard input or, with KEYS_FROM_TTY, from
 * the controlling terminal. Text is put as DIRECTION says, which must live as long. TITLES:
 * screen_title() may name the window. False: ERR says
 * why there can be no screen; nothing has been written. */
bool screen_start(const struct direction *direction, bool keys_from_tty, bool titles,
		  struct err *err);
/* Give it back. May be called at any time, twice as well. */
void screen_stop(void);
/* Stop the process as ^Z does and come back with everything drawn again. */
void screen_suspend(void);

/* Give the terminal to another program for a while, and take it back. */
void screen_lend(void);
void screen_return(void);
/* Send LEN bytes to the terminal that are none of the screen's. */
void screen_pass(const char *bytes, size_t len);

/* The file descriptor of the keys, to poll. */
int screen_key_fd(void);
/* The next key, as in keymap.h; false when there is none waiting. *GONE: the terminal is. */
bool screen_key(uint32_t *key, bool *gone);
/* Let the terminal pass the mouse on, or no longer; nothing is sent where that is so already. */
void screen_mouse(bool on);
/* Whether KEY is none, but something that the mouse has done: *KIND (mouse.h) at *Y, *X, in cells, in the
 * order of reading. */
bool screen_mouse_event(uint32_t key, int *kind, int *y, int *x);
/* Append the name of KEY: curses' own for one that has none in keymap.h. */
void screen_key_name(uint32_t key, struct buf *out);

/* Take over the size the terminal has now; all of the screen is sent again. */
void screen_resize(void);
/* Forget what the terminal shows, so that all of it is sent again. */
void screen_redraw(void);
/* Send what has changed, with the cursor at Y, X (cells), also where it is not SHOWN. */
void screen_flush(int y, int x, bool shown);

/* Have the window called TITLE, clean UTF-8, where the terminal has titles and brings the old one back. */
void screen_title(const char *title);

/* Name and version of the library in use. */
const char *screen_library(void);

/* Ask the terminal who it is, once; what it answers comes among the keys, and is none of them. */
void screen_ask(void);
/* The parameters of its answer, once; NULL: it has not come. */
const char *screen_answer(void);
/* Someone else puts right-to-left text in order now: say so to the terminal, and draw all of it. */
void screen_direction_changed(void);

#endif

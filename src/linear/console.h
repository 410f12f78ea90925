/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Console: the terminal as a paper roll: lines are written below one another, and none is ever changed.
 *
 * A screen reader speaks what is written, and a braille display shows the line with the cursor. So on a
 * terminal the line feed is written before a line and not behind it, and the cursor stays on the line that
 * was said last. It goes to the start of that, also where the line takes several rows; its end is kept by the
 * terminal (DECSC, DECRC), so that nothing is overwritten however the rows were counted. A terminal of type
 * dumb gets nothing but text and line feeds, and backspaces where a line is typed. In a pipe a line is one.
 * Text is in logical order, as in all pipes. Words are not broken at the end of a row, which some screen
 * readers would speak as two: a line is parted between words, at the width of the terminal or the number in
 * the environment's COLUMNS; in a pipe at that alone. One of the process, as the terminal is.
 */
#ifndef LR_LINEAR_CONSOLE_H
#define LR_LINEAR_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <termios.h>

#include "base/buf.h"
#include "text/wrap.h"

struct err;

struct console {
	int keys;    /* file descriptor that they come from */
	FILE *tty;   /* what was opened for that; NULL: standard input is it */
	bool types;  /* they come from a terminal */
	bool shows;  /* what is said goes to one */
	bool dumb;   /* which does nothing but write */
	int width;   /* that is wanted of a line, cells; 0: as it suits */
	bool begun;  /* the cursor stands on a line that has something */
	bool above;  /* it has gone to its start from a row below; where it ends is kept */
	int lines;   /* of what was said last */
	bool failed; /* it cannot be written */
	struct termios before;
	struct wrap wrap;
	struct buf clean;
};

/* Take standard output, and for the keys standard input or, with KEYS_FROM_TTY, the terminal. False: ERR says
 * why that cannot be. */
bool console_start(struct console *c, bool keys_from_tty, struct err *err);
/* Give the terminal back; the cursor is on a line of its own. */
void console_stop(struct console *c);
/* Give it to another program, or to the shell, and take it back. */
void console_lend(struct console *c);
void console_return(struct console *c);

/* Write the LEN bytes at S as a line, several where line feeds are in it. */
void console_line(struct console *c, const char *s, size_t len);
/* The terminal has another size. */
void console_resize(struct console *c);
/* Begin a line that is typed; write LEN bytes on it as they are. */
void console_begin(struct console *c);
void console_put(struct console *c, const char *s, size_t len);
/* Send LEN bytes for the terminal itself. False: there is none. */
bool console_pass(struct console *c, const char *bytes, size_t len);
/* Cells of a row of the terminal, as far as it says. */
int console_columns(const struct console *c);
/* Append the LEN bytes at S as they are said: without what only steers how text is painted. */
void console_clean(const char *s, size_t len, struct buf *out);

#endif

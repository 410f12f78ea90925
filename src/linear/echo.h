/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Echo: the line that is typed at a prompt, as it is shown while it is typed.
 *
 * As a terminal itself would: a character is written where the cursor is, deleting at the end goes back and
 * over it with blanks, the cursor moves by backspaces and by writing again what it passes. Whatever else has
 * changed the line, or does not fit in a row, is written again on a new one. In a pipe only the whole line is
 * written, when it ends.
 */
#ifndef LR_LINEAR_ECHO_H
#define LR_LINEAR_ECHO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct console;
struct ui;

/* All zero: no line is typed. */
struct echo {
	bool open, shown; /* it is shown as it was last */
	struct buf label, text;
	size_t cursor; /* bytes of TEXT */
};

void echo_done(struct echo *e);
/* Show the prompt of UI as it is now. */
void echo_follow(struct echo *e, const struct ui *ui, struct console *c);
/* Something else has been said: what is typed is to be shown again. */
void echo_lost(struct echo *e);

#endif

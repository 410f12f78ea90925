/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Say: what has changed since something was said last, a line each.
 *
 * In this order: the view that has opened, how much matches, what it says of itself, a message, a choice
 * that waits for a key, and last, where the cursor stays, the row that one is on. What is as it was is not
 * said again; but a key that has changed nothing has the row said once more, so that no key is silent.
 */
#ifndef LR_LINEAR_SAY_H
#define LR_LINEAR_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct console;
struct ui;

/* What was said last. All zero: nothing. */
struct say {
	unsigned place; /* PANE_ bit */
	struct buf title, matches, status, notice, choice, row, prompt, tour;
	size_t at;                /* the row */
	size_t number, line, hit; /* of the text: statement, line, match */
};

void say_init(struct say *s);
void say_done(struct say *s);
/* Say what has changed. ASKED: a key has been pressed. */
void say_now(struct say *s, struct ui *ui, struct console *c, bool asked);
/* While a line is typed: what belongs to that. True: something was said. */
bool say_typed(struct say *s, struct ui *ui, struct console *c);
/* What is read, and how one gets help. */
void say_hello(struct say *s, struct ui *ui, struct console *c);
/* How far the work is that is waited for. */
void say_progress(struct ui *ui, struct console *c);

#endif

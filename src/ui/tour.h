/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tour: the program shown in a few steps, each of which one does oneself.
 *
 * A table of steps: what to do, in a line or two above the status line, and what says that it is done; the
 * keys are those in force. Nothing is shown that is not there: the tour goes through the archive that is
 * open, by its own commands. Esc leaves it where there is nothing else to go back from, and ends where the
 * tour was begun. It keeps nothing. Belongs to the struct ui, as it does.
 */
#ifndef LR_UI_TOUR_H
#define LR_UI_TOUR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "text/wrap.h"
#include "ui/command.h"

struct ui;

struct tour {
	bool on;
	size_t step;
	size_t base;   /* steps of the path where it began ... */
	bool pushed;   /* ... the last of which it made itself */
	size_t row;    /* selected when the step began */
	unsigned seen; /* PANE_ bits of the views that were open in this step */
	unsigned char
		runs[COMMANDS]; /* how often each command was run in it, a few times at most */
	struct buf text;
	struct wrap wrap; /* TEXT in lines */
};

/* The command: begin it, or go on where it was left, from the list of all statements; or leave it. */
void tour_command(struct ui *ui);
/* Begin it where one is, at the start of the program. */
void tour_begin(struct ui *ui);
/* Leave it, if there is nothing else to go back from. */
bool tour_leave(struct ui *ui);
void tour_done(struct tour *t);

/* C has been run; COMMAND_NONE: something else has happened. Where that does what the step asks for, the
 * next one begins. */
void tour_ran(struct ui *ui, enum command c);
/* Make what is to be said now; returns the rows that each step has, 0 where there is nothing. */
int tour_make(struct tour *t, const struct ui *ui);
/* Append it in one line; nothing where there is no tour. */
void tour_say(const struct ui *ui, struct buf *out);

#endif

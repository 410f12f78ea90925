/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Take: the commands that copy what is read, and what they share with those that give it to other programs.
 */
#ifndef LR_UI_TAKE_H
#define LR_UI_TAKE_H

#include <stdbool.h>

#include "app/clipboard.h"

struct buf;
struct statement;
struct ui;
struct writer;

/* What a program is copying. */
struct copying {
	struct clipboard clipboard;
	const char *label; /* what it is */
};

/* Copy what the command being run says. */
void take_copy(struct ui *ui);
/* How long to wait for something to do where MS milliseconds are all else wants (-1: for ever). */
int take_wait(const struct ui *ui, int ms);
/* Look what has become of a copy, and say it. */
void take_go_on(struct ui *ui);

/* The statement that is read: of a sitting the turn in sight; NULL with a notice: nothing is shown. */
const struct statement *take_statement(struct ui *ui);
/* Append the text that is read, of a sitting all of it, as WRITER has it, in lines of WIDTH cells (0: not
 * wrapped). */
void take_write(struct ui *ui, const struct writer *writer, int width, struct buf *out);
/* The link of S that the number typed says, as they are numbered on the screen; without a number the main
 * source, else the first link. NULL with a notice: there is none. */
const char *take_link(struct ui *ui, const struct statement *s);
/* Append what can be typed now, where "y" has been, "copy:  y title  t text ..."; nothing elsewhere. */
void take_hint(const struct ui *ui, struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Clipboard: gives a text to the clipboard of the desktop.
 *
 * By the command of the setting `clipboard`; else by the first of wl-copy, xclip, xsel and pbcopy that is
 * installed, has its display, and takes the text. Where there is none, or the setting says so, the front end
 * is left to ask the terminal for it. Text is in logical order, UTF-8, byte for byte. A program that hangs
 * keeps nobody waiting: the front end calls clipboard_go_on() now and then until there is a result. One
 * thread.
 */
#ifndef LR_APP_CLIPBOARD_H
#define LR_APP_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/program.h"
#include "base/buf.h"

struct err;

enum clipboard_result {
	CLIPBOARD_DONE,     /* a program has it */
	CLIPBOARD_TERMINAL, /* nobody has: the terminal may take it */
	CLIPBOARD_FAILED,   /* the setting's command does not: ERR says why */
	CLIPBOARD_RUNS      /* not known yet */
};

/* What is being copied; all zero: nothing. */
struct clipboard {
	bool runs;
	bool own; /* by the setting's command */
	struct program program;
	struct program_words words;
	struct buf text;
	size_t given; /* bytes of it */
	int64_t end;  /* of patience, of clock_ms() */
	size_t next;  /* the program to try after this one */
};

/* Copy LEN bytes at TEXT as SETTING says: "auto", "terminal", or a command that reads it. What was being
 * copied before is given up. BY: the program that has it. */
enum clipboard_result clipboard_copy(struct clipboard *c, const char *setting, const char *text,
				     size_t len, struct buf *by, struct err *err);
/* What has become of it, after MS milliseconds at most. */
enum clipboard_result clipboard_go_on(struct clipboard *c, int ms, struct buf *by, struct err *err);
/* A program that has read all of it may run on. */
void clipboard_done(struct clipboard *c);

#endif

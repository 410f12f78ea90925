/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Clipboard: gives a text to the clipboard of the desktop.
 *
 * By the command of the setting `clipboard`; else by the first of wl-copy, xclip, xsel and pbcopy that is
 * installed, has its display, and takes the text. Where there is none, or the setting says so, the front end
 * is left to ask the terminal for it. Text is in logical order, UTF-8, byte for byte.
 */
#ifndef LR_APP_CLIPBOARD_H
#define LR_APP_CLIPBOARD_H

#include <stddef.h>

struct buf;
struct err;

enum clipboard_result {
	CLIPBOARD_DONE,     /* a program has it */
	CLIPBOARD_TERMINAL, /* nobody has: the terminal may take it */
	CLIPBOARD_FAILED    /* the setting's command does not: ERR says why */
};

/* Copy LEN bytes at TEXT as SETTING says: "auto", "terminal", or a command that reads it. BY: the program
 * that has it. */
enum clipboard_result clipboard_copy(const char *setting, const char *text, size_t len,
				     struct buf *by, struct err *err);

#endif

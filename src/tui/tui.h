/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tui: the front end with a screen: one loop that polls and paints.
 *
 * The loop polls keys, signals and the session's mailbox; it hands all keys that wait to ui/, takes in
 * what the workers have sent, lets dirty panes be painted, and sends the difference to the terminal
 * once. There is no tick: nothing happens while nothing happens.
 */
#ifndef LR_TUI_TUI_H
#define LR_TUI_TUI_H

#include <stdbool.h>

struct err;
struct err_list;
struct keymap;
struct printers;
struct session;
struct settings;

/* Show SESSION, which has been started, until the user leaves. PRINTERS write views to files. NOTICE (or
 * NULL), else MISTAKES in the user's files are reported first, else HINT (or NULL) where there is room; the
 * mistakes are kept for later. Returns the exit status. False start: ERR says why there is no screen, and 2
 * is returned. */
int tui_run(struct session *session, const struct printers *printers, struct settings *settings,
	    struct keymap *keymap, bool keys_from_tty, const char *notice, const char *hint,
	    struct err_list *mistakes, struct err *err);

/* Name and version of the screen library in use. */
const char *tui_library(void);

#endif

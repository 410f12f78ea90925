/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Linear: the front end for people who listen, or read with their fingers: lines, one after the other.
 *
 * The same keys and commands as the screen's, through the same ui/; but nothing is painted: what a key has
 * changed is said on a line of its own (say.h), and the cursor stays on it (console.h). Keys that come from a
 * file or a pipe are taken one by one, each when all is said that the one before has brought, so that a
 * script of keys always says the same; where they end, so does the program.
 */
#ifndef LR_LINEAR_LINEAR_H
#define LR_LINEAR_LINEAR_H

#include <stdbool.h>

struct err;
struct err_list;
struct keymap;
struct printers;
struct session;
struct settings;

/* As tui_run(). */
int linear_run(struct session *session, const struct printers *printers, struct settings *settings,
	       struct keymap *keymap, bool keys_from_tty, const char *notice,
	       struct err_list *mistakes, struct err *err);

#endif

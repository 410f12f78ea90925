/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Screen, its signals: a table of what each does while there is a screen.
 *
 * Those that come from outside only write their number to a pipe, which the loop polls; those that a
 * fault of the program raises give the terminal back (restore.h) and then do what they would have done.
 * Of the process, as signal handlers are.
 */
#ifndef LR_TUI_SCREEN_SIGNAL_H
#define LR_TUI_SCREEN_SIGNAL_H

#include <stdbool.h>
#include <sys/types.h>

struct err;

/* Take all of the table. False: ERR says why that cannot be. */
bool screen_signal_start(struct err *err);
/* Leave them as they were. */
void screen_signal_stop(void);
/* What NUMBER, one of the table, does for now: nothing of ours, or what it did again. */
void screen_signal_release(int number);
void screen_signal_take(int number);
/* What ends us ends the program PID as well, which has the terminal; 0: none has. */
void screen_signal_forward(pid_t pid);

#endif

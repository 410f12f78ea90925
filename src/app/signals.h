/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Signals: a table of what each does while a front end has the terminal.
 *
 * Those that come from outside only write their number to a pipe, which the front end's loop polls; those
 * that a fault of the program raises give the terminal back (restore.h) and then do what they would have
 * done. Of the process, as signal handlers are.
 */
#ifndef LR_APP_SIGNALS_H
#define LR_APP_SIGNALS_H

#include <stdbool.h>
#include <sys/types.h>

struct err;

/* Take all of the table. False: ERR says why that cannot be. */
bool signals_start(struct err *err);
/* Leave them as they were. */
void signals_stop(void);
/* The file descriptor to poll; and the next signal that has come, 0 when there is none left. */
int signals_fd(void);
int signals_next(void);
/* What NUMBER, one of the table, does for now: nothing of ours, or what it did again. */
void signals_release(int number);
void signals_take(int number);
/* What ends us ends the program PID as well, which has the terminal; 0: none has. */
void signals_forward(pid_t pid);
/* Stop the process as ^Z does; returns when it goes on. */
void signals_stop_process(void);

#endif

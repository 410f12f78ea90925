/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Restore: the terminal as it was, in one go that may happen anywhere.
 *
 * A library of screens cannot be called from a signal handler, nor while it is being called. So the modes
 * of the terminal and the bytes that end the screen are kept here before a front end takes it; to give it
 * back is then two calls that POSIX allows in a handler. Of the process, as the terminal is.
 */
#ifndef LR_APP_RESTORE_H
#define LR_APP_RESTORE_H

#include <stddef.h>

/* Note how the terminal FD is now, and the LEN bytes that end the screen on it: those beyond RESTORE_MAX are
 * left out. Nothing is noted where FD is no terminal. */
enum { RESTORE_MAX = 512 };
void restore_prepare(int fd, const char *end, size_t len);
/* What is to be sent after that, "" for nothing; it is not copied. */
void restore_after(const char *mode);
/* Give the terminal back. Does nothing without restore_prepare(), and the second time. Safe in a signal
 * handler. */
void restore_now(void);
/* Set the modes alone as they were noted: a program that was lent the terminal may have left others. */
void restore_modes(void);
/* It has been given back otherwise. */
void restore_forget(void);

#endif

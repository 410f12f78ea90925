/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Restore: the terminal as it was, in one go that may happen anywhere.
 *
 * Curses cannot be called from a signal handler, nor while it is being called. So the modes of the
 * terminal and the bytes that end the screen are kept here before curses takes it; to give it back is
 * then two calls that POSIX allows in a handler. Of the process, as the terminal is.
 */
#ifndef LR_TUI_RESTORE_H
#define LR_TUI_RESTORE_H

/* Note how the terminal of standard output is now, and what ends the screen on it. While its description
 * is loaded (setupterm). */
void restore_prepare(void);
/* What is to be sent after that, "" for nothing; it is not copied. */
void restore_after(const char *mode);
/* Give the terminal back. Does nothing without restore_prepare(), and the second time. Safe in a signal
 * handler. */
void restore_now(void);
/* Curses has given it back itself. */
void restore_forget(void);

#endif

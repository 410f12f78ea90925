/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/restore.h"

#include <curses.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static struct termios modes;
static char bytes[512];
static size_t bytes_n;
static const char *volatile after = "";
static volatile sig_atomic_t taken; /* there is something to restore */

static int restore_byte(int c)
{
	if (bytes_n < sizeof bytes)
		bytes[bytes_n++] = (char)c;
	return c;
}

void restore_prepare(void)
{
	/* Marks off, the usual cursor, keys and screen. */
	const char *const ends[] = {exit_attribute_mode, cursor_normal, keypad_local, exit_ca_mode};

	taken = 0;
	if (tcgetattr(STDOUT_FILENO, &modes))
		return;
	bytes_n = 0;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i])
			tputs(ends[i], 1, restore_byte);
	taken = 1;
}

void restore_after(const char *mode)
{
	after = mode;
}

void restore_now(void)
{
	const char *last = after;

	if (!taken)
		return;
	taken = 0;
	if (write(STDOUT_FILENO, bytes, bytes_n) < 0 ||
	    write(STDOUT_FILENO, last, strlen(last)) < 0)
		return; /* the terminal has gone */
	tcsetattr(STDOUT_FILENO, TCSANOW, &modes);
}

void restore_forget(void)
{
	taken = 0;
}

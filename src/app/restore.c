/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/restore.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int terminal = -1;
static struct termios modes;
static char bytes[RESTORE_MAX];
static size_t bytes_n;
static const char *volatile after = "";
static volatile sig_atomic_t taken; /* there is something to restore */

void restore_prepare(int fd, const char *end, size_t len)
{
	taken = 0;
	if (tcgetattr(fd, &modes))
		return;
	terminal = fd;
	bytes_n = len < sizeof bytes ? len : sizeof bytes;
	memcpy(bytes, end, bytes_n);
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
	if ((bytes_n && write(terminal, bytes, bytes_n) < 0) ||
	    (*last && write(terminal, last, strlen(last)) < 0))
		return; /* the terminal has gone */
	tcsetattr(terminal, TCSANOW, &modes);
}

void restore_modes(void)
{
	if (terminal >= 0)
		tcsetattr(terminal, TCSANOW, &modes);
}

void restore_forget(void)
{
	taken = 0;
}

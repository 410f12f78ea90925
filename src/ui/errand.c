/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/errand.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/restore.h"
#include "app/signals.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"

bool errand_run(struct errand *e, int *status, struct err *err)
{
	struct program p;

	if (!program_start(&p, &e->words, PROGRAM_TERMINAL | (e->reads ? PROGRAM_INPUT : 0), err))
		return false;
	signals_forward(p.pid);
	program_attend(&p, buf_str(&e->input), e->input.len, signals_stop_process, status);
	signals_forward(0);
	/* A pager that was killed leaves a terminal where Enter ends no line, and ^C interrupts nothing. */
	restore_modes();
	return true;
}

int errand_signal(void)
{
	int number = signals_next();

	while (number == SIGINT || number == SIGQUIT || number == SIGTSTP)
		number = signals_next();
	return number;
}

void errand_pause(const struct errand *e, int status, int keys)
{
	struct pollfd fds[] = {{.fd = keys, .events = POLLIN},
			       {.fd = signals_fd(), .events = POLLIN}};
	struct buf b;
	char c = '\0';

	buf_init(&b);
	/* TRANSLATORS: under what a program has written; a program, and a number. */
	buf_printf(&b, _("%s ended with status %d; Enter goes back"), e->words.items[0], status);
	buf_putc(&b, '\n');
	charset_print(stdout, buf_str(&b), b.len);
	fflush(stdout);
	buf_done(&b);
	while (c != '\n' && poll(fds, 2, -1) > 0 && !fds[1].revents)
		if (read(keys, &c, 1) != 1)
			break;
}

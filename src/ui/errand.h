/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Errand: a program that is to have the terminal for a while: a pager, an editor, a command.
 *
 * Ui makes it and says UI_ERRAND; the front end leaves the screen, runs it, takes the screen back and tells
 * outside_ended() what came of it. All zero: there is none.
 */
#ifndef LR_UI_ERRAND_H
#define LR_UI_ERRAND_H

#include <stdbool.h>

#include "app/program.h"
#include "base/buf.h"

struct errand {
	struct program_words words;
	struct buf input; /* what it reads, in the locale's encoding ... */
	bool reads;       /* ... where it reads from us */
	bool pause;       /* what it has written is to be seen before the screen comes back */
};

struct err;

/* Run E, which has the terminal, to its end; a stop stops us too, and what ends us ends it. True: *STATUS is
 * what it ended with; false: ERR says why it cannot be run. The screen must have been left. */
bool errand_run(struct errand *e, int *status, struct err *err);
/* The next signal of those that came while it ran, as signals_next(); 0: none is left. What was typed for it
 * was not for us, and is passed over. */
int errand_signal(void);
/* Say that it ended with STATUS, and wait until what it has written is seen: for Enter from KEYS, or a
 * signal. */
void errand_pause(const struct errand *e, int status, int keys);

static inline void errand_done(struct errand *e)
{
	program_words_done(&e->words);
	buf_done(&e->input);
	*e = (struct errand){0};
}

#endif

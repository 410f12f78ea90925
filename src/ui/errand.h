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

static inline void errand_done(struct errand *e)
{
	program_words_done(&e->words);
	buf_done(&e->input);
	*e = (struct errand){0};
}

#endif

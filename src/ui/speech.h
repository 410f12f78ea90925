/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Speech: another program speaks the paragraph that one is at.
 *
 * Off unless the setting speech says otherwise: spd-say, the client of Speech Dispatcher, or a command of the
 * user's own. Run without a shell, with the text on standard input, so that nothing of a file becomes an
 * argument but a tag of a language that is one; the next key ends it. Belongs to the thread of the front
 * end; all zero: nothing is spoken.
 */
#ifndef LR_UI_SPEECH_H
#define LR_UI_SPEECH_H

#include <stdbool.h>

#include "app/program.h"

struct ui;

struct speech {
	struct program program;
	struct program_words words;
	bool runs;
	bool stopped;    /* by the key that is being pressed */
	bool dispatcher; /* it speaks for us, and goes on when spd-say has ended */
};

/* End what is spoken, with all that it has started. */
void speech_stop(struct speech *s);
/* The command: speak, or stop. */
void speech_speak(struct ui *ui);

#endif

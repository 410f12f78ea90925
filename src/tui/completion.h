/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Completion: Tab at the prompt, and the strip above it.
 *
 * Each Tab puts in the next of what could stand there (app/complete), Shift-Tab the one before; any
 * other key takes it as it is. The strip, one line above the prompt, shows them with their counts, or
 * says what of the query was passed over.
 */
#ifndef LR_TUI_COMPLETION_H
#define LR_TUI_COMPLETION_H

#include <stdbool.h>

#include "app/complete.h"

struct tui;

struct completion {
	struct complete list;
	size_t at; /* the one that is put in; n: what was typed is back */
	bool on;
	char *typed; /* what the item took the place of */
};

/* The next (STEP 1) or the one before (-1). True when the text of the prompt has changed. */
bool completion_step(struct tui *tui, int step);
/* Another key: what is put in stays. */
void completion_end(struct tui *tui);
/* Whether there is something to show in the strip. */
bool completion_has_strip(const struct tui *tui);
void completion_draw_strip(const struct tui *tui, int y);

#endif

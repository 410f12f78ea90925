/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Completion: Tab at the prompt.
 *
 * Each Tab puts in the next of what could stand there (app/complete, commands, filters by name),
 * Shift-Tab the one before; any other key takes it as it is.
 */
#ifndef LR_UI_COMPLETION_H
#define LR_UI_COMPLETION_H

#include <stdbool.h>

#include "app/complete.h"

struct ui;

struct completion {
	struct complete list;
	size_t at; /* the one that is put in; n: what was typed is back */
	bool on;
	char *typed;            /* what the item took the place of */
	struct complete offers; /* what this prompt can be answered with, where that is a list */
};

/* One more answer to the prompt: TEXT, shown as LABEL. */
void completion_offer(struct completion *c, const char *text, const char *label);
/* Another prompt: no answers are offered. */
void completion_offer_none(struct completion *c);

/* Put in the next (STEP 1) or the one before (-1). True when the text of the prompt has changed. */
bool completion_step(struct ui *ui, int step);
/* Another key: what is put in stays. */
void completion_end(struct completion *c);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Palette: what may be typed at the ':' prompt, listed above it while one types, with keys and help.
 *
 * Commands that work where one is, filters of the user's own, and what takes a value (go_name.h); behind
 * such a word its values. Listed is what begins with what is typed, then names in which a later word does,
 * then what says it in its help. Tab and the arrows put one in, as completion does anywhere; nothing of
 * it is in the way of what else the prompt takes, dates and numbers. It leaves at least half of the screen.
 */
#ifndef LR_UI_PALETTE_H
#define LR_UI_PALETTE_H

#include <stddef.h>

#include "app/complete.h"

struct buf;
struct ui;

struct palette {
	struct complete list; /* for what is typed now; not while one of them is put in */
	size_t first;         /* the first one in sight */
};

void palette_done(struct palette *p);
/* What could stand at byte CURSOR of TEXT. *C is filled; complete_done() frees it. */
void palette_complete(struct complete *c, const struct ui *ui, const char *text, size_t cursor);
/* Make the list of what is typed now; returns the rows it takes, 0 where there is no room or nothing. */
int palette_make(struct palette *p, const struct ui *ui);
/* The list that is shown; *AT: which one is put in, or its length. */
const struct complete *palette_list(const struct palette *p, const struct ui *ui, size_t *at);
/* Append keys and help of one of them; for a value that is in force, that it is. */
void palette_describe(const struct palette *p, const struct ui *ui,
		      const struct complete_item *item, struct buf *keys, struct buf *help);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Words pane: the view that shows which words stand out in the statements shown.
 *
 * A word a line: how often it is in them and in the rest, the same for each 10,000 words, and its
 * weight (search/keyness). Counted between keys; it can be left at any time.
 */
#ifndef LR_TUI_WORDS_PANE_H
#define LR_TUI_WORDS_PANE_H

#include "base/buf.h"
#include "analysis/keyness.h"
#include "tui/pane.h"

struct session;

struct words_pane {
	struct pane pane;
	struct session *session;
	struct keyness keyness;
	struct buf words; /* of '/', folded */
	uint32_t *rows;   /* of the list, those that hold the words of '/' */
	size_t n;
	size_t selected, top;
};

void words_pane_init(struct words_pane *p, struct session *session);
void words_pane_done(struct words_pane *p);
/* Begin to count what is shown now; then it is ready to stand over list and text. */
void words_pane_open(struct words_pane *p);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Words pane: the view that shows which words stand out in the statements shown.
 *
 * A word a line: how often it is in them and in the rest, the same for each 10,000 words, and its
 * weight (analysis/keyness). Counted between keys; it can be left at any time.
 */
#ifndef LR_UI_WORDS_PANE_H
#define LR_UI_WORDS_PANE_H

#include "analysis/keyness.h"
#include "base/buf.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct session;

struct words_pane {
	struct pane pane;
	struct session *session;
	struct keyness keyness;
	struct buf words; /* of '/', folded */
	uint32_t *listed; /* rows of KEYNESS that hold what '/' has, a row each */
	struct rows rows;
	bool returns; /* when the words stand, to where one was among them: */
	size_t row, top;
};

struct pane *words_pane_new(struct session *session);
/* Whether there is something to compare with. */
bool words_pane_compares(const struct words_pane *p);

#endif

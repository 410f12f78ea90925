/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Collocates pane: the view that shows which words stand beside what the filter finds.
 *
 * A word a line, with a measure of how much it belongs there, in how many lines of the concordance it is
 * beside the keyword, and when (analysis/collocates).
 */
#ifndef LR_UI_COLLOCATES_PANE_H
#define LR_UI_COLLOCATES_PANE_H

#include "analysis/collocates.h"
#include "ui/counts_pane.h"

struct settings;

struct collocates_pane {
	struct counts_pane base;
	struct collocates collocates;
};

struct pane *collocates_pane_new(struct session *session, const struct settings *settings);

#endif

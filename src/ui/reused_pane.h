/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reused pane: the view that shows which passages stand in more than one statement.
 *
 * A passage a line, the longest first: those that the selected statement shares with others, or all that
 * there are in what is shown (analysis/reused).
 */
#ifndef LR_UI_REUSED_PANE_H
#define LR_UI_REUSED_PANE_H

#include "analysis/reused.h"
#include "ui/counts_pane.h"

struct reused_pane {
	struct counts_pane base;
	struct reused reused;
	size_t only; /* the statement whose passages are listed; REUSED_ALL: all */
};

struct pane *reused_pane_new(struct session *session);

#endif

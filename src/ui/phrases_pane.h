/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Phrases pane: the view that shows which rows of words recur in the statements shown, or stand out in them.
 *
 * A phrase a line, with the statements, speakers and years that have it (analysis/phrases).
 */
#ifndef LR_UI_PHRASES_PANE_H
#define LR_UI_PHRASES_PANE_H

#include "analysis/phrases.h"
#include "ui/counts_pane.h"

struct settings;

struct phrases_pane {
	struct counts_pane base;
	struct phrases phrases;
	const struct settings *settings; /* borrowed */
};

struct pane *phrases_pane_new(struct session *session, const struct settings *settings);

#endif

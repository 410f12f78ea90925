/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Words pane: the view that shows which words stand out in the statements shown.
 *
 * A word a line: how many times as frequent it is as in the rest, or in what another query finds, at least
 * and about, in how many statements, and how likely that is by chance (analysis/keyness).
 */
#ifndef LR_UI_WORDS_PANE_H
#define LR_UI_WORDS_PANE_H

#include "analysis/keyness.h"
#include "base/buf.h"
#include "ui/counts_pane.h"

struct settings;

struct words_pane {
	struct counts_pane base;
	struct keyness keyness;
	struct buf against; /* the query compared with; "": the rest */
};

struct pane *words_pane_new(struct session *session, const struct settings *settings);

#endif

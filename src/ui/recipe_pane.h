/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Recipe pane: the view that says how to have again what was on the screen: the command line that prints
 * it, and below that what a log would say of it (app/recipe.h), but for the digests of files.
 */
#ifndef LR_UI_RECIPE_PANE_H
#define LR_UI_RECIPE_PANE_H

#include "ui/pane.h"

struct direction;
struct session;
struct settings;

struct pane *recipe_pane_new(struct session *session, const struct direction *direction,
			     const struct settings *settings);
/* What it is to show when it is opened next: that of the options WHAT. */
void recipe_pane_set(struct pane *p, const char *what, bool incomplete);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Help: what each key does, by what one wants to do, and what a filter may say.
 *
 * A view of lines (overlay.h), in columns where the screen is wide. The keys are those in force.
 */
#ifndef LR_UI_HELP_H
#define LR_UI_HELP_H

struct direction;
struct keymap;
struct pane;
struct session;

/* All borrowed. */
struct pane *help_new(struct session *session, const struct direction *direction,
		      const struct keymap *keymap);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Settings pane: all settings with their values, what each is for, and where it is set; Enter types `:set`
 * for the one that is selected. An overlay (overlay.h); made by settings_pane_new(), freed by its operation.
 */
#ifndef LR_UI_SETTINGS_PANE_H
#define LR_UI_SETTINGS_PANE_H

struct direction;
struct pane;
struct session;
struct settings;

/* All borrowed. */
struct pane *settings_pane_new(struct session *session, const struct direction *direction,
			       const struct settings *settings);

#endif

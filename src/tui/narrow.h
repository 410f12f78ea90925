/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Narrow: from what a view shows to the statements that are meant by it.
 */
#ifndef LR_TUI_NARROW_H
#define LR_TUI_NARROW_H

struct tui;

/* Add TERM to the filter, leave the view, and go to the list. */
void narrow_to(struct tui *tui, const char *term);

#endif

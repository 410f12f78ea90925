/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Status: the chrome: the header line and the status line, which is the prompt while one is open.
 */
#ifndef LR_TUI_STATUS_H
#define LR_TUI_STATUS_H

#include "tui/theme.h"

struct buf;
struct keymap_input;
struct tui;

void status_draw_header(struct tui *tui, int y);
/* Draws the line; where a prompt is open *CURSOR is the column of its cursor, else -1. */
void status_draw(const struct tui *tui, int y, int *cursor);
/* What the program says: S in COLUMNS cells as screen_put_cut() puts it, in the direction of the
 * interface's language. */
int status_put(int y, int x, int columns, const char *s, struct theme_style style);
/* The count and the keys that wait for more. */
void status_typed(const struct keymap_input *in, struct buf *b);
/* The calendars of dates by name. */
void status_calendars(const struct tui *tui, struct buf *b);

#endif

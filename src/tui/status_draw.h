/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Status draw: what header, status line, the strip above it and the tour look like. The status line is
 * the prompt while one is open.
 */
#ifndef LR_TUI_STATUS_DRAW_H
#define LR_TUI_STATUS_DRAW_H

#include "ui/pane.h"

struct sparkline;
struct tour;
struct ui;

void status_draw_header(const struct ui *ui, struct sparkline *sparkline, int y);
/* Draws the line; where a prompt is open *CURSOR is the column of its cursor, else -1. */
void status_draw(const struct ui *ui, int y, int *cursor);
/* Completions with their counts, or what of the query was passed over. */
void status_draw_strip(const struct ui *ui, struct area area);
/* What the tour says. */
void status_draw_tour(const struct tour *t, struct area area);

#endif

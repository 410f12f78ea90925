/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Hints: the keys named at the right of the status line.
 *
 * Few at a time, more where the screen is wide. What has been used gives its place to the next thing of
 * use where one is; help and the way out stay. A hint stands whole or not at all, with the key in force.
 */
#ifndef LR_UI_HINTS_H
#define LR_UI_HINTS_H

struct buf;
struct ui;

/* Append those there is room for in COLUMNS cells, the way out last and kept longest. */
void hints_row(const struct ui *ui, int columns, struct buf *out);

/* The last of them. */
const char *hints_way_out(const struct ui *ui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Progress: the status line while an archive is being read.
 */
#ifndef LR_TUI_PROGRESS_H
#define LR_TUI_PROGRESS_H

struct ui;

/* Draw in row Y, which is blank, what has been read, how much of it, and how long the rest may take;
 * on a narrow screen less of it. To be called while session_progress() says that it is loading. */
void progress_draw(const struct ui *ui, int y);

#endif

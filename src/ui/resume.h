/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Resume: where one was in an archive, for the next run: order, calendar, place, and the path that led there.
 *
 * As lines for the archive's file (app/state.h), where the setting resume asks for it. Statements are known
 * by the path's own keys, which are the same in every run. What makes no sense any more is left out.
 */
#ifndef LR_UI_RESUME_H
#define LR_UI_RESUME_H

struct ui;

/* Remember where one is. */
void resume_save(struct ui *ui);
/* Go to where one was; the archive is there. */
void resume_go(struct ui *ui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Through: the commands that read on, from statement to statement, without leaving the text.
 */
#ifndef LR_UI_THROUGH_H
#define LR_UI_THROUGH_H

struct ui;

/* The next statement of the list, and the one before. */
void through_next(struct ui *ui);
void through_previous(struct ui *ui);
/* A page down; at the end of the text, the next statement. */
void through_read_on(struct ui *ui);

#endif

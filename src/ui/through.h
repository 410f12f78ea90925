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
/* The sitting as one text, or the statement alone again. */
void through_join(struct ui *ui);
/* What is not wrapped is moved sideways. */
void through_left(struct ui *ui);
void through_right(struct ui *ui);
/* The text has been scrolled, or has gone to a match: the statement there is the selected one, where a
 * sitting is read. */
void through_follow(struct ui *ui);
void through_follow_hit(struct ui *ui);
/* A page down; at the end of the text, the next statement. */
void through_read_on(struct ui *ui);

#endif

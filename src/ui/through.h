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
/* Scroll the text by BY lines, as reading_scroll() does. Where a sitting is read, the turn there is the
 * selected one; at its end, where nothing moves any more, the next turn. */
void through_scroll(struct ui *ui, long by);
/* The text has gone to a match: the same holds for the turn there. */
void through_follow_hit(struct ui *ui);
/* A page down; at the end of the text, the next statement. */
void through_read_on(struct ui *ui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mark: the commands that mark statements and go from mark to mark, and what there is to say of marks and
 * notes that come back or cannot be kept. Functions of the struct ui, as all commands.
 */
#ifndef LR_UI_MARK_H
#define LR_UI_MARK_H

#include <stdbool.h>

struct err;
struct ui;

void mark_toggle(struct ui *ui);
void mark_all(struct ui *ui);
void mark_next(struct ui *ui);
void mark_previous(struct ui *ui);

/* Marks and notes have changed: what shows them follows. */
void mark_changed(struct ui *ui);
/* Those of before are there: say so where they cannot be used. */
void mark_arrived(struct ui *ui);
/* The statement whose text has the focus is being read. */
void mark_read(struct ui *ui);
/* The program ends: keep where one is, and what has not been kept yet. False: ERR says why it cannot be. */
bool mark_leave(struct ui *ui, struct err *err);
/* From here on the session keeps marks: for this run alone where nobody has said in which folder. */
void mark_ready(struct ui *ui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mouse: what the wheel and the first button do, where the terminal passes them on.
 *
 * The wheel moves what is under it, a click selects and gives the keyboard to that pane, a second one at
 * the same place opens, and the rule between list and text is dragged. What is done is done by the commands
 * that keys do it with. Off until the setting `mouse` or F2 asks for it, since terminals select text with the
 * same button; with Shift they do so even then. While a line is typed or a menu is open nothing is done.
 */
#ifndef LR_UI_MOUSE_H
#define LR_UI_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

struct pane;
struct ui;

/* The wheel; the button down and up, which may be passed on as one, and two such. */
enum mouse_kind { MOUSE_UP, MOUSE_DOWN, MOUSE_PRESS, MOUSE_RELEASE, MOUSE_CLICK, MOUSE_DOUBLE };

struct mouse {
	bool drags;   /* the rule is held */
	int64_t when; /* of the last press, in milliseconds */
	int y, x;     /* and where */
};

/* Let the terminal pass the mouse on, or no longer: the command, and what it does where ON says which. */
void mouse_toggle(struct ui *ui);
void mouse_set(struct ui *ui, bool on);
/* The pane at row Y, column X of the screen, in the order of reading; NULL: none is. */
struct pane *mouse_pane(struct ui *ui, int y, int x);
/* KIND has happened at Y, X, at NOW milliseconds; BELOW: rows from the selected row of the pane there. */
void mouse_event(struct ui *ui, enum mouse_kind kind, int y, int x, int below, int64_t now);

#endif

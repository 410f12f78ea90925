/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Go: the ':' prompt: to a place in what is shown, or what to do by its name.
 *
 * It takes what the screen prints: a row's number, "50 %", "$", a date in figures or in words in every
 * calendar, the order of the list, a calendar; and the names of commands and filters. What is not there is
 * not gone to: it is said what is, or what was perhaps meant.
 */
#ifndef LR_UI_GO_H
#define LR_UI_GO_H

struct ui;

/* Open the prompt. */
void go_open(struct ui *ui);
/* Do what was typed there. */
void go_to(struct ui *ui, const char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Again: how to have again what is on the screen. Commands of the struct ui. */
#ifndef LR_UI_AGAIN_H
#define LR_UI_AGAIN_H

struct ui;

/* Show the command line that prints what is shown. */
void again_show(struct ui *ui);
/* Append what is shown to the log. */
void again_log(struct ui *ui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Run: what the commands do: the functions of the table in commands.h that have no home of their own,
 * and the one place that calls them all.
 */
#ifndef LR_UI_RUN_H
#define LR_UI_RUN_H

#include <stdbool.h>

#include "ui/command.h"

struct ui;

/* Do C, if it works where the keyboard is. COUNT is the number typed before it, 0 for none. */
void run_command(struct ui *ui, enum command c, int count);

/* Whether "back" stops the reading, because there is nothing else to go back from. */
bool run_would_stop(const struct ui *ui);

#endif

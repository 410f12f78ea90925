/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Colour: whether there is to be any, of the setting and the environment.
 *
 * NO_COLOR (no-color.org) says no, CLICOLOR_FORCE says yes, CLICOLOR=0 says no (bixense.com/clicolors), in
 * this order; otherwise terminals have colours and files and pipes have none. A setting that is not auto
 * wins over the environment.
 */
#ifndef LR_APP_COLOUR_H
#define LR_APP_COLOUR_H

#include <stdbool.h>

#include "app/settings.h"

/* Whether the screen has colours, and what is printed, to a TERMINAL or not. */
bool colour_screen(enum settings_colour wanted);
bool colour_print(enum settings_colour wanted, bool terminal);
/* How many colours what is printed may use: 256, or 16 where the terminal may know no more. */
int colour_printed(void);

#endif

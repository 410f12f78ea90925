/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What screen.c (the terminal) and screen_text.c (text on it) share; nobody else includes it. */
#ifndef LR_TUI_SCREEN_PRIVATE_H
#define LR_TUI_SCREEN_PRIVATE_H

#include <stdbool.h>

/* Tell the terminal, if the screen is up, who reorders text now. */
void screen_bidi_changed(bool reorders);

#endif

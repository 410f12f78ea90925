/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What screen.c (the terminal) and screen_text.c (text on it) share; nobody else includes it. */
#ifndef LR_TUI_SCREEN_PRIVATE_H
#define LR_TUI_SCREEN_PRIVATE_H

struct direction;

/* How text is put from now on. */
void screen_text_start(const struct direction *d);

#endif

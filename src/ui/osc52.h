/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * OSC 52: the sequence that asks a terminal to put a text on the clipboard (xterm's control sequences:
 * "Manipulate Selection Data"), which also works over ssh.
 *
 * Between us and the terminal may stand a multiplexer. tmux takes the sequence itself where its option
 * set-clipboard is on, and passes on what is wrapped in its own where allow-passthrough is: it gets both. GNU
 * screen passes on what is wrapped in a device control string, which it cuts off at 256 bytes in old
 * versions: it gets pieces. Whether a terminal has done it is not known: most answer nothing. Pure functions
 * but for getenv().
 */
#ifndef LR_UI_OSC52_H
#define LR_UI_OSC52_H

#include <stddef.h>

struct buf;

enum osc52_through { OSC52_PLAIN, OSC52_TMUX, OSC52_SCREEN, OSC52_NONE };

/* What is between us and the terminal, by the environment; OSC52_NONE: a terminal that shows the sequence
 * as text, or has no clipboard. */
enum osc52_through osc52_of_environment(void);
/* Append what copies the LEN bytes at TEXT. */
void osc52_put(enum osc52_through through, const char *text, size_t len, struct buf *out);
/* Bytes of text beyond which some terminals take nothing, or cut it off. */
enum { OSC52_SURE = 74994 };

#endif

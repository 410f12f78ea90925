/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Direction: who puts right-to-left text in order, the program or the terminal; and on which side
 * the interface itself begins.
 *
 * Some terminals reorder what they are sent and can be told not to (CSI 8 l: explicit mode of the
 * terminal working group's BiDi recommendation), some do and cannot, most do not. They are told by
 * the environment alone: asking them (DECRQM) leaves letters on the screens of some.
 */
#ifndef LR_TUI_DIRECTION_H
#define LR_TUI_DIRECTION_H

#include <stdbool.h>

#include "app/settings.h"
#include "text/bidi.h"

/* Whether the terminal reorders text and cannot be told to leave it. */
bool direction_terminal_reorders(void);
/* Whether lines are reordered here under this setting. */
bool direction_reorders(enum settings_bidi bidi);
/* Whether the interface begins at the right under this setting: with AUTO if its language does. */
bool direction_mirrored(enum settings_direction direction);
/* The direction of what the program itself says: RTL where its language is written so, also in a
 * sentence that begins with the name of a key; else BIDI_AUTO. */
enum bidi_dir direction_own(void);

struct tui;

/* Find out, while the archive grows, whether it has text that runs from right to left: as far as
 * languages and headlines tell. Then panes may have to be laid out anew. */
void direction_look(struct tui *tui);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sequence: keys that the description of the terminal leaves out.
 *
 * What a key sends and terminfo does not know would be taken letter by letter: Ctrl-Left, ESC [ 1 ; 5 D, as
 * Esc and four keys more, each of which does something. So curses is given what nearly all terminals
 * send (ECMA-48, as xterm and those after it use it), with codes of our own, where it knows nothing better.
 * Keys without Shift, Alt or Ctrl are those they are; the others do nothing, and have a name to say so.
 * UI thread; nothing fails.
 */
#ifndef LR_TUI_SEQUENCE_H
#define LR_TUI_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* Give them to curses, from CODE on; the terminal must have been started. */
void sequence_define(int code);
/* The key of CODE, counted from the first, KEYMAP_OTHER: it does nothing; false: there is no such code. */
bool sequence_key(int code, uint32_t *key);
/* Append the name of the key of CODE, as in C-Left; false: there is no such code. */
bool sequence_name(int code, struct buf *out);

#endif

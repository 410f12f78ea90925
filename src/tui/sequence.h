/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sequence: keys that the description of the terminal leaves out.
 *
 * What a key sends and terminfo does not know would be taken letter by letter: Ctrl-Left, ESC [ 1 ; 5 D, as
 * Esc and four keys more, each of which does something. So curses is given what nearly all terminals
 * send (ECMA-48, as xterm and those after it use it), with codes of our own, where it knows nothing better.
 * Keys without Shift, Alt or Ctrl are those they are; the others do nothing, and have a name to say so.
 * What else has the form of a sequence (a report of the mouse or the focus that another program has left
 * on, a late answer, a key in an encoding of its own) is one key that does nothing, too. UI thread;
 * nothing fails.
 */
#ifndef LR_TUI_SEQUENCE_H
#define LR_TUI_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* What keys that begin with an Esc are: not one sequence, the beginning of one, or a whole one. */
enum sequence { SEQUENCE_NONE, SEQUENCE_OPEN, SEQUENCE_WHOLE };

/* So many keys may be one sequence. */
enum { SEQUENCE_MOST = 64 };

/* Give them to curses, from CODE on; the terminal must have been started. */
void sequence_define(int code);
/* The key of CODE, counted from the first, KEYMAP_OTHER: it does nothing; false: there is no such code. */
bool sequence_key(int code, uint32_t *key);
/* What the N keys from S on are, of which curses knows nothing. */
enum sequence sequence_form(const uint32_t *s, size_t n);
/* The code, counted from the first, that stands for a whole one. */
int sequence_unknown(void);
/* Append the name of the key of CODE, as in C-Left; false: there is no such code. */
bool sequence_name(int code, struct buf *out);

#endif

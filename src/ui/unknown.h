/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Unknown: what is said of keys that do nothing where they were pressed: what is near them.
 */
#ifndef LR_UI_UNKNOWN_H
#define LR_UI_UNKNOWN_H

struct ui;

/* Say that the keys in UI->input, called NAME, do nothing here, and what does: the same key in another pane
 * or under a keyboard layout, the letter in the other case, what may follow the first of several keys. */
void unknown_say(struct ui *ui, const char *name);

#endif

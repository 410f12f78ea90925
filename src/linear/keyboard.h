/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keyboard: from the bytes that a terminal sends, or a file has, to keys.
 *
 * Characters are in the locale's encoding. Keys without a character come as the sequences that nearly all
 * terminals send (ECMA-48 with the numbers of the VT220, xterm, the Linux console): no description of the
 * terminal is needed. An Esc alone is one where nothing follows at once. Pure.
 */
#ifndef LR_LINEAR_KEYBOARD_H
#define LR_LINEAR_KEYBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* All zero: nothing has come. */
struct keyboard {
	struct buf bytes; /* that have come and are not yet keys */
};

void keyboard_done(struct keyboard *k);
/* LEN bytes have come. */
void keyboard_feed(struct keyboard *k, const char *bytes, size_t len);
/* The next key (ui/keymap.h); what is none of its names is KEYMAP_OTHER. MORE: others may follow, so that
 * what is not whole yet is left. False: there is none. */
bool keyboard_key(struct keyboard *k, bool more, uint32_t *key);
/* Whether bytes wait that may be the start of a key. */
bool keyboard_waits(const struct keyboard *k);

#endif

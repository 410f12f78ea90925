/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keys: from a key that is pressed to what it does, by where it is pressed.
 */
#ifndef LR_UI_KEYS_H
#define LR_UI_KEYS_H

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* KEY (keymap.h) has been pressed. False: the keys in ui->input, of which it is the last, do nothing
 * there. */
bool keys_press(struct ui *ui, uint32_t key);
/* The user has asked, from outside, to stop: what is typed is left, else reading stops. Asked again with
 * no key between, all ends with status 128 + NUMBER of the signal. */
void keys_interrupt(struct ui *ui, int number);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Find: the commands that filter, sort, and go from match to match. COUNT is the number typed
 * before the key, 0 for none.
 */
#ifndef LR_TUI_FIND_H
#define LR_TUI_FIND_H

#include <stdbool.h>
#include <stdint.h>

struct tui;

void find_filter(struct tui *tui, int count);
void find_filter_add(struct tui *tui, int count);
void find_filter_clear(struct tui *tui, int count);
void find_next_hit(struct tui *tui, int count);
void find_previous_hit(struct tui *tui, int count);
/* Set the filter of the settings called NAME; false where there is none. */
bool find_named(struct tui *tui, const char *name);
void find_exact_diacritics(struct tui *tui, int count);
void find_sort(struct tui *tui, int count);
void find_reverse(struct tui *tui, int count);

/* A key while the menu of orders is open. */
void find_sort_key(struct tui *tui, uint32_t key);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Find: the commands that filter, sort, and go from match to match.
 */
#ifndef LR_UI_FIND_H
#define LR_UI_FIND_H

#include <stdbool.h>

#include "archive/field.h"

struct ui;

void find_filter(struct ui *ui);
void find_filter_add(struct ui *ui);
void find_filter_clear(struct ui *ui);
void find_next_hit(struct ui *ui);
void find_previous_hit(struct ui *ui);
/* Set the filter of the settings called NAME; false where there is none. */
bool find_named(struct ui *ui, const char *name);
void find_sample(struct ui *ui);
void find_exact_diacritics(struct ui *ui);
void find_sort(struct ui *ui);
void find_reverse(struct ui *ui);
/* Order the list by a field, and say so. */
void find_sort_by(struct ui *ui, enum field_id sort, bool reverse);

#endif

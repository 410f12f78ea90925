/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Side: what is compared: two statements that are marked, if just two are; else the selected one with the
 * same in another language or version, by their ids or by what the archive says of it (@corresp of TEI, the
 * work of Akoma Ntoso), or with the same occasion before it or after it. Commands of the struct ui.
 */
#ifndef LR_UI_SIDE_H
#define LR_UI_SIDE_H

#include <stdint.h>

struct ui;

/* Show the selected statement beside its counterpart; where there are several, ask which. */
void side_by_side(struct ui *ui);
/* A key of that menu. */
void side_key(struct ui *ui, uint32_t key);

#endif

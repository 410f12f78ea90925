/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Menu: a choice in the status line, that the next key makes: of an order, of a calendar.
 *
 * What no key of it is closes it. Where it does not fit in one line, what stands before goes to lines
 * above. What the second key of a sequence copies (take.h) is shown as one. State: ui->menu.
 */
#ifndef LR_UI_MENU_H
#define LR_UI_MENU_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct ui;

enum menu { MENU_NONE, MENU_SORT, MENU_CALENDAR, MENU_EXPORT, MENU_OVER, MENU_SIDE, MENUS };

/* The menu MENU is open. */
void menu_open(struct ui *ui, enum menu menu);
/* KEY was pressed in the one that is open. */
void menu_key(struct ui *ui, uint32_t key);
/* Whether one is open, or what a key would copy is shown. */
bool menu_is_open(const struct ui *ui);
/* Append the last of its text to LINE, in COLUMNS cells; what has no room there to ABOVE, in lines that are
 * ended. */
void menu_text(const struct ui *ui, int columns, struct buf *above, struct buf *line);

#endif

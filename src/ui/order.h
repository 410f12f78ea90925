/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Order: what the orders of the list are called, and the keys that choose one in the menu.
 */
#ifndef LR_UI_ORDER_H
#define LR_UI_ORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/field.h"

struct buf;

/* Append what is said of an order: "by title", "newest first". */
void order_name(enum field_id sort, bool reverse, struct buf *out);
/* The order that KEY chooses; false: none. */
bool order_of_key(uint32_t key, enum field_id *sort);

#endif

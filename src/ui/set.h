/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Set: `:set name=value`: a setting for the rest of this run, in force at once.
 *
 * Names, values and what is wrong with them come from the table of app/settings; a table here says what
 * else is done for those that something has been made of already. What counts only while the program starts
 * is not set: it is said where to put it. `:set name` says what it is, `:set all` opens the list of all.
 */
#ifndef LR_UI_SET_H
#define LR_UI_SET_H

#include <stdbool.h>

struct buf;
struct complete;
struct complete_item;
struct setting;
struct settings;
struct ui;

/* Do what TEXT, behind the word "set", says; or say why not. Always true. */
bool set_typed(struct ui *ui, const char *text);
/* Put into the settings what keys have changed since: order, calendars, copies, marks of letters. */
void set_follow(struct ui *ui);
/* Add to C what TEXT may become: names, then values. */
void set_complete(struct complete *c, const struct ui *ui, const char *text);
/* Append what is said of ITEM, one of them. */
void set_describe(const struct ui *ui, const char *text, const struct complete_item *item,
		  struct buf *keys, struct buf *help);
/* Append where the value of ROW is from, with the default where it is another: a sentence. */
void set_origin(const struct setting *row, const struct settings *s, struct buf *out);

#endif

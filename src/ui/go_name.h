/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Go name: the names that the ':' prompt takes: commands, filters, and what takes a value ("sort title").
 *
 * One table says what takes a value; completion, doing it and saying what was perhaps meant go by it.
 */
#ifndef LR_UI_GO_NAME_H
#define LR_UI_GO_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/command.h"

struct buf;
struct complete;
struct complete_item;
struct ui;

/* A word that takes a value, by that name or its translation: a choice of a setting, or a list of names. */
struct go_value {
	const char *name, *setting, *help;
	bool (*set)(struct ui *ui, const char *value);
	const char *(*word)(size_t i); /* the names that may stand in a list; NULL: it is none */
	bool (*knows)(const char *name, size_t len);
	/* What VALUE may become, and what is said of such a thing; NULL: as setting or fields have it. */
	void (*complete)(struct complete *c, const struct ui *ui, const char *value);
	void (*describe)(const struct ui *ui, const char *value, const struct complete_item *item,
			 struct buf *keys, struct buf *help);
};

/* Row I of them; NULL past the end. */
const struct go_value *go_value_row(size_t i);
/* The one that TEXT begins with, and where its value begins; NULL: none, or no blank behind it. */
const struct go_value *go_value_of(const char *text, const char **value);
/* Add to C, whose FROM is where VALUE begins, what it may become. */
void go_value_complete(struct complete *c, const struct ui *ui, const struct go_value *v,
		       const char *value);
/* Append what is said of ITEM, one of these. */
void go_value_describe(const struct ui *ui, const struct go_value *v, const char *value,
		       const struct complete_item *item, struct buf *keys, struct buf *help);

/* Do what TEXT, "sort title", says. False: it is nothing that takes a value. */
bool go_name_value(struct ui *ui, const char *text);
/* The command NAME, or what other programs call it; COMMAND_NONE where there is none. */
enum command go_name_command(const char *name);
/* Say that nothing is called TEXT, and which name is nearest to it. */
void go_name_wrong(struct ui *ui, const char *text);

#endif

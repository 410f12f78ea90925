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

struct complete;
struct settings;
struct ui;

/* Do what TEXT, "sort title", says. False: it is nothing that takes a value. */
bool go_name_value(struct ui *ui, const char *text);
/* The command NAME, or what other programs call it; COMMAND_NONE where there is none. */
enum command go_name_command(const char *name);
/* Say that nothing is called TEXT, and which name is nearest to it. */
void go_name_wrong(struct ui *ui, const char *text);
/* What could stand at byte CURSOR of TEXT. */
void go_name_complete(struct complete *c, const struct settings *settings, const char *text,
		      size_t cursor);

#endif

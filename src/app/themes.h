/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Themes: how the screen looks, as data.
 *
 * A theme is a file of lines "role = colour on colour attributes" (the roles: style.h), in any part of which
 * may be left out. Those of the program are in it, made of data/themes when it was built; those of the user
 * are NAME.theme in the folder themes of his configuration, and one called as one of the program's takes its
 * place. A role that a file does not name is as in the program's own default; what has no colour has that of
 * the role text. A line that makes no sense is reported and passed over. The thread of the screen. Whether
 * the user's folder is looked into is the process's, as the folder is (paths.h).
 */
#ifndef LR_APP_THEMES_H
#define LR_APP_THEMES_H

#include <stdbool.h>

#include "app/style.h"

struct err_list;

/* The one without colours, and the one that is there if nothing else is said. */
#define THEMES_MONO "mono"
#define THEMES_DEFAULT "default"

/* Whether the user's themes are there: --no-config says no. Before all else; not called, they are. */
void themes_user(bool there);
/* The names of the program's own, by number; NULL past the end. */
const char *themes_name(int i);
/* Whether there is one called NAME. */
bool themes_has(const char *name);
/* Fill SHEET from the file PATH, or from the theme NAME; what is wrong with it is added to ERRS, and the rest
 * is in force. */
void themes_read_file(const char *path, struct style_sheet *sheet, struct err_list *errs);
void themes_read(const char *name, struct style_sheet *sheet, struct err_list *errs);

#endif

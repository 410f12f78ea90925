/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * History: what was typed at the prompts, kept between runs.
 *
 * A file of lines, each a sign for the prompt ('/' or ':') and the text, oldest first; it is changed
 * by store.h, so that programs that run side by side do not lose each other's lines. The file is not
 * trusted: what is too long, no UTF-8 or no line of ours is passed over.
 */
#ifndef LR_APP_HISTORY_H
#define LR_APP_HISTORY_H

#include <stdbool.h>

struct err;

/* Lines kept of each prompt; bytes of the longest. */
enum { HISTORY_LINES = 200, HISTORY_BYTES = 4096 };

/* Call LINE for each line of the file at PATH, the oldest first; what cannot be read has none. */
void history_read(const char *path, void (*line)(void *data, char sign, const char *text),
		  void *data);
/* Add a line at the end of the file at PATH, and take it away where it stood before; makes the
 * folders. False with ERR: that cannot be; without a kind in it: TEXT is nothing that is kept. */
bool history_add(const char *path, char sign, const char *text, struct err *err);

#endif

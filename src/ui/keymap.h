/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keymap: from keys to commands, and the names of keys.
 *
 * The default map is part of the program (data/default.keys, made into a string when it is built);
 * the user's key file is read over it. A key may mean one thing at a prompt, another in a
 * view and a third elsewhere: the command says which. Key files are not trusted: a wrong line is told and passed over.
 */
#ifndef LR_UI_KEYMAP_H
#define LR_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "ui/command.h"

struct buf;
struct err_list;

/* A key: a Unicode character, or one of these. */
enum {
	KEYMAP_CODE = 0x200000, /* from here on: no characters */
	KEYMAP_BACKTAB = KEYMAP_CODE,
	KEYMAP_BACKSPACE,
	KEYMAP_DELETE,
	KEYMAP_INSERT,
	KEYMAP_UP,
	KEYMAP_DOWN,
	KEYMAP_LEFT,
	KEYMAP_RIGHT,
	KEYMAP_HOME,
	KEYMAP_END,
	KEYMAP_PAGE_UP,
	KEYMAP_PAGE_DOWN,
	KEYMAP_ENTER,                    /* of the keypad */
	KEYMAP_F0 = KEYMAP_CODE + 0x100, /* F1 is the next */
	KEYMAP_F_LAST = KEYMAP_F0 + 63,
	KEYMAP_OTHER = KEYMAP_CODE + 0x1000 /* plus the screen's own code; it cannot be bound */
};

struct keymap_binding {
	uint32_t key;
	enum command command;
};

struct keymap {
	struct keymap_binding *items; /* in the order of binding */
	size_t n, size;
	bool mirrored; /* in views Left and Right change places: what they mean goes by the order of reading */
};

/* The default keys. */
void keymap_init(struct keymap *m);
void keymap_done(struct keymap *m);
/* Read the lines of TEXT (called NAME in errors). False: each wrong line is added to ERRS; all good
 * ones are in force. */
bool keymap_parse(struct keymap *m, const char *name, const char *text, struct err_list *errs);
/* Read the file PATH; one that is not there is no error. */
bool keymap_read(struct keymap *m, const char *path, struct err_list *errs);
/* Where a key is typed. */
enum keymap_place {
	KEYMAP_MAIN,
	KEYMAP_VIEW, /* while a view stands over list and text: commands of GROUP_VIEW come first */
	KEYMAP_PROMPT /* commands of GROUP_PROMPT alone */
};

/* What KEY does at PLACE. */
enum command keymap_find(const struct keymap *m, uint32_t key, enum keymap_place place);

/* The key called by the LEN bytes at S; 0 where there is none. */
uint32_t keymap_key(const char *s, size_t len);
/* Append the name of KEY, which is below KEYMAP_OTHER. */
void keymap_key_name(uint32_t key, struct buf *out);
/* Append the names of the keys of C, parted by blanks. */
void keymap_keys_of(const struct keymap *m, enum command c, struct buf *out);
/* --list-keys: one line a command. */
void keymap_list(const struct keymap *m, FILE *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Keymap: from keys to commands, and the names of keys.
 *
 * The default map is part of the program (data/default.keys, made into a string when it is built);
 * the user's key file is read over it. A binding is a key, or several that are typed one after the
 * other, and holds in the panes where its command works, or in those that its line names. What is
 * bound for one pane by name comes first there, then what belongs to a view (GROUP_VIEW), then the
 * rest; so a key may mean one thing at a prompt, another in a view and a third elsewhere. No time limit
 * parts a sequence from its first key: the key that begins one does nothing else. Key files are not
 * trusted: a wrong line is reported and passed over.
 */
#ifndef LR_UI_KEYMAP_H
#define LR_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/langmap.h"
#include "ui/command.h"

struct buf;
struct err_list;

/* A key: a Unicode character, or one of these. */
enum {
	KEYMAP_ESC = 27,
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
	KEYMAP_PASTE,                    /* no keys: what comes until ... */
	KEYMAP_PASTED,                   /* ... this is pasted */
	KEYMAP_F0 = KEYMAP_CODE + 0x100, /* F1 is the next */
	KEYMAP_F_LAST = KEYMAP_F0 + 63,
	KEYMAP_OTHER = KEYMAP_CODE + 0x1000 /* plus the screen's own code; it cannot be bound */
};

/* Keys that can follow one another. */
enum { KEYMAP_KEYS = 4 };

struct keymap_binding {
	uint32_t keys[KEYMAP_KEYS];
	size_t keys_n;
	enum command command; /* COMMAND_NONE: nothing is done here */
	unsigned panes;       /* PANE_ bits of where it holds */
	int level;            /* of two in one pane the higher one counts */
};

struct keymap {
	struct keymap_binding *items; /* in the order of binding */
	size_t n, size;
	/* The screen is: keys that point to a side (Left, h, <) go there; what they mean changes places. */
	bool mirrored;
	/* The layout that is typed with: what is bound nowhere counts as the key it is on. Not while a line
	 * is typed. LANGMAP_AUTO: none. */
	enum langmap langmap;
};

/* What is typed and has not become a command yet. All zero: nothing. */
struct keymap_input {
	uint32_t keys[KEYMAP_KEYS];
	size_t keys_n;
	int count; /* the number before them; 0: none */
	bool done; /* they have become a command, or nothing */
};

enum keymap_typed {
	KEYMAP_WAITS,   /* more must come */
	KEYMAP_COMMAND, /* a command is complete */
	KEYMAP_NOTHING  /* the keys mean nothing in this pane */
};

/* The default keys. */
void keymap_init(struct keymap *m);
void keymap_done(struct keymap *m);
/* Read the lines of TEXT (called NAME in errors). False: each wrong line is added to ERRS; all good
 * ones are in force. */
bool keymap_parse(struct keymap *m, const char *name, const char *text, struct err_list *errs);
/* Read the file PATH; one that is not there is no error. */
bool keymap_read(struct keymap *m, const char *path, struct err_list *errs);

/* The command that the N keys at KEYS are in PANE, a PANE_ bit; COMMAND_NONE for none. *MORE: a
 * sequence that holds there begins with them. */
enum command keymap_find(const struct keymap *m, const uint32_t *keys, size_t n, unsigned pane,
			 bool *more);
/*
 * Take in KEY, which is typed in PANE. Unless that is the prompt, digits are a count for the command
 * that follows. With KEYMAP_COMMAND, *C is the command and *COUNT the count, 0 for none. Then, as with
 * KEYMAP_NOTHING, the next key begins again; until it comes the keys stay in IN, to be named. A key of
 * another layout that is bound nowhere is taken in as the one in its place (keymap_meant_by()).
 */
enum keymap_typed keymap_type(const struct keymap *m, struct keymap_input *in, uint32_t key,
			      unsigned pane, enum command *c, int *count);
/* What KEY stands for after the N keys at KEYS, where no line is typed: itself where it is bound in any
 * pane, else the key in its place on a US keyboard. */
uint32_t keymap_meant_by(const struct keymap *m, const uint32_t *keys, size_t n, uint32_t key);
/* The key that points the other way, Right for Left; KEY itself where it points nowhere. */
uint32_t keymap_opposite(uint32_t key);
/* Forget what is typed. */
void keymap_input_clear(struct keymap_input *in);

/* The key called by the LEN bytes at S; 0 where there is none. */
uint32_t keymap_key(const char *s, size_t len);
/* Append the name of KEY, which is below KEYMAP_OTHER. */
void keymap_key_name(uint32_t key, struct buf *out);
/* Append the N keys of a sequence, "yt", "y<Space>". */
void keymap_keys_name(const uint32_t *keys, size_t n, struct buf *out);
/* Append the names of the keys of C, parted by blanks, "j Down"; with the panes where that is not
 * wherever C works: "x (list)". */
void keymap_keys_of(const struct keymap *m, enum command c, struct buf *out);
/* --list-keys: one line a command. */
void keymap_list(const struct keymap *m, FILE *out);

#endif

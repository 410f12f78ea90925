/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Direction: who puts right-to-left text in order, the program or the terminal; and on which side
 * the interface itself begins.
 *
 * The table of terminals (terminal.h) says what the one at hand does. The environment tells first; what the
 * terminal answers when it is asked who it is comes later and counts more. The setting counts most.
 */
#ifndef LR_UI_DIRECTION_H
#define LR_UI_DIRECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "app/settings.h"
#include "text/bidi.h"
#include "ui/terminal.h"

struct archive;
struct buf;

struct direction {
	struct bidi *bidi; /* what makes lines into cells */
	bool shape;        /* it joins Arabic letters */
	enum settings_bidi wanted;
	enum terminal_order order;       /* in force */
	const struct terminal *terminal; /* the one that this is, as far as it is known */
	const char *why;                 /* what told so: a variable, "DA2"; NULL: nothing */
	bool rtl;      /* the interface begins at the right, where lines stay in their places */
	bool mirrored; /* it does so now: columns count from the right */
	bool rtl_text; /* the archive has right-to-left text ... */
	size_t seen;   /* ... looked for in so many of its statements */
};

void direction_init(struct direction *d, const struct settings *settings);
/* The settings have changed. */
void direction_configure(struct direction *d, const struct settings *settings);
void direction_done(struct direction *d);
/* Whether lines are put in order here. */
bool direction_reorders(const struct direction *d);
/* Whether each piece of a row stays where it is put: the terminal may order it, but within its bounds. */
bool direction_places(const struct direction *d);
/* Have it as ORDER says from now on, whatever the terminal is. */
void direction_set(struct direction *d, enum terminal_order order);
/* The terminal has answered DA2 with PARAMETERS; true where lines are sent in another way now. */
bool direction_answer(struct direction *d, const char *parameters);
/* Append which terminal this is taken for, by what, and who puts its text in order: a sentence. */
void direction_print(const struct direction *d, struct buf *out);
/* For wrap_text(): the characters of a paragraph that take no cell. See bidi_glue(). */
const char *direction_glue(const struct direction *d, const char *s, size_t len, enum bidi_dir dir);
/* Find out, while the archive grows, whether it has text that runs from right to left: as far as
 * languages and headlines say. True when that has just been found. */
bool direction_look(struct direction *d, const struct archive *a);

/* The direction of what the program itself says, RTL where its language is written so: also of a sentence
 * that begins with the name of a key, or with a word of the archive. */
enum bidi_dir direction_own(void);
/* Append the LEN bytes at NAME, of keys, to what the program says: in a sentence from right to left as well a
 * bracket stays the one that is on the key: between left-to-right marks none is mirrored (UAX #9, L4). */
void direction_put_key(const char *name, size_t len, struct buf *out);

#endif

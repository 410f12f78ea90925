/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Direction: who puts right-to-left text in order, the program or the terminal; and on which side
 * the interface itself begins.
 *
 * Some terminals reorder what they are sent and can be asked not to (CSI 8 l: explicit mode of the
 * terminal working group's BiDi recommendation), some do and cannot, most do not. They are known by
 * the environment alone: asking them (DECRQM) leaves letters on the screens of some.
 */
#ifndef LR_UI_DIRECTION_H
#define LR_UI_DIRECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "app/settings.h"
#include "text/bidi.h"

struct archive;

struct direction {
	struct bidi *bidi; /* what puts lines in order */
	bool shape;        /* it joins Arabic letters */
	bool rtl;      /* the interface begins at the right, where lines are put in order here */
	bool mirrored; /* it does so now: columns count from the right */
	bool rtl_text; /* the archive has right-to-left text ... */
	size_t seen;   /* ... looked for in so many of its statements */
};

void direction_init(struct direction *d, const struct settings *settings);
void direction_done(struct direction *d);
/* Whether lines are put in order here; and to have it so, or to leave it to the terminal. */
bool direction_reorders(const struct direction *d);
void direction_set(struct direction *d, bool reorder);
/* For wrap_text(): the characters of a paragraph that take no cell. See bidi_glue(). */
const char *direction_glue(const struct direction *d, const char *s, size_t len, enum bidi_dir dir);
/* Find out, while the archive grows, whether it has text that runs from right to left: as far as
 * languages and headlines say. True when that has just been found. */
bool direction_look(struct direction *d, const struct archive *a);

/* The direction of what the program itself says: RTL where its language is written so, also in a
 * sentence that begins with the name of a key; else BIDI_AUTO. */
enum bidi_dir direction_own(void);

#endif

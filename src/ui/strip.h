/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Strip: what is said above the prompt: completions, or what is wrong with the query that is typed and
 * how it is understood, in words; and above the status line a notice that is too long for it.
 *
 * A row or a few, as the screen allows; what it says runs as the interface does. Front end's thread.
 */
#ifndef LR_UI_STRIP_H
#define LR_UI_STRIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "text/wrap.h"
#include "ui/palette.h"

struct ui;

enum { STRIP_ROWS = 3 };

struct strip {
	struct buf text;  /* a problem, if there is one, on a line of its own; then the words */
	size_t problem;   /* bytes of it that are the problem */
	bool notice;      /* which is the notice */
	struct wrap wrap; /* TEXT in the lines there is room for */
	struct palette palette; /* of the ':' prompt, in its place */
};

void strip_done(struct strip *s);
/* Make what is to be said of what is typed now; returns the rows it takes, 0 where there is nothing. */
int strip_make(struct strip *s, const struct ui *ui);
/* Append how the filter is understood, its terms with their counts, and what is switched off or on. */
void strip_words(const struct ui *ui, struct buf *out);

#endif

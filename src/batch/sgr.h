/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sgr: what marks headlines and matches in a text that is printed (ECMA-48, select graphic rendition).
 *
 * The sequences are made of the theme, or of the default one where the theme has a background of its own,
 * which would end with the text. Where there are to be no colours (app/colour.h) there are no marks at all.
 */
#ifndef LR_BATCH_SGR_H
#define LR_BATCH_SGR_H

#include <stdio.h>

#include "app/style.h"
#include "text/fold.h"
#include "write/writer.h"

struct buf;
struct session;
struct settings;

enum { SGR_BYTES = 48 };

struct sgr {
	struct writer_marks marks;
	char title[SGR_BYTES], heading[SGR_BYTES], match[SGR_BYTES];
	struct fold_map map;
};

/* The marks for what SESSION prints to OUT; NULL: there are to be none. They live in S, until sgr_done(). */
struct writer_marks *sgr_init(struct sgr *s, struct session *session,
			      const struct settings *settings, FILE *out);
void sgr_done(struct sgr *s);
/* Append the sequence that sets LOOK; nothing where that is as the text is anyway. */
void sgr_put(const struct style_look *look, struct buf *out);

#endif

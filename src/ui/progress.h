/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Progress: what the status line says while an archive is being read: what has been read, how much of
 * it, and how long the rest may take; on a narrow screen less of it.
 */
#ifndef LR_UI_PROGRESS_H
#define LR_UI_PROGRESS_H

#include "base/buf.h"

struct ui;

struct progress {
	struct buf before, after; /* the bar, two cells apart from it */
	int bar;                  /* cells of it; 0: there is no room, or nobody knows */
	int eighths;              /* of a cell that are full in it */
	const char *hint;         /* at the right end; "" */
};

/* What there is to say in ROOM cells; to be called while session_progress() says that it is loading. */
void progress_make(struct progress *p, const struct ui *ui, int room);
void progress_done(struct progress *p);

#endif

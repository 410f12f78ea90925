/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Progress: how far long work is, for who waits at a terminal.
 *
 * One line on standard error that is written over again and again, once the work has taken a second; it is
 * gone when the work is done or something else is said. Where standard error is no terminal there is none.
 */
#ifndef LR_BATCH_PROGRESS_H
#define LR_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct session;

struct progress {
	bool on, shown;
	int64_t due; /* when it may be shown next, in ms of the clock */
};

void progress_begin(struct progress *p);
/* The session SESSION is being read; a struct progress at DATA. */
void progress_reading(const struct session *session, void *data);
/* N statements of ALL are written. */
void progress_writing(struct progress *p, size_t n, size_t all);
/* Nothing of it stays. */
void progress_end(struct progress *p);

#endif

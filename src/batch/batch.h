/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Batch: the front end without a screen. Prints, counts or checks what the session has read.
 *
 * Output is in logical order and, but for text on a terminal, unwrapped by the screen's size.
 * Returns the exit status that scripts rely on: 0 done, 1 nothing matched, problems found or not all
 * of the input could be read, 2 could not be read or written.
 */
#ifndef LR_BATCH_BATCH_H
#define LR_BATCH_BATCH_H

#include <stdbool.h>
#include <stdio.h>

struct options;
struct printers;
struct session;
struct settings;

/* Wait for SESSION and do what OPTIONS ask, to OUT. */
int batch_run(struct session *session, const struct options *options,
	      const struct settings *settings, FILE *out);
/* What prints the tables of views. */
extern const struct printers batch_printers;
/* Write out what is left in OUT. False: it was not all written, and *STATUS is that; said, but where
 * its reader has gone. */
bool batch_finish(FILE *out, int *status);

#endif

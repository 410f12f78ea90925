/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Problems: what was wrong in the files, and in the user's settings and keys, file by file.
 *
 * A view of lines (overlay.h), one of which is selected. Enter asks for the statement that a problem is
 * in: the last one of the file that begins in the problem's line or above it.
 */
#ifndef LR_UI_PROBLEMS_H
#define LR_UI_PROBLEMS_H

#include <stddef.h>

struct direction;
struct err_list;
struct pane;
struct session;

/* Those of the session's archive, and MISTAKES in the user's files; all borrowed. */
struct pane *problems_new(struct session *session, const struct direction *direction,
			  const struct err_list *mistakes);
/* How many there are, of both. */
size_t problems_count(const struct session *session, const struct err_list *mistakes);

#endif

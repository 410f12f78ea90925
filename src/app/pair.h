/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pair: the two statements that are to be compared, by their ids.
 *
 * Ids are those of a file: several statements may have one, copies of each other or not. Meant is what is
 * shown before the copies that it stands for, then what was read first; one id given twice means the first
 * two that have it. Pure function.
 */
#ifndef LR_APP_PAIR_H
#define LR_APP_PAIR_H

#include <stdbool.h>
#include <stddef.h>

struct session;

/* The NUMBERs of the statements that IDS are, at a comma that parts two ids that are there: an id may hold
 * one itself. False: there is none such. *MORE: which of them one of the ids means is not certain. */
bool pair_find(struct session *session, const char *ids, size_t number[2], bool *more);

#endif

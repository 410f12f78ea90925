/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reselect: finds again, in an archive that was read again, what was selected in the old one.
 *
 * By its id, and among several with that id by file, title and date; where the id is not the
 * archive's own, by what the statement says. What has gone is stood for by the row nearest to it.
 * Pure; belongs to the front end's thread.
 */
#ifndef LR_APP_RESELECT_H
#define LR_APP_RESELECT_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct view;

/* The number in NOW of statement NUMBER of OLD; SIZE_MAX where it has gone. */
size_t reselect_statement(const struct archive *old, size_t number, const struct archive *now);
/* The number in NOW of what is selected in OLD, else of a row near it, else SIZE_MAX. *GONE: it is
 * another one. */
size_t reselect(const struct view *old, const struct archive *now, bool *gone);

#endif

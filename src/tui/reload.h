/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reload: files that change are read again, and everything stays where it was.
 *
 * Part of the loop of tui.c. The watch (app/watch.h) tells of changes; while a line is being typed or
 * something is read already, they wait. The selected statement stays at its place on the screen, its
 * text where it was scrolled to.
 */
#ifndef LR_TUI_RELOAD_H
#define LR_TUI_RELOAD_H

#include <stdbool.h>

struct tui;

/* Watch the session's files, if the settings say so. */
void reload_start(struct tui *tui);
void reload_stop(struct tui *tui);
/* What to poll, -1: nothing; and how long at most, instead of MS milliseconds (-1: for ever). */
int reload_fd(const struct tui *tui);
int reload_wait(const struct tui *tui, int ms);
/* After polling: take in what has changed, read the files again when it is time. */
void reload_check(struct tui *tui);
/* Read the files again now; false where that cannot be. */
bool reload_now(struct tui *tui);
/* The session has been read anew; CHANGED is what session_poll() said. */
void reload_done(struct tui *tui, unsigned changed);
/* The rows have changed: the selected one stays where it was before the reload. */
void reload_rows(struct tui *tui);

#endif

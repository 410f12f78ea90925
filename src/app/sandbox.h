/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sandbox: what a thread that parses may still do.
 *
 * Files come from anywhere, and parsers have faults. Before it reads a byte, a thread that does gives up
 * for good, for itself and the threads it starts, what reading does not need: writing, running programs,
 * connecting to a network, and opening files but those it was asked to read and what the C library needs
 * for encodings, languages and time zones. Linux calls this Landlock (5.13; the network from 6.7);
 * elsewhere nothing is given up, and --version says so. It is a second wall: threads of a program share
 * its memory.
 */
#ifndef LR_APP_SANDBOX_H
#define LR_APP_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * Restrict the calling thread to reading the N FILES: a folder and all below it; a file and, for what it
 * includes, the folder it is in and all below that. With ANYWHERE files of any place may be read: links
 * are followed there. False where the system cannot do it: nothing is restricted then.
 */
bool sandbox_enter(const char *const *files, size_t n, bool anywhere);
/* Call RUN with DATA in a thread of its own that is so restricted, as far as the system can, and wait for its
 * end. */
void sandbox_run(const char *const *files, size_t n, bool anywhere, void (*run)(void *data),
		 void *data);
/* Append what there is, for --version: "Landlock 7", "no sandbox". */
void sandbox_library(struct buf *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Paths: where the program finds its own files and the user's (XDG Base Directory Specification).
 *
 * Run as PATH/leader-reader from a build or from a moved installation, the data beside the program
 * come first, so that nothing need be installed. Relative XDG variables are ignored, as the
 * specification says. All results are heap strings for the caller to free.
 */
#ifndef LR_APP_PATHS_H
#define LR_APP_PATHS_H

struct err;

/* Remember how the program was called (argv[0]), which there is one of for the process: before all else. */
void paths_init(const char *argv0);
/* A file of the program's data, e.g. "statements.xml"; the installed place where it is nowhere. */
char *paths_data(const char *name);
/* The folder of the translations. */
char *paths_locale(void);
/* A file in the user's configuration folder; NULL where there is no home. */
char *paths_config(const char *name);
/* A file in the user's folder for what a program remembers; NULL where there is no home. */
char *paths_state(const char *name);
/* A long path would hide what is wrong: "~" for the home folder in ERR's file. */
void paths_shorten(struct err *err);

#endif

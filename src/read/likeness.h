/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Likeness: what a file looks like that is no archive, so that it can be said. Pure.
 */
#ifndef LR_READ_LIKENESS_H
#define LR_READ_LIKENESS_H

#include <stdbool.h>

/* Whether a file that begins with HEAD, some hundred bytes, is a web page. */
bool likeness_html(const char *head);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML quick: markup that needs no repairing, without libxml2.
 *
 * Most fields of most feeds hold paragraphs, links, lists and emphasis, well nested and cleanly
 * written. What those mean is known without a parser that knows how to guess, and costs a fifth. A
 * field with anything else in it is refused as a whole, before anything has been said of it: then it is
 * html_repair's and libxml2's. The two must never be told apart by what comes out; a test compares them.
 */
#ifndef LR_MARKUP_HTML_QUICK_H
#define LR_MARKUP_HTML_QUICK_H

#include <stdbool.h>
#include <stddef.h>

struct html_state;

/* Give LEN bytes of markup at S to H, which has begun. False: it is not so simple, H is as it was. */
bool html_quick(struct html_state *h, const char *s, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML CSS: the little of a style attribute that changes what a text says.
 */
#ifndef LR_MARKUP_HTML_CSS_H
#define LR_MARKUP_HTML_CSS_H

#include <stdbool.h>

#include "text/raised.h"

/* Whether STYLE says that nothing of the element is shown: display:none, or a visibility that hides. */
bool html_css_hides(const char *style);
/* Whether STYLE draws a line through its words. */
bool html_css_strikes(const char *style);

/* Whether STYLE puts its words above or below the line. */
enum raised html_css_raises(const char *style);
/* How it says that items of a list are numbered: '1', 'a', 'A', 'i' or 'I'; '*': they are not; 0: nothing. */
char html_css_numbers(const char *style);

#endif

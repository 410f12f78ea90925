/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * I18n: the marks round every string a user sees. _() translates now, N_() marks a string in a
 * table for a later _(). Those with a word in their names say what the string is: translators read it
 * beside each (po/Makevars). Without NLS all are the string itself. Strings are UTF-8 everywhere in
 * the program: bind_textdomain_codeset() in main() does that, base/charset converts at the edge.
 */
#ifndef LR_BASE_I18N_H
#define LR_BASE_I18N_H

#include "config.h"

#if ENABLE_NLS
#include <libintl.h>
#define _(s) gettext(s)
#else
#define _(s) (s)
#define ngettext(one, many, n) ((n) == 1 ? (one) : (many))
#endif
#define N_(s) s

#define DATE_(s) _(s)
#define HINT_(s) _(s)
#define N_HINT(s) s
#define N_ARGUMENT(s) s
#define N_CALENDAR(s) s
#define N_COLUMN(s) s
#define N_DATE(s) s
#define N_FIELD(s) s
#define N_MONTH(s) s
#define N_REASON(s) s
#define N_VIEW(s) s

#endif

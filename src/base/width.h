/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Characters of ambiguous width: Greek and Cyrillic letters, box drawing, typographic quotation marks
 * and others take one cell in most terminals and two in some made or set up for East Asian text
 * (Unicode Standard Annex #11). No terminal tells; the user does.
 *
 * Curses asks wcwidth() how wide a character is, as everything here does. So this file defines
 * wcwidth(): in a program linked as usual its own definition comes before the C library's, for shared
 * libraries too. It answers with the C library's number but for what is set here. The setting is
 * global: made once, before other threads and curses start.
 */
#ifndef LR_BASE_WIDTH_H
#define LR_BASE_WIDTH_H

/* Let characters of ambiguous width take CELLS, 1 or 2; 2 only in UTF-8 locales. */
void width_set_ambiguous(int cells);

#endif

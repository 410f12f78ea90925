/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Raised: superscripts and subscripts as plain text.
 *
 * "10" with a raised "12" is no 1012. Digits (of any script), signs and round brackets become the
 * characters that Unicode has for them above or below the line (10¹², CO₂); letters, for which it has
 * too few, stay letters (1er, 21st), as does all else. Of a run that is known as a whole (raised_settle()),
 * letters that are no ending of a number and no abbreviation have such characters too, where all of it
 * has (10ⁿ, x²ⁿ⁺¹, NOₓ); else "^" or "_" says what it is: 10^k, x^(2k+1), C_org, 2^(2³). What is found by
 * which words is text/fold's part.
 */
#ifndef LR_TEXT_RAISED_H
#define LR_TEXT_RAISED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum raised { RAISED_NOT, RAISED_ABOVE, RAISED_BELOW };

/* Append the LEN bytes at S (UTF-8) as HOW says. */
void raised_put(struct buf *out, const char *s, size_t len, enum raised how);

/* All that OUT has from FROM on is a run that stands above or below the line, with marks (base/marks.h) or
 * not: make of it what the text before it calls for, that in BEFORE where FROM is 0 (NULL: nothing).
 * NESTED: a run within it has been settled. */
void raised_settle(struct buf *out, size_t from, enum raised how, bool nested,
		   const struct buf *before);

/* Whether CODE is a digit, sign, bracket or letter above the line. */
bool raised_is_above(uint32_t code);
/* Whether what begins at byte AT of S, a character above the line, is the first such after a digit, as in
 * 10²: it is no more of that number. Marks between them are passed over. */
bool raised_after_digit(const char *s, size_t at);

#endif

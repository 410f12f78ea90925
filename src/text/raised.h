/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Raised: superscripts and subscripts as plain text.
 *
 * "10" with a raised "12" is no 1012. Digits (of any script), signs and round brackets become the
 * characters that Unicode has for them above or below the line (10¹², CO₂); letters, for which it has
 * too few, stay letters (1er, 21st), as does all else. What is found by which words is text/fold's part.
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

/* Whether CODE is a digit, sign or bracket above the line. */
bool raised_is_above(uint32_t code);
/* Whether what begins at byte AT of S, a character above the line, is the first such after a digit, as in
 * 10²: it is no more of that number. Marks between them are passed over. */
bool raised_after_digit(const char *s, size_t at);

#endif

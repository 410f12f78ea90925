/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sanitize: what of a file's text may be kept, shown, piped and copied.
 *
 * Every string from a file passes here once, on its way in; every sink relies on that: no escape
 * sequence, no C1 byte, no bidi override ever reaches a terminal. Any bytes go in. Out comes valid
 * UTF-8 without control characters (but '\n' where allowed), bidi embeddings, overrides and
 * isolates (Trojan Source, CVE-2021-42574), noncharacters, interlinear and tag characters. ZWNJ,
 * ZWJ, LRM, RLM and ALM stay: Persian, Indic scripts and emoji need them. Idempotent; the output is
 * never longer than four times the input. U+0080..U+009F are read as windows-1252, as the web does:
 * U+0085 is an ellipsis. Vertical tab and form feed become a blank.
 */
#ifndef LR_TEXT_SANITIZE_H
#define LR_TEXT_SANITIZE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum {
	/* Keep '\n'; CR, CR LF, U+2028 and U+2029 become one. */
	SANITIZE_LINES = 1,
	/* Runs of ASCII blanks become one, with none at the start and the end of a line. */
	SANITIZE_COLLAPSE = 2
};

/* Append the LEN bytes at S, cleaned, to OUT. Returns how many characters had to be dropped or
 * replaced: bytes that are not UTF-8 become U+FFFD. Tabs and newlines, which become blanks or '\n',
 * are not counted. A cap of OUT never leaves half a character. */
size_t sanitize(struct buf *out, const char *s, size_t len, unsigned flags);

/* Whether SANITIZE_COLLAPSE leaves S as it is. It may say no though that is so. */
bool sanitize_is_clean(const char *s, size_t len);

/* What was done to text, for those that report it. */
struct sanitize_count {
	size_t removed; /* characters that had to go, or bytes that became U+FFFD */
	size_t recoded; /* characters that were read as windows-1252 */
};
/* The same, adding to COUNT. */
void sanitize_counted(struct buf *out, const char *s, size_t len, unsigned flags,
		      struct sanitize_count *count);

#endif

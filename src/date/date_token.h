/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date token: a written date cut into numbers, words and marks, for the parsers of this folder.
 *
 * Numbers of any script that is read become values, words are looked up (date_names.h), dashes and
 * commas of all kinds one mark each; blanks show only as the absence of `glued`, invisible
 * characters not at all. Fixed size: what does not fit is prose and no date. The time of day has the
 * same shape wherever it stands, so it is taken out here. Pure functions.
 */
#ifndef LR_DATE_DATE_TOKEN_H
#define LR_DATE_DATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date/date_names.h"

struct date_part;

enum { DATE_TOKENS_MAX = 48, DATE_WORD_MAX = 64 };

enum date_token_kind { DATE_TOKEN_NUMBER, DATE_TOKEN_WORD, DATE_TOKEN_MARK };

struct date_token {
	uint8_t kind;
	bool glued; /* no blank before it */
	bool used;  /* it has found its meaning */
	char mark;  /* '_': a long dash; Y, M and D: the East Asian signs after a number */
	int digits; /* of a number as it is written */
	int32_t value;
	struct date_name name;
	char word[DATE_WORD_MAX];
	size_t len; /* of word; DATE_WORD_MAX: longer than any name */
};

struct date_tokens {
	struct date_token at[DATE_TOKENS_MAX + 1]; /* the last is a mark that is none, to stop at */
	size_t n;
	bool arabic;   /* letters or digits of the Arabic script occur */
	bool buddhist; /* or of the Thai, Lao, Khmer or Burmese, or the Buddhist era is named */
};

/* Cut the LEN bytes at S, a text in LANGUAGE (a BCP 47 tag; NULL: not known); false where they are too many
 * tokens. */
bool date_tokens_split(struct date_tokens *t, const char *s, size_t len, const char *language);

/* Whether token I is this mark; the name of something of that kind; a number not used yet, of MIN to
 * MAX digits. I may be n. */
bool date_token_mark(const struct date_tokens *t, size_t i, char mark);
bool date_token_name(const struct date_tokens *t, size_t i, enum date_name_kind kind);
/* The value of the ordinal after token I, with "al-" between them or not: 0, 1; -1: there is none. */
int date_token_ordinal(const struct date_tokens *t, size_t i);
/* Whether token I says that the day is another one, before or after what follows it at once. */
bool date_token_bounds(const struct date_tokens *t, size_t i);
bool date_token_number(const struct date_tokens *t, size_t i, int min, int max);
/* Tokens FROM up to but not TO have found their meaning. */
void date_tokens_use(struct date_tokens *t, size_t from, size_t to);

/* Take the time of day and its zone into PART, if there is one. False where there are two, or one
 * that cannot be. */
bool date_tokens_clock(struct date_tokens *t, struct date_part *part);

#endif

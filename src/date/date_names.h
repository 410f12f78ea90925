/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Date names: the words in a written date.
 *
 * Month names in the languages of CLDR (month_table.h), zones, eras, signs of year, month and day, and
 * words that say which calendar is meant. Words are compared in a form of their own: small letters
 * without accents, Arabic letters in one variant each; it is that of the table, and cheaper than the
 * search form of text/fold. A name that is one month here and another there is that of the language
 * where this is known, else that of the languages most dates are in, else in doubt. Pure functions.
 */
#ifndef LR_DATE_DATE_NAMES_H
#define LR_DATE_DATE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_name_kind {
	DATE_NAME_UNKNOWN,
	DATE_NAME_MONTH, /* value: 1 to 12 */
	DATE_NAME_DOUBT, /* a month, but languages disagree on which; or "before", "until" */
	DATE_NAME_WEEKDAY,
	DATE_NAME_PAIR, /* one of two months distinguished by the next word; value: of the first */
	DATE_NAME_ORDINAL, /* that word; value: 0 or 1 */
	DATE_NAME_ZONE,    /* value: minutes east of UTC */
	DATE_NAME_AM,
	DATE_NAME_PM,
	DATE_NAME_AD,
	DATE_NAME_BC,
	DATE_NAME_BUDDHIST, /* the era of Thailand: 2556 is 2013 */
	DATE_NAME_BEFORE,   /* a sign before its number, value: 'Y', 'M' or 'D'; */
	DATE_NAME_AFTER,    /* or after it */
	DATE_NAME_CIRCA,    /* value 1: it may stand behind the date, too */
	DATE_NAME_UNCERTAIN,
	DATE_NAME_BOUND, /* "before" or the like, if the date follows at once */
	DATE_NAME_TIME,  /* a time of day follows, */
	DATE_NAME_HOUR,  /* or comes before it */
	DATE_NAME_NOISE, /* words as "year": they change nothing */
	DATE_NAME_OTHER, /* of another calendar than the Gregorian; value: enum date_other */
	DATE_NAME_JULIAN
};

/* Months are the first of their calendar and up; Rabi and Jumada stand for two, distinguished by the
 * next word, an ordinal. */
enum date_other {
	DATE_OTHER_UNKNOWN,
	DATE_OTHER_PERSIAN = 1,
	DATE_OTHER_ISLAMIC = 17,
	DATE_OTHER_HIJRI = 33, /* solar or lunar */
	DATE_OTHER_SOLAR,
	DATE_OTHER_LUNAR
};

struct date_name {
	uint8_t kind;
	bool weekday; /* a month that may be a weekday as well: mar */
	bool ottoman; /* a month that the Ottoman fiscal calendar has too */
	bool whole;   /* several words: no ordinal need say which it is */
	int16_t value;
	const char *languages; /* of a weekday, as LANGUAGE below; NULL: of any */
};

/* The form of one code point for comparing; 0: it does not count. */
uint32_t date_name_fold(uint32_t code);
/*
 * What the word of LEN bytes in that form is; several words have a blank between them. LANGUAGE is that of
 * the text, a BCP 47 tag or tags with a blank before each; NULL: not known.
 */
struct date_name date_name_find(const char *word, size_t len, const char *language);
/* Whether two words in that form, the one after the other, say Old Style: the Julian calendar. */
bool date_name_is_old_style(const char *a, size_t a_len, const char *b, size_t b_len);
/* Whether a name of more than one word begins as the LEN bytes at S do. */
bool date_name_begins(const char *s, size_t len);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Other calendar: dates of tables and of XML of any kind, which do not say in which calendar they are.
 *
 * Where people have another calendar than the Gregorian (Solar Hijri for Persian, Pashto and Central
 * Kurdish, Umm al-Qura for Arabic and Urdu) a year before 1500 is one of that. Which people these are the
 * language tells, else the letters of the statement. Never silent: what is converted is noted, and so is what
 * cannot be, which is not taken for a date.
 */
#ifndef LR_READ_OTHER_CALENDAR_H
#define LR_READ_OTHER_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "read/statement_builder.h"

struct date_calendar;
struct date_part;

/* How many letters a text has that are of Persian, Urdu or Arabic alone, of the Arabic script, of others. */
struct other_letters {
	size_t persian, urdu, arabic, script, others;
};

/* Add those of the LEN bytes of UTF-8 at S. */
void other_calendar_letters(struct other_letters *l, const char *s, size_t len);
/* The language that they are mostly of, as far as its calendar goes: "fa", "ur", "ar"; NULL: another. */
const char *other_calendar_language(const struct other_letters *l);
/* Whether S may be a date of another calendar, by its figures, in a text of LANGUAGE (NULL: not known). */
bool other_calendar_may_be(const char *s, const char *language);
/* A date of another calendar, TEXT as it is printed, which OTHER says and PART in ours; that is noted, unless
 * it was NOTED before. */
void other_calendar_give(struct statement_builder *d, enum statement_builder_date type,
			 const char *text, const struct date_calendar *other,
			 const struct date_part *part, bool noted);
/*
 * Take the date S as one of another calendar that people of LANGUAGE write, or note that its calendar is not
 * known; PRINTED is how the file has it. False, and nothing is done: it is no such date.
 */
bool other_calendar_take(struct statement_builder *d, enum statement_builder_date type,
			 const char *s, const char *printed, const char *language, bool noted);
/* Whether the date WHEN (EDTF) is of a year so far ahead that it is of another era, or a placeholder: then it
 * is not taken, but stands as PRINTED where the statement has no date. */
bool other_calendar_far(struct statement_builder *d, enum statement_builder_date type,
			const char *when, const char *printed, bool noted);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "date/date.h"
#include "date/date_calendar.h"
#include "date/date_other.h"
#include "read/format.h"
#include "read/other_calendar.h"

enum {
	OTHER_YEARS = 1500, /* before which a year is one of another calendar */
	FAR_YEARS = 2300
};

/* ---- letters ---- */

static bool is_of(uint32_t code, const char *letters)
{
	for (size_t n = strlen(letters); n;) {
		uint32_t c;
		size_t used = utf8_decode(letters, n, &c);

		if (c == code)
			return true;
		letters += used;
		n -= used;
	}
	return false;
}

void other_calendar_letters(struct other_letters *l, const char *s, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t c;

		n = utf8_decode(s + i, len - i, &c);
		if (c >= 0x620 && c <= 0x6D3) {
			l->script++;
			l->urdu += is_of(c, "ٹڈڑںے");
			l->persian += is_of(c, "پچژگکی");
			l->arabic += is_of(c, "ةىيكأإ");
		} else {
			/* Letters of Latin, Greek, Cyrillic and all that comes later. */
			l->others += c >= 0xC0 || (c | 0x20) - 'a' < 26;
		}
	}
}

const char *other_calendar_language(const struct other_letters *l)
{
	if (l->script <= l->others)
		return NULL;
	return l->urdu ? "ur" : l->persian > l->arabic ? "fa" : "ar";
}

/* ---- dates ---- */

/* A date that is not taken is shown as it is printed, where nothing else is. */
static void keep_printed(struct statement_builder *d, enum statement_builder_date type,
			 const char *printed)
{
	if (!d->s.edtf && !d->s.date_text && type != STATEMENT_REVISED)
		d->s.date_text = statement_builder_clean(d, printed, strlen(printed));
}

/* The first day that S says in a text of LANGUAGE; false: it says none that is known. */
static bool first_day(const char *s, const char *language, int32_t *day)
{
	struct date date;
	struct buf edtf;
	bool reads;

	buf_init(&edtf);
	reads = date_parse(s, &date) || date_parse_text(s, language, &edtf, &date);
	buf_done(&edtf);
	*day = date.first;
	return reads && date.precision != DATE_NONE;
}

bool other_calendar_may_be(const char *s, const char *language)
{
	struct date_calendar other;
	struct date_part part;
	int32_t day;

	if (first_day(s, language, &day))
		return day < date_day(OTHER_YEARS, 1, 1);
	return date_other_in_language(s, strlen(s), "fa", INT32_MAX, &other, &part);
}

void other_calendar_give(struct statement_builder *d, enum statement_builder_date type,
			 const char *text, const struct date_calendar *other,
			 const struct date_part *part, bool noted)
{
	/* Days of the moon are kept by rule, and were read by the table. */
	enum calendar c =
		calendar_observed(other->calendar) ? CALENDAR_ISLAMIC_UMALQURA : other->calendar;
	struct buf when, orig;

	buf_init(&when);
	buf_init(&orig);
	date_part_print(part, &when);
	date_calendar_print(&other->first, other->fields, &orig);
	if (!noted)
		reading_problem(d->r, d->line,
				_("the date “%.100s” is read as one of the %s calendar"), text,
				calendar_title(c));
	statement_builder_date(d, type, buf_str(&when), text, strlen(text),
			       calendar_name(other->calendar), buf_str(&orig));
	buf_done(&when);
	buf_done(&orig);
}

bool other_calendar_take(struct statement_builder *d, enum statement_builder_date type,
			 const char *s, const char *printed, const char *language, bool noted)
{
	struct date_calendar other;
	struct date_part part;
	int32_t day;

	if (!date_other_has_calendar(language) || !other_calendar_may_be(s, language))
		return false;
	if (date_other_in_language(s, strlen(s), language, reading_today(d->r), &other, &part)) {
		other_calendar_give(d, type, printed, &other, &part, noted);
		return true;
	}
	if (!first_day(s, language, &day))
		return false;
	if (!noted)
		reading_problem(
			d->r, d->line,
			_("the date “%.100s” is before 1500, and its calendar is not known"),
			printed);
	keep_printed(d, type, printed);
	return true;
}

bool other_calendar_far(struct statement_builder *d, enum statement_builder_date type,
			const char *when, const char *printed, bool noted)
{
	struct date date;

	if (!date_parse(when, &date) || date.precision == DATE_NONE ||
	    date.first < date_day(FAR_YEARS, 1, 1))
		return false;
	if (!noted)
		reading_problem(d->r, d->line,
				_("the date “%.100s” has not come yet: it is not taken"), when);
	keep_printed(d, type, printed);
	return true;
}

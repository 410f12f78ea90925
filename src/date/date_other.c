/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_other.h"

#include <string.h>

#include "date/date_calendar.h"
#include "date/date_feed.h"
#include "date/date_token.h"
#include "base/buf.h"
#include "base/utf8.h"

enum {
	TEXT_MAX = 256,     /* bytes; what is longer is prose */
	HIJRI_FIRST = 1000, /* what else has "tir" or "safar" beside a number is not a date of it */
	HIJRI_END = 1500,
	FISCAL_FIRST = 1256,
	FISCAL_LAST = 1332,
	FISCAL_MARCH = 3,
	/* Until then the year of the Julian calendar began in March here and in January there. */
	JULIAN_SURE = 1753
};

/* What has been found out. */
struct other {
	struct date_tokens t;
	int month;         /* in the calendar; 0: none is named */
	bool named, doubt; /* a month's name gave the calendar; two that differ */
	bool roman;        /* it is a Roman month, that the fiscal calendar has too or not */
	bool fiscal, julian;
	bool hijri, solar, lunar; /* said beside it */
	enum calendar calendar;
	int32_t year;
	int day;
};

/* In a transliteration these stand for ayn and hamza; elsewhere they part words. */
static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == '`' || code == 0x2018 || code == 0x2019;
}

static bool split(struct other *o, const char *s, size_t len)
{
	struct buf plain;
	bool ok;

	buf_init(&plain);
	for (size_t i = 0; i < len;) {
		char bytes[4];
		uint32_t code;

		i += utf8_decode(s + i, len - i, &code);
		if (!is_apostrophe(code))
			buf_add(&plain, bytes, utf8_encode(code, bytes));
	}
	ok = date_tokens_split(&o->t, buf_str(&plain), plain.len);
	buf_done(&plain);
	return ok;
}

static void set_month(struct other *o, enum calendar c, int month)
{
	if (o->named && (o->calendar != c || o->month != month))
		o->doubt = true;
	o->named = true;
	o->calendar = c;
	o->month = month;
}

static void take_other(struct other *o, size_t i)
{
	int value = o->t.at[i].name.value, month;

	switch (value) {
	case DATE_OTHER_UNKNOWN: o->doubt = true; return;
	case DATE_OTHER_HIJRI: o->hijri = true; return;
	case DATE_OTHER_SOLAR: o->solar = true; return;
	case DATE_OTHER_LUNAR: o->lunar = true; return;
	}
	if (value < DATE_OTHER_ISLAMIC) {
		set_month(o, CALENDAR_PERSIAN, value - DATE_OTHER_PERSIAN + 1);
		return;
	}
	month = value - DATE_OTHER_ISLAMIC + 1;
	if (month == 3 || month == 5) {
		int ordinal = date_token_ordinal(&o->t, i);

		o->doubt = o->doubt || ordinal < 0;
		month += ordinal > 0;
	}
	set_month(o, CALENDAR_ISLAMIC_CIVIL, month);
}

/* A Roman month makes a date of the Julian calendar where that is said, else of the fiscal one. */
static void take_roman(struct other *o, size_t i)
{
	const struct date_name *name = &o->t.at[i].name;
	int month = name->value;

	o->fiscal = o->fiscal || name->ottoman;
	if (name->kind == DATE_NAME_PAIR) {
		int ordinal = date_token_ordinal(&o->t, i);

		o->fiscal = true;
		o->doubt = o->doubt || ordinal < 0;
		month = (month - 1 + (ordinal > 0)) % 12 + 1;
	}
	o->roman = true;
	set_month(o, CALENDAR_JULIAN, month);
}

static void take_words(struct other *o)
{
	for (size_t i = 0; i < o->t.n; i++) {
		if (o->t.at[i].kind == DATE_TOKEN_MARK &&
		    (o->t.at[i].mark == '?' || o->t.at[i].mark == '~'))
			o->doubt = true;
		switch (o->t.at[i].name.kind) {
		case DATE_NAME_OTHER: take_other(o, i); break;
		case DATE_NAME_MONTH:
		case DATE_NAME_PAIR: take_roman(o, i); break;
		case DATE_NAME_JULIAN: o->julian = true; break;
		case DATE_NAME_CIRCA:
		case DATE_NAME_BC: o->doubt = true; break;
		}
	}
}

/* Day and year, or the three numbers of 1368/03/14. */
static bool take_numbers(struct other *o)
{
	const struct date_token *number[3];
	int n = 0;

	for (size_t i = 0; i < o->t.n; i++) {
		if (o->t.at[i].kind != DATE_TOKEN_NUMBER || o->t.at[i].used)
			continue;
		if (n == 3 || o->t.at[i].digits > 4)
			return false;
		number[n++] = &o->t.at[i];
	}
	/* The year has four digits and stands first or last; a month without a name is the second. */
	if (!n || (number[0]->digits == 4) + (number[n - 1]->digits == 4) != 1 + (n == 1) ||
	    (n == 3 && o->named) || (n == 2 && !o->named))
		return false;
	for (int i = 0; i < n; i++) {
		if (number[i]->digits == 4)
			o->year = number[i]->value;
		else if (number[i]->digits > 2 || !number[i]->value)
			return false;
		else if (n == 3 && i == 1)
			o->month = number[i]->value;
		else
			o->day = number[i]->value;
	}
	return true;
}

/* A year alone has nothing beside it that could give it another meaning. */
static bool alone(const struct other *o)
{
	for (size_t i = 0; i < o->t.n; i++) {
		const struct date_token *token = &o->t.at[i];

		if (token->kind == DATE_TOKEN_WORD && token->name.kind != DATE_NAME_NOISE &&
		    token->name.kind != DATE_NAME_OTHER)
			return false;
		if (token->kind == DATE_TOKEN_MARK && !strchr(".,()[]", token->mark))
			return false;
	}
	return true;
}

static bool settle(struct other *o)
{
	if (o->doubt || (o->solar && o->lunar))
		return false;
	if (!o->named) {
		/* In Persian "hijri" is followed by which of the two; alone it is lunar. */
		if (!o->solar && !o->lunar && !o->hijri)
			return false;
		o->calendar = o->solar ? CALENDAR_PERSIAN : CALENDAR_ISLAMIC_CIVIL;
		return o->year >= HIJRI_FIRST && o->year < HIJRI_END && (o->month || alone(o));
	}
	if (!o->roman)
		return o->year >= HIJRI_FIRST && o->year < HIJRI_END && !o->julian &&
		       (o->calendar == CALENDAR_PERSIAN ? !o->lunar : !o->solar);
	if (o->hijri || o->solar || o->lunar)
		return false;
	if (o->julian)
		return o->year >= JULIAN_SURE || o->month > FISCAL_MARCH;
	o->calendar = CALENDAR_OTTOMAN_FISCAL;
	o->month = (o->month + 12 - FISCAL_MARCH) % 12 + 1;
	return o->fiscal && o->year >= FISCAL_FIRST && o->year <= FISCAL_LAST;
}

bool date_other_read(const char *s, size_t len, struct date_calendar *out)
{
	struct other o = {.month = 0};
	struct date_part clock = {0};
	struct buf text;
	bool ok;

	/* What feeds write is of no other calendar, and there is much of it. */
	if (len > TEXT_MAX || date_feed_read(s, len, NULL))
		return false;
	/* The time of day is left to what is printed. */
	if (!split(&o, s, len) || !date_tokens_clock(&o.t, &clock))
		return false;
	take_words(&o);
	if (!take_numbers(&o) || !settle(&o) || (o.day && !o.month))
		return false;
	buf_init(&text);
	date_calendar_print(&(struct calendar_day){o.year, o.month, o.day},
			    o.day     ? 3
			    : o.month ? 2
				      : 1,
			    &text);
	ok = date_calendar_read(calendar_name(o.calendar), buf_str(&text), out);
	buf_done(&text);
	return ok;
}

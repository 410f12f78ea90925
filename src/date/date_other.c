/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_other.h"

#include <string.h>
#include <strings.h>

#include "date/date_calendar.h"
#include "date/date_english.h"
#include "date/date_feed.h"
#include "date/date_shape.h"
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
	JULIAN_SURE = 1753,
	/* The last states gave it up in 1923; what is that far apart later are two days. */
	OLD_STYLE_END = 1930
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

static bool split(struct other *o, const char *s, size_t len, const char *language)
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
	ok = date_tokens_split(&o->t, buf_str(&plain), plain.len, language);
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
	if (!o->t.at[i].name.whole && (month == 3 || month == 5)) {
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
		o->doubt = o->doubt || date_token_bounds(&o->t, i);
		switch (o->t.at[i].name.kind) {
		case DATE_NAME_OTHER: take_other(o, i); break;
		case DATE_NAME_MONTH:
		case DATE_NAME_PAIR: take_roman(o, i); break;
		case DATE_NAME_JULIAN: o->julian = true; break;
		case DATE_NAME_CIRCA:
		case DATE_NAME_UNCERTAIN:
		case DATE_NAME_DOUBT:
		case DATE_NAME_BUDDHIST:
		case DATE_NAME_BC: o->doubt = true; break;
		}
	}
}

/* Whether the numbers A and B have the mark between them that leaves no doubt on their order: 05.05.1889,
 * 1889-05-05. */
static bool is_sure_order(const struct date_tokens *t, const struct date_token *a,
			  const struct date_token *b)
{
	size_t i = (size_t)(a - t->at) + 1;

	return b == a + 2 &&
	       (date_token_mark(t, i, '.') ||
		(a->digits == 4 && (date_token_mark(t, i, '-') || date_token_mark(t, i, '/'))));
}

/* Figures alone that are said to be Julian. */
static void take_julian(struct other *o, const struct date_token *const number[3])
{
	if (!o->julian || o->hijri || o->solar || o->lunar ||
	    !is_sure_order(&o->t, number[0], number[1]))
		return;
	o->roman = true;
	set_month(o, CALENDAR_JULIAN, o->month);
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
	if (n == 3)
		take_julian(o, number);
	return true;
}

/* A year alone has nothing beside it that could give it another meaning. */
static bool alone(const struct other *o)
{
	for (size_t i = 0; i < o->t.n; i++) {
		const struct date_token *token = &o->t.at[i];

		if (token->kind == DATE_TOKEN_WORD && token->name.kind != DATE_NAME_NOISE &&
		    token->name.kind != DATE_NAME_WEEKDAY && token->name.kind != DATE_NAME_OTHER)
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

/* Turn FIELDS fields of a day of calendar C into *OUT. */
static bool convert(enum calendar c, const struct calendar_day *day, int fields,
		    struct date_calendar *out)
{
	struct buf text;
	bool ok;

	buf_init(&text);
	date_calendar_print(day, fields, &text);
	ok = date_calendar_read(calendar_name(c), buf_str(&text), out);
	buf_done(&text);
	return ok;
}

static bool read_one(const char *s, size_t len, const char *language, struct date_calendar *out)
{
	struct other o = {.month = 0};
	struct date_part clock = {0};

	/* The time of day is left to what is printed. */
	if (!split(&o, s, len, language) || !date_tokens_clock(&o.t, &clock))
		return false;
	take_words(&o);
	if (!take_numbers(&o) || !settle(&o) || (o.day && !o.month))
		return false;
	return convert(o.calendar, &(struct calendar_day){o.year, o.month, o.day},
		       o.day     ? 3
		       : o.month ? 2
				 : 1,
		       out);
}

/* Nothing but the figures and marks of ISO 8601: no word says a calendar. */
static bool is_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!memchr("0123456789-:.,+TZ", s[i], sizeof "0123456789-:.,+TZ" - 1))
			return false;
	return true;
}

/* Whether the LEN bytes at S, all ASCII, have a number that may be a year of the Hijra. */
static bool has_hijri_year(const char *s, size_t len)
{
	size_t n;

	for (size_t i = 0; i < len; i += n ? n : 1) {
		for (n = 0; i + n < len && s[i + n] >= '0' && s[i + n] <= '9';)
			n++;
		/* 1000 to 1499 */
		if (n == 4 && s[i] == '1' && s[i + 1] < '5')
			return true;
	}
	return false;
}

/* Words in English and a year of ours: months of the Ottoman fiscal calendar have the names of some. */
static bool is_english(const char *s, size_t len)
{
	int weekday;

	return date_english(s, len, &weekday) && !has_hijri_year(s, len);
}

bool date_other_read(const char *s, size_t len, const char *language, struct date_calendar *out)
{
	size_t first = 0, second;
	bool certain;

	/* What feeds write, and most of what is printed, is of no other calendar. */
	if (len > TEXT_MAX || is_plain(s, len) || is_english(s, len) ||
	    date_feed_read(s, len, NULL))
		return false;
	if (read_one(s, len, language, out))
		return true;
	while (date_shape_pair(s, len, &first, &second, &certain)) {
		struct date_calendar other;
		const char *rest = s + second;
		size_t rest_len = len - second;
		bool a = read_one(s, first, language, out);
		bool b = read_one(rest, rest_len, language, &other);

		if (b && !a)
			*out = other;
		/* The other half is the same day in the Gregorian calendar. */
		if (a != b && date_text_agrees(a ? rest : s, a ? rest_len : first, language, out))
			return true;
	}
	return false;
}

bool date_other_is_old_style(const struct date_part *part, const struct date_part *other)
{
	struct calendar_day day = {part->year, part->month, part->day};
	int32_t at;

	return part->day && part->year < OLD_STYLE_END && other->day &&
	       calendar_to_day(CALENDAR_JULIAN, &day, &at) &&
	       at == date_day(other->year, other->month, other->day);
}

/* ---- years of the Hijra in figures ---- */

/* The calendar that a year before 1500 is of in a text of this language. */
static bool calendar_of_language(const char *language, enum calendar *c)
{
	static const struct {
		const char *language;
		enum calendar calendar;
	} known[] = {
		{"fa", CALENDAR_PERSIAN},          {"ps", CALENDAR_PERSIAN},
		{"ckb", CALENDAR_PERSIAN},         {"ar", CALENDAR_ISLAMIC_UMALQURA},
		{"ur", CALENDAR_ISLAMIC_UMALQURA},
	};
	size_t n = language ? strcspn(language, "-_") : 0;

	for (size_t i = 0; n && i < sizeof known / sizeof *known; i++) {
		if (strlen(known[i].language) == n &&
		    !strncasecmp(known[i].language, language, n)) {
			*c = known[i].calendar;
			return true;
		}
	}
	return false;
}

bool date_other_has_calendar(const char *language)
{
	enum calendar c;

	return calendar_of_language(language, &c);
}

/* Year, month and day in figures with the same mark between them, or none in eight figures. */
static bool read_figures(struct date_tokens *t, struct calendar_day *day)
{
	const struct date_token *at = t->at;
	char mark;

	if (!t->n)
		return false;
	if (date_token_number(t, 0, 8, 8)) {
		*day = (struct calendar_day){at[0].value / 10000, at[0].value / 100 % 100,
					     at[0].value % 100};
		date_tokens_use(t, 0, 1);
		return true;
	}
	mark = at[1].mark;
	if (!date_token_number(t, 0, 4, 4) || !mark || !strchr("-/.", mark) ||
	    !date_token_mark(t, 1, mark) || !date_token_number(t, 2, 1, 2) ||
	    !date_token_mark(t, 3, mark) || !date_token_number(t, 4, 1, 2))
		return false;
	*day = (struct calendar_day){at[0].value, at[2].value, at[4].value};
	date_tokens_use(t, 0, 5);
	return true;
}

bool date_other_in_language(const char *s, size_t len, const char *language, int32_t today,
			    struct date_calendar *out, struct date_part *part)
{
	struct date_tokens t;
	struct calendar_day day;
	enum calendar c;
	int32_t at;
	int month, dayofmonth;

	*part = (struct date_part){0};
	if (len > TEXT_MAX || !calendar_of_language(language, &c) ||
	    !date_tokens_split(&t, s, len, language) || !date_tokens_clock(&t, part) ||
	    !read_figures(&t, &day) || day.year < HIJRI_FIRST || day.year >= HIJRI_END)
		return false;
	for (size_t i = 0; i < t.n; i++)
		if (t.at[i].kind == DATE_TOKEN_NUMBER && !t.at[i].used)
			return false;
	if (!calendar_to_day(c, &day, &at) || at < date_day(1900, 1, 1) || at > today ||
	    !convert(c, &day, 3, out))
		return false;
	date_civil(at, &part->year, &month, &dayofmonth);
	part->month = (uint8_t)month;
	part->day = (uint8_t)dayofmonth;
	/* Where a month begins when the moon is seen. */
	if (calendar_observed(c))
		part->flags |= DATE_APPROXIMATE;
	return true;
}

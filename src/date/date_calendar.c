/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_calendar.h"

#include <string.h>
#include <strings.h>

#include "date/date_words.h"
#include "base/buf.h"
#include "base/i18n.h"

enum { YEAR = 1, MONTH, DAY };

bool date_calendar_part(enum calendar c, const struct date_part *part, struct date_calendar *out)
{
	struct date date;

	date_part_span(part, &date);
	*out = (struct date_calendar){.calendar = c, .fields = YEAR};
	if (date.precision >= DATE_DAY)
		out->fields = DAY;
	else if (date.precision >= DATE_SEASON)
		out->fields = MONTH;
	return date.precision != DATE_NONE && calendar_from_day(c, date.first, &out->first) &&
	       calendar_from_day(c, date.last, &out->last);
}

static bool part_fits(enum calendar c, const struct date_part *part)
{
	struct date_calendar d;

	return part->years == 4 || date_calendar_part(c, part, &d);
}

enum calendar date_calendar_for(enum calendar c, const struct date_expression *e)
{
	bool start = !(e->flags & (DATE_OPEN_START | DATE_UNKNOWN_START));
	bool end = e->interval && !(e->flags & (DATE_OPEN_END | DATE_UNKNOWN_END));

	while (c != CALENDAR_GREGORIAN &&
	       ((start && !part_fits(c, &e->start)) || (end && !part_fits(c, &e->end))))
		c = calendar_fallback(c);
	return c;
}

/* ---- in words ---- */

/* The name of a month; one in its own script is isolated (UAX #9), so that the figures beside it stay
 * where they are. */
static void month_name(const struct date_calendar *d, int month, struct buf *out)
{
	const char *name = _(calendar_month(d->calendar, month));
	const char *own = d->own ? calendar_month_own(d->calendar, month) : NULL;

	if (own && strcmp(own, name) != 0)
		buf_printf(out, "\u2068%s\u2069", own);
	else
		buf_puts(out, name);
}

static void or_words(const char *a, const char *b, struct buf *out)
{
	/* TRANSLATORS: one of two months or years: "Khordad or Tir", "1367 or 1368". */
	buf_printf(out, _("%s or %s"), a, b);
}

/* Of A to B one, where they are two neighbours, or any. */
static void choice_words(const char *a, const char *b, bool neighbours, struct buf *out)
{
	if (neighbours)
		or_words(a, b, out);
	else
		date_interval_words(a, b, out);
}

static void month_words(const char *name, const char *year, struct buf *out)
{
	/* TRANSLATORS: a month, or some of them, and the year: "Khordad or Tir 1368". */
	buf_printf(out, _("%s %s"), name, year);
}

static void day_words(const struct date_calendar *d, const char *year, struct buf *out)
{
	const struct calendar_day *day = &d->first;
	struct buf name;

	buf_init(&name);
	month_name(d, day->month, &name);
	/* Roman months have their form after a day in every language. */
	if (calendar_roman_month(d->calendar, day->month))
		date_roman_words(calendar_roman_month(d->calendar, day->month), day->day, year,
				 out);
	else if (day->day == 1 && strcmp(_("1 %s %s"), "1 %s %s") != 0)
		/* TRANSLATORS: the first day of a month, as in "1 January %s". */
		buf_printf(out, _("1 %s %s"), buf_str(&name), year);
	else
		/* TRANSLATORS: a day of the Solar or lunar Hijri calendar: "14 Khordad 1368". */
		buf_printf(out, _("%d %s %s"), day->day, buf_str(&name), year);
	buf_done(&name);
}

/* The months that the first and the last day lie in. */
static void months_words(const struct date_calendar *d, const char *first_year,
			 const char *last_year, struct buf *out)
{
	const struct calendar_day *a = &d->first, *b = &d->last;
	bool neighbours = (b->year - a->year) * 12 + b->month - a->month == 1;
	struct buf from, to, names, more;

	buf_init(&from);
	buf_init(&to);
	buf_init(&names);
	buf_init(&more);
	month_name(d, a->month, &from);
	month_name(d, b->month, &to);
	if (a->year == b->year && a->month == b->month) {
		month_words(buf_str(&from), first_year, out);
	} else if (a->year == b->year) {
		choice_words(buf_str(&from), buf_str(&to), neighbours, &names);
		month_words(buf_str(&names), first_year, out);
	} else {
		month_words(buf_str(&from), first_year, &names);
		month_words(buf_str(&to), last_year, &more);
		choice_words(buf_str(&names), buf_str(&more), neighbours, out);
	}
	buf_done(&from);
	buf_done(&to);
	buf_done(&names);
	buf_done(&more);
}

void date_calendar_words(const struct date_calendar *d, struct buf *out)
{
	struct buf first, last, all;

	buf_init(&first);
	buf_init(&last);
	buf_init(&all);
	date_year_words(d->first.year, &first);
	date_year_words(d->last.year, &last);
	if (d->fields == DAY)
		day_words(d, buf_str(&first), &all);
	else if (d->fields == MONTH)
		months_words(d, buf_str(&first), buf_str(&last), &all);
	else if (d->first.year == d->last.year)
		buf_puts(&all, buf_str(&first));
	else
		choice_words(buf_str(&first), buf_str(&last), d->last.year - d->first.year == 1,
			     &all);
	/* A month of a Hijri calendar says which it is; a year and a Roman month do not. */
	if (d->fields == YEAR || calendar_roman_month(d->calendar, 1))
		/* TRANSLATORS: years or a date, and the era: "1367 or 1368 SH", "1409 AH". */
		buf_printf(out, _("%s %s"), buf_str(&all), _(calendar_era(d->calendar)));
	else
		buf_puts(out, buf_str(&all));
	buf_done(&first);
	buf_done(&last);
	buf_done(&all);
}

/* ---- in figures ---- */

void date_calendar_print(const struct calendar_day *d, int fields, struct buf *out)
{
	bool minus = d->year < 0;

	buf_printf(out, "%s%04ld", minus ? "-" : "", minus ? -(long)d->year : (long)d->year);
	if (fields >= MONTH)
		buf_printf(out, "-%02d", d->month);
	if (fields >= DAY)
		buf_printf(out, "-%02d", d->day);
}

bool date_calendar_read(const char *calendar, const char *orig, struct date_calendar *out)
{
	struct calendar_day *d = &out->first;
	int digits = 0;
	int32_t day;

	*out = (struct date_calendar){.first = {0, 1, 1}, .fields = YEAR};
	if (!calendar_find(calendar, &out->calendar) || out->calendar == CALENDAR_GREGORIAN)
		return false;
	for (; *orig >= '0' && *orig <= '9' && digits < 4; digits++)
		d->year = d->year * 10 + *orig++ - '0';
	if (digits < 3)
		return false;
	for (; *orig == '-' && out->fields < DAY; out->fields++) {
		if (orig[1] < '0' || orig[1] > '9' || orig[2] < '0' || orig[2] > '9')
			return false;
		*(out->fields == YEAR ? &d->month : &d->day) = (orig[1] - '0') * 10 + orig[2] - '0';
		orig += 3;
	}
	if (calendar_observed(out->calendar))
		out->calendar = CALENDAR_ISLAMIC_CIVIL;
	out->last = *d;
	if (*orig || !calendar_month_days(out->calendar, d->year, d->month))
		return false;
	return calendar_to_day(out->calendar, d, &day) ||
	       (calendar_observed(out->calendar) && d->day == 30);
}

bool date_calendar_typed(enum calendar c, const char *s, size_t len, struct date *date)
{
	struct date_calendar d;
	bool ok;

	if (c == CALENDAR_GREGORIAN)
		return date_parse_plain(s, len, date);
	*date = (struct date){.precision = DATE_INTERVAL};
	if (strlen(s) != len || !date_calendar_read(calendar_name(c), s, &d))
		return false;
	if (d.fields == YEAR)
		ok = calendar_year_days(c, d.first.year, &date->first, &date->last);
	else if (d.fields == MONTH)
		ok = calendar_month_span(c, d.first.year, d.first.month, &date->first, &date->last);
	else
		ok = calendar_to_day(c, &d.first, &date->first);
	if (d.fields == DAY)
		date->last = date->first;
	return ok;
}

static void print_gregorian(int32_t day, struct buf *out)
{
	struct calendar_day d;

	calendar_from_day(CALENDAR_GREGORIAN, day, &d);
	date_calendar_print(&d, DAY, out);
}

bool date_calendar_edtf(const struct date_calendar *d, struct buf *edtf)
{
	enum calendar c = d->calendar;
	struct calendar_day at = d->first;
	bool after = d->fields == DAY && at.day == 30 && calendar_observed(c);
	int32_t first, last;

	/* By the tables where they have the year: they are nearer to what was seen. */
	if (calendar_observed(c) && calendar_month_days(CALENDAR_ISLAMIC_UMALQURA, at.year, 1))
		c = CALENDAR_ISLAMIC_UMALQURA;
	/* A 30th that is not there is the day after the 29th. */
	at.day -= after;
	if (d->fields == YEAR    ? !calendar_year_days(c, at.year, &first, &last)
	    : d->fields == MONTH ? !calendar_month_span(c, at.year, at.month, &first, &last)
				 : !calendar_to_day(c, &at, &first))
		return false;
	print_gregorian(first + after, edtf);
	if (d->fields < DAY) {
		buf_putc(edtf, '/');
		print_gregorian(last, edtf);
	} else if (calendar_observed(c)) {
		buf_putc(edtf, '~');
	}
	return true;
}

/* ---- read as Gregorian ---- */

/* PART as the first and the last day that its figures may mean in C. */
static bool reread_part(enum calendar c, const struct date_part *part, struct date_expression *out)
{
	struct date_calendar d = {.calendar = c,
				  .fields = part->day     ? DAY
					    : part->month ? MONTH
							  : YEAR};
	struct buf edtf;
	bool ok;

	if (part->years || part->month > 12 || part->day == DATE_UNSPECIFIED)
		return false;
	d.first.year = part->year;
	d.first.month = part->month ? part->month : 1;
	d.first.day = part->day ? part->day : 1;
	buf_init(&edtf);
	ok = date_calendar_edtf(&d, &edtf) && date_expression_read(buf_str(&edtf), out);
	buf_done(&edtf);
	if (!ok)
		return false;
	if (!out->interval) {
		out->start.time = part->time;
		out->start.hour = part->hour;
		out->start.minute = part->minute;
		out->start.second = part->second;
		out->start.zone = part->zone;
		out->start.offset = part->offset;
		out->end = out->start;
	}
	out->start.flags |= part->flags;
	out->end.flags |= part->flags;
	return true;
}

bool date_calendar_reread(enum calendar c, struct date_expression *e)
{
	struct date_expression first, last;

	if (e->flags || !reread_part(c, &e->start, &first) ||
	    !reread_part(c, e->interval ? &e->end : &e->start, &last))
		return false;
	e->interval |= first.interval;
	e->start = first.start;
	e->end = last.end;
	return true;
}

bool date_calendar_is_foreign(const char *calendar)
{
	static const char *const names[] = {
		"chinese", "coptic", "dangi", "ethiopic", "ethiopic-amete-alem", "indian"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(calendar, names[i]))
			return true;
	return false;
}

void date_calendar_common(enum calendar c, const struct date *date, struct buf *out)
{
	enum calendar wanted = c;
	struct calendar_day a, b;
	int fields = 0;

	if (date->precision == DATE_NONE)
		return;
	while (!calendar_from_day(c, date->first, &a) || !calendar_from_day(c, date->last, &b)) {
		c = calendar_fallback(c);
		if (c == CALENDAR_GREGORIAN)
			return;
	}
	if (a.year == b.year)
		fields = a.month != b.month ? YEAR : a.day != b.day ? MONTH : DAY;
	if (!fields)
		return;
	date_calendar_print(&a, fields, out);
	if (c != wanted)
		buf_putc(out, '~');
}

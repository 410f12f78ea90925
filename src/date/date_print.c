/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date.h"

#include <stdio.h>
#include <string.h>

#include "date/date_calendar.h"
#include "date/date_words.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { PART_MAX = 24 }; /* bytes of the longest single date without its time, and then some */

/* ---- words ---- */

/* 201X, 19XX. "The 1900s" are the century; of its first decade, and before Christ, only the two
 * years at its ends leave no doubt. */
static void unspecified_year_words(struct buf *out, const struct date_part *p)
{
	int first = p->year, last = first + (p->years == 1 ? 9 : 99);

	if (first > 0 && (p->years == 2 || first % 100)) {
		/* TRANSLATORS: a decade or a century, by its first year: "the 2010s", "the 1900s". */
		buf_printf(out, _("the %ds"), first);
	} else {
		struct buf from, to;

		buf_init(&from);
		buf_init(&to);
		date_year_words(first ? first : 1, &from);
		date_year_words(first < 0 && !last ? -1 : last, &to);
		date_interval_words(buf_str(&from), buf_str(&to), out);
		buf_done(&from);
		buf_done(&to);
	}
}

/* The calendar to say a date in, and whether its months have their own names. */
struct words_calendar {
	enum calendar calendar;
	bool own;
};

/* A date down to the day, without its qualifier. */
static void date_words(struct buf *out, struct words_calendar in, const struct date_part *p)
{
	struct date_calendar other;
	struct buf year, month;

	if (p->years == 4) {
		/* TRANSLATORS: in place of a date. */
		buf_puts(out, _("date unknown"));
		return;
	}
	if (in.calendar != CALENDAR_GREGORIAN && date_calendar_part(in.calendar, p, &other)) {
		other.own = in.own;
		date_calendar_words(&other, out);
		return;
	}
	if (p->years) {
		unspecified_year_words(out, p);
		return;
	}
	buf_init(&year);
	buf_init(&month);
	date_year_words(p->year, &year);
	if (!p->month) {
		buf_puts(out, buf_str(&year));
	} else if (p->month == DATE_UNSPECIFIED) {
		if (p->day)
			/* TRANSLATORS: %s is a year. */
			buf_printf(out, _("%s, day and month unknown"), buf_str(&year));
		else
			/* TRANSLATORS: %s is a year. */
			buf_printf(out, _("%s, month unknown"), buf_str(&year));
	} else if (!p->day) {
		date_roman_words(p->month, 0, buf_str(&year), out);
	} else if (p->day == DATE_UNSPECIFIED) {
		date_roman_words(p->month, 0, buf_str(&year), &month);
		/* TRANSLATORS: %s is a month: "February 2004". */
		buf_printf(out, _("%s, day unknown"), buf_str(&month));
	} else {
		date_roman_words(p->month, p->day, buf_str(&year), out);
	}
	buf_done(&year);
	buf_done(&month);
}

/* The seconds are left out: nobody speaks to the second. */
static void time_words(struct buf *out, const struct date_part *p, const char *day)
{
	int offset = p->offset < 0 ? -p->offset : p->offset;
	char zone[16];

	if (p->zone == DATE_ZONE_NONE) {
		/* TRANSLATORS: a day and the time on a 24-hour clock: "4 June 1989, 10:00". */
		buf_printf(out, _("%s, %02d:%02d"), day, p->hour, p->minute);
		return;
	}
	if (p->zone == DATE_ZONE_UTC)
		snprintf(zone, sizeof zone, "UTC");
	else
		snprintf(zone, sizeof zone, "%c%02d:%02d", p->offset < 0 ? '-' : '+', offset / 60,
			 offset % 60);
	/* TRANSLATORS: with the time zone in brackets: "4 June 1989, 10:00 (+03:30)". */
	buf_printf(out, _("%s, %02d:%02d (%s)"), day, p->hour, p->minute, zone);
}

static void part_words(struct buf *out, struct words_calendar in, const struct date_part *p)
{
	struct buf bare;

	buf_init(&bare);
	date_words(&bare, in, p);
	if (p->time)
		time_words(out, p, buf_str(&bare));
	else if (p->flags == (DATE_UNCERTAIN | DATE_APPROXIMATE))
		/* TRANSLATORS: an approximate date that may not be true at all. */
		buf_printf(out, _("about %s (uncertain)"), buf_str(&bare));
	else if (p->flags & DATE_APPROXIMATE)
		/* TRANSLATORS: an approximate date: "about 1963". */
		buf_printf(out, _("about %s"), buf_str(&bare));
	else if (p->flags & DATE_UNCERTAIN)
		/* TRANSLATORS: a date that may not be true: "24 October 2021 (uncertain)". */
		buf_printf(out, _("%s (uncertain)"), buf_str(&bare));
	else
		buf_puts(out, buf_str(&bare));
	buf_done(&bare);
}

static void expression_words(struct buf *out, struct words_calendar in,
			     const struct date_expression *e)
{
	struct buf start, end;

	if (!e->interval) {
		part_words(out, in, &e->start);
		return;
	}
	buf_init(&start);
	buf_init(&end);
	part_words(&start, in, &e->start);
	part_words(&end, in, &e->end);
	if (e->flags & DATE_OPEN_START)
		/* TRANSLATORS: an interval without a beginning: "until 1985". */
		buf_printf(out, _("until %s"), buf_str(&end));
	else if (e->flags & DATE_OPEN_END)
		/* TRANSLATORS: an interval without an end: "since 12 April 1985". */
		buf_printf(out, _("since %s"), buf_str(&start));
	else if (e->flags & DATE_UNKNOWN_START)
		/* TRANSLATORS: an interval; when it began is not known. */
		buf_printf(out, _("an unknown date to %s"), buf_str(&end));
	else if (e->flags & DATE_UNKNOWN_END)
		/* TRANSLATORS: an interval; when it ended is not known. */
		buf_printf(out, _("%s to an unknown date"), buf_str(&start));
	else
		date_interval_words(buf_str(&start), buf_str(&end), out);
	buf_done(&start);
	buf_done(&end);
}

/* Whether some part of it is a day. */
static bool has_day(const struct date_expression *e)
{
	return (e->start.day && e->start.day != DATE_UNSPECIFIED) ||
	       (e->end.day && e->end.day != DATE_UNSPECIFIED);
}

void date_print_words_in(enum calendar c, bool own, const char *edtf, struct buf *out)
{
	struct date_expression e;
	enum calendar shown;

	if (!date_expression_read(edtf, &e)) {
		buf_puts(out, edtf);
		return;
	}
	shown = date_calendar_for(c, &e);
	expression_words(out, (struct words_calendar){shown, own}, &e);
	if (shown != c && shown == CALENDAR_GREGORIAN)
		/* TRANSLATORS: after a date; %s is a calendar: "Solar Hijri". */
		buf_printf(out, _(" (outside the years of the calendar: %s)"),
			   _(calendar_title(c)));
	else if (shown != c)
		/* TRANSLATORS: after a date of the lunar Hijri calendar. */
		buf_puts(out,
			 _(" (by rule, as no table has the year; may differ by a day or two)"));
	else if (calendar_observed(shown) && has_day(&e))
		/* TRANSLATORS: after a date of the lunar Hijri calendar, whose months began when
		 * the new moon was seen. */
		buf_puts(out, _(" (may differ by a day or two)"));
}

void date_print_words(const char *edtf, struct buf *out)
{
	date_print_words_in(CALENDAR_GREGORIAN, false, edtf, out);
}

/* ---- EDTF ---- */

/* The date down to the day, at TEXT; returns its length. */
static size_t print_day(const struct date_part *p, char text[PART_MAX])
{
	long year = p->year;
	size_t len;

	/* The year is the earliest of those that XX may mean; its digits come from the other end. */
	if (p->years && year < 0)
		year += p->years == 1 ? 9 : 99;
	len = (size_t)snprintf(text, PART_MAX, "%s%s%04ld", year < -9999 || year > 9999 ? "Y" : "",
			       p->year < 0 ? "-" : "", year < 0 ? -year : year);
	for (unsigned i = 0; i < p->years; i++)
		text[len - 1 - i] = 'X';
	for (int i = 0; i < 2; i++) {
		int field = i ? p->day : p->month;
		int n = 0;

		if (field == DATE_UNSPECIFIED)
			n = snprintf(text + len, PART_MAX - len, "-XX");
		else if (field)
			n = snprintf(text + len, PART_MAX - len, "-%02d", field);
		len += (size_t)n;
	}
	return len;
}

/* By the flags of a part. */
static const char *const qualifiers[] = {"", "?", "~", "%"};

void date_part_print(const struct date_part *part, struct buf *out)
{
	int offset = part->offset < 0 ? -part->offset : part->offset;
	char text[PART_MAX];

	buf_add(out, text, print_day(part, text));
	buf_puts(out, qualifiers[part->flags]);
	if (!part->time)
		return;
	buf_printf(out, "T%02d:%02d:%02d", part->hour, part->minute, part->second);
	if (part->zone == DATE_ZONE_UTC)
		buf_putc(out, 'Z');
	else if (part->zone == DATE_ZONE_OFFSET)
		buf_printf(out, "%c%02d:%02d", part->offset < 0 ? '-' : '+', offset / 60,
			   offset % 60);
}

/* ---- the column ---- */

/* A date as its EDTF text, parted: "2021-10-24" and "?". */
struct column_date {
	char text[PART_MAX];
	size_t len;
	char mark[3], coarse[3]; /* coarse: once the day is given up */
};

/* The calendar to show a date in, and whether it is one that stands in for another. */
struct column_calendar {
	enum calendar calendar;
	bool instead;
};

/* The day that is meant by P; of several the first, or the LAST. */
static void column_fill(struct column_date *c, struct column_calendar in, const struct date_part *p,
			bool last)
{
	struct date_calendar d;
	const char *instead = in.instead && in.calendar == CALENDAR_GREGORIAN ? "*" : "";
	uint8_t flags = p->flags;

	if (in.calendar != CALENDAR_GREGORIAN && date_calendar_part(in.calendar, p, &d)) {
		struct buf text;

		buf_init(&text);
		date_calendar_print(last ? &d.last : &d.first, d.fields, &text);
		c->len = utf8_fit(buf_str(&text), text.len, PART_MAX - 1);
		memcpy(c->text, buf_str(&text), c->len);
		c->text[c->len] = '\0';
		buf_done(&text);
		if (calendar_observed(in.calendar) && d.fields == 3)
			flags |= DATE_APPROXIMATE;
	} else {
		c->len = print_day(p, c->text);
	}
	snprintf(c->mark, sizeof c->mark, "%s%s", qualifiers[flags], instead);
	snprintf(c->coarse, sizeof c->coarse, "%s%s", qualifiers[p->flags], instead);
}

/* Give up the last field, day or month. */
static bool column_coarser(struct column_date *c)
{
	size_t n = c->len;

	while (n && c->text[n - 1] != '-')
		n--;
	/* The dash of "-0043" and "Y-17000" is a sign. */
	if (n < 5)
		return false;
	c->len = n - 1;
	c->text[c->len] = '\0';
	memcpy(c->mark, c->coarse, sizeof c->mark);
	return true;
}

static bool ends_fit(const struct column_date *a, const struct column_date *b, size_t column,
		     struct buf *out)
{
	if (a->len + strlen(a->mark) + 1 + b->len + strlen(b->mark) > column)
		return false;
	buf_printf(out, "%s%s/%s%s", a->text, a->mark, b->text, b->mark);
	return true;
}

/* Both within one month or year, or one day: that is all there is to say. */
static bool ends_same(struct column_date *a, struct column_date *b, size_t column, struct buf *out)
{
	if (a->len != b->len || strcmp(a->text, b->text) != 0 || a->len > column)
		return false;
	if (!*a->mark)
		memcpy(a->mark, b->mark, sizeof a->mark);
	buf_printf(out, "%s%s", a->text, a->len + strlen(a->mark) <= column ? a->mark : "");
	return true;
}

static void ends_short(struct column_date *a, struct column_date *b, size_t column, struct buf *out)
{
	bool coarser;

	if (ends_fit(a, b, column, out))
		return;
	do {
		if (ends_same(a, b, column, out))
			return;
		coarser = column_coarser(a);
		coarser = column_coarser(b) || coarser;
	} while (coarser);
	if (ends_fit(a, b, column, out))
		return;
	*a->mark = *b->mark = '\0';
	/* There is more to it than its start. */
	if (!ends_fit(a, b, column, out) && a->len > 2 && a->len <= column)
		buf_printf(out, "%s%s", a->text, a->len < column ? "/" : "");
}

static void part_short(struct column_calendar in, const struct date_part *p, size_t column,
		       struct buf *out)
{
	struct column_date a, b;
	size_t year, marks;

	column_fill(&a, in, p, false);
	column_fill(&b, in, p, true);
	marks = strlen(a.mark);
	year = strcspn(a.text + 1, "-") + 1;
	/* Two months of a year: "1368-03..04". */
	if (a.len == b.len && strcmp(a.text, b.text) != 0 && a.len == year + 3 &&
	    !memcmp(a.text, b.text, year) && a.len + 4 <= column) {
		buf_printf(out, "%s..%s%s", a.text, b.text + year + 1,
			   a.len + 4 + marks <= column ? a.mark : "");
		return;
	}
	if (strcmp(a.text, b.text) != 0) {
		ends_short(&a, &b, column, out);
		return;
	}
	while (a.len + marks > column) {
		if (column_coarser(&a))
			continue;
		if (a.len > column)
			return;
		marks = 0;
		*a.mark = '\0';
	}
	buf_printf(out, "%s%s", a.text, a.mark);
}

static void interval_short(struct column_calendar in, const struct date_expression *e,
			   size_t column, struct buf *out)
{
	struct column_date a = {.len = 0}, b = {.len = 0};

	if (e->flags & DATE_OPEN_START)
		a = (struct column_date){.text = "..", .len = 2};
	else if (!(e->flags & DATE_UNKNOWN_START))
		column_fill(&a, in, &e->start, false);
	if (e->flags & DATE_OPEN_END)
		b = (struct column_date){.text = "..", .len = 2};
	else if (!(e->flags & DATE_UNKNOWN_END))
		column_fill(&b, in, &e->end, true);
	ends_short(&a, &b, column, out);
}

void date_print_short_in(enum calendar c, const char *edtf, size_t column, struct buf *out)
{
	struct column_calendar in;
	struct date_expression e;

	if (!date_expression_read(edtf, &e))
		return;
	in.calendar = date_calendar_for(c, &e);
	in.instead = in.calendar != c;
	if (e.interval)
		interval_short(in, &e, column, out);
	else if (e.start.years != 4)
		part_short(in, &e.start, column, out);
}

void date_print_short(const char *edtf, size_t column, struct buf *out)
{
	date_print_short_in(CALENDAR_GREGORIAN, edtf, column, out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/date.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

enum { PART_MAX = 24 }; /* bytes of the longest single date without its time, and then some */

/* ---- words ---- */

/* The day, the month and the year are one message each time: so every language has its own order and
 * its own form of the month, which after a day is often another than alone. */
static void day_words(struct buf *out, const struct date_part *p, const char *year)
{
	int day = p->day;

	switch (p->month) {
	/* TRANSLATORS: a day: "24 October 2021". If the year comes first, write %2$s and %1$d. */
	case 1: buf_printf(out, _("%d January %s"), day, year); break;
	case 2: buf_printf(out, _("%d February %s"), day, year); break;
	case 3: buf_printf(out, _("%d March %s"), day, year); break;
	case 4: buf_printf(out, _("%d April %s"), day, year); break;
	case 5: buf_printf(out, _("%d May %s"), day, year); break;
	case 6: buf_printf(out, _("%d June %s"), day, year); break;
	case 7: buf_printf(out, _("%d July %s"), day, year); break;
	case 8: buf_printf(out, _("%d August %s"), day, year); break;
	case 9: buf_printf(out, _("%d September %s"), day, year); break;
	case 10: buf_printf(out, _("%d October %s"), day, year); break;
	case 11: buf_printf(out, _("%d November %s"), day, year); break;
	case 12: buf_printf(out, _("%d December %s"), day, year); break;
	}
}

static void month_words(struct buf *out, int month, const char *year)
{
	switch (month) {
	/* TRANSLATORS: a month: "October 2021"; the year may come as "44 BC". */
	case 1: buf_printf(out, _("January %s"), year); break;
	case 2: buf_printf(out, _("February %s"), year); break;
	case 3: buf_printf(out, _("March %s"), year); break;
	case 4: buf_printf(out, _("April %s"), year); break;
	case 5: buf_printf(out, _("May %s"), year); break;
	case 6: buf_printf(out, _("June %s"), year); break;
	case 7: buf_printf(out, _("July %s"), year); break;
	case 8: buf_printf(out, _("August %s"), year); break;
	case 9: buf_printf(out, _("September %s"), year); break;
	case 10: buf_printf(out, _("October %s"), year); break;
	case 11: buf_printf(out, _("November %s"), year); break;
	case 12: buf_printf(out, _("December %s"), year); break;
	/* TRANSLATORS: a season: "spring 2001". */
	case 21: buf_printf(out, _("spring %s"), year); break;
	case 22: buf_printf(out, _("summer %s"), year); break;
	case 23: buf_printf(out, _("autumn %s"), year); break;
	case 24: buf_printf(out, _("winter %s"), year); break;
	}
}

static void year_words(struct buf *out, int year)
{
	if (year > 0)
		buf_printf(out, "%d", year);
	else
		/* TRANSLATORS: a year before Christ, before the common era: "44 BC". */
		buf_printf(out, _("%d BC"), 1 - year);
}

static void interval_words(struct buf *out, const char *start, const char *end)
{
	/* TRANSLATORS: an interval: "12 April 1985 to 3 May 1985", "1964 to 2008". */
	buf_printf(out, _("%s to %s"), start, end);
}

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
		year_words(&from, first ? first : 1);
		year_words(&to, first < 0 && !last ? -1 : last);
		interval_words(out, buf_str(&from), buf_str(&to));
		buf_done(&from);
		buf_done(&to);
	}
}

/* A date down to the day, without its qualifier. */
static void date_words(struct buf *out, const struct date_part *p)
{
	struct buf year, month;

	if (p->years == 4) {
		buf_puts(out, _("date unknown"));
		return;
	}
	if (p->years) {
		unspecified_year_words(out, p);
		return;
	}
	buf_init(&year);
	buf_init(&month);
	year_words(&year, p->year);
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
		month_words(out, p->month, buf_str(&year));
	} else if (p->day == DATE_UNSPECIFIED) {
		month_words(&month, p->month, buf_str(&year));
		/* TRANSLATORS: %s is a month: "February 2004". */
		buf_printf(out, _("%s, day unknown"), buf_str(&month));
	} else {
		day_words(out, p, buf_str(&year));
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

static void part_words(struct buf *out, const struct date_part *p)
{
	struct buf bare;

	buf_init(&bare);
	date_words(&bare, p);
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

void date_print_words(const char *edtf, struct buf *out)
{
	struct date_expression e;
	struct buf start, end;

	if (!date_expression_read(edtf, &e)) {
		buf_puts(out, edtf);
		return;
	}
	if (!e.interval) {
		part_words(out, &e.start);
		return;
	}
	buf_init(&start);
	buf_init(&end);
	part_words(&start, &e.start);
	part_words(&end, &e.end);
	if (e.flags & DATE_OPEN_START)
		/* TRANSLATORS: an interval without a beginning: "until 1985". */
		buf_printf(out, _("until %s"), buf_str(&end));
	else if (e.flags & DATE_OPEN_END)
		/* TRANSLATORS: an interval without an end: "since 12 April 1985". */
		buf_printf(out, _("since %s"), buf_str(&start));
	else if (e.flags & DATE_UNKNOWN_START)
		/* TRANSLATORS: an interval; when it began is not known. */
		buf_printf(out, _("an unknown date to %s"), buf_str(&end));
	else if (e.flags & DATE_UNKNOWN_END)
		/* TRANSLATORS: an interval; when it ended is not known. */
		buf_printf(out, _("%s to an unknown date"), buf_str(&start));
	else
		interval_words(out, buf_str(&start), buf_str(&end));
	buf_done(&start);
	buf_done(&end);
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
	const char *mark;
};

static void column_fill(struct column_date *c, const struct date_part *p)
{
	c->len = print_day(p, c->text);
	c->mark = qualifiers[p->flags];
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
	return true;
}

static void part_short(const struct date_part *p, size_t column, struct buf *out)
{
	struct column_date c;

	column_fill(&c, p);
	while (c.len + strlen(c.mark) > column) {
		if (column_coarser(&c))
			continue;
		if (c.len > column)
			return;
		c.mark = "";
	}
	buf_printf(out, "%s%s", c.text, c.mark);
}

static bool interval_fits(const struct column_date *a, const struct column_date *b, size_t column,
			  struct buf *out)
{
	if (a->len + strlen(a->mark) + 1 + b->len + strlen(b->mark) > column)
		return false;
	buf_printf(out, "%s%s/%s%s", a->text, a->mark, b->text, b->mark);
	return true;
}

static void interval_short(const struct date_expression *e, size_t column, struct buf *out)
{
	struct column_date a = {.mark = ""}, b = {.mark = ""};
	bool coarser;

	if (e->flags & DATE_OPEN_START)
		a = (struct column_date){"..", 2, ""};
	else if (!(e->flags & DATE_UNKNOWN_START))
		column_fill(&a, &e->start);
	if (e->flags & DATE_OPEN_END)
		b = (struct column_date){"..", 2, ""};
	else if (!(e->flags & DATE_UNKNOWN_END))
		column_fill(&b, &e->end);
	if (interval_fits(&a, &b, column, out))
		return;
	do {
		/* Within one month or year that is all there is to say. */
		if (a.len == b.len && !strcmp(a.text, b.text) && a.len <= column) {
			if (!*a.mark)
				a.mark = b.mark;
			buf_printf(out, "%s%s", a.text, a.len < column ? a.mark : "");
			return;
		}
		coarser = column_coarser(&a);
		coarser = column_coarser(&b) || coarser;
	} while (coarser);
	if (interval_fits(&a, &b, column, out))
		return;
	a.mark = b.mark = "";
	if (!interval_fits(&a, &b, column, out) && a.len > 2 && a.len <= column)
		buf_puts(out, a.text);
}

void date_print_short(const char *edtf, size_t column, struct buf *out)
{
	struct date_expression e;

	if (!date_expression_read(edtf, &e))
		return;
	if (e.interval)
		interval_short(&e, column, out);
	else if (e.start.years != 4)
		part_short(&e.start, column, out);
}

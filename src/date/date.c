/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date.h"

#include <assert.h>
#include <string.h>
#include <time.h>

enum {
	DAYS_4_YEARS = 4 * 365 + 1,
	DAYS_100_YEARS = 25 * DAYS_4_YEARS - 1,
	DAYS_400_YEARS = 4 * DAYS_100_YEARS + 1,
	SPRING = 21,
	WINTER = 24,
	DAY_SECONDS = 86400
};

/* Days before the first of each month in a common year. */
static const int16_t month_start[13] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

/* The division C does not have: rounds towards the past, also before the year 0. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool leap_year(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days from 0001-01-01 to 1 January of YEAR. */
static int64_t year_start(int64_t year)
{
	int64_t past = year - 1;

	return 365 * past + floor_div(past, 4) - floor_div(past, 100) + floor_div(past, 400);
}

int date_month_days(int32_t year, int month)
{
	assert(month >= 1 && month <= 12);
	return month_start[month] - month_start[month - 1] + (month == 2 && leap_year(year));
}

int32_t date_day(int32_t year, int month, int day)
{
	int64_t n;

	assert(month >= 1 && month <= 12);
	n = year_start(year) + month_start[month - 1] + (month > 2 && leap_year(year)) + day - 1 -
	    year_start(1970);
	if (n < DATE_DAY_MIN)
		return DATE_DAY_MIN;
	if (n > DATE_DAY_MAX)
		return DATE_DAY_MAX;
	return (int32_t)n;
}

void date_civil(int32_t day, int32_t *year, int *month, int *dayofmonth)
{
	int64_t n = day + year_start(1970);
	/* By the mean length of a year this is the year or a neighbour of it. */
	int64_t y = floor_div(n * 400, DAYS_400_YEARS) + 1;
	int m = 12, left, leap;

	while (n < year_start(y))
		y--;
	while (n >= year_start(y + 1))
		y++;
	left = (int)(n - year_start(y));
	leap = leap_year(y);
	while (left < month_start[m - 1] + (m > 2 && leap))
		m--;
	*year = (int32_t)y;
	*month = m;
	*dayofmonth = left - month_start[m - 1] - (m > 2 && leap) + 1;
}

struct cursor {
	const char *p, *end;
};

static bool at(const struct cursor *c, char want)
{
	return c->p < c->end && *c->p == want;
}

static bool skip(struct cursor *c, char want)
{
	if (!at(c, want))
		return false;
	c->p++;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two digits, at most MAX; -1 where there are none. */
static int two_digits(struct cursor *c, int max)
{
	int value;

	if (c->end - c->p < 2 || !is_digit(c->p[0]) || !is_digit(c->p[1]))
		return -1;
	value = (c->p[0] - '0') * 10 + (c->p[1] - '0');
	if (value > max)
		return -1;
	c->p += 2;
	return value;
}

static bool unspecified(struct cursor *c)
{
	if (c->end - c->p < 2 || c->p[0] != 'X' || c->p[1] != 'X')
		return false;
	c->p += 2;
	return true;
}

/* Y17000: five to nine digits, and only for what four cannot say. */
static bool read_long_year(struct cursor *c, struct date_part *part)
{
	bool minus = skip(c, '-');
	int32_t value = 0;
	int n = 0;

	for (; c->p < c->end && is_digit(*c->p) && n < 9; n++)
		value = value * 10 + (*c->p++ - '0');
	if (value < 10000)
		return false;
	part->year = minus ? -value : value;
	return true;
}

static bool read_year(struct cursor *c, struct date_part *part)
{
	bool minus = skip(c, '-');
	int32_t value = 0, span = 1;

	if (c->end - c->p < 4)
		return false;
	for (int i = 0; i < 4; i++, c->p++) {
		if (*c->p == 'X') {
			part->years++;
			span *= 10;
			value *= 10;
		} else if (is_digit(*c->p) && !part->years) {
			value = value * 10 + (*c->p - '0');
		} else {
			return false;
		}
	}
	/* 1XXX is level 2; there is no year -0. */
	if (part->years == 3 || (minus && (part->years == 4 || value + span == 1)))
		return false;
	part->year = minus ? -(value + span - 1) : value;
	return true;
}

static bool read_month_day(struct cursor *c, struct date_part *part)
{
	int month, day;

	if (unspecified(c)) {
		part->month = DATE_UNSPECIFIED;
		if (!skip(c, '-'))
			return true;
		part->day = DATE_UNSPECIFIED;
		return unspecified(c);
	}
	month = two_digits(c, WINTER);
	if (month < 1 || (month > 12 && month < SPRING))
		return false;
	part->month = (uint8_t)month;
	if (month > 12 || !skip(c, '-'))
		return true;
	if (unspecified(c)) {
		part->day = DATE_UNSPECIFIED;
		return true;
	}
	day = two_digits(c, date_month_days(part->year, month));
	part->day = (uint8_t)(day < 1 ? 0 : day);
	return day >= 1;
}

static bool read_zone(struct cursor *c, struct date_part *part)
{
	bool minus = at(c, '-');
	int hours, minutes = 0;

	if (c->p == c->end)
		return true;
	if (skip(c, 'Z') || skip(c, 'z')) {
		part->zone = DATE_ZONE_UTC;
		return true;
	}
	if (!skip(c, '+') && !skip(c, '-'))
		return false;
	hours = two_digits(c, 23);
	if (skip(c, ':'))
		minutes = two_digits(c, 59);
	if (hours < 0 || minutes < 0)
		return false;
	/* RFC 3339: -00:00 is the instant in UTC, with the local offset unknown. */
	part->zone = minus && !hours && !minutes ? DATE_ZONE_UTC : DATE_ZONE_OFFSET;
	part->offset = (int16_t)((hours * 60 + minutes) * (minus ? -1 : 1));
	return true;
}

static bool read_time(struct cursor *c, struct date_part *part)
{
	int hour = two_digits(c, 24), minute, second = 0;

	if (hour < 0 || !skip(c, ':'))
		return false;
	minute = two_digits(c, 59);
	if (minute < 0)
		return false;
	if (skip(c, ':')) {
		second = two_digits(c, 60);
		if (second < 0)
			return false;
		if (skip(c, '.')) {
			if (c->p == c->end || !is_digit(*c->p))
				return false;
			while (c->p < c->end && is_digit(*c->p))
				c->p++;
		}
	}
	if (hour == 24 && (minute || second))
		return false;
	part->time = true;
	part->hour = (uint8_t)hour;
	part->minute = (uint8_t)minute;
	part->second = (uint8_t)second;
	return read_zone(c, part);
}

static bool read_part(struct cursor *c, struct date_part *part)
{
	if (skip(c, 'Y')) {
		if (!read_long_year(c, part))
			return false;
	} else {
		if (!read_year(c, part))
			return false;
		if (!part->years && skip(c, '-') && !read_month_day(c, part))
			return false;
	}
	if (part->day && part->day != DATE_UNSPECIFIED && (skip(c, 'T') || skip(c, 't')))
		return read_time(c, part);
	if (skip(c, '?'))
		part->flags = DATE_UNCERTAIN;
	else if (skip(c, '~'))
		part->flags = DATE_APPROXIMATE;
	else if (skip(c, '%'))
		part->flags = DATE_UNCERTAIN | DATE_APPROXIMATE;
	return true;
}

bool date_part_read(const char *s, size_t len, struct date_part *part)
{
	struct cursor c = {s, s + len};

	*part = (struct date_part){0};
	if (read_part(&c, part) && c.p == c.end)
		return true;
	*part = (struct date_part){0};
	return false;
}

/* One end of an interval: a date, ".." or nothing. Returns the flag for it, 0 for a date, -1. */
static int read_end(const char *s, size_t len, struct date_part *part, int open, int unknown)
{
	if (!len)
		return unknown;
	if (len == 2 && s[0] == '.' && s[1] == '.')
		return open;
	if (!date_part_read(s, len, part) || part->time)
		return -1;
	return part->years == 4 ? unknown : 0;
}

static bool read_interval(const char *s, const char *slash, const char *end,
			  struct date_expression *e)
{
	struct date first, last;
	int a = read_end(s, (size_t)(slash - s), &e->start, DATE_OPEN_START, DATE_UNKNOWN_START);
	int b = read_end(slash + 1, (size_t)(end - slash - 1), &e->end, DATE_OPEN_END,
			 DATE_UNKNOWN_END);

	/* Two ends of which nothing is known are no date. */
	if (a < 0 || b < 0 || (a && b))
		return false;
	e->interval = true;
	e->flags = (uint8_t)(a | b);
	if (a || b)
		return true;
	date_part_span(&e->start, &first);
	date_part_span(&e->end, &last);
	return first.first <= last.last;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool date_expression_read(const char *s, struct date_expression *expression)
{
	const char *end, *slash;
	bool ok;

	*expression = (struct date_expression){0};
	while (is_blank(*s))
		s++;
	end = s + strlen(s);
	while (end > s && is_blank(end[-1]))
		end--;
	slash = memchr(s, '/', (size_t)(end - s));
	if (slash)
		ok = read_interval(s, slash, end, expression);
	else
		ok = date_part_read(s, (size_t)(end - s), &expression->start);
	if (!ok)
		*expression = (struct date_expression){0};
	return ok;
}

static void span_years(const struct date_part *part, struct date *date)
{
	int32_t last = part->year;

	if (part->years == 1) {
		last += 9;
		date->precision = DATE_DECADE;
	} else if (part->years == 2) {
		last += 99;
		date->precision = DATE_CENTURY;
	} else {
		date->precision = DATE_YEAR;
	}
	/* -000X and -00XX count back from 1 BC, and there is no -0. */
	if (part->year < 0 && !last)
		last = -1;
	date->first = date_day(part->year, 1, 1);
	date->last = date_day(last, 12, 31);
}

static void span_months(int32_t year, int first, int count, struct date *date)
{
	int last = first + count - 1;
	int32_t last_year = year;

	if (last > 12) {
		last -= 12;
		last_year++;
	}
	date->first = date_day(year, first, 1);
	date->last = date_day(last_year, last, date_month_days(last_year, last));
}

void date_part_span(const struct date_part *part, struct date *date)
{
	*date = (struct date){.flags = part->flags};
	if (part->years == 4) {
		date->flags = 0;
		return;
	}
	if (!part->month || part->month == DATE_UNSPECIFIED) {
		span_years(part, date);
	} else if (part->month >= SPRING) {
		span_months(part->year, 3 * (part->month - SPRING) + 3, 3, date);
		date->precision = DATE_SEASON;
	} else if (!part->day || part->day == DATE_UNSPECIFIED) {
		span_months(part->year, part->month, 1, date);
		date->precision = DATE_MONTH;
	} else {
		date->first = date->last = date_day(part->year, part->month, part->day);
		date->precision = part->time ? DATE_TIME : DATE_DAY;
	}
	if (part->time)
		date->seconds =
			part->hour * 3600 + part->minute * 60 + part->second - part->offset * 60;
}

bool date_parse(const char *s, struct date *date)
{
	struct date_expression e;
	struct date last;

	*date = (struct date){0};
	if (!date_expression_read(s, &e))
		return false;
	if (!e.interval) {
		date_part_span(&e.start, date);
		return true;
	}
	date_part_span(&e.start, date);
	date_part_span(&e.end, &last);
	if (e.flags & (DATE_OPEN_START | DATE_UNKNOWN_START))
		*date = last;
	else if (!(e.flags & (DATE_OPEN_END | DATE_UNKNOWN_END)))
		date->last = last.last;
	if (e.flags & DATE_OPEN_START)
		date->first = DATE_DAY_MIN;
	if (e.flags & DATE_OPEN_END)
		date->last = DATE_DAY_MAX;
	date->flags |= (uint8_t)(last.flags | e.flags);
	date->precision = DATE_INTERVAL;
	return true;
}

bool date_parse_plain(const char *s, size_t len, struct date *date)
{
	struct date_part part;

	*date = (struct date){0};
	if (!len || !is_digit(*s) || !date_part_read(s, len, &part) || part.years || part.flags ||
	    part.time || part.month > 12 || part.day == DATE_UNSPECIFIED)
		return false;
	date_part_span(&part, date);
	return true;
}

int32_t date_last_today(void)
{
	return (int32_t)(((int64_t)time(NULL) + 14 * 3600) / DAY_SECONDS);
}

bool date_is_future(const struct date *date, int32_t today)
{
	return date->precision != DATE_NONE && date->first > today;
}

bool date_overlaps(const struct date *a, const struct date *b)
{
	return a->precision != DATE_NONE && b->precision != DATE_NONE && a->first <= b->last &&
	       b->first <= a->last;
}

int64_t date_key(const struct date *date)
{
	if (date->precision == DATE_NONE)
		return INT64_MAX;
	return (int64_t)date->first * DAY_SECONDS + date->seconds;
}

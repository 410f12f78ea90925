/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_interval.h"

#include <string.h>

#include "base/buf.h"

/* Before 1500 a year beside another is mostly one of the Hijra. */
enum { YEAR_SURE = 1500 };

static const char *const separators[] = {" - ", "\u2013", "\u2014", " to ", " bis "};

bool date_interval_one_calendar(const struct date_part *a, const struct date_part *b)
{
	return a->year >= YEAR_SURE || b->year < YEAR_SURE;
}

static bool are_ends(const struct date_part *a, const struct date_part *b)
{
	struct date start, end;

	if (a->time || b->time)
		return false;
	date_part_span(a, &start);
	date_part_span(b, &end);
	return start.first <= end.first && date_interval_one_calendar(a, b);
}

static bool read_ends(const char *s, size_t len, size_t at, size_t skip, const char *language,
		      date_interval_end *read, struct date_part *a, struct date_part *b)
{
	return read(s, at, language, a) && read(s + at + skip, len - at - skip, language, b) &&
	       are_ends(a, b);
}

/* ---- what both ends share is said once ---- */

static size_t digits(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

static size_t blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] == ' ')
		n++;
	return n;
}

/* What stands between two days of a month, at S: its bytes; 0: something else. */
static size_t between_days(const char *s, size_t len)
{
	static const char *const words[] = {"-",  "\u2013", "\u2014", "to",   "bis", "au",
					    "al", "tot",    "til",    "till", "по"};
	size_t from = blanks(s, len);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]), to = from + n;
		bool word = i > 2;

		if (len < to || memcmp(s + from, words[i], n) != 0)
			continue;
		n = blanks(s + to, len - to);
		if (!word || (from && n))
			return to + n;
	}
	return 0;
}

/* The bytes of a word before the first day that only says that two come: "vom 5. bis 7. März". */
static size_t opening(const char *s, size_t len)
{
	static const char *const words[] = {"vom ", "von ",  "du ", "del ",
					    "dal ", "from ", "с ",  "den "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (len > strlen(words[i]) && !memcmp(s, words[i], strlen(words[i])))
			return strlen(words[i]);
	return 0;
}

/* The text without its bytes FROM to TO is a day. */
static bool read_without(const char *s, size_t len, size_t from, size_t to, const char *language,
			 date_interval_end *read, struct date_part *part)
{
	struct buf b;
	bool ok;

	buf_init(&b);
	buf_add(&b, s, from);
	buf_add(&b, s + to, len - to);
	ok = read(buf_str(&b), b.len, language, part) && part->day && !part->time;
	buf_done(&b);
	return ok;
}

/* "5-7 March 2021", "March 5 to 7, 2021" */
static bool read_days(const char *s, size_t len, const char *language, date_interval_end *read,
		      struct date_part *a, struct date_part *b)
{
	for (size_t i = 0, n; i < len; i += n ? n : 1) {
		size_t point, gap, second, more;

		n = digits(s + i, len - i);
		if (n < 1 || n > 2 || (i && strchr(".:/-", s[i - 1])))
			continue;
		point = i + n < len && s[i + n] == '.';
		gap = between_days(s + i + n + point, len - i - n - point);
		second = i + n + point + gap;
		more = digits(s + second, len - second);
		if (!gap || more < 1 || more > 2 ||
		    (second + more < len && s[second + more] == ':'))
			continue;
		if (read_without(s, len, i + n, second + more, language, read, a) &&
		    read_without(s, len, i, second, language, read, b) && a->year == b->year &&
		    a->month == b->month && a->day < b->day)
			return true;
	}
	return false;
}

/* "30 March - 2 April 2021", "March 30 to April 2, 2021": the year is that of both; AT: what parts them. */
static bool read_year_once(const char *s, size_t len, size_t at, size_t skip, const char *language,
			   date_interval_end *read, struct date_part *a, struct date_part *b)
{
	struct buf start;
	bool ok = false;

	for (size_t i = 0; i < at; i++)
		if (digits(s + i, at - i) > 2)
			return false;
	if (!read(s + at + skip, len - at - skip, language, b) || !b->day || b->year < YEAR_SURE)
		return false;
	buf_init(&start);
	buf_printf(&start, "%.*s %ld", (int)at, s, (long)b->year);
	ok = read(buf_str(&start), start.len, language, a) && a->day && a->year == b->year &&
	     a->month < b->month && are_ends(a, b);
	buf_done(&start);
	return ok;
}

bool date_interval_read(const char *s, size_t len, const char *language, date_interval_end *read,
			struct date_part *a, struct date_part *b)
{
	size_t open = opening(s, len);

	if (len == 9 && s[4] == '-' && read_ends(s, len, 4, 1, language, read, a, b))
		return true;
	for (size_t i = 1; i < len; i++) {
		for (size_t k = 0; k < sizeof separators / sizeof *separators; k++) {
			size_t n = strlen(separators[k]);

			if (len - i <= n || memcmp(s + i, separators[k], n) != 0)
				continue;
			if (read_ends(s, len, i, n, language, read, a, b) ||
			    read_year_once(s, len, i, n, language, read, a, b))
				return true;
		}
	}
	return read_days(s + open, len - open, language, read, a, b);
}

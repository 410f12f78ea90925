/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "date/date_words.h"
#include "text/name.h"

/* Keys that are no unit: no calendar here has months that far off. */
enum { KEY_UNDATED = INT32_MIN, KEY_UNCERTAIN };

enum { MONTHS = 12, DECADE = 10 };

/* Statements of a slice. */
enum { SLICE = 1 << 17 };

/* Spans of units up to which a bar is looked up in a table instead of searched for. */
enum { TABLE_MAX = 1 << 20 };

const char *timeline_unit_name(enum timeline_unit unit)
{
	/* TRANSLATORS: a unit of time, as a column or a choice. */
	static const char *const names[TIMELINE_UNITS] = {N_("year"), N_("month"), N_("decade")};

	return unit < TIMELINE_UNITS ? names[unit] : NULL;
}

bool timeline_unit_find(const char *name, size_t len, enum timeline_unit *unit)
{
	const char *own;

	for (int i = 0; (own = timeline_unit_name((enum timeline_unit)i)); i++) {
		if (!name_is(own, name, len) && !name_is(_(own), name, len))
			continue;
		*unit = (enum timeline_unit)i;
		return true;
	}
	return false;
}

void timeline_init(struct timeline *t, enum calendar calendar, enum timeline_unit unit)
{
	*t = (struct timeline){.calendar = calendar, .unit = unit};
}

void timeline_done(struct timeline *t)
{
	free(t->keys);
	free(t->bars);
	grouping_done(&t->grouping);
	*t = (struct timeline){0};
}

void timeline_reset(struct timeline *t, enum calendar calendar, enum timeline_unit unit)
{
	t->calendar = calendar;
	t->unit = unit;
	t->n = t->bars_n = 0;
	grouping_clear(&t->grouping);
}

static int32_t floor_to(int32_t n, int32_t by)
{
	int32_t rest = n % by;

	return n - (rest < 0 ? rest + by : rest);
}

/* The unit DAY lies in. Where the tables of the lunar calendar end its rule goes on, whose years are
 * the same within a day or two; no other calendar counts the same years. */
static bool unit_of_day(enum calendar calendar, enum timeline_unit unit, int32_t day, int32_t *key)
{
	struct calendar_day d;

	if (!calendar_from_day(calendar, day, &d) &&
	    !(calendar == CALENDAR_ISLAMIC_UMALQURA &&
	      calendar_from_day(CALENDAR_ISLAMIC_CIVIL, day, &d)))
		return false;
	switch (unit) {
	case TIMELINE_MONTH: *key = d.year * MONTHS + d.month - 1; break;
	case TIMELINE_DECADE: *key = floor_to(d.year, DECADE); break;
	default: *key = d.year; break;
	}
	return true;
}

bool timeline_unit_of(enum calendar calendar, enum timeline_unit unit, int32_t first, int32_t last,
		      int32_t *key)
{
	int32_t end;

	if (first == DATE_DAY_MIN || last == DATE_DAY_MAX)
		return false;
	return unit_of_day(calendar, unit, first, key) &&
	       (first == last || (unit_of_day(calendar, unit, last, &end) && end == *key));
}

bool timeline_certain(enum calendar calendar, enum timeline_unit unit, const struct date *date,
		      int32_t *key)
{
	return date->precision != DATE_NONE &&
	       !(date->flags & ~(DATE_UNCERTAIN | DATE_APPROXIMATE)) &&
	       timeline_unit_of(calendar, unit, date->first, date->last, key);
}

static int32_t key_of(const struct timeline *t, const struct date *date)
{
	int32_t key;

	if (timeline_certain(t->calendar, t->unit, date, &key))
		return key;
	return date->precision == DATE_NONE ? KEY_UNDATED : KEY_UNCERTAIN;
}

int32_t timeline_unit_step(enum timeline_unit unit)
{
	return unit == TIMELINE_DECADE ? DECADE : 1;
}

static void add_bar(struct timeline *t, int32_t unit, int64_t skipped)
{
	t->bars = vec_fit(t->bars, t->bars_n + 1, &t->bars_size, sizeof *t->bars);
	t->bars[t->bars_n++] = (struct timeline_bar){unit, (uint32_t)skipped};
}

static int compare_keys(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* The units that occur, sorted, each once: *N of them, for the caller to free. */
static int32_t *distinct_units(const struct timeline *t, size_t *n)
{
	int32_t low = INT32_MAX, high = INT32_MIN, *units;
	size_t out = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (t->keys[i] <= KEY_UNCERTAIN)
			continue;
		low = t->keys[i] < low ? t->keys[i] : low;
		high = t->keys[i] > high ? t->keys[i] : high;
	}
	*n = 0;
	if (low > high)
		return NULL;
	if ((int64_t)high - low < TABLE_MAX) {
		size_t span = (size_t)(high - low) + 1;
		uint8_t *seen = xcalloc(span, 1);

		for (size_t i = 0; i < t->n; i++)
			if (t->keys[i] > KEY_UNCERTAIN)
				seen[t->keys[i] - low] = 1;
		units = xcalloc(span, sizeof *units);
		for (size_t i = 0; i < span; i++)
			if (seen[i])
				units[out++] = low + (int32_t)i;
		free(seen);
	} else {
		units = xcalloc(t->n, sizeof *units);
		for (size_t i = 0; i < t->n; i++)
			if (t->keys[i] > KEY_UNCERTAIN)
				units[(*n)++] = t->keys[i];
		qsort(units, *n, sizeof *units, compare_keys);
		for (size_t i = 0; i < *n; i++)
			if (!i || units[i] != units[i - 1])
				units[out++] = units[i];
	}
	*n = out;
	return units;
}

static void make_bars(struct timeline *t)
{
	int32_t step = timeline_unit_step(t->unit);
	size_t n;
	int32_t *units = distinct_units(t, &n);
	/* Many far apart: then gaps are breaks, all of them. */
	int64_t gap = n > TABLE_MAX / TIMELINE_GAP ? 0 : TIMELINE_GAP;

	t->bars_n = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t empty = i ? ((int64_t)units[i] - units[i - 1]) / step - 1 : 0;

		for (int64_t k = 1; empty <= gap && k <= empty; k++)
			add_bar(t, units[i - 1] + (int32_t)k * step, 0);
		add_bar(t, units[i], empty <= gap ? 0 : empty);
	}
	free(units);
}

uint64_t timeline_skipped(const struct timeline *t)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->bars_n; i++)
		n += t->bars[i].skipped;
	return n;
}

size_t timeline_find(const struct timeline *t, int32_t unit)
{
	size_t low = 0, high = t->bars_n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t->bars[mid].unit < unit)
			low = mid + 1;
		else
			high = mid;
	}
	return low < t->bars_n ? low : t->bars_n - 1;
}

static void make_grouping(struct timeline *t)
{
	struct grouping *g = &t->grouping;
	int32_t key = KEY_UNDATED;
	size_t bar = 0;

	grouping_clear(g);
	for (size_t i = 0; i < t->n; i++) {
		if (t->keys[i] == KEY_UNDATED) {
			grouping_add(g, TIMELINE_UNDATED);
		} else if (t->keys[i] == KEY_UNCERTAIN) {
			grouping_add(g, TIMELINE_UNCERTAIN);
		} else {
			/* Neighbours in a file are often of one year. */
			if (t->keys[i] != key)
				bar = timeline_find(t, t->keys[i]);
			key = t->keys[i];
			grouping_add(g, (uint32_t)(TIMELINE_BARS + bar));
		}
		grouping_next(g);
	}
	g->groups = TIMELINE_BARS + t->bars_n;
}

static bool is_ready(const struct timeline *t, const struct archive *a)
{
	return t->grouping.n == a->n && t->grouping.groups;
}

bool timeline_work(struct timeline *t, const struct archive *a)
{
	size_t end = a->n - t->n > SLICE ? t->n + SLICE : a->n;

	if (is_ready(t, a))
		return false;
	t->keys = vec_fit(t->keys, a->n, &t->size, sizeof *t->keys);
	for (; t->n < end; t->n++)
		t->keys[t->n] = key_of(t, &a->items[t->n]->date);
	if (t->n < a->n)
		return true;
	make_bars(t);
	make_grouping(t);
	return false;
}

bool timeline_grow(struct timeline *t, const struct archive *a)
{
	bool ready = is_ready(t, a);

	while (timeline_work(t, a))
		;
	return !ready;
}

bool timeline_days(const struct timeline *t, int32_t unit, int32_t *first, int32_t *last)
{
	enum calendar c = t->calendar;
	int32_t unused, from, to,
		year = t->unit == TIMELINE_MONTH ? floor_to(unit, MONTHS) / MONTHS : unit;
	int32_t end = t->unit == TIMELINE_DECADE ? year + DECADE - 1 : year;

	calendar_years(c, &from, &to);
	if (c == CALENDAR_ISLAMIC_UMALQURA && (year < from || end > to))
		c = CALENDAR_ISLAMIC_CIVIL;
	if (t->unit == TIMELINE_MONTH)
		return calendar_month_span(c, year, unit - year * MONTHS + 1, first, last);
	/* The first decade may begin before the calendar does. */
	calendar_years(c, &from, &to);
	year = year < from ? from : year;
	end = end > to ? to : end;
	return calendar_year_days(c, year, first, &unused) &&
	       calendar_year_days(c, end, &unused, last);
}

void timeline_label(const struct timeline *t, int32_t unit, struct buf *out)
{
	int32_t year;

	switch (t->unit) {
	case TIMELINE_MONTH:
		year = floor_to(unit, MONTHS) / MONTHS;
		buf_printf(out, "%ld-%02ld", (long)year, (long)unit - (long)year * MONTHS + 1);
		break;
	case TIMELINE_DECADE: buf_printf(out, "%lds", (long)unit); break;
	default: buf_printf(out, "%ld", (long)unit); break;
	}
}

/* As the dates of statements are said: a language may have words of its own for a month with its year. */
static void month_title(const struct timeline *t, int32_t unit, struct buf *out)
{
	int32_t year = floor_to(unit, MONTHS) / MONTHS;
	int month = (int)(unit - year * MONTHS + 1);
	struct buf words;

	if (t->calendar == CALENDAR_GREGORIAN || t->calendar == CALENDAR_JULIAN) {
		buf_init(&words);
		date_year_words(year, &words);
		date_roman_words(month, 0, buf_str(&words), out);
		buf_done(&words);
	} else {
		/* TRANSLATORS: month and year. */
		buf_printf(out, _("%s %ld"), _(calendar_month(t->calendar, month)), (long)year);
	}
}

void timeline_title(const struct timeline *t, int32_t unit, struct buf *out)
{
	if (t->unit == TIMELINE_MONTH)
		month_title(t, unit, out);
	else if (t->unit == TIMELINE_DECADE)
		/* TRANSLATORS: a decade, by its first year: "2010s". */
		buf_printf(out, _("%lds"), (long)unit);
	else
		timeline_label(t, unit, out);
}

static void put_day(int32_t day, struct buf *out)
{
	int32_t year;
	int month, dayofmonth;

	date_civil(day, &year, &month, &dayofmonth);
	buf_printf(out, "%04ld-%02d-%02d", (long)year, month, dayofmonth);
}

/* The field whose dates are of calendar C; NULL: there is none. */
static const char *calendar_field(enum calendar c)
{
	switch (c) {
	case CALENDAR_GREGORIAN: return "ad";
	case CALENDAR_PERSIAN: return "sh";
	case CALENDAR_ISLAMIC_UMALQURA: return "ah";
	default: return NULL;
	}
}

void timeline_query(const struct timeline *t, int32_t unit, struct buf *out)
{
	/* Years that no one takes for those of another calendar; and those that can be typed. */
	enum { YEAR_PLAIN = 1600, YEAR_MAX = 9999 };
	int32_t year = t->unit == TIMELINE_MONTH ? floor_to(unit, MONTHS) / MONTHS : unit;
	const char *field = calendar_field(t->calendar);
	int32_t first, last;

	if (t->calendar == CALENDAR_GREGORIAN && year >= YEAR_PLAIN)
		field = t->unit == TIMELINE_YEAR ? "year" : "date";
	if (field && year > 0 && year <= YEAR_MAX) {
		buf_printf(out, "%s:%04ld", field, (long)year);
		if (t->unit == TIMELINE_DECADE)
			buf_printf(out, "..%04ld", (long)year + DECADE - 1);
		else if (t->unit == TIMELINE_MONTH)
			buf_printf(out, "-%02ld", (long)unit - (long)year * MONTHS + 1);
	} else if (timeline_days(t, unit, &first, &last)) {
		buf_puts(out, "date:");
		put_day(first, out);
		buf_puts(out, "..");
		put_day(last, out);
	}
}

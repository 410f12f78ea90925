/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "date/date.h"
#include "date/date_calendar.h"
#include "archive/statement_date.h"
#include "base/buf.h"

/* A Gregorian day and the same in another calendar. */
struct vector {
	enum calendar calendar;
	struct calendar_day gregorian, other;
};

static const struct vector vectors[] = {
	{CALENDAR_PERSIAN, {1979, 2, 11}, {1357, 11, 22}},
	{CALENDAR_PERSIAN, {1979, 3, 20}, {1357, 12, 29}},
	{CALENDAR_PERSIAN, {1979, 3, 21}, {1358, 1, 1}},
	{CALENDAR_PERSIAN, {1981, 10, 2}, {1360, 7, 10}},
	{CALENDAR_PERSIAN, {1988, 7, 20}, {1367, 4, 29}},
	{CALENDAR_PERSIAN, {1989, 6, 4}, {1368, 3, 14}},
	{CALENDAR_PERSIAN, {1999, 12, 31}, {1378, 10, 10}},
	{CALENDAR_PERSIAN, {2000, 2, 29}, {1378, 12, 10}},
	{CALENDAR_PERSIAN, {2009, 6, 12}, {1388, 3, 22}},
	{CALENDAR_PERSIAN, {2024, 2, 29}, {1402, 12, 10}},
	{CALENDAR_PERSIAN, {2025, 3, 20}, {1403, 12, 30}},
	{CALENDAR_PERSIAN, {2026, 3, 21}, {1405, 1, 1}},
	{CALENDAR_PERSIAN, {2030, 12, 31}, {1409, 10, 10}},
	/* the first correction, and the ends */
	{CALENDAR_PERSIAN, {2124, 3, 19}, {1502, 12, 29}},
	{CALENDAR_PERSIAN, {2124, 3, 20}, {1503, 1, 1}},
	{CALENDAR_PERSIAN, {622, 3, 21}, {1, 1, 1}},
	{CALENDAR_ISLAMIC_CIVIL, {1979, 2, 11}, {1399, 3, 13}},
	{CALENDAR_ISLAMIC_UMALQURA, {1979, 2, 11}, {1399, 3, 14}},
	{CALENDAR_ISLAMIC_CIVIL, {2000, 1, 1}, {1420, 9, 24}},
	{CALENDAR_ISLAMIC_CIVIL, {2025, 3, 1}, {1446, 9, 1}},
	{CALENDAR_ISLAMIC_UMALQURA, {2025, 3, 1}, {1446, 9, 1}},
	{CALENDAR_ISLAMIC_UMALQURA, {1882, 11, 12}, {1300, 1, 1}},
	{CALENDAR_ISLAMIC_UMALQURA, {2174, 11, 25}, {1600, 12, 30}},
	{CALENDAR_ISLAMIC_CIVIL, {622, 7, 19}, {1, 1, 1}},
	{CALENDAR_JULIAN, {1582, 10, 15}, {1582, 10, 5}},
	{CALENDAR_JULIAN, {1900, 3, 12}, {1900, 2, 28}},
	{CALENDAR_JULIAN, {1900, 3, 13}, {1900, 2, 29}},
	{CALENDAR_JULIAN, {1917, 11, 7}, {1917, 10, 25}},
	{CALENDAR_JULIAN, {0, 12, 30}, {1, 1, 1}},
	{CALENDAR_JULIAN, {-43, 3, 13}, {-43, 3, 15}},
	{CALENDAR_OTTOMAN_FISCAL, {1910, 8, 7}, {1326, 5, 25}},
	{CALENDAR_OTTOMAN_FISCAL, {1911, 3, 2}, {1326, 12, 17}},
	{CALENDAR_OTTOMAN_FISCAL, {1840, 3, 13}, {1256, 1, 1}},
	{CALENDAR_GREGORIAN, {2000, 2, 29}, {2000, 2, 29}},
};

static void assert_day(const struct calendar_day *got, const struct calendar_day *want,
		       const char *where)
{
	if (got->year != want->year || got->month != want->month || got->day != want->day)
		fail_msg("%s: got %d-%d-%d instead of %d-%d-%d", where, (int)got->year, got->month,
			 got->day, (int)want->year, want->month, want->day);
}

static void test_vectors(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const struct vector *v = &vectors[i];
		const struct calendar_day *g = &v->gregorian;
		int32_t day = date_day(g->year, g->month, g->day), back;
		struct calendar_day got;
		char where[64];

		snprintf(where, sizeof where, "%s %d-%d-%d", calendar_name(v->calendar),
			 (int)g->year, g->month, g->day);
		assert_true(calendar_from_day(v->calendar, day, &got));
		assert_day(&got, &v->other, where);
		assert_true(calendar_to_day(v->calendar, &v->other, &back));
		assert_int_equal(back, day);
	}
}

/* The years with a 30 Esfand, and what they end on: the official calendar. */
static void test_persian_leap_years(void **state)
{
	static const int leap[] = {1358, 1362, 1366, 1370, 1375, 1379, 1383,
				   1387, 1391, 1395, 1399, 1403, 1408};
	size_t next = 0;

	(void)state;
	for (int year = 1358; year <= 1409; year++) {
		int days = calendar_month_days(CALENDAR_PERSIAN, year, 12);
		bool is_leap = next < sizeof leap / sizeof *leap && leap[next] == year;
		struct calendar_day nowruz = {year + 1, 1, 1};
		int32_t day;

		next += is_leap;
		assert_int_equal(days, is_leap ? 30 : 29);
		assert_true(calendar_to_day(CALENDAR_PERSIAN, &nowruz, &day));
		/* Nowruz is on 20 March in these years, on the 21st in all others. */
		assert_int_equal(
			day - date_day(year + 622, 3, 20),
			!(year + 622 >= 1996 && (year + 622 == 2029 || (year + 622) % 4 == 0)));
	}
	assert_int_equal(next, sizeof leap / sizeof *leap);
}

/* Every day comes back as itself, the day after follows, and the spans of month and year hold it. */
static void walk(enum calendar c, int32_t first, int32_t last)
{
	struct calendar_day d, before = {0};
	size_t n = 0;

	for (int32_t day = first; day <= last; day++) {
		int32_t back, from, to;

		if (!calendar_from_day(c, day, &d)) {
			before = (struct calendar_day){0};
			continue;
		}
		n++;
		if (!calendar_to_day(c, &d, &back) || back != day)
			fail_msg("%s: day %d does not come back", calendar_name(c), (int)day);
		if (before.day &&
		    !(d.day == before.day + 1 && d.month == before.month &&
		      d.year == before.year) &&
		    !(d.day == 1 && d.month == before.month + 1 && d.year == before.year) &&
		    !(d.day == 1 && d.month == 1 && before.month == 12 &&
		      d.year == before.year + 1))
			fail_msg("%s: day %d does not follow", calendar_name(c), (int)day);
		before = d;
		if (d.day != 1 && day != last)
			continue;
		assert_true(calendar_month_span(c, d.year, d.month, &from, &to));
		assert_true(from <= day && day <= to);
		assert_int_equal(to - from + 1, calendar_month_days(c, d.year, d.month));
		assert_true(calendar_year_days(c, d.year, &from, &to));
		assert_true(from <= day && day <= to);
	}
	assert_true(n > 0);
}

static void test_round_trip(void **state)
{
	(void)state;
	for (int c = 0; c < CALENDARS; c++)
		walk((enum calendar)c, date_day(1600, 1, 1), date_day(2500, 12, 31));
}

/* Each range is as said, reachable to its last day, and nothing lies beyond it. */
static void test_ranges(void **state)
{
	(void)state;
	for (int i = 0; i < CALENDARS; i++) {
		enum calendar c = (enum calendar)i;
		int32_t first, last, from, to, day;
		struct calendar_day d;

		calendar_years(c, &first, &last);
		assert_true(calendar_year_days(c, first, &from, &to));
		assert_true(calendar_from_day(c, from, &d));
		assert_day(&d, &(struct calendar_day){first, 1, 1}, calendar_name(c));
		assert_false(calendar_from_day(c, from - 1, &d));
		assert_int_equal(d.day, 0);
		assert_true(calendar_year_days(c, last, &from, &to));
		assert_true(calendar_from_day(c, to, &d));
		assert_int_equal(d.year, last);
		assert_int_equal(d.day, calendar_month_days(c, last, 12));
		assert_int_equal(d.month, 12);
		assert_false(calendar_from_day(c, to + 1, &d));
		assert_false(calendar_from_day(c, INT32_MIN, &d));
		assert_false(calendar_from_day(c, INT32_MAX, &d));
		assert_false(calendar_year_days(c, last + 1, &from, &to));
		assert_false(calendar_year_days(c, first - 1, &from, &to));
		assert_false(calendar_month_span(c, last, 13, &from, &to));
		assert_false(calendar_month_span(c, last, 0, &from, &to));
		assert_false(calendar_to_day(c, &(struct calendar_day){last + 1, 1, 1}, &day));
		assert_false(calendar_to_day(c, &(struct calendar_day){last, 1, 0}, &day));
		assert_false(calendar_to_day(c, &(struct calendar_day){last, 2, 32}, &day));
	}
	assert_int_equal(calendar_month_days(CALENDAR_PERSIAN, 1404, 12), 29);
	assert_false(calendar_to_day(CALENDAR_PERSIAN, &(struct calendar_day){1404, 12, 30},
				     &(int32_t){0}));
	assert_int_equal(calendar_month_days(CALENDAR_JULIAN, 1900, 2), 29);
	assert_int_equal(calendar_month_days(CALENDAR_JULIAN, -1, 2), 28);
	assert_int_equal(calendar_month_days(CALENDAR_JULIAN, -4, 2), 29);
}

static void test_names(void **state)
{
	enum calendar c;

	(void)state;
	for (int i = 0; i < CALENDARS; i++) {
		assert_true(calendar_find(calendar_name((enum calendar)i), &c));
		assert_int_equal(c, i);
		assert_true(*calendar_title((enum calendar)i));
		assert_true(calendar_fallback((enum calendar)i) != (enum calendar)i || !i);
		for (int m = 1; m <= 12; m++)
			assert_true(*calendar_month((enum calendar)i, m));
	}
	assert_true(calendar_find("Jalali", &c) && c == CALENDAR_PERSIAN);
	assert_true(calendar_find("sh", &c) && c == CALENDAR_PERSIAN);
	assert_true(calendar_find("hijri", &c) && c == CALENDAR_ISLAMIC_UMALQURA);
	assert_true(calendar_find("gregory", &c) && c == CALENDAR_GREGORIAN);
	assert_false(calendar_find("", &c));
	assert_false(calendar_find(" ", &c));
	assert_false(calendar_find("sh ap", &c));
	assert_false(calendar_find("mayan", &c));
	assert_false(calendar_find("islami", &c));
	assert_false(calendar_find("a name that is much longer than any calendar's", &c));
	assert_string_equal(calendar_month(CALENDAR_PERSIAN, 3), "Khordad");
	assert_string_equal(calendar_month_own(CALENDAR_PERSIAN, 3), "خرداد");
	assert_string_equal(calendar_month_own(CALENDAR_ISLAMIC_CIVIL, 1), "محرم");
	assert_null(calendar_month_own(CALENDAR_JULIAN, 1));
	assert_true(calendar_observed(CALENDAR_ISLAMIC_UMALQURA));
	assert_false(calendar_observed(CALENDAR_PERSIAN));
}

/* EDTF in another calendar: in a column of 11 cells, and in words. */
static const struct {
	enum calendar calendar;
	const char *edtf, *brief, *words;
} printed[] = {
	{CALENDAR_PERSIAN, "1989-06-04", "1368-03-14", "14 Khordad 1368"},
	{CALENDAR_PERSIAN, "2021-10-24?", "1400-08-02?", "2 Aban 1400 (uncertain)"},
	{CALENDAR_PERSIAN, "1989-06-04T10:00:00+03:30", "1368-03-14",
	 "14 Khordad 1368, 10:00 (+03:30)"},
	/* no precision is made up: of two months, of two years */
	{CALENDAR_PERSIAN, "1989-06", "1368-03..04", "Khordad or Tir 1368"},
	{CALENDAR_PERSIAN, "1985-04-XX", "1364-01..02", "Farvardin or Ordibehesht 1364"},
	{CALENDAR_PERSIAN, "2020-07?", "1399-04..05", "Tir or Mordad 1399 (uncertain)"},
	{CALENDAR_PERSIAN, "1989-03", "1367/1368", "Esfand 1367 or Farvardin 1368"},
	{CALENDAR_PERSIAN, "1989", "1367/1368", "1367 or 1368 SH"},
	{CALENDAR_PERSIAN, "1963~", "1341~/1342~", "about 1341 or 1342 SH"},
	{CALENDAR_PERSIAN, "2001-21", "1379/1380", "Esfand 1379 to Khordad 1380"},
	{CALENDAR_PERSIAN, "201X", "1388/1398", "1388 to 1398 SH"},
	{CALENDAR_PERSIAN, "XXXX", "", "date unknown"},
	{CALENDAR_PERSIAN, "1964/2008", "1342/1387", "1342 or 1343 SH to 1386 or 1387 SH"},
	{CALENDAR_PERSIAN, "1985-04-12/1985-05-03", "1364",
	 "23 Farvardin 1364 to 13 Ordibehesht 1364"},
	{CALENDAR_PERSIAN, "2003-01-01/..", "1381/..", "since 11 Dey 1381"},
	{CALENDAR_PERSIAN, "../1985-04", "../1364-02", "until Farvardin or Ordibehesht 1364"},
	{CALENDAR_PERSIAN, "/1985", "/1364", "an unknown date to 1363 or 1364 SH"},
	/* beyond the years */
	{CALENDAR_PERSIAN, "0300", "0300*", "300 (outside the years of the calendar: Solar Hijri)"},
	{CALENDAR_PERSIAN, "3700-01-01?", "3700-01?*",
	 "1 January 3700 (uncertain) (outside the years of the calendar: Solar Hijri)"},
	{CALENDAR_PERSIAN, "0300/1989", "0300*/1989*",
	 "300 to 1989 (outside the years of the calendar: Solar Hijri)"},
	{CALENDAR_ISLAMIC_UMALQURA, "1700-02-11", "1111-08-21~",
	 "21 Sha'ban 1111 (by rule, as no table has the year; may differ by a day or two)"},
	/* lunar days are nearly so */
	{CALENDAR_ISLAMIC_UMALQURA, "1989-06-04", "1409-10-29~",
	 "29 Shawwal 1409 (may differ by a day or two)"},
	{CALENDAR_ISLAMIC_UMALQURA, "2021-10-24?", "1443-03-18%",
	 "18 Rabi' I 1443 (uncertain) (may differ by a day or two)"},
	{CALENDAR_ISLAMIC_CIVIL, "2021-10-24", "1443-03-17~",
	 "17 Rabi' I 1443 (may differ by a day or two)"},
	{CALENDAR_ISLAMIC_UMALQURA, "1985-04-12/1985-05-03", "1405",
	 "21 Rajab 1405 to 12 Sha'ban 1405 (may differ by a day or two)"},
	{CALENDAR_ISLAMIC_UMALQURA, "2020-07", "1441-11..12",
	 "Dhu al-Qi'dah or Dhu al-Hijjah 1441"},
	{CALENDAR_ISLAMIC_UMALQURA, "1964/2008", "1383/1430", "1383 or 1384 AH to 1428 to 1430 AH"},
	{CALENDAR_JULIAN, "1917-11-07", "1917-10-25", "25 October 1917 O.S."},
	{CALENDAR_JULIAN, "1917-11", "1917-10..11", "October or November 1917 O.S."},
	{CALENDAR_JULIAN, "1917", "1916/1917", "1916 or 1917 O.S."},
	{CALENDAR_JULIAN, "-0043-03-13", "-0043-03-15", "15 March 44 BC O.S."},
	{CALENDAR_OTTOMAN_FISCAL, "1910-08-07", "1326-05-25", "25 July 1326 Ottoman fiscal"},
	{CALENDAR_OTTOMAN_FISCAL, "1911-03", "1326/1327",
	 "February 1326 or March 1327 Ottoman fiscal"},
	{CALENDAR_GREGORIAN, "1989-06", "1989-06", "June 1989"},
	{CALENDAR_PERSIAN, "no date", "", "no date"},
};

static void test_printed(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
		for (size_t column = 0; column <= 11; column++) {
			buf_clear(&out);
			date_print_short_in(printed[i].calendar, printed[i].edtf, column, &out);
			assert_true(out.len <= column);
		}
		assert_string_equal(buf_str(&out), printed[i].brief);
		buf_clear(&out);
		date_print_words_in(printed[i].calendar, false, printed[i].edtf, &out);
		assert_string_equal(buf_str(&out), printed[i].words);
	}
	buf_done(&out);
}

static void test_common(void **state)
{
	static const struct {
		enum calendar calendar;
		const char *edtf, *want;
	} rows[] = {
		{CALENDAR_PERSIAN, "1989-06-04", "1368-03-14"},
		{CALENDAR_PERSIAN, "1989-06", "1368"},
		{CALENDAR_PERSIAN, "1989", ""},
		{CALENDAR_PERSIAN, "0300-01-01", ""},
		{CALENDAR_PERSIAN, "1985/..", ""},
		{CALENDAR_PERSIAN, "XXXX", ""},
		{CALENDAR_ISLAMIC_UMALQURA, "1989-06-04", "1409-10-29"},
		{CALENDAR_ISLAMIC_UMALQURA, "1700-02-11", "1111-08-21~"},
		{CALENDAR_GREGORIAN, "1989-06", "1989-06"},
		{CALENDAR_GREGORIAN, "../1985", ""},
	};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date d;

		buf_clear(&out);
		assert_true(date_parse(rows[i].edtf, &d));
		date_calendar_common(rows[i].calendar, &d, &out);
		assert_string_equal(buf_str(&out), rows[i].want);
	}
	buf_done(&out);
}

/* What a statement itself says of its date in a calendar comes before any computing. */
static void test_given(void **state)
{
	static const struct {
		const char *edtf, *calendar, *orig;
		const char *words, *brief; /* in gregorian; in the lunar calendar, 11 cells */
	} rows[] = {
		{"2021-10-24", NULL, NULL, "24 October 2021", "1443-03-18~"},
		{"2021-10-24", "islamic-civil", "1443-03-17", "24 October 2021 · 17 Rabi' I 1443",
		 "1443-03-17"},
		{"2021-10-24", "islamic", "1443-03-30", "24 October 2021 · 30 Rabi' I 1443",
		 "1443-03-30"},
		{"2021-10-24", "persian", "1400-08", "24 October 2021 · Aban 1400", "1443-03-18~"},
		{"2021-10-24", "persian", "1400", "24 October 2021 · 1400 SH", "1443-03-18~"},
		{NULL, "persian", "1400-08-02", "2 Aban 1400", ""},
		{"2021-10-24", "persian", "1400-13-02", "24 October 2021", "1443-03-18~"},
		{"2021-10-24", "persian", "1404-12-30", "24 October 2021", "1443-03-18~"},
		{"2021-10-24", "persian", "some day", "24 October 2021", "1443-03-18~"},
		{"2021-10-24", "persian", "1400-8-2", "24 October 2021", "1443-03-18~"},
		{"2021-10-24", "mayan", "12-19-08-14-11", "24 October 2021", "1443-03-18~"},
	};
	const struct calendar_choice gregorian = {CALENDAR_GREGORIAN, CALENDAR_GREGORIAN, false,
						  false};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct draft draft;
		struct statement *s = &draft.s;

		draft_init(&draft);
		s->edtf = rows[i].edtf;
		draft.shared.calendar = rows[i].calendar;
		draft.rare.date_orig = rows[i].orig;
		buf_clear(&out);
		statement_date_words(s, &gregorian, &out);
		assert_string_equal(buf_str(&out), rows[i].words);
		buf_clear(&out);
		statement_date_short(s, CALENDAR_ISLAMIC_UMALQURA, 11, &out);
		assert_string_equal(buf_str(&out), rows[i].brief);
	}
	buf_done(&out);
}

/* Months under their own names, isolated from the figures beside them. */
static void test_own_names(void **state)
{
	static const struct {
		enum calendar calendar;
		const char *edtf, *words;
	} rows[] = {
		{CALENDAR_PERSIAN, "1989-06-04", "14 \u2068خرداد\u2069 1368"},
		{CALENDAR_PERSIAN, "1989-06", "\u2068خرداد\u2069 or \u2068تیر\u2069 1368"},
		{CALENDAR_PERSIAN, "1989", "1367 or 1368 SH"},
		{CALENDAR_JULIAN, "1989-06-04", "22 May 1989 O.S."},
		{CALENDAR_GREGORIAN, "1989-06-04", "4 June 1989"},
	};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&out);
		date_print_words_in(rows[i].calendar, true, rows[i].edtf, &out);
		assert_string_equal(buf_str(&out), rows[i].words);
	}
	buf_done(&out);
}

/* Two calendars, also where one stands in for the other. */
static void test_both(void **state)
{
	static const struct {
		const char *edtf;
		enum calendar second;
		const char *words;
	} rows[] = {
		{"1989-06-04", CALENDAR_PERSIAN, "in: 4 June 1989 · 14 Khordad 1368"},
		{"1989?", CALENDAR_PERSIAN, "in: 1989 (uncertain) · 1367 or 1368 SH (uncertain)"},
		{"0300", CALENDAR_PERSIAN,
		 "in: 300 (outside the years of the calendar: Solar Hijri)"},
		/* the calendars agreed in the third century */
		{"0250-05-01", CALENDAR_JULIAN, "in: 1 May 250 · 1 May 250 O.S."},
		{NULL, CALENDAR_PERSIAN, "in: "},
	};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct calendar_choice choice = {CALENDAR_GREGORIAN, rows[i].second, false, false};
		struct statement s;

		statement_init(&s);
		s.edtf = rows[i].edtf;
		buf_clear(&out);
		buf_puts(&out, "in: ");
		statement_date_words(&s, &choice, &out);
		assert_string_equal(buf_str(&out), rows[i].words);
	}
	buf_done(&out);
}

static void test_choice(void **state)
{
	static const char *const good[] = {"gregorian",     "persian",           "islamic-umalqura",
					   "julian",        "gregorian+persian", "both",
					   "persian+julian"};
	static const char *const bad[] = {
		"", "+", "persian+", "+persian", "both+persian", "all", "persian+julian+gregorian"};
	struct calendar_choice c = {CALENDAR_JULIAN, CALENDAR_JULIAN, false, false};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(calendar_choice_read(bad[i], &c));
		assert_true(c.first == CALENDAR_JULIAN && c.second == CALENDAR_JULIAN);
	}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(calendar_choice_read(good[i], &c));
		buf_clear(&out);
		calendar_choice_print(&c, &out);
		assert_string_equal(buf_str(&out), good[i]);
	}
	/* Once round. */
	assert_true(calendar_choice_read("gregorian", &c));
	for (int i = 1; i <= CALENDAR_JULIAN; i++) {
		calendar_choice_next(&c);
		assert_true((int)c.first == i && (int)c.second == i && !c.suited);
	}
	calendar_choice_next(&c);
	assert_true(c.suited && c.first == CALENDAR_GREGORIAN && c.second != c.first);
	calendar_choice_next(&c);
	assert_true(!c.suited && c.first == CALENDAR_GREGORIAN && c.second == c.first);
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),    cmocka_unit_test(test_persian_leap_years),
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_names),      cmocka_unit_test(test_printed),
		cmocka_unit_test(test_common),     cmocka_unit_test(test_given),
		cmocka_unit_test(test_choice),     cmocka_unit_test(test_both),
		cmocka_unit_test(test_own_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

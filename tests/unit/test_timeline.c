/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Timeline: which unit a statement stands in, and what is counted there. */
#include "config.h"

#include "analysis/timeline.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analysis/series.h"
#include "base/buf.h"
#include "counted.h"

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)

static int setup(void **state)
{
	struct counted *c = calloc(1, sizeof *c);

	counted_init(c);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	counted_done(*state);
	free(*state);
	return 0;
}

/* "1999 2/3, ...": label and shown/all of every bar; uncertain and undated at the end. */
static void print(const struct timeline *t, const struct tally *tally, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < t->bars_n; i++) {
		const struct tally_row *row = &tally->rows[TIMELINE_BARS + i];

		buf_puts(out, i ? ", " : "");
		if (t->bars[i].skipped)
			buf_printf(out, "(%lu) ", (unsigned long)t->bars[i].skipped);
		timeline_label(t, t->bars[i].unit, out);
		buf_printf(out, " %zu/%zu", row->shown, row->all);
	}
	buf_printf(out, "; %zu/%zu; %zu/%zu", tally->rows[TIMELINE_UNCERTAIN].shown,
		   tally->rows[TIMELINE_UNCERTAIN].all, tally->rows[TIMELINE_UNDATED].shown,
		   tally->rows[TIMELINE_UNDATED].all);
}

static void is(struct counted *c, enum calendar calendar, enum timeline_unit unit, const char *want)
{
	struct tally_source source = counted_source(c);
	struct timeline t;
	struct tally tally;
	struct buf b;

	buf_init(&b);
	timeline_init(&t, calendar, unit);
	tally_init(&tally, c->fold);
	assert_true(timeline_grow(&t, &c->archive));
	assert_false(timeline_grow(&t, &c->archive));
	tally_start(&tally, &t.grouping, &source, false);
	print(&t, &tally, &b);
	assert_string_equal(buf_str(&b), want);
	tally_done(&tally);
	timeline_done(&t);
	buf_done(&b);
}

static const struct counted_row mixed[] = {
	{"2019-03-20", NULL, NULL, "unity and justice"},
	{"2019-03-21", NULL, NULL, "justice"},
	{"2021", NULL, NULL, "unity unity"},
	{"2021-05?", NULL, NULL, "work"},
	{"2021-05/2021-06", NULL, NULL, "unity"},
	{"2020/2021", NULL, NULL, "work"},
	{"201X", NULL, NULL, "unity"},
	{"../2021", NULL, NULL, "work"},
	{"2021/..", NULL, NULL, "work"},
	{"2021/", NULL, NULL, "work"},
	{"XXXX", NULL, NULL, "work"},
	{NULL, NULL, NULL, "unity"},
};

static void units(void **state)
{
	struct counted *c = *state;

	counted_add(c, ROWS(mixed));
	is(c, CALENDAR_GREGORIAN, TIMELINE_YEAR, "2019 2/2, 2020 0/0, 2021 3/3; 5/5; 2/2");
	is(c, CALENDAR_GREGORIAN, TIMELINE_DECADE, "2010s 3/3, 2020s 4/4; 3/3; 2/2");
	is(c, CALENDAR_PERSIAN, TIMELINE_YEAR, "1397 1/1, 1398 1/1, 1399 0/0, 1400 2/2; 6/6; 2/2");
	counted_filter(c, "unity");
	is(c, CALENDAR_GREGORIAN, TIMELINE_YEAR, "2019 1/2, 2020 0/0, 2021 2/3; 1/5; 1/2");
}

static void months(void **state)
{
	static const struct counted_row rows[] = {{.edtf = "2020-11-30"},
						  {.edtf = "2020-12-01"},
						  {.edtf = "2021-02"},
						  {.edtf = "2021"},
						  {.edtf = "2020-24"}};
	struct counted *c = *state;

	counted_add(c, ROWS(rows));
	is(c, CALENDAR_GREGORIAN, TIMELINE_MONTH,
	   "2020-11 1/1, 2020-12 1/1, 2021-01 0/0, 2021-02 1/1; 2/2; 0/0");
	is(c, CALENDAR_PERSIAN, TIMELINE_MONTH, "1399-09 2/2; 3/3; 0/0");
}

/* Years far off make a break, not a million bars. */
static void far_off(void **state)
{
	static const struct counted_row rows[] = {{.edtf = "Y-17000"},
						  {.edtf = "-0043-03-15"},
						  {.edtf = "1999"},
						  {.edtf = "Y170000002"},
						  {.edtf = "Y17000"}};
	struct counted *c = *state;

	counted_add(c, ROWS(rows));
	is(c, CALENDAR_GREGORIAN, TIMELINE_YEAR,
	   "-17000 1/1, (16956) -43 1/1, (2041) 1999 1/1, (15000) 17000 1/1; 1/1; 0/0");
	is(c, CALENDAR_ISLAMIC_UMALQURA, TIMELINE_YEAR, "; 5/5; 0/0");
}

static void many_far_apart(void **state)
{
	enum { N = 20000 };
	struct counted *c = *state;
	struct counted_row *rows = calloc(N, sizeof *rows);
	char(*dates)[16] = calloc(N, sizeof *dates);
	struct timeline t;

	for (int i = 0; i < N; i++) {
		snprintf(dates[i], sizeof *dates, "Y%d", 10000 + i * 200);
		rows[i].edtf = dates[i];
	}
	counted_add(c, rows, N);
	timeline_init(&t, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	timeline_grow(&t, &c->archive);
	assert_int_equal(t.bars_n, N);
	assert_int_equal(t.bars[1].skipped, 199);
	timeline_done(&t);
	free(rows);
	free(dates);
}

/* It grows with the archive, and the umm al-qura calendar goes on by rule. */
static void grows(void **state)
{
	static const struct counted_row one[] = {{.edtf = "2000-05-05"}},
					two[] = {{.edtf = "1998"}, {.edtf = "1850-06-06"}};
	struct counted *c = *state;
	struct tally_source source;
	struct timeline t;
	struct tally tally;
	struct buf b;

	buf_init(&b);
	counted_add(c, ROWS(one));
	timeline_init(&t, CALENDAR_ISLAMIC_UMALQURA, TIMELINE_YEAR);
	tally_init(&tally, c->fold);
	assert_true(timeline_grow(&t, &c->archive));
	assert_int_equal(t.bars_n, 1);
	counted_add(c, ROWS(two));
	assert_true(timeline_grow(&t, &c->archive));
	source = counted_source(c);
	tally_start(&tally, &t.grouping, &source, false);
	assert_int_equal(t.bars[0].unit, 1266);
	assert_int_equal(t.bars_n, 1421 - 1266 + 1);
	assert_int_equal(tally.rows[TIMELINE_UNCERTAIN].all, 1);
	assert_int_equal(timeline_find(&t, 1421), t.bars_n - 1);
	assert_int_equal(timeline_find(&t, 9999), t.bars_n - 1);
	assert_int_equal(timeline_find(&t, -5), 0);
	tally_done(&tally);
	timeline_done(&t);
	buf_done(&b);
}

/* Hits in what is shown, words of everything in the unit. */
static void hits(void **state)
{
	struct counted *c = *state;
	struct tally_source source;
	struct timeline t;
	struct tally tally;

	counted_add(c, mixed, 2);
	counted_add(c, mixed + 2, sizeof mixed / sizeof *mixed - 2);
	counted_filter(c, "unity");
	timeline_init(&t, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	tally_init(&tally, c->fold);
	timeline_grow(&t, &c->archive);
	source = counted_terms(c);
	tally_start(&tally, &t.grouping, &source, true);
	while (tally_work(&tally))
		;
	assert_true(tally_ready(&tally));
	assert_int_equal(tally.terms, 1);
	assert_int_equal(tally_hits(&tally, TIMELINE_BARS, 0), 1);
	assert_int_equal(tally_hits(&tally, TIMELINE_BARS + 1, 0), 0);
	assert_int_equal(tally_hits(&tally, TIMELINE_BARS + 2, 0), 3);
	assert_int_equal(tally_hits(&tally, TIMELINE_UNDATED, 0), 1);
	assert_int_equal(tally.rows[TIMELINE_BARS].words, 4);
	assert_int_equal(tally.rows[TIMELINE_BARS + 2].words, 4);
	assert_true(tally_rate(&tally, TIMELINE_BARS, 0) == 2500);
	assert_true(tally_rate(&tally, TIMELINE_BARS + 1, 0) == 0);
	/* A date beside a word is no word; alone it is. */
	counted_filter(c, "2021 unity");
	source = counted_terms(c);
	tally_start(&tally, &t.grouping, &source, true);
	assert_int_equal(tally.terms, 1);
	counted_filter(c, "2021");
	source = counted_terms(c);
	tally_start(&tally, &t.grouping, &source, true);
	assert_int_equal(tally.terms, 1);
	tally_done(&tally);
	timeline_done(&t);
}

static void days(void **state)
{
	struct timeline t;
	struct buf b;
	int32_t first, last;

	(void)state;
	buf_init(&b);
	timeline_init(&t, CALENDAR_PERSIAN, TIMELINE_YEAR);
	assert_true(timeline_days(&t, 1400, &first, &last));
	assert_int_equal(first, date_day(2021, 3, 21));
	assert_int_equal(last, date_day(2022, 3, 20));
	timeline_reset(&t, CALENDAR_PERSIAN, TIMELINE_DECADE);
	assert_true(timeline_days(&t, 1390, &first, &last));
	assert_int_equal(first, date_day(2011, 3, 21));
	assert_int_equal(last, date_day(2021, 3, 20));
	timeline_reset(&t, CALENDAR_GREGORIAN, TIMELINE_MONTH);
	assert_true(timeline_days(&t, 2020 * 12 + 1, &first, &last));
	assert_int_equal(first, date_day(2020, 2, 1));
	assert_int_equal(last, date_day(2020, 2, 29));
	timeline_title(&t, 2020 * 12 + 1, &b);
	assert_string_equal(buf_str(&b), "February 2020");
	buf_clear(&b);
	/* As dates are: the year 0 is 1 BC. */
	timeline_title(&t, -1, &b);
	assert_string_equal(buf_str(&b), "December 2 BC");
	buf_clear(&b);
	timeline_label(&t, -1, &b);
	assert_string_equal(buf_str(&b), "-1-12");
	timeline_done(&t);
	buf_done(&b);
}

/* What series I has in BAR: "statements/all hits/words". */
static void has(const struct series *s, size_t bar, size_t i, const char *want)
{
	struct series_numbers n = series_numbers(s, TIMELINE_BARS + bar, i, SERIES_HITS);
	char got[80];

	snprintf(got, sizeof got, "%lu/%lu %lu/%lu", (unsigned long)n.statements,
		 (unsigned long)n.all, (unsigned long)n.hits, (unsigned long)n.words);
	assert_string_equal(got, want);
}

static void label_is(const struct series *s, size_t i, const char *want)
{
	struct buf b;

	buf_init(&b);
	series_label(s, i, SERIES_HITS, "", &b);
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

static const struct counted_row talk[] = {
	{"2001-01-01", "Ann", NULL, "unity and unity"},
	{"2001-02-01", "Ann; Bob", NULL, "work"},
	{"2001-03-01", "Cem", NULL, "unity at work"},
	{"2003-01-01", "Bob", NULL, "work"},
	{"2003-02-01", "Dora", NULL, "unity"},
	{"2003-03-01", "Emil", NULL, "unity"},
	{"2003-04-01", "Fay; Ann", NULL, "work work"},
	{"2003-05-01", "Gus", NULL, "unity"},
	{"2003-06-01", NULL, NULL, "unity"},
};

/* The filter and another query, each by itself; the filter's own terms. */
static void series_of_queries(void **state)
{
	struct counted *c = *state;
	struct tally_source source;
	struct query *query;
	struct timeline t;
	struct series s;

	counted_add(c, talk, 4);
	counted_add(c, talk + 4, sizeof talk / sizeof *talk - 4);
	counted_filter(c, "unity work");
	timeline_init(&t, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	timeline_grow(&t, &c->archive);
	series_init(&s, c->fold, c->collate);
	source = counted_terms(c);
	query = query_new("work", c->fold);
	series_start_queries(&s, &t, &source, true, &query, 1);
	assert_false(series_ready(&s, SERIES_STATEMENTS));
	while (series_work(&s))
		;
	assert_true(series_ready(&s, SERIES_RATE));
	assert_int_equal(series_n(&s, SERIES_HITS), 2);
	label_is(&s, 0, "unity work");
	label_is(&s, 1, "work");
	has(&s, 0, 0, "1/3 2/11");
	has(&s, 0, 1, "2/3 2/11");
	has(&s, 1, 0, "0/0 0/0");
	has(&s, 2, 1, "2/6 3/13");
	source = counted_terms(c);
	series_start(&s, &t, &source, true);
	while (series_work(&s))
		;
	assert_int_equal(series_n(&s, SERIES_STATEMENTS), 1);
	assert_int_equal(series_n(&s, SERIES_HITS), 2);
	label_is(&s, 1, "work");
	has(&s, 0, 1, "1/3 1/11");
	series_done(&s);
	timeline_done(&t);
}

/* Five values, and the others together: what has none of the five, or no value at all. */
static void series_of_values(void **state)
{
	struct counted *c = *state;
	struct tally_source source;
	struct timeline t;
	struct series s;

	counted_add(c, ROWS(talk));
	timeline_init(&t, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	timeline_grow(&t, &c->archive);
	series_init(&s, c->fold, c->collate);
	source = counted_terms(c);
	series_start_field(&s, &t, &source, true, &c->archive, FIELD_SPEAKER, t.calendar);
	while (series_work(&s))
		;
	assert_int_equal(series_n(&s, SERIES_STATEMENTS), SERIES_MOST);
	assert_false(series_has_hits(&s));
	label_is(&s, 0, "Ann");
	label_is(&s, 1, "Bob");
	label_is(&s, 5, "");
	/* Without a filter, of all in the year. */
	has(&s, 0, 0, "2/3 0/0");
	has(&s, 0, 1, "1/3 0/0");
	has(&s, 2, 5, "2/6 0/0");
	counted_filter(c, "unity");
	source = counted_terms(c);
	series_start_field(&s, &t, &source, true, &c->archive, FIELD_SPEAKER, t.calendar);
	while (series_work(&s))
		;
	/* With one, of their own; of those that have some of it: Ann, Cem, Dora, Emil, Gus. */
	label_is(&s, 1, "Cem");
	has(&s, 0, 0, "1/2 2/7");
	has(&s, 2, 0, "0/1 0/4");
	has(&s, 2, 5, "1/2 1/3");
	series_done(&s);
	timeline_done(&t);
}

/* A moving mean is one of units: it does not reach over what is left out, or beyond the ends. */
static void means(void **state)
{
	static const struct counted_row rows[] = {{.edtf = "1000-01-01"},
						  {.edtf = "1000-02-01"},
						  {.edtf = "1003-01-01"},
						  {.edtf = "1900-01-01"}};
	struct counted *c = *state;
	struct tally_source source;
	struct series_numbers n;
	struct timeline t;
	struct series s;
	size_t units;

	counted_add(c, ROWS(rows));
	timeline_init(&t, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	timeline_grow(&t, &c->archive);
	series_init(&s, c->fold, c->collate);
	source = counted_source(c);
	series_start(&s, &t, &source, false);
	assert_int_equal(t.bars_n, 5);
	n = series_around(&s, 0, 0, SERIES_STATEMENTS, 5, &units);
	assert_int_equal(units, 3);
	/* Some processors reckon with more digits than a double has. */
	assert_true(fabs(series_value(&n, SERIES_STATEMENTS, units) - 2 / 3.0) < 1e-12);
	/* 1001 to 1005, of which the last two are left out, and none. */
	n = series_around(&s, 3, 0, SERIES_STATEMENTS, 5, &units);
	assert_int_equal(units, 5);
	assert_int_equal(n.statements, 1);
	/* Of four, one more before: 1001 to 1004. */
	n = series_around(&s, 3, 0, SERIES_STATEMENTS, 4, &units);
	assert_int_equal(units, 4);
	n = series_around(&s, 4, 0, SERIES_STATEMENTS, 3, &units);
	assert_int_equal(units, 2);
	assert_true(series_value(&n, SERIES_STATEMENTS, units) == 0.5);
	timeline_reset(&t, CALENDAR_GREGORIAN, TIMELINE_DECADE);
	timeline_grow(&t, &c->archive);
	source = counted_source(c);
	series_start(&s, &t, &source, false);
	n = series_around(&s, 0, 0, SERIES_STATEMENTS, 3, &units);
	assert_int_equal(units, 2);
	assert_int_equal(n.statements, 3);
	series_done(&s);
	timeline_done(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(units, setup, teardown),
		cmocka_unit_test_setup_teardown(months, setup, teardown),
		cmocka_unit_test_setup_teardown(far_off, setup, teardown),
		cmocka_unit_test_setup_teardown(many_far_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(grows, setup, teardown),
		cmocka_unit_test_setup_teardown(hits, setup, teardown),
		cmocka_unit_test_setup_teardown(series_of_queries, setup, teardown),
		cmocka_unit_test_setup_teardown(series_of_values, setup, teardown),
		cmocka_unit_test_setup_teardown(means, setup, teardown),
		cmocka_unit_test(days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

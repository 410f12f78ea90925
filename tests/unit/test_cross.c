/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Cross: the numbers of a table of two fields, each of which its query finds. */
#include "config.h"

#include "analysis/cross.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "counted.h"

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)

static const struct counted_row rows[] = {
	{"2001-01-01", "Ann", "New Year", "spring"},
	{"2001-12-01/2002-02-01", "Ann Lee; Ann", "New Year", "summer"},
	{"2001?", "ann; Bob", "New Year (2001)", "spring"},
	{"2002", NULL, "\"New\" Year", "spring"},
	{NULL, "Bob", NULL, "autumn"},
	{"2004-06", "Jos\u00e9", "*", "spring"},
	{"2004-07", "Jose", "New Year", "spring"},
	{"2004~", "bob", "Budget", NULL},
};

static int setup(void **state)
{
	struct counted *c = calloc(1, sizeof *c);

	counted_init(c);
	counted_add(c, ROWS(rows));
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	counted_done(*state);
	free(*state);
	return 0;
}

static void count(struct counted *c, struct cross *x, const char *down, const char *across)
{
	cross_init(x, c->fold, c->collate);
	cross_choose(x, down, across, CALENDAR_GREGORIAN);
	cross_start(x, &c->archive, &c->view);
	while (cross_work(x))
		assert_true(cross_percent(x) < 100);
	assert_int_equal(cross_percent(x), 100);
}

/* "row: sum cell cell, ..." */
static void is(struct counted *c, const char *down, const char *across, const char *want)
{
	struct cross x;
	struct buf b;

	count(c, &x, down, across);
	buf_init(&b);
	for (size_t i = 0; i < x.down.n; i++) {
		buf_puts(&b, i ? ", " : "");
		cross_label(&x.down, i, true, &b);
		buf_printf(&b, ": %zu", cross_cell(&x, i, CROSS_SUM));
		for (size_t k = 0; k < x.across.n; k++)
			buf_printf(&b, " %zu", cross_cell(&x, i, k));
	}
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
	cross_done(&x);
}

static void tables(void **state)
{
	struct counted *c = *state;

	is(c, "year", "speaker",
	   "2001: 2 2 1 0 0 0, 2002: 1 0 0 0 0 1, 2003: 0 0 0 0 0 0, 2004: 3 0 1 2 0 0, "
	   "uncertain: 1 1 0 0 1 0, undated: 1 0 1 0 0 0");
	is(c, "speaker", "decade",
	   "Ann: 3 3 0, Bob: 3 2 1, Jos\u00e9: 2 2 0, Ann Lee: 1 1 0, : 1 1 0");
	/* Of what is shown. */
	counted_filter(c, "autumn | summer");
	is(c, "speaker", "year", "Ann: 1 0 0 0 0 1 0, Ann Lee: 1 0 0 0 0 1 0, Bob: 1 0 0 0 0 0 1");
	counted_filter(c, "nothing at all");
	is(c, "speaker", "occasion", "");
	counted_filter(c, "");
}

/* What the query of each number finds, with the filter that was there. */
static void finds(struct counted *c, const char *filter, const char *down, const char *across)
{
	struct buf *queries;
	size_t *numbers, n = 0;
	struct cross x;

	counted_filter(c, filter);
	count(c, &x, down, across);
	queries = xcalloc((x.down.n + 1) * (x.across.n + 1), sizeof *queries);
	numbers = xcalloc((x.down.n + 1) * (x.across.n + 1), sizeof *numbers);
	for (size_t i = 0; i <= x.down.n; i++)
		for (size_t k = 0; k <= x.across.n; k++, n++) {
			size_t row = i ? i - 1 : CROSS_SUM, column = k ? k - 1 : CROSS_SUM;

			buf_init(&queries[n]);
			query_text_begin(filter, &queries[n]);
			cross_query(&x, row, column, &queries[n]);
			numbers[n] = cross_cell(&x, row, column);
		}
	cross_done(&x);
	while (n--) {
		counted_filter(c, buf_str(&queries[n]));
		if (c->view.n != numbers[n])
			fail_msg("%s finds %zu, not %zu", buf_str(&queries[n]), c->view.n,
				 numbers[n]);
		buf_done(&queries[n]);
	}
	free(queries);
	free(numbers);
}

static void every_number_is_found(void **state)
{
	static const char *const sides[] = {"year",    "month",    "decade",
					    "speaker", "occasion", "party"};
	struct counted *c = *state;

	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < 6; k++) {
			finds(c, "", sides[i], sides[k]);
			finds(c, "spring | summer", sides[i], sides[k]);
		}
	counted_filter(c, "");
}

static void archives_change(void **state)
{
	static const struct counted_row more[] = {{"2003", "Zoe", NULL, NULL}};
	struct counted *c = *state;
	struct cross x;

	count(c, &x, "speaker", "year");
	assert_int_equal(x.down.n, 5);
	counted_add(c, ROWS(more));
	cross_start(&x, &c->archive, &c->view);
	while (cross_work(&x))
		;
	assert_int_equal(x.down.n, 6);
	assert_int_equal(cross_cell(&x, CROSS_SUM, CROSS_SUM), 9);
	cross_forget(&x);
	cross_start(&x, &c->archive, &c->view);
	while (cross_work(&x))
		;
	assert_int_equal(x.down.n, 6);
	cross_done(&x);
	assert_false(cross_can("colour", 6));
	assert_false(cross_can("text", 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tables, setup, teardown),
		cmocka_unit_test_setup_teardown(every_number_is_found, setup, teardown),
		cmocka_unit_test_setup_teardown(archives_change, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

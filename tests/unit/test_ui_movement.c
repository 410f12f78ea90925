/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Move: where keys lead in list, text and views, and what is typed after ':'. */
#include "config.h"

#include "ui/move.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "person.h"
#include "ui/rows.h"

static void rows_stay_within(void **state)
{
	struct rows r = {.n = 10};

	(void)state;
	rows_step(&r, 3);
	assert_int_equal(r.selected, 3);
	rows_step(&r, -4);
	assert_int_equal(r.selected, 0);
	rows_step(&r, LONG_MAX);
	assert_int_equal(r.selected, 9);
	rows_step(&r, LONG_MIN);
	assert_int_equal(r.selected, 0);
	rows_select(&r, 100);
	assert_int_equal(r.selected, 9);
	rows_set(&r, 4);
	assert_int_equal(r.selected, 3);
	rows_set(&r, 0);
	assert_int_equal(r.selected, 0);
	rows_step(&r, 1);
	assert_int_equal(r.selected, 0);
}

static void rows_are_kept_in_sight(void **state)
{
	struct rows r = {.n = 10};

	(void)state;
	rows_select(&r, 7);
	rows_show(&r, 4);
	assert_int_equal(r.top, 4);
	rows_select(&r, 5);
	rows_show(&r, 4);
	assert_int_equal(r.top, 4);
	rows_select(&r, 2);
	rows_show(&r, 4);
	assert_int_equal(r.top, 2);
	/* No row of the page stays empty. */
	rows_scroll(&r, LONG_MAX);
	rows_fill(&r, 4);
	assert_int_equal(r.top, 6);
	rows_fill(&r, 20);
	assert_int_equal(r.top, 0);
}

static void counts_say_how_far(void **state)
{
	struct person *p = *state;

	assert_string_equal(person_id(p), "b2006");
	person_press(p, "j");
	assert_string_equal(person_id(p), "a2006");
	person_press(p, "3 j");
	assert_string_equal(person_id(p), "b2004");
	person_press(p, "k");
	assert_string_equal(person_id(p), "a2005");
	person_press(p, "G");
	assert_string_equal(person_id(p), "a2001");
	person_press(p, "g");
	assert_string_equal(person_id(p), "b2006");
	person_press(p, "5 g");
	assert_string_equal(person_id(p), "b2004");
	person_press(p, "1 0 G");
	assert_string_equal(person_id(p), "a2002");
	person_press(p, "9 9 j");
	assert_string_equal(person_id(p), "a2001");
	person_press(p, "9 9 k");
	assert_string_equal(person_id(p), "b2006");
}

static void years_and_occasions_are_steps(void **state)
{
	struct person *p = *state;

	person_press(p, "]");
	assert_string_equal(person_id(p), "b2005");
	person_press(p, "2 ]");
	assert_string_equal(person_id(p), "b2003");
	/* Upwards: to the first of that year. */
	person_press(p, "j [");
	assert_string_equal(person_id(p), "b2004");
	person_press(p, "j }");
	assert_string_equal(person_id(p), "a2003");
	person_press(p, "{");
	assert_string_equal(person_id(p), "a2004");
	person_press(p, "G ]");
	assert_string_equal(person_id(p), "a2001");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "*");
	assert_int_equal(session_view(p->session)->n, 6);
}

static void the_text_scrolls_by_itself(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;

	person_press(p, "j J J");
	assert_string_equal(person_id(p), "a2006");
	assert_int_equal(r->top, 2);
	person_press(p, "Enter j");
	assert_true(p->ui.layout.focus_text);
	assert_int_equal(r->top, 3);
	person_press(p, "G");
	assert_int_equal(reading_percent(r), 100);
	assert_int_equal(r->top, r->document.lines_n - (size_t)r->pane.area.rows);
	person_press(p, "4 g");
	assert_int_equal(r->top, 3);
	person_press(p, "g Space");
	assert_int_equal(r->top, r->pane.area.rows - 1);
	person_press(p, "9 9 k");
	assert_int_equal(r->top, 0);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_stay_within),    cmocka_unit_test(rows_are_kept_in_sight),
		AT_SCREEN(counts_say_how_far),         AT_SCREEN(years_and_occasions_are_steps),
		AT_SCREEN(the_text_scrolls_by_itself),

	};

	return cmocka_run_group_tests_name("movement", tests, NULL, NULL);
}

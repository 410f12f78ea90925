/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Hints: which keys are named, what takes the place of one that was used, what goes where it is narrow. */
#include "config.h"

#include "ui/hints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "person.h"

static char row[1000];

/* The hints in COLUMNS cells; static. */
static const char *hints(const struct person *p, int columns)
{
	struct buf b;

	buf_init(&b);
	hints_row(&p->ui, columns, &b);
	snprintf(row, sizeof row, "%s", buf_str(&b));
	buf_done(&b);
	return row;
}

static void what_was_used_gives_its_place(void **state)
{
	struct person *p = *state;

	assert_string_equal(hints(p, 70), "/ filter   ? help   q quit");
	person_press(p, "/");
	person_type(p, "spring");
	person_press(p, "Enter");
	assert_string_equal(hints(p, 70), "n next match   ? help   q quit");
	person_press(p, "n");
	assert_string_equal(hints(p, 70), "t timeline   ? help   q quit");
	person_press(p, "t");
	assert_null(strstr(hints(p, 200), "t timeline"));
	person_press(p, "t");
	assert_non_null(strstr(hints(p, 70), "w matches in context   ? help"));
	person_press(p, "w w");
	assert_non_null(strstr(hints(p, 70), "o values   ? help"));
	person_press(p, "o o");
	assert_non_null(strstr(hints(p, 70), "W words   ? help"));
	person_press(p, "W W");
	assert_non_null(strstr(hints(p, 70), "m mark   ? help"));
	person_press(p, "m");
	assert_non_null(strstr(hints(p, 70), "s sort   ? help"));
	person_press(p, "s t");
	assert_non_null(strstr(hints(p, 70), "c calendar   ? help"));
	/* Help stays when it has been used. */
	person_press(p, "? ?");
	assert_non_null(strstr(hints(p, 70), "? help"));
}

static void wide_screens_name_more(void **state)
{
	static const struct {
		int columns, expected;
	} widths[] = {{40, 3}, {80, 3}, {120, 5}, {200, 9}};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		int n = 1;

		ui_resize(&p->ui, 24, widths[i].columns);
		for (const char *s = hints(p, 200); (s = strstr(s, "   ")); s += 3)
			n++;
		assert_int_equal(n, widths[i].expected);
	}
	/* Views name others there, too. */
	person_press(p, "o");
	assert_non_null(strstr(hints(p, 200), "t timeline   W words   "));
	assert_null(strstr(hints(p, 200), "o values"));
}

static void hints_stand_whole_or_not_at_all(void **state)
{
	struct person *p = *state;

	ui_resize(&p->ui, 24, 200);
	for (int columns = 0; columns < 200; columns++) {
		const char *s = hints(p, columns);
		size_t len = strlen(s);

		assert_true(utf8_cells(s, len) <= columns);
		/* The way out is there as soon as it fits. */
		assert_true(columns < 6 ? !len : len >= 6 && !strcmp(s + len - 6, "q quit"));
		assert_true(columns < 15 || strstr(s, "? help   q quit"));
	}
}

static void keys_are_those_in_force(void **state)
{
	struct person *p = *state;
	struct err_list errs = {0};

	assert_true(keymap_parse(&p->keymap, "keys",
				 "unbind /\nbind x filter\nunbind ?\nunbind F1\n", &errs));
	assert_string_equal(hints(p, 70), "x filter   q quit");
	err_list_done(&errs);
}

#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_SCREEN(what_was_used_gives_its_place),
		AT_SCREEN(wide_screens_name_more),
		AT_SCREEN(hints_stand_whole_or_not_at_all),
		AT_SCREEN(keys_are_those_in_force),
	};

	return cmocka_run_group_tests_name("hints", tests, NULL, NULL);
}

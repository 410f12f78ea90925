/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Settings: a row is all that a new one takes.
 *
 * The table is compiled here once more, with a setting of each type added to it; nothing else is
 * written for them, and all of what is done with settings knows them.
 */
#include "config.h"

enum test_shade { RED, GREEN, BLUE };

#define SETTINGS_MORE(X) \
	X(FLAG, bool, bold, "bold", YES_NO, "yes", "thick letters") \
	X(CHOICE, enum test_shade, shade, "shade", CHOICES("red", "green", "blue"), "green", \
	  "shade of letters") \
	X(NUMBER, int, depth, "depth", RANGE(-3, 300), "7", "depth of letters") \
	X(TEXT, char *, motto, "motto", ANY, "none", "what stands on top") \
	X(CALENDAR, struct calendar_choice, other, "other", CHOICES_OF(settings_calendar), \
	  "julian", "another calendar") \
	X(ENCODING, char *, code, "code", ANY, "", "another encoding")

#include "app/settings.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void they_have_their_defaults(void **state)
{
	struct settings s;

	(void)state;
	settings_init(&s);
	assert_true(s.bold);
	assert_int_equal(s.shade, GREEN);
	assert_int_equal(s.depth, 7);
	assert_string_equal(s.motto, "none");
	assert_int_equal(s.other.first, CALENDAR_JULIAN);
	assert_string_equal(s.code, "");
	settings_done(&s);
}

static void they_are_set(void **state)
{
	struct settings s;
	struct err err;

	(void)state;
	settings_init(&s);
	assert_true(settings_set(&s, "bold", "no", &err));
	assert_true(settings_set(&s, "shade", "blue", &err));
	assert_true(settings_set(&s, "depth", "-3", &err));
	assert_true(settings_set(&s, "motto", "a = b", &err));
	assert_true(settings_set(&s, "other", "persian+gregorian", &err));
	assert_true(settings_set(&s, "code", "latin1", &err));
	assert_false(s.bold);
	assert_int_equal(s.shade, BLUE);
	assert_int_equal(s.depth, -3);
	assert_string_equal(s.motto, "a = b");
	assert_int_equal(s.other.first, CALENDAR_PERSIAN);
	assert_string_not_equal(s.code, "");
	settings_done(&s);
}

static void wrong_values_name_the_right_ones(void **state)
{
	static const char *const wrong[][3] = {
		{"bold", "2", "bold cannot be '2', only yes or no"},
		{"shade", "Red", "shade cannot be 'Red', only red, green or blue"},
		{"depth", "301", "depth cannot be '301', only -3 to 300"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct err err;

		assert_false(settings_check(wrong[i][0], wrong[i][1], &err));
		assert_string_equal(err.text, wrong[i][2]);
	}
}

static void they_are_listed(void **state)
{
	static const char *const lines[] = {
		"# thick letters (yes or no)\nbold = yes\n",
		"# shade of letters (red, green or blue)\nshade = green\n",
		"# depth of letters (-3 to 300)\ndepth = 7\n",
		"# what stands on top\nmotto = none\n",
		"other = julian\n",
		"# another encoding\ncode = \n",
	};
	struct settings s;
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	(void)state;
	assert_non_null(out);
	settings_init(&s);
	settings_list(&s, out);
	fclose(out);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (!strstr(text, lines[i]))
			fail_msg("not listed: %s", lines[i]);
	free(text);
	settings_done(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_have_their_defaults),
		cmocka_unit_test(they_are_set),
		cmocka_unit_test(wrong_values_name_the_right_ones),
		cmocka_unit_test(they_are_listed),
	};

	return cmocka_run_group_tests_name("settings_row", tests, NULL, NULL);
}

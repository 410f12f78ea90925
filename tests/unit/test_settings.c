/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Settings and paths: what users write, and where the program looks. */
#include "config.h"

#include "app/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/paths.h"
#include "base/buf.h"
#include "base/err.h"

#include "load.h"

static char path[LOAD_PATH];

static bool read_text(struct settings *s, const char *text, struct err_list *errs)
{
	bool good;

	load_temp_path(path, "settings");
	load_write(path, text, strlen(text));
	good = settings_read(s, path, false, errs);
	remove(path);
	return good;
}

static void reads_values(void **state)
{
	struct settings s;
	struct err_list errs = {0};

	(void)state;
	settings_init(&s);
	assert_int_equal(s.sort, FIELD_DATE);
	assert_int_equal(s.measure, 80);
	assert_true(s.exact_diacritics);
	assert_true(read_text(
		&s, "# mine\n\n sort = title \r\nreverse=yes\nsplit\t=\t30\nfilter = a = b\n",
		&errs));
	assert_int_equal(s.sort, FIELD_TITLE);
	assert_true(s.reverse);
	assert_int_equal(s.split, 30);
	assert_string_equal(s.filter, "a = b");
	/* A name that it had before. */
	assert_true(read_text(&s, "exact-marks = no\n", &errs));
	assert_false(s.exact_diacritics);
	assert_int_equal(errs.n, 0);
	settings_done(&s);
}

/* Each is passed over and says what could stand there; the lines around it count. */
static void wrong_lines_are_reported(void **state)
{
	static const char *const wrong[][2] = {
		{"split = 9\n", "split cannot be '9', only 10 to 90"},
		{"split = 91\n", "10 to 90"},
		{"split = x\n", "10 to 90"},
		{"split = 50 x\n", "'50 x'"},
		{"split = 99999999999999999999\n", "10 to 90"},
		{"reverse = maybe\n", "reverse cannot be 'maybe', only yes or no"},
		{"sort = size\n", "date, date_text, title"},
		{"duplicates = yes\n", "only hide or show"},
		{"month-names = short\n", "only interface or own"},
		{"digits = roman\n", "only auto, latin or native"},
		{"bidi = both\n", "only auto, app, terminal, isolates or words"},
		{"direction = up\n", "only auto, ltr or rtl"},
		{"calendar = mayan\n", "only gregorian, persian, "},
		{"calendar = persian+mayan\n", "both or two of them with a +"},
		{"encoding = nonsense\n", "no encoding 'nonsense'"},
		{"colour = 1\n", "no setting 'colour'"},
		{"colation = fa\n", "no setting 'colation'; did you mean collation?"},
		{"no equals\n", "name = value"},
		{"= 5\n", "no setting ''"},
		{"ambiguous-width = 3\n", "1 to 2"},
		{"filter.a|b = c\n", "'a|b' is no name"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct settings s;
		struct err_list errs = {0};
		char text[200];

		settings_init(&s);
		snprintf(text, sizeof text, "measure = 60\n%smeasure = 70\n", wrong[i][0]);
		assert_false(read_text(&s, text, &errs));
		assert_int_equal(errs.n, 1);
		assert_int_equal(errs.items[0].line, 2);
		assert_string_equal(errs.items[0].file, path);
		if (!strstr(errs.items[0].text, wrong[i][1]))
			fail_msg("%s: %s", wrong[i][0], errs.items[0].text);
		assert_int_equal(s.measure, 70);
		assert_int_equal(s.split, 44);
		err_list_done(&errs);
		settings_done(&s);
	}
}

static void every_wrong_line_is_reported(void **state)
{
	static const long lines[] = {1, 3, 5, 6};
	struct settings s;
	struct err_list errs = {0};
	char text[9000], *at = text;

	(void)state;
	settings_init(&s);
	at += sprintf(at, "split = 9\nsplit = 50\nnonsense\nmeasure = 70\n");
	/* A line that is too long is one line, and nothing in it counts. */
	for (int i = 0; i < 1000; i++)
		at += sprintf(at, "split=1\t");
	sprintf(at, "\nsort = size\nwatch = no\n");
	assert_false(read_text(&s, text, &errs));
	assert_int_equal(errs.n, 4);
	for (size_t i = 0; i < errs.n; i++)
		assert_int_equal(errs.items[i].line, lines[i]);
	assert_non_null(strstr(errs.items[2].text, "longer than"));
	assert_int_equal(s.split, 50);
	assert_int_equal(s.measure, 70);
	assert_false(s.watch);
	err_list_done(&errs);
	settings_done(&s);
}

/* What is listed can be read, and gives the same; so can each word for a choice. */
static void values_are_printed_as_they_are_read(void **state)
{
	static const char *const values[] = {"no",
					     "yes",
					     "hide",
					     "own",
					     "title",
					     "utf-8",
					     "UTF-8",
					     "20",
					     "2",
					     "both",
					     "persian",
					     "latin",
					     "rtl",
					     "terminal",
					     "a | b",
					     "julian",
					     "persian+gregorian"};
	const struct setting *row;
	int taken = 0;

	(void)state;
	for (size_t i = 0; (row = settings_row(i)); i++) {
		const char *choice;
		struct err err;

		assert_ptr_equal(settings_row_find(row->name), row);
		assert_true(settings_check(row->name, row->value, &err));
		for (int c = 0; (choice = setting_choice(row, c)); c++)
			assert_true(settings_check(row->name, choice, &err));
		for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
			struct settings a, b;
			struct buf once, twice;

			settings_init(&a);
			settings_init(&b);
			buf_init(&once);
			buf_init(&twice);
			if (settings_set(&a, row->name, values[v], &err)) {
				setting_print(row, &a, &once);
				assert_true(settings_set(&b, row->name, buf_str(&once), &err));
				setting_print(row, &b, &twice);
				assert_string_equal(buf_str(&once), buf_str(&twice));
				taken++;
			}
			buf_done(&once);
			buf_done(&twice);
			settings_done(&a);
			settings_done(&b);
		}
	}
	assert_true(taken > 25);
	assert_null(settings_row_find("colour"));
}

static void a_missing_file(void **state)
{
	struct settings s;
	struct err_list errs = {0};

	(void)state;
	settings_init(&s);
	assert_true(settings_read(&s, "/no/such/file", true, &errs));
	assert_int_equal(errs.n, 0);
	assert_false(settings_read(&s, "/no/such/file", false, &errs));
	assert_false(settings_read(&s, "/", true, &errs));
	assert_int_equal(errs.n, 2);
	err_list_done(&errs);
	settings_done(&s);
}

static void places(void **state)
{
	char *found;

	(void)state;
	setenv("HOME", "/home/x", 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	found = paths_config("keys");
	assert_string_equal(found, "/home/x/.config/leader-reader/keys");
	free(found);
	setenv("XDG_CONFIG_HOME", "/etc/xdg", 1);
	found = paths_config("keys");
	assert_string_equal(found, "/etc/xdg/leader-reader/keys");
	free(found);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	assert_null(paths_config("keys"));
	/* By the PATH only the installed place is known. */
	paths_init("leader-reader");
	found = paths_data("statements.xml");
	assert_string_equal(found, PKGDATADIR "/statements.xml");
	free(found);
	paths_init("/no/such/place/leader-reader");
	found = paths_data("statements.xml");
	assert_string_equal(found, PKGDATADIR "/statements.xml");
	free(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_values),
		cmocka_unit_test(wrong_lines_are_reported),
		cmocka_unit_test(every_wrong_line_is_reported),
		cmocka_unit_test(values_are_printed_as_they_are_read),
		cmocka_unit_test(a_missing_file),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}

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
#include "base/err.h"

static char path[4096];

static bool read_text(struct settings *s, const char *text, struct err *err)
{
	const char *folder = getenv("TMPDIR");
	FILE *out;
	bool good;

	snprintf(path, sizeof path, "%s/settings-%ld", folder ? folder : "/tmp", (long)getpid());
	out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	good = settings_read(s, path, false, err);
	remove(path);
	return good;
}

static void reads_values(void **state)
{
	struct settings s;
	struct err err = {0};

	(void)state;
	settings_init(&s);
	assert_int_equal(s.sort, VIEW_DATE);
	assert_int_equal(s.measure, 80);
	assert_true(read_text(
		&s, "# mine\n\n sort = title \r\nreverse=yes\nsplit\t=\t30\nfilter = a = b\n",
		&err));
	assert_int_equal(s.sort, VIEW_TITLE);
	assert_true(s.reverse);
	assert_int_equal(s.split, 30);
	assert_string_equal(s.filter, "a = b");
	settings_done(&s);
}

static void tells_the_first_wrong_line(void **state)
{
	static const char *const wrong[] = {
		"split = 9\n",    "split = 91\n",         "split = x\n",
		"split = 50 x\n", "reverse = maybe\n",    "sort = size\n",
		"colour = 1\n",   "no equals\n",          "split = 99999999999999999999\n",
		"= 5\n",          "ambiguous-width = 3\n"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct settings s;
		struct err err = {0};
		char text[200];

		settings_init(&s);
		snprintf(text, sizeof text, "measure = 60\n%smeasure = 70\n", wrong[i]);
		assert_false(read_text(&s, text, &err));
		assert_int_equal(err.line, 2);
		assert_int_equal(s.measure, 70);
		assert_int_equal(s.split, 44);
		settings_done(&s);
	}
}

static void a_missing_file(void **state)
{
	struct settings s;
	struct err err = {0};

	(void)state;
	settings_init(&s);
	assert_true(settings_read(&s, "/no/such/file", true, &err));
	assert_false(settings_read(&s, "/no/such/file", false, &err));
	assert_false(settings_read(&s, "/", true, &err));
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
		cmocka_unit_test(tells_the_first_wrong_line),
		cmocka_unit_test(a_missing_file),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}

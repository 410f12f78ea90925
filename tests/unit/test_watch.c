/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Watch: changes of files that are read, and those that are none of ours. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/watch.h"

#include "load.h"
#include "skips.h"

/* Longer than any change takes to be reported, unless it is not seen at all. */
enum { SEEN_MS = 10000 };

static char folder[LOAD_PATH], file[LOAD_PATH + 20], other[LOAD_PATH + 20];

static int setup(void **state)
{
	(void)state;
	load_temp_path(folder, "watched");
	snprintf(file, sizeof file, "%s/a.xml", folder);
	snprintf(other, sizeof other, "%s/b.xml", folder);
	if (mkdir(folder, 0700))
		return -1;
	load_write(file, "<a/>", 4);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(file);
	unlink(other);
	return rmdir(folder);
}

/* Whether a change is reported, as the loop of the screen would learn of it. */
static bool reports(struct watch *w)
{
	struct pollfd fd = {.fd = watch_fd(w), .events = POLLIN};

	if (poll(&fd, 1, SEEN_MS) <= 0)
		return false;
	do {
		watch_read(w);
		if (watch_due(w))
			return true;
	} while (watch_wait(w) >= 0 && poll(&fd, 1, watch_wait(w)) >= 0);
	return false;
}

static struct watch *watched(const char *const *files)
{
	struct watch *w = watch_new(files, 1);

	if (!w || watch_fd(w) < 0) {
		watch_free(w);
		skip();
	}
	assert_int_equal(watch_wait(w), -1);
	assert_false(watch_due(w));
	return w;
}

static void file_that_is_written(void **state)
{
	const char *files[] = {file};
	struct watch *w = watched(files);

	(void)state;
	load_write(file, "<b/>", 4);
	assert_true(reports(w));
	/* It is reported once. */
	assert_int_equal(watch_wait(w), -1);
	assert_null(watch_missing(w));
	watch_free(w);
}

static void file_that_is_replaced(void **state)
{
	const char *files[] = {file};
	struct watch *w = watched(files);

	(void)state;
	for (int i = 0; i < 2; i++) {
		load_write(other, "<c/>", 4);
		assert_int_equal(rename(other, file), 0);
		assert_true(reports(w));
	}
	watch_free(w);
}

static void file_that_goes(void **state)
{
	const char *files[] = {file};
	struct watch *w = watched(files);

	(void)state;
	assert_int_equal(unlink(file), 0);
	assert_true(reports(w));
	assert_string_equal(watch_missing(w), file);
	load_write(file, "<d/>", 4);
	assert_true(reports(w));
	assert_null(watch_missing(w));
	watch_free(w);
}

static void neighbour_is_none_of_ours(void **state)
{
	const char *files[] = {file};
	struct watch *w = watched(files);

	(void)state;
	load_write(other, "<e/>", 4);
	watch_read(w);
	assert_int_equal(watch_wait(w), -1);
	watch_free(w);
}

static void folder_with_a_new_file(void **state)
{
	const char *files[] = {folder};
	char hidden[LOAD_PATH + 20];
	struct watch *w = watched(files);

	(void)state;
	snprintf(hidden, sizeof hidden, "%s/.a.xml.swp", folder);
	load_write(hidden, "x", 1);
	watch_read(w);
	assert_int_equal(watch_wait(w), -1);
	assert_int_equal(unlink(hidden), 0);
	load_write(other, "<f/>", 4);
	assert_true(reports(w));
	watch_free(w);
}

static void what_is_read_again_is_not_reported(void **state)
{
	const char *files[] = {file};
	struct watch *w = watched(files);

	(void)state;
	load_write(file, "<g/>", 4);
	watch_read(w);
	assert_true(watch_wait(w) >= 0 && watch_wait(w) <= WATCH_QUIET_MS);
	watch_renew(w);
	assert_int_equal(watch_wait(w), -1);
	assert_false(watch_due(w));
	watch_free(w);
}

static void standard_input_is_not_watched(void **state)
{
	const char *files[] = {"-"};
	struct watch *w = watch_new(files, 1);

	(void)state;
	assert_null(w);
	assert_int_equal(watch_fd(w), -1);
	assert_int_equal(watch_wait(w), -1);
	watch_read(w);
	watch_renew(w);
	assert_false(watch_due(w));
	assert_null(watch_missing(w));
	watch_free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(file_that_is_written, setup, teardown),
		cmocka_unit_test_setup_teardown(file_that_is_replaced, setup, teardown),
		cmocka_unit_test_setup_teardown(file_that_goes, setup, teardown),
		cmocka_unit_test_setup_teardown(neighbour_is_none_of_ours, setup, teardown),
		cmocka_unit_test_setup_teardown(folder_with_a_new_file, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_read_again_is_not_reported, setup,
						teardown),
		cmocka_unit_test(standard_input_is_not_watched),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}

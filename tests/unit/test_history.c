/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* History: what is kept between runs, and what a file may hold. */
#include "config.h"

#include "app/history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/err.h"

static char folder[4000], path[4096];
static struct err err;

static int setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/history-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/a/b/history", folder);
	return 0;
}

static void collect(void *data, char sign, const char *text)
{
	buf_printf(data, "%c%s\n", sign, text);
}

static void holds(const char *want)
{
	struct buf b;

	buf_init(&b);
	history_read(path, collect, &b);
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

static void put(const char *data, size_t len)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	assert_int_equal(fwrite(data, 1, len, out), len);
	fclose(out);
}

static void keeps_what_was_typed(void **state)
{
	struct stat st;

	(void)state;
	holds("");
	assert_true(history_add(path, '/', "hope", &err));
	assert_true(history_add(path, '/', "سلام", &err));
	assert_true(history_add(path, ':', "2021", &err));
	holds("/hope\n/سلام\n:2021\n");
	/* Only the last of equal ones. */
	assert_true(history_add(path, '/', "hope", &err));
	holds("/سلام\n:2021\n/hope\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	*strrchr(path, '/') = '\0';
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	path[strlen(path)] = '/';
}

static void keeps_the_newest(void **state)
{
	char text[20];
	struct buf b;
	int lines = 0;

	(void)state;
	for (int i = 0; i < HISTORY_LINES + 5; i++) {
		snprintf(text, sizeof text, "n%d", i);
		assert_true(history_add(path, '/', text, &err));
	}
	buf_init(&b);
	history_read(path, collect, &b);
	for (size_t i = 0; i < b.len; i++)
		lines += b.data[i] == '\n';
	/* and the one of the other prompt */
	assert_int_equal(lines, HISTORY_LINES + 1);
	assert_non_null(strstr(b.data, ":2021\n"));
	assert_null(strstr(b.data, "/n4\n"));
	assert_non_null(strstr(b.data, "/n5\n"));
	buf_done(&b);
}

static void passes_over_what_is_none(void **state)
{
	static const char hostile[] =
		"no sign\n/good\n/\x1b]0;title\x07\n/\xff\xfe\n\n/\n/a\0b\n:x\n/cut";
	char *huge = malloc(5000000);

	(void)state;
	put(hostile, sizeof hostile - 1);
	holds("/good\n:x\n/cut\n");
	assert_false(history_add(path, '/', "esc\x1b[2J", &err));
	assert_false(history_add(path, '/', "two\nlines", &err));
	assert_int_equal(err.kind, ERR_NONE);
	assert_true(history_add(path, '/', "turned \u202Eround\u2069", &err));
	holds("/good\n:x\n/cut\n/turned round\n");
	assert_non_null(huge);
	memset(huge, 'x', 5000000);
	memcpy(huge + 5000000 - 5, "\n/end", 5);
	put(huge, 5000000);
	holds("/end\n");
	assert_true(history_add(path, '/', "more", &err));
	holds("/end\n/more\n");
	free(huge);
}

static void does_without_a_place(void **state)
{
	(void)state;
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	holds("");
	assert_false(history_add(path, '/', "hope", &err));
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	holds(""); /* and does not wait */
	assert_false(history_add(path, '/', "hope", &err));
	assert_int_equal(err.kind, ERR_INPUT);
	assert_false(history_add("/dev/null/x/history", '/', "hope", &err));
	assert_int_equal(err.kind, ERR_OUTPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_was_typed),
		cmocka_unit_test(keeps_the_newest),
		cmocka_unit_test(passes_over_what_is_none),
		cmocka_unit_test(does_without_a_place),
	};

	return cmocka_run_group_tests_name("history", tests, setup, NULL);
}

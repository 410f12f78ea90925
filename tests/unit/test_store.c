/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Store: nothing is lost between programs, nothing half written, nothing left behind. */
#include "config.h"

#include "app/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/err.h"

enum { MAX = 100000 };

static char folder[4000], path[4096];
static struct err err;

static int setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/store-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/a/b/file", folder);
	return 0;
}

static bool append(void *data, const struct buf *old, struct buf *new, struct err *why)
{
	const char *const *line = data;

	(void)why;
	buf_add(new, buf_str(old), old->len);
	buf_puts(new, *line);
	return true;
}

static bool add(const char *file, const char *line)
{
	return store_change(file, MAX, append, &line, &err);
}

static void holds(const char *want)
{
	struct buf b;

	buf_init(&b);
	store_read(path, MAX, &b, &err);
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

/* NAME in the folder of the file. */
static const char *beside(const char *name)
{
	static char at[5000];

	snprintf(at, sizeof at, "%s/a/b/%s", folder, name);
	return at;
}

static void changes_a_file(void **state)
{
	struct buf b;
	struct stat st;

	(void)state;
	holds("");
	assert_int_equal(err.kind, ERR_NONE);
	assert_true(add(path, "one\n"));
	assert_true(add(path, "two\n"));
	holds("one\ntwo\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	buf_init(&b);
	assert_true(store_read(path, 5, &b, &err));
	assert_string_equal(buf_str(&b), "\ntwo\n");
	buf_done(&b);
}

/* Lines of one more process, each added by itself. */
static pid_t writer(char sign, int n)
{
	pid_t pid = fork();
	char line[20];

	if (pid != 0)
		return pid;
	for (int i = 0; i < n; i++) {
		snprintf(line, sizeof line, "%c%d\n", sign, i);
		/* Where others are in the way for long, it says so: then once more. */
		while (!add(path, line))
			if (err.kind != ERR_OUTPUT)
				_exit(1);
	}
	_exit(0);
}

static void loses_nothing_between_programs(void **state)
{
	enum { PROGRAMS = 3, LINES = 30 };
	char line[20];
	struct buf b;

	(void)state;
	for (int i = 0; i < PROGRAMS; i++)
		assert_true(writer((char)('a' + i), LINES) > 0);
	for (int i = 0, status; i < PROGRAMS; i++)
		assert_true(wait(&status) > 0 && status == 0);
	buf_init(&b);
	assert_true(store_read(path, MAX, &b, &err));
	for (int i = 0; i < PROGRAMS * LINES; i++) {
		snprintf(line, sizeof line, "\n%c%d\n", 'a' + i % PROGRAMS, i / PROGRAMS);
		if (!strstr(b.data, line))
			fail_msg("lost: %s", line);
	}
	buf_done(&b);
}

static void make(const char *name, int seconds_ago)
{
	struct utimbuf times = {time(NULL) - seconds_ago, time(NULL) - seconds_ago};
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	fclose(file);
	assert_int_equal(utime(name, &times), 0);
}

static void removes_what_was_left(void **state)
{
	static const char *const kept[] = {"file.backup", "file.new", "file.new.Ab12c",
					   "other.new.Ab12cD", "file.new.a.b12c"};

	(void)state;
	make(beside("file.new.Ab12cD"), 3600);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		make(beside(kept[i]), 3600);
	make(beside("file.new.nowXYZ"), 0);
	assert_int_equal(symlink(path, beside("file.new.linked")), 0);
	store_clean(path);
	assert_int_equal(access(beside("file.new.Ab12cD"), F_OK), -1);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		assert_int_equal(access(beside(kept[i]), F_OK), 0);
	assert_int_equal(access(beside("file.new.nowXYZ"), F_OK), 0);
	assert_int_equal(access(beside("file.new.linked"), F_OK), 0);
}

/* A link in the place of the lock leads nowhere. */
static void follows_no_link(void **state)
{
	char victim[5000];
	struct stat st;

	(void)state;
	snprintf(victim, sizeof victim, "%s/victim", folder);
	unlink(beside(".lock"));
	assert_int_equal(symlink(victim, beside(".lock")), 0);
	assert_false(add(path, "x\n"));
	assert_int_equal(err.kind, ERR_OUTPUT);
	assert_int_equal(access(victim, F_OK), -1);
	assert_int_equal(unlink(beside(".lock")), 0);
	/* One in the place of the file is replaced, not followed. */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink(victim, path), 0);
	assert_true(add(path, "x\n"));
	assert_int_equal(access(victim, F_OK), -1);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISREG(st.st_mode));
}

static void makes_no_home(void **state)
{
	char home[5000], file[6000];

	(void)state;
	snprintf(home, sizeof home, "%s/gone/home", folder);
	snprintf(file, sizeof file, "%s/.local/state/file", home);
	assert_int_equal(setenv("HOME", home, 1), 0);
	assert_false(add(file, "x\n"));
	assert_int_equal(err.kind, ERR_OUTPUT);
	snprintf(file, sizeof file, "%s/gone", folder);
	assert_int_equal(access(file, F_OK), -1);
	/* Where there is one, what is below it is made. */
	assert_int_equal(mkdir(file, 0700), 0);
	assert_int_equal(mkdir(home, 0700), 0);
	snprintf(file, sizeof file, "%s/.local/state/file", home);
	assert_true(add(file, "x\n"));
}

static void leaves_alone_what_is_none(void **state)
{
	struct buf b;
	struct stat st;

	(void)state;
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	buf_init(&b);
	assert_false(store_read(path, MAX, &b, &err));
	assert_int_equal(err.kind, ERR_INPUT);
	assert_false(store_read("/dev/zero", MAX, &b, &err));
	assert_int_equal(err.kind, ERR_INPUT);
	assert_false(store_read(folder, MAX, &b, &err));
	assert_int_equal(err.kind, ERR_INPUT);
	assert_int_equal(b.len, 0);
	buf_done(&b);
	assert_false(add(path, "x\n"));
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_a_file),
		cmocka_unit_test(loses_nothing_between_programs),
		cmocka_unit_test(removes_what_was_left),
		cmocka_unit_test(follows_no_link),
		cmocka_unit_test(makes_no_home),
		cmocka_unit_test(leaves_alone_what_is_none),
	};

	return cmocka_run_group_tests_name("store", tests, setup, NULL);
}

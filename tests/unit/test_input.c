/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Input: one open file, a pipe or standard input, as bytes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/input.h"

#include "load.h"

static int waited;
static bool stop;

static void on_waiting(void *data)
{
	(void)data;
	waited++;
}

static bool on_stopped(void *data)
{
	(void)data;
	return stop;
}

static const struct input_hooks hooks = {on_waiting, on_stopped, NULL};

static void refuses(const char *path, enum err_kind kind, const char *words)
{
	struct err err = {0};
	struct input in;

	assert_false(input_open(&in, path, "NAME", &hooks, &err));
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.file, "NAME");
	if (!strstr(err.text, words))
		fail_msg("“%s” says not “%s”", err.text, words);
	assert_int_equal(in.fd, -1);
}

static void what_cannot_be_opened(void **state)
{
	char path[LOAD_PATH];

	(void)state;
	load_temp_path(path, "input");
	refuses("/no/such/file", ERR_READ, "no such file");
	assert_int_equal(mkdir(path, 0700), 0);
	refuses(path, ERR_INPUT, "a folder");
	assert_int_equal(rmdir(path), 0);
	refuses("/dev/null", ERR_INPUT, "a device");
	load_write(path, "x", 1);
	if (geteuid() != 0) {
		assert_int_equal(chmod(path, 0), 0);
		refuses(path, ERR_READ, "may not be read");
	}
	/* A file is no folder. */
	strcat(path, "/x");
	refuses(path, ERR_READ, "no such file");
	path[strlen(path) - 2] = '\0';
	unlink(path);
}

/* All of a plain file, in pieces of any size, whether or not its start was looked at. */
static void plain_file(void **state)
{
	static char bytes[3 * INPUT_HEAD], got[sizeof bytes];
	char path[LOAD_PATH];
	struct err err = {0};
	struct input in;

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)('a' + i % 23);
	load_temp_path(path, "input");
	load_write(path, bytes, sizeof bytes);
	for (size_t piece = 1; piece < 2 * sizeof bytes; piece = piece * 3 + 1) {
		size_t len = 0;
		long n;

		assert_true(input_open(&in, path, path, &hooks, &err));
		assert_int_equal(in.size, sizeof bytes);
		assert_int_equal(input_next(&in), INPUT_DOCUMENT);
		assert_null(input_member(&in));
		if (piece % 2)
			assert_int_equal(strncmp(input_peek(&in), bytes, strlen(input_peek(&in))),
					 0);
		while ((n = input_read(&in, got + len,
				       piece < sizeof got - len ? piece : sizeof got - len)) > 0)
			len += (size_t)n;
		assert_int_equal(n, 0);
		assert_int_equal(len, sizeof bytes);
		assert_memory_equal(got, bytes, sizeof bytes);
		assert_int_equal(in.done, sizeof bytes);
		assert_null(input_error(&in));
		assert_int_equal(input_next(&in), INPUT_END);
		input_close(&in);
	}
	unlink(path);
}

/* A pipe that stays open, and gives no more. */
static void silent_pipe(void **state)
{
	char path[LOAD_PATH], got[100];
	struct err err = {0};
	struct input in;
	int fd;

	(void)state;
	load_temp_path(path, "input.fifo");
	assert_int_equal(mkfifo(path, 0600), 0);
	/* For both, so that neither end waits for the other. */
	fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "<archive>", 9), 9);
	waited = 0;
	stop = false;
	assert_true(input_open(&in, path, path, &hooks, &err));
	assert_int_equal(in.size, 0);
	assert_int_equal(input_next(&in), INPUT_DOCUMENT);
	for (size_t len = 0; len < 9;) {
		long n = input_read(&in, got + len, sizeof got - len);

		assert_true(n > 0);
		len += (size_t)n;
	}
	assert_memory_equal(got, "<archive>", 9);
	/* Nothing more comes: it says so, and hears that it is to stop, which is no error. */
	stop = true;
	assert_int_equal(input_read(&in, got, sizeof got), -1);
	assert_true(waited > 0);
	assert_true(in.stopped);
	assert_null(input_error(&in));
	input_close(&in);
	/* The same before the first byte. */
	assert_false(input_open(&in, path, path, &hooks, &err));
	assert_int_equal(err.kind, ERR_NONE);
	assert_true(in.stopped);
	close(fd);
	unlink(path);
}

/* What input_standard() says when FD is standard input. */
static enum input_standard standard(int fd)
{
	int saved = dup(STDIN_FILENO);
	enum input_standard what;

	if (fd >= 0)
		dup2(fd, STDIN_FILENO);
	else
		close(STDIN_FILENO);
	what = input_standard(1);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
	return what;
}

static void what_standard_input_has(void **state)
{
	char path[LOAD_PATH], c;
	int fd, fds[2];

	(void)state;
	assert_int_equal(standard(-1), INPUT_NOTHING);
	fd = open("/dev/null", O_RDONLY);
	assert_int_equal(standard(fd), INPUT_NOTHING);
	close(fd);

	load_temp_path(path, "input");
	load_write(path, "x", 1);
	fd = open(path, O_RDONLY);
	assert_int_equal(standard(fd), INPUT_READY);
	/* It was not taken. */
	assert_int_equal(read(fd, &c, 1), 1);
	assert_int_equal(standard(fd), INPUT_SILENT);
	close(fd);
	unlink(path);

	assert_int_equal(pipe(fds), 0);
	assert_int_equal(standard(fds[0]), INPUT_SILENT);
	assert_int_equal(write(fds[1], "x", 1), 1);
	assert_int_equal(standard(fds[0]), INPUT_READY);
	assert_int_equal(read(fds[0], &c, 1), 1);
	close(fds[1]);
	assert_int_equal(standard(fds[0]), INPUT_SILENT);
	close(fds[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_opened),
		cmocka_unit_test(plain_file),
		cmocka_unit_test(silent_pipe),
		cmocka_unit_test(what_standard_input_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

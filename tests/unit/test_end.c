/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* How the program ends: by its own will alone, whatever a library does, with the terminal given back. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"

static void hook(void)
{
	if (write(STDERR_FILENO, "[given back]", 12) != 12)
		_exit(99);
}

/* Run ENDS in a process of its own: its status, and what it said. */
static void ends(void (*end)(void), int want, const char *said)
{
	char text[400];
	size_t len = 0;
	int fds[2], status;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fds[1], STDERR_FILENO);
		end_guard();
		die_hook_set(hook, NULL);
		end();
		_exit(98);
	}
	close(fds[1]);
	while ((n = read(fds[0], text + len, sizeof text - 1 - len)) > 0)
		len += (size_t)n;
	text[len] = '\0';
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_string_equal(text, said);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), want);
}

static void by_a_library(void)
{
	exit(0);
}

static void by_its_own_will(void)
{
	exit(end_program(1));
}

static void by_die(void)
{
	die("that is %s", "all");
}

static void for_want_of_memory(void)
{
	/* Not by asking for too much: a sanitizer would end the program for that. */
	die_memory();
}

static void test_ends(void **state)
{
	(void)state;
	ends(by_a_library, 2,
	     "[given back]leader-reader: a library ended the program, for want of memory\n");
	ends(by_its_own_will, 1, "");
	ends(by_die, 2, "[given back]leader-reader: that is all\n");
	ends(for_want_of_memory, 2, "[given back]leader-reader: out of memory\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends),
	};

	return cmocka_run_group_tests_name("end", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "tsv.h"

/* ---- Buf ---- */

static void test_add(void **state)
{
	struct buf b;
	char *s;

	(void)state;
	buf_init(&b);
	assert_string_equal(buf_str(&b), "");
	buf_puts(&b, "");
	buf_add(&b, NULL, 0);
	assert_string_equal(buf_str(&b), "");
	buf_puts(&b, "one");
	buf_putc(&b, ' ');
	buf_add(&b, "two\0three", 9);
	assert_int_equal(b.len, 13);
	assert_memory_equal(b.data, "one two\0three", 14);
	buf_truncate(&b, 99);
	assert_int_equal(b.len, 13);
	buf_truncate(&b, 7);
	assert_string_equal(buf_str(&b), "one two");
	s = buf_take(&b);
	assert_string_equal(s, "one two");
	free(s);
	assert_int_equal(b.len, 0);
	assert_string_equal(buf_str(&b), "");
	s = buf_take(&b);
	assert_string_equal(s, "");
	free(s);
	buf_truncate(&b, 0);
	buf_clear(&b);
	buf_done(&b);
	buf_done(&b);
}

static void test_growth(void **state)
{
	struct buf b;
	size_t grown = 0;
	char *before = NULL;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 100000; i++) {
		buf_putc(&b, (char)('a' + i % 26));
		assert_int_equal(b.data[b.len], '\0');
		grown += b.data != before;
		before = b.data;
	}
	assert_true(grown < 20);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	before = b.data;
	buf_clear(&b);
	assert_string_equal(buf_str(&b), "");
	buf_puts(&b, "x");
	assert_ptr_equal(b.data, before);
	buf_done(&b);
	assert_null(b.data);
}

static void test_reserve(void **state)
{
	struct buf b;
	char *at;

	(void)state;
	buf_init(&b);
	at = buf_reserve(&b, 1000);
	assert_string_equal(buf_str(&b), ""); /* nothing is in it yet */
	memset(at, 'x', 1000);
	b.len = 1000;
	assert_ptr_equal(buf_reserve(&b, 0), at + 1000);
	buf_truncate(&b, 3);
	assert_string_equal(buf_str(&b), "xxx");
	assert_ptr_equal(buf_reserve(&b, 900), at + 3);
	buf_done(&b);
}

static void test_printf(void **state)
{
	struct buf b;
	char big[2000];

	(void)state;
	buf_init(&b);
	buf_printf(&b, "%s", "");
	assert_int_equal(b.len, 0);
	buf_printf(&b, "%d %s", 42, "is");
	buf_printf(&b, " %c", 'x');
	assert_string_equal(buf_str(&b), "42 is x");
	/* About the size of the buffer on the stack, and far above. */
	for (size_t n = 250; n < sizeof big; n += n < 260 ? 1 : 500) {
		memset(big, 'y', n);
		big[n] = '\0';
		buf_clear(&b);
		buf_printf(&b, "<%s>", big);
		assert_int_equal(b.len, n + 2);
		assert_int_equal(b.data[n], 'y');
		assert_string_equal(b.data + n + 1, ">");
	}
	buf_done(&b);
}

static void test_cap(void **state)
{
	struct buf b;

	(void)state;
	buf_init_cap(&b, 5);
	buf_puts(&b, "abc");
	assert_int_equal(b.cut, 0);
	buf_puts(&b, "def");
	assert_string_equal(buf_str(&b), "abcde");
	assert_int_equal(b.cut, 1);
	buf_putc(&b, 'g');
	buf_printf(&b, "%04d", 7);
	assert_string_equal(buf_str(&b), "abcde");
	assert_int_equal(b.cut, 6);
	buf_truncate(&b, 4);
	buf_puts(&b, "xy");
	assert_string_equal(buf_str(&b), "abcdx");
	assert_int_equal(b.cut, 7);
	buf_clear(&b);
	assert_int_equal(b.cut, 0);
	buf_puts(&b, "123456");
	assert_string_equal(buf_str(&b), "12345");
	/* Filled past its cap by hand: nothing more comes in, and nothing overflows. */
	memcpy(buf_reserve(&b, 3), "678", 3);
	b.len += 3;
	buf_puts(&b, "9");
	assert_int_equal(b.len, 8);
	assert_int_equal(b.cut, 2);
	buf_done(&b);
}

/* ---- Arena ---- */

static void test_arena(void **state)
{
	static const size_t sizes[] = {0,    1,    7,      16,      100,    4095,
				       4096, 5000, 100000, 2 << 20, 6 << 20};
	enum { N = 3000 };
	struct {
		unsigned char *p;
		size_t size;
	} got[N];
	struct arena a;
	uint64_t seed = 3;
	size_t sum = 0;

	(void)state;
	arena_init(&a);
	arena_done(&a);
	arena_init(&a);
	for (size_t i = 0; i < N; i++) {
		size_t size = sizes[test_random(&seed, i % 500 ? 8 : sizeof sizes / sizeof *sizes)];

		got[i].size = size;
		got[i].p = arena_alloc(&a, size);
		assert_non_null(got[i].p);
		assert_int_equal((uintptr_t)got[i].p % _Alignof(max_align_t), 0);
		memset(got[i].p, (int)(i & 0xFF), size);
		sum += size;
		if (i % 3 == 0) { /* unaligned strings in between */
			char *s = arena_copy(&a, "abcdefg", i % 8);

			assert_int_equal(strlen(s), i % 8);
			sum += i % 8 + 1;
		}
	}
	assert_int_equal(a.bytes, sum);
	/* Nothing has moved, nothing overlaps. */
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < got[i].size; k++)
			if (got[i].p[k] != (i & 0xFF))
				fail_msg("allocation %zu, byte %zu", i, k);
	arena_done(&a);
	assert_null(a.chunk);
	assert_int_equal(a.bytes, 0);
}

static void test_arena_strings(void **state)
{
	struct arena a;
	unsigned char *zero;
	char *s;

	(void)state;
	arena_init(&a);
	s = arena_strdup(&a, "text");
	assert_string_equal(s, "text");
	assert_true(arena_holds(&a, s, 5));
	assert_true(arena_holds(&a, s + 1, 4));
	assert_false(arena_holds(&a, s, 6));
	assert_false(arena_holds(&a, "text", 5));
	assert_false(arena_holds(&a, &a, 1));
	assert_string_equal(arena_copy(&a, "text", 2), "te");
	assert_string_equal(arena_copy(&a, NULL, 0), "");
	assert_memory_equal(arena_copy(&a, "a\0b", 3), "a\0b", 4);
	assert_string_equal(s, "text");
	memset(arena_alloc(&a, 3000), 0xFF, 3000);
	zero = arena_calloc(&a, 100, 7);
	for (int i = 0; i < 700; i++)
		assert_int_equal(zero[i], 0);
	assert_non_null(arena_calloc(&a, 0, 8));
	arena_done(&a);
	assert_false(arena_holds(&a, NULL, 0));
}

/* ---- Err ---- */

static void test_err(void **state)
{
	struct err err;
	struct buf b;
	char name[1000];

	(void)state;
	buf_init(&b);
	assert_false(err_set(&err, ERR_INPUT, "a\nb.xml", 12, "%s at %d", "wrong\x1b[m", 3));
	assert_int_equal(err.kind, ERR_INPUT);
	err_print(&err, &b);
	assert_string_equal(buf_str(&b), "a?b.xml:12: wrong?[m at 3");
	/* An error about an error: arguments from the one that is being filled. */
	err_set(&err, ERR_OUTPUT, err.file, 0, "again: %s", err.text);
	buf_clear(&b);
	err_print(&err, &b);
	assert_string_equal(buf_str(&b), "a?b.xml: again: wrong?[m at 3");
	err_set(&err, ERR_USAGE, NULL, 5, "no file");
	buf_clear(&b);
	err_print(&err, &b);
	assert_string_equal(buf_str(&b), "no file");
	/* Too long is cut, and half a character is none. */
	memset(name, 'x', sizeof name);
	memcpy(name + 508, "日本", 7);
	err_set(&err, ERR_INPUT, name, 0, "%s%s%s", name, name, name);
	assert_int_equal(strlen(err.file), sizeof err.file - 1);
	assert_true(utf8_valid(err.file, strlen(err.file)));
	assert_true(utf8_valid(err.text, strlen(err.text)));
	buf_done(&b);
}

static void hook(void)
{
	if (write(STDERR_FILENO, "hook ", 5) != 5)
		_exit(9);
}

enum ending { END_DIE, END_MEMORY, END_ARENA, END_BUF, END_REALLOC };

static void end_by(enum ending how)
{
	struct arena a;
	struct buf b;

	arena_init(&a);
	buf_init(&b);
	die_hook_set(hook, NULL);
	switch (how) {
	case END_DIE: die("%s %d", "number", 7);
	case END_MEMORY: die_memory();
	case END_ARENA: arena_calloc(&a, SIZE_MAX / 2 + 2, 2); break;
	case END_BUF: buf_reserve(&b, SIZE_MAX - 1); break;
	case END_REALLOC: free(xrealloc(NULL, SIZE_MAX / 4 + 2, 4)); break;
	}
	_exit(0);
}

static void *end_elsewhere(void *data)
{
	(void)data;
	die_memory();
}

/* Standard error takes no more, so that the end does not come. */
static void stop_up(int *ends)
{
	char full[4096] = "";

	if (pipe(ends))
		_exit(9);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	while (write(ends[1], full, sizeof full) > 0)
		;
	while (write(ends[1], full, 1) > 0)
		;
	fcntl(ends[1], F_SETFL, 0);
	dup2(ends[1], STDERR_FILENO);
}

/* Who sets a hook while another thread is ending the program is told: else a terminal that is taken after
 * that would not be given back. */
static void test_die_elsewhere(void **state)
{
	int status, ends[2];
	pid_t pid;

	(void)state;
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		pthread_t thread;

		stop_up(ends);
		if (!die_hook_set(NULL, NULL) || pthread_create(&thread, NULL, end_elsewhere, NULL))
			_exit(9);
		for (int i = 0; i < 10000; i++) {
			if (!die_hook_set(NULL, NULL))
				_exit(7);
			poll(NULL, 0, 1);
		}
		_exit(8);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 7);
}

static atomic_bool waiting, left;

static void wait_for_main(void)
{
	atomic_store(&waiting, true);
	while (!atomic_load(&left))
		poll(NULL, 0, 1);
}

static void let_go(void)
{
	atomic_store(&left, true);
}

/* A second thread that would end the program lets go of what the hook of the first one waits for. */
static void test_die_twice(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		pthread_t thread;

		alarm(60);
		close(STDERR_FILENO);
		if (!die_hook_set(wait_for_main, let_go) ||
		    pthread_create(&thread, NULL, end_elsewhere, NULL))
			_exit(9);
		while (!atomic_load(&waiting))
			poll(NULL, 0, 1);
		die_memory();
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);
}

/* The hook once, the message, status 2. */
static void test_die(void **state)
{
	static const char *const said[] = {
		"hook leader-reader: number 7\n", "hook leader-reader: out of memory\n",
		"hook leader-reader: out of memory\n", "hook leader-reader: out of memory\n",
		"hook leader-reader: out of memory\n"};

	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		char text[200];
		size_t len = 0;
		ssize_t n;
		int ends[2], status;
		pid_t pid;

		assert_int_equal(pipe(ends), 0);
		fflush(NULL);
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0) {
			close(ends[0]);
			dup2(ends[1], STDERR_FILENO);
			end_by((enum ending)i);
		}
		close(ends[1]);
		while ((n = read(ends[0], text + len, sizeof text - 1 - len)) > 0)
			len += (size_t)n;
		text[len] = '\0';
		close(ends[0]);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 2);
		assert_string_equal(text, said[i]);
	}
}

static void test_allocation(void **state)
{
	char *s = xstrdup("copy");
	int *p = xcalloc(3, sizeof *p);

	(void)state;
	assert_string_equal(s, "copy");
	assert_int_equal(p[0] | p[1] | p[2], 0);
	p = xrealloc(p, 0, sizeof *p);
	assert_non_null(p);
	free(p);
	free(s);
	p = xcalloc(0, 0);
	assert_non_null(p);
	free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add),           cmocka_unit_test(test_growth),
		cmocka_unit_test(test_reserve),       cmocka_unit_test(test_printf),
		cmocka_unit_test(test_cap),           cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_strings), cmocka_unit_test(test_err),
		cmocka_unit_test(test_die),           cmocka_unit_test(test_die_elsewhere),
		cmocka_unit_test(test_die_twice),     cmocka_unit_test(test_allocation),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}

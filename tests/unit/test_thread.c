/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Thread: what reaches one that is started, and what is done beside a lock. */
#include "config.h"

#include "base/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>

static void *take_mask(void *data)
{
	pthread_sigmask(SIG_SETMASK, NULL, data);
	return NULL;
}

/* What is sent to the program is for who waits for it; a fault is for the thread that makes it, so that who
 * handles faults is called, and the terminal given back. */
static void test_signals(void **state)
{
	static const int others[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGPIPE, SIGUSR1};
	static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	sigset_t mask, before, after;
	pthread_t thread;

	(void)state;
	sigemptyset(&mask);
	pthread_sigmask(SIG_SETMASK, NULL, &before);
	assert_int_equal(thread_start(&thread, take_mask, &mask), 0);
	pthread_join(thread, NULL);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(sigismember(&mask, others[i]), 1);
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		assert_int_equal(sigismember(&mask, own[i]), 0);
	pthread_sigmask(SIG_SETMASK, NULL, &after);
	for (int i = 1; i < 32; i++)
		assert_int_equal(sigismember(&before, i), sigismember(&after, i));
}

static bool find_open(void *data)
{
	bool open = pthread_mutex_trylock(data) == 0;

	if (open)
		pthread_mutex_unlock(data);
	return open;
}

static void test_unlocked(void **state)
{
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

	(void)state;
	pthread_mutex_lock(&lock);
	assert_true(thread_unlocked(&lock, find_open, &lock));
	assert_false(find_open(&lock));
	assert_false(thread_unlocked(&lock, NULL, &lock));
	assert_false(find_open(&lock));
	pthread_mutex_unlock(&lock);
	pthread_mutex_destroy(&lock);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_unlocked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

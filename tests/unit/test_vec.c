/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

static void test_size(void **state)
{
	(void)state;
	assert_int_equal(vec_size(0, 0), 0);
	assert_int_equal(vec_size(0, 1), VEC_MIN);
	assert_int_equal(vec_size(VEC_MIN, VEC_MIN), VEC_MIN);
	assert_int_equal(vec_size(VEC_MIN, VEC_MIN + 1), 2 * VEC_MIN);
	assert_int_equal(vec_size(VEC_MIN, 1000), 1000);
}

/* Adding one by one keeps what is there, and moves it seldom. */
static void test_fit(void **state)
{
	int *items = NULL;
	size_t size = 0, n = 0, grown = 0;

	(void)state;
	assert_null(vec_fit(NULL, 0, &size, sizeof *items));
	while (n < 100000) {
		size_t before = size;

		items = vec_fit(items, n + 1, &size, sizeof *items);
		assert_true(size > n);
		grown += size != before;
		items[n] = (int)n;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		assert_int_equal(items[i], i);
	assert_true(grown < 20);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_size), cmocka_unit_test(test_fit)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

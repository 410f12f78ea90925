/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Merge: sorting by pieces is sorting at once. */
#include "config.h"

#include "base/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { N = 5000 };

static uint32_t values[N];

/* Equals stay as they stood: what is merged are numbers that count up. */
static bool before(const void *data, uint32_t a, uint32_t b)
{
	const uint32_t *v = data;

	return v[a] < v[b];
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	if (values[x] != values[y])
		return values[x] < values[y] ? -1 : 1;
	return (x > y) - (x < y);
}

/* Sort the first N values, of which SORTED are in order already, STEPS at a time. */
static void check(size_t sorted, size_t n, size_t steps)
{
	static uint32_t numbers[N], spare[N], want[N];
	struct merge m;
	int percent = 0;

	for (size_t i = 0; i < n; i++)
		numbers[i] = want[i] = (uint32_t)i;
	if (sorted)
		qsort(numbers, sorted, sizeof *numbers, compare);
	if (n)
		qsort(want, n, sizeof *want, compare);
	merge_start(&m, numbers, spare, sorted, n, before, values);
	while (merge_work(&m, steps)) {
		assert_in_range(merge_percent(&m), percent, 100);
		/* The pass over what was there before is counted by itself. */
		percent = m.low || !sorted ? merge_percent(&m) : 0;
	}
	assert_false(merge_work(&m, steps));
	assert_int_equal(merge_percent(&m), 100);
	assert_true(merge_result(&m) == numbers || merge_result(&m) == spare);
	if (n)
		assert_memory_equal(merge_result(&m), want, n * sizeof *want);
}

static void sorts(void **state)
{
	static const size_t sizes[] = {0, 1, 2, 15, 16, 17, 31, 32, 33, 100, 1000, 4097, N};
	static const uint32_t kinds[] = {1, 2, 10, 1000, UINT32_MAX};
	uint32_t seed = 3;

	(void)state;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		for (size_t i = 0; i < N; i++) {
			seed = seed * 1664525 + 1013904223;
			values[i] = (seed >> 4) % kinds[k];
		}
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
			for (size_t old = 0; old <= sizes[i]; old += sizes[i] / 3 + 1) {
				check(old, sizes[i], SIZE_MAX);
				check(old, sizes[i], 100);
				if (sizes[i] <= 100)
					check(old, sizes[i], 1);
			}
	}
}

static void what_is_in_order_costs_little(void **state)
{
	struct merge m;
	static uint32_t numbers[N], spare[N];
	size_t steps = 0;

	(void)state;
	for (uint32_t i = 0; i < N; i++)
		values[i] = numbers[i] = i;
	merge_start(&m, numbers, spare, 0, N, before, values);
	while (merge_work(&m, 1))
		steps++;
	/* A comparison a number where runs are made, next to nothing after. */
	assert_true(steps < 2 * N);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts),
		cmocka_unit_test(what_is_in_order_costs_little),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Sample: the same ones for the same seed, others for another, all as likely as any. */
#include "config.h"

#include "search/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 1000 };

/* The N of MANY names drawn by SEED, offered in steps of STEP. */
static void draw(size_t n, uint32_t seed, size_t step, bool *drawn)
{
	struct sample s;

	memset(drawn, 0, MANY * sizeof *drawn);
	sample_init(&s, n);
	for (size_t k = 0; k < MANY; k++) {
		size_t i = k * step % MANY;
		char name[20];

		snprintf(name, sizeof name, "id-%zu", i);
		sample_add(&s, sample_number(name, 0, seed), i);
	}
	assert_int_equal(s.n, n < MANY ? n : MANY);
	for (size_t i = 0; i < s.n; i++) {
		assert_false(drawn[s.items[i].at]);
		drawn[s.items[i].at] = true;
	}
	sample_done(&s);
}

static size_t common(const bool *a, const bool *b)
{
	size_t n = 0;

	for (size_t i = 0; i < MANY; i++)
		n += a[i] && b[i];
	return n;
}

static void draws_the_same_in_any_order(void **state)
{
	static const size_t sizes[] = {1, 2, 3, 50, 999, 1000, 5000};
	bool a[MANY], b[MANY];

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		draw(sizes[i], 7, 1, a);
		draw(sizes[i], 7, 7, b);
		assert_memory_equal(a, b, sizeof a);
	}
}

static void draws_more_with_what_was_drawn(void **state)
{
	bool a[MANY], b[MANY];

	(void)state;
	draw(20, 3, 1, a);
	draw(60, 3, 1, b);
	assert_int_equal(common(a, b), 20);
}

static void draws_others_by_another_seed(void **state)
{
	bool a[MANY], b[MANY];
	size_t sum = 0;

	(void)state;
	draw(100, 1, 1, a);
	for (uint32_t seed = 2; seed < 102; seed++) {
		draw(100, seed, 1, b);
		sum += common(a, b);
	}
	/* Ten of a hundred by chance, give or take three: of a hundred such sums hardly more than 30. */
	assert_in_range(sum, 900, 1100);
}

static void draws_each_as_often(void **state)
{
	unsigned times[MANY] = {0};
	double chi = 0;
	bool a[MANY];

	(void)state;
	for (uint32_t seed = 0; seed < 1000; seed++) {
		draw(100, seed, 1, a);
		for (size_t i = 0; i < MANY; i++)
			times[i] += a[i];
	}
	/* Each is drawn a hundred times, variance 90: chi squared of MANY is MANY, give or take 45. */
	for (size_t i = 0; i < MANY; i++)
		chi += ((double)times[i] - 100) * ((double)times[i] - 100) / 90;
	assert_true(chi > 800 && chi < 1200);
}

/* Who wrote a seed down relies on these. */
static void numbers_stay(void **state)
{
	(void)state;
	assert_true(sample_number("id-1", 0, 1) == UINT64_C(0xF7F241BEA5A50262));
	assert_true(sample_number("id-1", 2, 1) == UINT64_C(0x790D701EB6D603C8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_the_same_in_any_order),
		cmocka_unit_test(draws_more_with_what_was_drawn),
		cmocka_unit_test(draws_others_by_another_seed),
		cmocka_unit_test(draws_each_as_often),
		cmocka_unit_test(numbers_stay),
	};

	return cmocka_run_group_tests_name("sample", tests, NULL, NULL);
}

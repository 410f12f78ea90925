/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>

static void test_same(void **state)
{
	(void)state;
	assert_true(hash_string("statement", 7) == hash_bytes("statements", 9, 7));
	assert_true(hash_string("statement", 7) != hash_string("statement", 8));
	assert_true(hash_string("ab", 0) != hash_string("ba", 0));
	assert_true(hash_string("", 0) != hash_bytes("\0", 1, 0));
}

/* Strings that differ at their end only, and numbers that differ in their high bits only, spread over
 * a table by the low bits of their hashes. */
static void test_spread(void **state)
{
	enum { PLACES = 256, EACH = 16 };
	unsigned strings[PLACES] = {0}, numbers[PLACES] = {0};
	char s[32];

	(void)state;
	for (unsigned i = 0; i < PLACES * EACH; i++) {
		snprintf(s, sizeof s, "speech-2021-%u", i);
		strings[hash_string(s, 0) % PLACES]++;
		numbers[hash_number((uint64_t)i << 48) % PLACES]++;
	}
	for (int i = 0; i < PLACES; i++) {
		assert_in_range(strings[i], 1, 3 * EACH);
		assert_in_range(numbers[i], 1, 3 * EACH);
	}
}

static void test_pointer(void **state)
{
	static const char names[64][16];
	bool met[256] = {false};
	unsigned places = 0;

	(void)state;
	for (size_t i = 0; i < 64; i++) {
		size_t at = hash_pointer(names[i]);

		assert_in_range(at, 0, 255);
		places += !met[at];
		met[at] = true;
	}
	assert_true(places > 48);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_same),
					   cmocka_unit_test(test_spread),
					   cmocka_unit_test(test_pointer)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

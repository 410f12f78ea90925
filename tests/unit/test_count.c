/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Count: numbers in groups. */
#include "config.h"

#include "base/count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

static void groups_of_three(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"0", "0"},
		{"999", "999"},
		{"1000", "1,000"},
		{"12 of 412000", "12 of 412,000"},
		{"1234567 rows", "1,234,567 rows"},
		{"۱۲۳۴ 1234", "۱۲۳۴ 1,234"},
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		buf_puts(&b, "2021 ");
		buf_puts(&b, cases[i][0]);
		count_group(&b, 5);
		assert_memory_equal(b.data, "2021 ", 5);
		assert_string_equal(b.data + 5, cases[i][1]);
	}
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(groups_of_three)};

	return cmocka_run_group_tests_name("count", tests, NULL, NULL);
}

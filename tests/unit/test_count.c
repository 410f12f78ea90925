/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Count: numbers in groups. */
#include "config.h"

#include "base/count.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static const char *locale = "C";

/* A locale of our own in place of those that are installed: German has a comma, and points. */
char *setlocale(int category, const char *wanted)
{
	static char name[20];

	(void)category;
	(void)wanted;
	return strcpy(name, locale);
}

struct lconv *localeconv(void)
{
	static char comma[] = ",", point[] = ".", three[] = "\3\3";
	static struct lconv german = {
		.decimal_point = comma, .thousands_sep = point, .grouping = three};

	return &german;
}

static void points(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "1.5 12.34 0.0123 4.1e-07 a.b .5");
	count_point(&b, 0);
	assert_string_equal(buf_str(&b), "1.5 12.34 0.0123 4.1e-07 a.b .5");
	locale = "de_DE.UTF-8";
	count_point(&b, 4);
	assert_string_equal(buf_str(&b), "1.5 12,34 0,0123 4,1e-07 a.b .5");
	buf_clear(&b);
	buf_puts(&b, "1234567");
	count_group(&b, 0);
	assert_string_equal(buf_str(&b), "1.234.567");
	locale = "C";
	buf_done(&b);
}

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
	const struct CMUnitTest tests[] = {cmocka_unit_test(groups_of_three),
					   cmocka_unit_test(points)};

	return cmocka_run_group_tests_name("count", tests, NULL, NULL);
}

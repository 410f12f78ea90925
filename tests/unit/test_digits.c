/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/digits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void test_languages(void **state)
{
	static const struct {
		enum digits wanted;
		const char *language;
		const char *want; /* of 1290 */
	} rows[] = {
		{DIGITS_AUTO, NULL, "1290"},          {DIGITS_AUTO, "", "1290"},
		{DIGITS_AUTO, "en", "1290"},          {DIGITS_AUTO, "fa", "۱۲۹۰"},
		{DIGITS_AUTO, "fa_IR.UTF-8", "۱۲۹۰"}, {DIGITS_AUTO, "fa-AF", "۱۲۹۰"},
		{DIGITS_AUTO, "fat", "1290"},         {DIGITS_AUTO, "ar", "١٢٩٠"},
		{DIGITS_AUTO, "ar_EG", "١٢٩٠"},       {DIGITS_AUTO, "ar-MA", "1290"},
		{DIGITS_NATIVE, "ar_MA", "١٢٩٠"},     {DIGITS_AUTO, "ur", "1290"},
		{DIGITS_AUTO, "ur_IN", "۱۲۹۰"},       {DIGITS_NATIVE, "ur@x", "۱۲۹۰"},
		{DIGITS_AUTO, "hi", "1290"},          {DIGITS_NATIVE, "hi_IN", "१२९०"},
		{DIGITS_NATIVE, "en_US", "1290"},     {DIGITS_LATIN, "fa", "1290"},
		{DIGITS_NATIVE, "a", "1290"},         {DIGITS_NATIVE, "C", "1290"},
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		digits_choose(rows[i].wanted, rows[i].language);
		buf_clear(&b);
		buf_puts(&b, "1290");
		digits_convert(&b, 0);
		assert_string_equal(buf_str(&b), rows[i].want);
	}
	buf_done(&b);
	digits_choose(DIGITS_LATIN, NULL);
}

static void test_from(void **state)
{
	struct buf b;

	(void)state;
	digits_choose(DIGITS_AUTO, "fa");
	buf_init(&b);
	digits_convert(&b, 0);
	assert_int_equal(b.len, 0);
	buf_puts(&b, "12 3/é4");
	digits_convert(&b, 2);
	assert_string_equal(buf_str(&b), "12 ۳/é۴");
	digits_convert(&b, b.len);
	digits_convert(&b, b.len + 5);
	assert_string_equal(buf_str(&b), "12 ۳/é۴");
	buf_done(&b);
	digits_choose(DIGITS_LATIN, NULL);
}

/* A point and a comma between two digits are part of a number, others are none. */
static void test_signs(void **state)
{
	static const struct {
		const char *language, *text, *want;
	} rows[] = {
		{"fa", "13.21", "۱۳٫۲۱"},
		{"fa", "1,234,567.8 1, 2. .5 a.1", "۱٬۲۳۴٬۵۶۷٫۸ ۱, ۲. .۵ a.۱"},
		{"ar_EG", "0.5", "٠٫٥"},
		{"en", "1,234.5", "1,234.5"},
		{"hi", "1,234.5", "१,२३४.५"},
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		digits_choose(DIGITS_NATIVE, rows[i].language);
		buf_clear(&b);
		buf_puts(&b, rows[i].text);
		digits_convert(&b, 0);
		assert_string_equal(buf_str(&b), rows[i].want);
	}
	buf_done(&b);
	digits_choose(DIGITS_LATIN, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_from),
		cmocka_unit_test(test_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/width.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <wchar.h>

#include "base/utf8.h"
#include "skips.h"

enum { CODES = 0x110000 };

/* The C library's opinion by another of its functions. */
static int width_plain(uint32_t code)
{
	wchar_t c = (wchar_t)code;

	return code ? wcswidth(&c, 1) : 0;
}

static bool is_private(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

static void test_one(void **state)
{
	(void)state;
	width_set_ambiguous(1);
	for (uint32_t code = 0; code < CODES; code++)
		assert_int_equal(wcwidth((wchar_t)code), width_plain(code));
}

static void test_two(void **state)
{
	static const char wide[] = "αωЖяё─│┃█▁•…“”’—·×①°é■●▲◆\uFFFD";
	static const char narrow[] = "aZ~ąşñ«»אبﻻกक";
	uint32_t code;
	int changed = 0;

	(void)state;
	width_set_ambiguous(2);
	for (code = 0; code < CODES; code++) {
		int before = width_plain(code);
		int now = wcwidth((wchar_t)code);

		if (now == before)
			continue;
		assert_int_equal(before, 1);
		assert_int_equal(now, 2);
		assert_false(is_private(code));
		changed++;
	}
	/* In Unicode 15 there are 903 but for private use and marks; a C library may know fewer. One
	   more: musl gives a cell to the last of the variation selectors, U+E01EF. */
	assert_in_range(changed, 600, 904);
	for (size_t i = 0; wide[i];) {
		i += utf8_decode(wide + i, strlen(wide + i), &code);
		assert_int_equal(utf8_width(code), 2);
	}
	for (size_t i = 0; narrow[i];) {
		i += utf8_decode(narrow + i, strlen(narrow + i), &code);
		assert_int_equal(utf8_width(code), 1);
	}
	assert_int_equal(utf8_width(0x301), 0);
	assert_int_equal(utf8_width(0xAD), 0);
	assert_int_equal(utf8_width(0x4E00), 2);
	/* Not assigned: a replacement stands for it, where the C library knows. */
	assert_int_equal(utf8_width(0x378), width_plain(0x378) < 0 ? 2 : 1);
	width_set_ambiguous(1);
	assert_int_equal(utf8_width(0x3B1), 1);
	assert_int_equal(utf8_width(0x378), 1);
}

/* Against the data itself, in Debian's package unicode-data, where its version is that of the table. */
static void test_data(void **state)
{
	FILE *in = fopen("/usr/share/unicode/EastAsianWidth.txt", "r");
	static bool is_ambiguous[CODES];
	char line[300];

	(void)state;
	if (!in || !fgets(line, sizeof line, in) || strcmp(line, "# EastAsianWidth-15.0.0.txt\n")) {
		print_message("no EastAsianWidth.txt of Unicode 15.0 here\n");
		if (in)
			fclose(in);
		skip();
	}
	while (fgets(line, sizeof line, in)) {
		char *end;
		unsigned long first = strtoul(line, &end, 16);
		unsigned long last = first;

		if (end == line)
			continue;
		if (!strncmp(end, "..", 2))
			last = strtoul(end + 2, &end, 16);
		assert_true(last < CODES);
		if (!strncmp(end, ";A", 2))
			for (unsigned long code = first; code <= last; code++)
				is_ambiguous[code] = !is_private((uint32_t)code);
	}
	fclose(in);
	width_set_ambiguous(2);
	for (uint32_t code = 0; code < CODES; code++) {
		int plain = width_plain(code);

		assert_int_equal(wcwidth((wchar_t)code),
				 plain == 1 && is_ambiguous[code] ? 2 : plain);
	}
	width_set_ambiguous(1);
}

/* Where text is not sent as UTF-8 there is nothing to set. */
static void test_other_locale(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C");
	width_set_ambiguous(2);
	setlocale(LC_CTYPE, "C.UTF-8");
	assert_int_equal(utf8_width(0x3B1), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_two),
		cmocka_unit_test(test_data),
		cmocka_unit_test(test_other_locale),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	skips_begin();
	return skips_end(cmocka_run_group_tests_name("width", tests, NULL, NULL));
}

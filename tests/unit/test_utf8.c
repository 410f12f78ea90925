/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistr.h>

#include "tsv.h"

static void test_every_code_point(void **state)
{
	char s[4];
	uint8_t other[6];
	uint32_t back;
	size_t n;

	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		memset(s, 'x', sizeof s);
		n = utf8_encode(code, s);
		if (code >= 0xD800 && code <= 0xDFFF) {
			assert_int_equal(n, 3);
			assert_memory_equal(s, "\uFFFD", 3);
			continue;
		}
		/* libunistring's opinion */
		assert_int_equal(u8_uctomb(other, code, sizeof other), n);
		assert_memory_equal(s, other, n);
		assert_int_equal(utf8_decode(s, n, &back), n);
		assert_int_equal(back, code);
		assert_int_equal(utf8_decode(s, sizeof s, &back), n);
		assert_true(utf8_valid(s, n));
		/* Cut short it is not valid, and all of it is one broken part. */
		for (size_t k = 1; k < n; k++) {
			assert_int_equal(utf8_decode(s, k, &back), k);
			assert_int_equal(back, UTF8_REPLACEMENT);
			assert_false(utf8_valid(s, k));
		}
	}
	assert_int_equal(utf8_encode(0x110000, s), 3);
	assert_memory_equal(s, "\uFFFD", 3);
	assert_int_equal(utf8_encode(UINT32_MAX, s), 3);
}

/* All sequences of four bytes of these, against libunistring. */
static void test_every_sequence(void **state)
{
	static const unsigned char bytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
					      0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
					      0xED, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
	enum { N = sizeof bytes };

	(void)state;
	for (size_t i = 0; i < (size_t)N * N * N * N; i++) {
		unsigned char s[4] = {bytes[i % N], bytes[i / N % N], bytes[i / N / N % N],
				      bytes[i / N / N / N]};
		uint32_t code;
		ucs4_t other;
		size_t n = utf8_decode((char *)s, 4, &code);
		int m = u8_mbtoucr(&other, s, 4);

		assert_true(n >= 1 && n <= 4);
		assert_int_equal(utf8_valid((char *)s, 4), u8_check(s, 4) == NULL);
		if (m > 0) {
			assert_int_equal(n, m);
			assert_int_equal(code, other);
		} else {
			assert_int_equal(code, UTF8_REPLACEMENT);
		}
	}
}

/* The Unicode Standard, table 3-8 and its neighbours: the lengths of broken parts. */
static void test_broken_parts(void **state)
{
	static const struct {
		const char *s;
		size_t parts[6];
	} cases[] = {
		{"\xC0\xAF\xE0\x80\xBF", {1, 1, 1, 1, 1}},
		{"\xED\xA0\x80", {1, 1, 1}},
		{"\xF4\x91\x92\x93\xFF", {1, 1, 1, 1, 1}},
		{"\xE1\x80\xE2\xF0\x91\x92", {2, 1, 3}},
		{"\xF1\xBF", {2}},
	};
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t len = strlen(cases[i].s), at = 0, n;

		for (size_t k = 0; at < len; k++, at += n) {
			n = utf8_decode(cases[i].s + at, len - at, &code);
			assert_int_equal(n, cases[i].parts[k]);
			assert_int_equal(code, UTF8_REPLACEMENT);
		}
	}
	assert_true(utf8_valid("\uFFFD", 3));
	assert_true(utf8_valid("", 0));
	assert_false(utf8_valid("abc\xFF", 4));
	assert_false(utf8_valid("\xEF\xBF", 2));
	/* What is no character is valid, wherever it stands. */
	for (size_t i = 0; i < 70; i++) {
		char text[80];

		memset(text, 'x', sizeof text);
		memcpy(text + i, i % 2 ? "\xEF\xBF\xBE" : "\xEF\xBF\xBF", 3);
		assert_true(utf8_valid(text, sizeof text));
		assert_true(utf8_valid(text, i + 3));
		assert_false(utf8_valid(text, i + 2));
		text[i + 4] = '\xC3';
		assert_false(utf8_valid(text, sizeof text));
	}
}

static void test_fit(void **state)
{
	static const char text[] = "aé€😀b"; /* 1, 2, 3, 4 and 1 bytes */
	static const size_t fits[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11, 11};

	(void)state;
	for (size_t max = 0; max < sizeof fits / sizeof *fits; max++)
		assert_int_equal(utf8_fit(text, strlen(text), max), fits[max]);
	assert_int_equal(utf8_fit("", 0, 0), 0);
}

static void test_width(void **state)
{
	static const struct {
		uint32_t code;
		int width;
	} cases[] = {
		{'a', 1},     {' ', 1},     {'~', 1},    {0xE9, 1},   {0xA0, 1},   {0x627, 1},
		{0x301, 0},   {0x64E, 0},   {0x4E00, 2}, {0xAC00, 2}, {0xFF21, 2}, {0x1F600, 2},
		{0xAD, 0},    {0x200B, 0},  {0x200C, 0}, {0x200D, 0}, {0x200E, 0}, {0x200F, 0},
		{0x1B, 0},    {0x7F, 0},    {0x9B, 0},   {0x0E, 0},   {0xFFFD, 1}, {0x1161, 0},
		{0xFE0F, 0},  {0x1F3FD, 0}, {0x0378, 1}, {0, 0},      {0x2010, 1}, {0x1F3FB, 0},
		{0x1F3FF, 0}, {0x1F400, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (utf8_width(cases[i].code) != cases[i].width)
			fail_msg("U+%04X: %d, not %d", (unsigned)cases[i].code,
				 utf8_width(cases[i].code), cases[i].width);
	assert_int_equal(utf8_cells("", 0), 0);
	assert_int_equal(utf8_cells("a\x0e"
				    "b\x0f",
				    4),
			 2);
	assert_int_equal(utf8_cells("人e\u0301 می\u200cخ", strlen("人e\u0301 می\u200cخ")), 7);
	assert_int_equal(utf8_cells("人人", 3), 2);
}

static void test_clean_line(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{"", ""},
		{"file.xml", "file.xml"},
		{"a\nb\tc\x1b[0m\x7f", "a?b?c?[0m?"},
		{"a\xff\xfe"
		 "b",
		 "a??b"},
		{"a\xe2\x82", "a?"},
		{"a\xc2\x9b"
		 "b",
		 "a?b"},
		{"a\u202eb\u2066c\u2069", "a?b?c?"},
		{"\u202a\u202b\u202d\u2067\u2068", "?????"},
		{"a\u00a0b\u202fc", "a\u00a0b\u202fc"},
		{"a\u206ab\u206fc\u2028d\u2029e", "a?b?c?d?e"},
		{"\ufeffa\ufff9b\ufffac\ufffbd\ufff8", "?a?b?c?d\ufff8"},
		{"a\U000e0001\U000e0041\U000e007fb\U000e0100", "a???b\U000e0100"},
		{"a\u00adb\u200bc\u2060d\u3164", "a?b?c?d?"},
		{"\ufdd0\U0001ffff", "??"},
		{"\u200e\u200f\u061c\u200d", "\u200e\u200f\u061c\u200d"},
		{"می\u200cخواهم é 人", "می\u200cخواهم é 人"},
		{"\uFFFD", "?"},
	};
	char s[64];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(s, sizeof s, "%s", cases[i].in);
		utf8_clean_line(s);
		assert_string_equal(s, cases[i].out);
	}
}

/* Each code point alone, and at each place among the bytes that are counted in one go. */
static void test_count_visible(void **state)
{
	static const uint32_t blanks[] = {0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
					  0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
					  0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
	char text[400], one[4];

	(void)state;
	memset(text, 'a', sizeof text);
	assert_int_equal(utf8_count_visible("", 0), 0);
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		/* The other controls of Latin-1 count: no file has them but by mistake. */
		bool blank = code <= 0x20 || code == 0x7F;
		size_t len;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
			blank |= code == blanks[i];
		len = utf8_encode(code, one);
		assert_int_equal(utf8_count_visible(one, len), !blank);
		if (code >= 0x3100)
			continue;
		for (size_t at = 120; at < 128; at++) {
			memcpy(text + at, one, len);
			assert_int_equal(utf8_count_visible(text, sizeof text),
					 sizeof text - len + !blank);
			memset(text + at, 'a', len);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point), cmocka_unit_test(test_every_sequence),
		cmocka_unit_test(test_broken_parts),     cmocka_unit_test(test_fit),
		cmocka_unit_test(test_count_visible),    cmocka_unit_test(test_width),
		cmocka_unit_test(test_clean_line),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Scan: against the plain way of doing it, at every place and length that its steps could miss. */
#include "config.h"

#include "search/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint32_t even[256];

static const char *plain(const char *text, size_t len, const char *needle, size_t n)
{
	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(text + i, needle, n))
			return text + i;
	return NULL;
}

/* Whether the two bytes stand where the needle would have them. */
static bool has_pair(const struct scan *s, const char *text, size_t len)
{
	for (size_t i = 0; i + s->len <= len; i++)
		if (text[i + s->a] == s->needle[s->a] && text[i + s->b] == s->needle[s->b])
			return true;
	return false;
}

static void check(const char *text, size_t len, const char *needle, size_t n,
		  const uint32_t *histogram)
{
	struct scan scan;

	const char *first = plain(text, len, needle, n);

	scan_init(&scan, needle, n, histogram);
	assert_ptr_equal(scan_next(&scan, text, text + len), first);
	if (first || n <= 2)
		assert_int_equal(scan_holds(&scan, text, text + len), first != NULL);
	else if (scan_holds(&scan, text, text + len))
		assert_true(has_pair(&scan, text, len));
}

/* A needle at every offset of a text just long enough, whose end is the end of the allocation. */
static void finds_at_every_place(void **state)
{
	static const char *const needles[] = {"x",    "xy",    "yx",        "xyzzy",
					      "حقوق", "aaaab", "x........y"};

	(void)state;
	for (size_t k = 0; k < sizeof needles / sizeof *needles; k++) {
		size_t n = strlen(needles[k]);

		for (size_t len = n; len < n + 200; len += 7) {
			char *text = malloc(len);

			assert_non_null(text);
			for (size_t at = 0; at + n <= len; at++) {
				memset(text, 'a', len);
				memcpy(text + at, needles[k], n);
				check(text, len, needles[k], n, even);
			}
			memset(text, 'a', len);
			check(text, len, "b", 1, even);
			free(text);
		}
	}
}

/* Small alphabets give many false starts. */
static void agrees_on_random_texts(void **state)
{
	uint32_t seed = 1;
	char text[700];

	(void)state;
	for (int round = 0; round < 3000; round++) {
		uint32_t histogram[256] = {0};
		char needle[6];
		size_t n, len;

		seed = seed * 1664525 + 1013904223;
		len = seed >> 8 & 511;
		n = 1 + (seed >> 20) % sizeof needle;
		for (size_t i = 0; i < len + n; i++) {
			seed = seed * 1664525 + 1013904223;
			if (i < len)
				text[i] = (char)('a' + (seed >> 24) % 3);
			else
				needle[i - len] = (char)('a' + (seed >> 24) % 3);
		}
		for (size_t i = 0; i < len; i++)
			histogram[(unsigned char)text[i]]++;
		check(text, len, needle, n, histogram);
	}
}

static void looks_for_the_rarest_pair(void **state)
{
	uint32_t histogram[256] = {['e'] = 100, ['t'] = 90, ['x'] = 1, ['q'] = 2};
	struct scan scan;

	(void)state;
	scan_init(&scan, "texeqe", 6, histogram);
	assert_int_equal("texeqe"[scan.a], 'x');
	assert_int_equal("texeqe"[scan.b], 'q');
}

static void finds_nothing_in_nothing(void **state)
{
	static const char short_text[] = "ab";
	struct scan scan;

	(void)state;
	scan_init(&scan, "abc", 3, even);
	assert_null(scan_next(&scan, short_text, short_text));
	assert_null(scan_next(&scan, short_text, short_text + 2));
	assert_false(scan_holds(&scan, short_text, short_text));
	assert_false(scan_holds(&scan, short_text, short_text + 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_at_every_place),
		cmocka_unit_test(agrees_on_random_texts),
		cmocka_unit_test(looks_for_the_rarest_pair),
		cmocka_unit_test(finds_nothing_in_nothing),
	};

	return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}

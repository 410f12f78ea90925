/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/sanitize.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unictype.h>

#include "base/buf.h"
#include "tsv.h"

enum { L = SANITIZE_LINES, C = SANITIZE_COLLAPSE };

static bool is_forbidden(uint32_t code, unsigned flags)
{
	if (code == '\n')
		return !(flags & SANITIZE_LINES);
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Zl |
							      UC_CATEGORY_MASK_Zp) ||
	       uc_is_property_not_a_character(code) || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x206F) || (code >= 0xFFF9 && code <= 0xFFFB) ||
	       (code >= 0xE0000 && code <= 0xE007F) || code == 0xFEFF;
}

/* What the header promises, of the LEN bytes at S; returns the cleaned text in OUT. */
static size_t check(struct buf *out, const char *s, size_t len, unsigned flags)
{
	static struct buf again;
	uint32_t code, before = '\n';
	size_t count;

	buf_clear(out);
	buf_clear(&again);
	count = sanitize(out, s, len, flags);
	assert_true(utf8_valid(buf_str(out), out->len));
	assert_true(out->len <= 4 * len);
	for (size_t i = 0; i < out->len; before = code) {
		i += utf8_decode(out->data + i, out->len - i, &code);
		assert_false(is_forbidden(code, flags));
		if (flags & C)
			assert_false((code == ' ' || code == '\n') && before == ' ');
		if (flags & C)
			assert_false(code == ' ' && before == '\n');
	}
	if (flags & C)
		assert_false(before == ' ');
	assert_int_equal(sanitize(&again, buf_str(out), out->len, flags), 0);
	assert_int_equal(again.len, out->len);
	assert_memory_equal(buf_str(&again), buf_str(out), out->len);
	if (s == NULL)
		buf_done(&again); /* the last call */
	return count;
}

static void test_every_code_point(void **state)
{
	struct buf out;
	char s[6];
	size_t n, count;

	(void)state;
	buf_init(&out);
	for (uint32_t code = 0; code < 0x110000; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		for (unsigned flags = 0; flags < 4; flags++) {
			s[0] = 'a';
			n = 1 + utf8_encode(code, s + 1);
			s[n++] = 'b';
			count = check(&out, s, n, flags);
			/* What may stay stays, and is not counted. */
			if (!is_forbidden(code, flags)) {
				assert_int_equal(out.len, n);
				assert_memory_equal(out.data, s, n);
				assert_int_equal(count, 0);
			} else if (!strchr("\t\n\r", (int)code) && code != 0x2028 &&
				   code != 0x2029) {
				assert_int_equal(count, 1);
			}
		}
	}
	buf_done(&out);
}

/* All sequences of up to four bytes, with a few bytes of each class that UTF-8 and we tell apart. */
static void test_every_sequence(void **state)
{
	static const unsigned char classes[] = {0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x20, 0x41, 0x7F,
						0x80, 0x85, 0x90, 0x9F, 0xA0, 0xA8, 0xAF, 0xB7,
						0xBB, 0xBF, 0xC1, 0xC2, 0xC3, 0xDF, 0xE0, 0xE2,
						0xE3, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF};
	enum { N = sizeof classes };
	struct buf out;
	char s[4];

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < (size_t)N * N * N * N; i++) {
		s[0] = (char)classes[i % N];
		s[1] = (char)classes[i / N % N];
		s[2] = (char)classes[i / N / N % N];
		s[3] = (char)classes[i / N / N / N];
		check(&out, s, 1 + i % 4, i / 4 % 4);
		check(&out, s, 4, i % 4);
	}
	buf_done(&out);
}

/* Byte by byte, as plainly as can be: what sanitize() has to do to ASCII. */
static void plain(struct buf *out, const char *s, size_t len, unsigned flags)
{
	size_t start = out->len;
	bool blank = false;

	for (size_t i = 0; i < len; i++) {
		char c = s[i] == '\t' || s[i] == '\v' || s[i] == '\f' ? ' ' : s[i];

		if (c == '\r' && i + 1 < len && s[i + 1] == '\n')
			continue;
		if (c == '\r' || c == '\n')
			c = flags & L ? '\n' : ' ';
		if (c != '\n' && ((unsigned char)c < 0x20 || c == 0x7F))
			continue;
		if (c == ' ' && (flags & C)) {
			blank = true;
			continue;
		}
		if (blank && c != '\n' && out->len > start && out->data[out->len - 1] != '\n')
			buf_putc(out, ' ');
		blank = false;
		buf_putc(out, c);
	}
}

/* The blocks of the fast path against that, with every length and place. */
static void test_random_ascii(void **state)
{
	uint64_t seed = 5;
	struct buf out, want;
	char s[80];

	(void)state;
	buf_init(&out);
	buf_init(&want);
	for (int round = 0; round < 200000; round++) {
		size_t len = test_random(&seed, sizeof s + 1);
		uint32_t rare = 1 + test_random(&seed, 60);

		for (size_t i = 0; i < len; i++)
			s[i] = (char)(test_random(&seed, 6) == 0 ? ' '
				      : test_random(&seed, rare) == 0
					      ? test_random(&seed, 128)
					      : 0x21 + test_random(&seed, 0x5E));
		/* Now and then a letter that ends a block. */
		for (size_t i = test_random(&seed, 40); round % 2 && i + 1 < len;
		     i += 2 + test_random(&seed, 40))
			memcpy(s + i, "é", 2);
		for (unsigned flags = 0; flags < 4; flags++) {
			check(&out, s, len, flags);
			buf_clear(&want);
			plain(&want, s, len, flags);
			assert_int_equal(out.len, want.len);
			assert_memory_equal(buf_str(&out), buf_str(&want), want.len);
		}
	}
	buf_done(&out);
	buf_done(&want);
}

static void test_random_bytes(void **state)
{
	uint64_t seed = 6;
	struct buf out;
	char bytes[64], *s;

	(void)state;
	buf_init(&out);
	for (int round = 0; round < 100000; round++) {
		size_t len = 0, end = test_random(&seed, sizeof bytes - 4);

		while (len < end)
			if (test_random(&seed, 8))
				len += utf8_encode(test_random(&seed, 0x3100), bytes + len);
			else
				bytes[len++] = (char)test_random(&seed, 256);
		s = test_exact(bytes, len);
		check(&out, s, len, test_random(&seed, 4));
		free(s);
	}
	buf_done(&out);
}

static const struct {
	const char *in, *out;
	unsigned flags;
	size_t count;
} sanitize_cases[] = {
	{"", "", 0, 0},
	{"plain", "plain", 0, 0},
	{"a\tb", "a b", 0, 0},
	{"a\nb\rc\r\nd", "a b c d", 0, 0},
	{"a\nb\rc\r\nd\n\r", "a\nb\nc\nd\n\n", L, 0},
	{"a\u2028b\u2029c", "a\nb\nc", L, 0},
	{"a\u2028b\u2029c", "a b c", 0, 0},
	{"\x1b[31mred\x1b]0;x\x07", "[31mred]0;x", 0, 3},
	{"a\vb\fc", "a b c", 0, 2},
	{"a\177b\bc", "abc", 0, 2},
	/* windows-1252 behind a wrong label */
	{"\xc2\x93"
	 "quoted\xc2\x94"
	 " \xc2\x85"
	 " \xc2\x80"
	 " \xc2\x99",
	 "“quoted” … € ™", 0, 5},
	{"\xc2\x80\xc2\x82\xc2\x83\xc2\x84\xc2\x85\xc2\x86\xc2\x87\xc2\x88\xc2\x89\xc2\x8a"
	 "\xc2\x8b\xc2\x8c\xc2\x8e\xc2\x91\xc2\x92\xc2\x93\xc2\x94\xc2\x95\xc2\x96\xc2\x97"
	 "\xc2\x98\xc2\x99\xc2\x9a\xc2\x9b\xc2\x9c\xc2\x9e\xc2\x9f",
	 "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", 0, 27},
	{"a\xc2\x85"
	 "b",
	 "a…b", L, 1},
	{"a\xc2\x81"
	 "\xc2\x8d"
	 "\xc2\x8f"
	 "\xc2\x90"
	 "\xc2\x9d"
	 "b",
	 "ab", 0, 5},
	/* bidi: overrides go, marks stay */
	{"a\u202eb\u202c\u2066c\u2069", "abc", 0, 4},
	{"a\u200e\u200f\u061c\u200c\u200db", "a\u200e\u200f\u061c\u200c\u200db", 0, 0},
	{"\ufeffa\ufffe\uffff\ufdd0\U0010ffffb", "ab", 0, 5},
	{"a\U000e0041\ufff9b\ufffac\ufffbd", "abcd", 0, 4},
	{"می‌خواهم", "می‌خواهم", L | C, 0},
	{"👨‍👩‍👧 🏽 ❤️", "👨‍👩‍👧 🏽 ❤️", L | C, 0},
	{"a\u00a0\u00a0b \u3000", "a\u00a0\u00a0b \u3000", C, 0},
	/* not UTF-8: each maximal part is one replacement */
	{"a\xff"
	 "b",
	 "a\ufffdb", 0, 1},
	{"a\xc0\xaf"
	 "b",
	 "a\ufffd\ufffdb", 0, 2},
	{"a\xe2\x82", "a\ufffd", 0, 1},
	{"a\xf0\x9f\x98"
	 "b",
	 "a\ufffdb", 0, 1},
	{"a\xed\xa0\x80"
	 "b",
	 "a\ufffd\ufffd\ufffdb", 0, 3},
	{"a\xf4\x90\x80\x80", "a\ufffd\ufffd\ufffd\ufffd", 0, 4},
	{"a\x9b"
	 "b",
	 "a\ufffdb", 0, 1},
	{"\ufffd", "\ufffd", 0, 0},
	/* blanks */
	{"  a  b  ", "  a  b  ", 0, 0},
	{"  a  b  ", "a b", C, 0},
	{"  a \n  b\t\n\n c  ", "a b c", C, 0},
	{"  a \n  b\t\n\n c  ", "a\nb\n\nc", L | C, 0},
	{"\n a", "\na", L | C, 0},
	{"\n \n", "\n\n", L | C, 0},
	{"a \x01 b", "a b", C, 1},
	{"a \u202e", "a", C, 1},
	{"\x01 a", "a", C, 1},
	{"long enough for a block  of sixteen bytes", "long enough for a block of sixteen bytes", C,
	 0},
	{"exactly sixteen!  then", "exactly sixteen! then", C, 0},
	{"0123456789abcdef ", "0123456789abcdef", C, 0},
	{"0123456789abcde  x", "0123456789abcde x", C, 0},
};

static void test_cases(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof sanitize_cases / sizeof *sanitize_cases; i++) {
		size_t count = check(&out, sanitize_cases[i].in, strlen(sanitize_cases[i].in),
				     sanitize_cases[i].flags);

		if (strcmp(buf_str(&out), sanitize_cases[i].out) != 0 ||
		    count != sanitize_cases[i].count)
			fail_msg("case %zu: '%s' (%zu), not '%s' (%zu)", i, buf_str(&out), count,
				 sanitize_cases[i].out, sanitize_cases[i].count);
	}
	check(&out, "a\0b", 3, 0);
	assert_string_equal(buf_str(&out), "ab");
	buf_done(&out);
}

/* It appends; a cap cuts between characters, and what is cut is counted. */
static void test_append_and_cap(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	sanitize(&out, "a ", 2, C);
	sanitize(&out, " b", 2, C);
	assert_string_equal(buf_str(&out), "ab");
	buf_done(&out);
	for (size_t cap = 1; cap < 14; cap++) {
		const char *text = "aé€😀b\xff"
				   "c";
		struct buf whole;

		buf_init(&whole);
		sanitize(&whole, text, strlen(text), 0);
		buf_init_cap(&out, cap);
		sanitize(&out, text, strlen(text), 0);
		assert_true(utf8_valid(buf_str(&out), out.len));
		assert_true(out.len <= cap && cap - out.len < 4);
		assert_int_equal(out.len + out.cut, whole.len);
		assert_memory_equal(buf_str(&out), whole.data, out.len);
		buf_done(&out);
		buf_done(&whole);
	}
	/* What was there before stays. */
	buf_init_cap(&out, 2);
	buf_puts(&out, "é");
	sanitize(&out, "b", 1, 0);
	sanitize(&out, "é", 2, 0);
	assert_string_equal(buf_str(&out), "é");
	assert_int_equal(out.cut, 3);
	buf_done(&out);
	buf_init(&out);
	check(&out, NULL, 0, 0);
	assert_string_equal(buf_str(&out), "");
	buf_done(&out);
}

/* Long texts of characters that may stay, blanks between them: in whatever block of bytes they stand,
 * collapsed they are the same as collapsed one by one. */
static void test_random_letters(void **state)
{
	static const char *const letters[] = {"a", "~", " ",  " ",      "é",          "ب",
					      "ی", "ÿ", "中", "\u200C", "\U0001F600", "\u07FF"};
	struct buf in, want, out;
	uint32_t seed = 5;

	(void)state;
	buf_init(&in);
	buf_init(&want);
	buf_init(&out);
	for (int round = 0; round < 20000; round++) {
		buf_clear(&in);
		buf_clear(&want);
		buf_clear(&out);
		seed = seed * 1664525 + 1013904223;
		for (uint32_t n = seed >> 16 & 127, k = seed >> 28; n; n--) {
			const char *letter;

			seed = seed * 1664525 + 1013904223;
			/* Some texts are nearly all of one kind. */
			letter = letters[seed >> 20 & 3 ? k % 12 : (seed >> 8) % 12];
			buf_puts(&in, letter);
			if (*letter != ' ')
				buf_puts(&want, letter);
			else if (want.len && want.data[want.len - 1] != ' ')
				buf_putc(&want, ' ');
		}
		if (want.len && want.data[want.len - 1] == ' ')
			buf_truncate(&want, want.len - 1);
		assert_int_equal(sanitize(&out, buf_str(&in), in.len, SANITIZE_COLLAPSE), 0);
		assert_string_equal(buf_str(&out), buf_str(&want));
		buf_clear(&out);
		assert_int_equal(sanitize(&out, buf_str(&in), in.len, 0), 0);
		assert_string_equal(buf_str(&out), buf_str(&in));
	}
	buf_done(&in);
	buf_done(&want);
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),          cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_every_sequence), cmocka_unit_test(test_random_ascii),
		cmocka_unit_test(test_random_bytes),   cmocka_unit_test(test_append_and_cap),
		cmocka_unit_test(test_random_letters),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests_name("sanitize", tests, NULL, NULL);
}

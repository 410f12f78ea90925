/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buf.h"
#include "tsv.h"

static struct fold *fold;

static const char *folded(struct buf *b, const char *s, size_t len)
{
	buf_clear(b);
	fold_text(fold, b, s, len);
	return buf_str(b);
}

/* Every row of fold.tsv, by both ways through the code. */
static void test_table(void **state)
{
	struct tsv t;
	struct buf b;
	struct fold_map map = {0};
	int rows = 0, bad = 0;

	(void)state;
	buf_init(&b);
	assert_true(tsv_open(&t, "fold.tsv"));
	while (tsv_next(&t)) {
		rows++;
		folded(&b, t.field[0], t.len[0]);
		if (b.len != t.len[1] || memcmp(buf_str(&b), t.field[1], b.len) != 0) {
			print_error("fold.tsv:%d: %s: '%s', not '%s'\n", t.line, t.field[2],
				    buf_str(&b), t.field[1]);
			bad++;
		}
		fold_map_fill(fold, &map, t.field[0], t.len[0]);
		if (map.len != t.len[1] || memcmp(map.text, t.field[1], map.len) != 0) {
			print_error("fold.tsv:%d: %s: map '%s'\n", t.line, t.field[2], map.text);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
	assert_true(rows > 150);
	fold_map_done(&map);
	buf_done(&b);
}

/* Of every code point: a valid form, no longer than promised, the form of itself. */
static void test_every_code_point(void **state)
{
	struct buf once, twice;
	char s[4];
	size_t n, longest = 0;
	int bad = 0;

	(void)state;
	buf_init(&once);
	buf_init(&twice);
	for (uint32_t code = 0; code < 0x110000; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		n = utf8_encode(code, s);
		folded(&once, s, n);
		folded(&twice, once.data, once.len);
		if (!utf8_valid(buf_str(&once), once.len) || once.len != twice.len ||
		    memcmp(once.data, twice.data, once.len) != 0) {
			print_error("U+%04X: '%s', then '%s'\n", (unsigned)code, buf_str(&once),
				    buf_str(&twice));
			bad++;
		}
		/* Blanks run together by the byte: a form of more has none at its ends. */
		if (once.len > 1)
			assert_true(once.data[0] != ' ' && once.data[once.len - 1] != ' ');
		if (once.len > longest)
			longest = once.len;
	}
	assert_int_equal(bad, 0);
	assert_int_equal(longest, 33);
	buf_done(&once);
	buf_done(&twice);
}

/* Composed and decomposed text have the same form, for every code point that has both. */
static void test_canonical_twins(void **state)
{
	struct buf a, b;
	char s[4];
	uint8_t nfd[64], nfc[64];
	size_t n, d, c;
	int bad = 0, twins = 0;

	(void)state;
	buf_init(&a);
	buf_init(&b);
	for (uint32_t code = 0x80; code < 0x110000; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		n = utf8_encode(code, s);
		d = c = sizeof nfd;
		assert_ptr_equal(u8_normalize(UNINORM_NFD, (uint8_t *)s, n, nfd, &d), nfd);
		if (d == n && memcmp(nfd, s, n) == 0)
			continue;
		twins++;
		assert_ptr_equal(u8_normalize(UNINORM_NFC, nfd, d, nfc, &c), nfc);
		folded(&a, s, n);
		folded(&b, (char *)nfd, d);
		bad += strcmp(buf_str(&a), buf_str(&b)) != 0;
		folded(&b, (char *)nfc, c);
		bad += strcmp(buf_str(&a), buf_str(&b)) != 0;
		if (bad > 20)
			fail_msg("U+%04X and others", (unsigned)code);
	}
	assert_int_equal(bad, 0);
	assert_true(twins > 13000);
	buf_done(&a);
	buf_done(&b);
}

/* A random text of scripts where marks stay, marks fall and syllables compose. */
static size_t random_text(uint64_t *seed, uint32_t *codes, size_t n)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {{0x20, 0x7E},     {0x20, 0x21},       {0xA0, 0x17F},     {0x300, 0x345},
		      {0x370, 0x3FF},   {0x400, 0x45F},     {0x5B0, 0x5EA},    {0x620, 0x6D5},
		      {0x901, 0x94D},   {0x995, 0x9D7},     {0xB3C, 0xB57},    {0xBBE, 0xBD7},
		      {0xC41, 0xC56},   {0xCBC, 0xCD6},     {0xDCA, 0xDDF},    {0xE01, 0xE4B},
		      {0xEB0, 0xECD},   {0xF71, 0xF84},     {0x1000, 0x103A},  {0x1100, 0x1112},
		      {0x1161, 0x1175}, {0x11A8, 0x11C2},   {0x1F00, 0x1FFE},  {0x2000, 0x206F},
		      {0x3041, 0x309F}, {0x4E00, 0x4E10},   {0xAC00, 0xAC20},  {0xFB1D, 0xFB4F},
		      {0xFF65, 0xFF9F}, {0x1F1E6, 0x1F1FF}, {0x1F466, 0x1F469}};
	size_t range = 0;

	for (size_t i = 0; i < n; i++) {
		if (!i || test_random(seed, 3) == 0)
			range = test_random(seed, sizeof ranges / sizeof *ranges);
		codes[i] = ranges[range].from +
			   test_random(seed, ranges[range].to - ranges[range].from + 1);
	}
	return n;
}

/* The same for random sequences: order of marks, marks that compose at a distance. */
static void test_random_normalization(void **state)
{
	uint64_t seed = 20260101;
	struct buf a, b, c;
	uint32_t codes[24], form[256];
	size_t n;

	(void)state;
	buf_init(&a);
	buf_init(&b);
	buf_init(&c);
	for (int round = 0; round < 60000; round++) {
		char s[1024];
		size_t len = 0, k;

		n = random_text(&seed, codes, 2 + test_random(&seed, 20));
		/* Raw first: canonically equivalent to both, whatever the order of its marks. */
		for (k = 0; k < n; k++)
			len += utf8_encode(codes[k], s + len);
		folded(&a, s, len);
		for (int nfc = 0; nfc < 2; nfc++) {
			k = sizeof form / sizeof *form;
			assert_ptr_equal(
				u32_normalize(nfc ? UNINORM_NFC : UNINORM_NFD, codes, n, form, &k),
				form);
			len = 0;
			for (size_t i = 0; i < k; i++)
				len += utf8_encode(form[i], s + len);
			folded(nfc ? &b : &c, s, len);
		}
		if (strcmp(buf_str(&a), buf_str(&b)) != 0 ||
		    strcmp(buf_str(&b), buf_str(&c)) != 0) {
			for (k = 0; k < n; k++)
				print_error("U+%04X ", (unsigned)codes[k]);
			fail_msg("round %d: '%s', NFC '%s', NFD '%s'", round, buf_str(&a),
				 buf_str(&b), buf_str(&c));
		}
	}
	buf_done(&a);
	buf_done(&b);
	buf_done(&c);
}

/* The fast paths of fold_text() and the plain one of fold_map_fill() agree on any bytes; the map
 * never goes back and stays on characters. */
static void test_random_paths(void **state)
{
	uint64_t seed = 7;
	struct buf b;
	struct fold_map map = {0};
	uint32_t codes[64];
	char bytes[512], *s;

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 60000; round++) {
		size_t n = random_text(&seed, codes, test_random(&seed, 64)), len = 0;

		if (round % 2) /* mostly ASCII, so that blocks are full */
			for (size_t i = 0; i < n; i++)
				if (test_random(&seed, 20))
					codes[i] = 0x20 + test_random(&seed, 0x60);
		for (size_t i = 0; i < n; i++)
			len += utf8_encode(codes[i], bytes + len);
		if (round % 3 == 0)
			for (size_t i = 0; i < len; i++)
				if (test_random(&seed, 30) == 0)
					bytes[i] = (char)test_random(&seed, 256);
		s = test_exact(bytes, len);
		folded(&b, s, len);
		fold_map_fill(fold, &map, s, len);
		assert_int_equal(b.len, map.len);
		assert_memory_equal(buf_str(&b), map.text, b.len + 1);
		assert_int_equal(map.from[map.len], len);
		for (size_t i = 0; i < map.len; i++) {
			assert_true(map.from[i] <= map.from[i + 1]);
			assert_true(map.from[i] < len);
		}
		free(s);
	}
	fold_map_done(&map);
	buf_done(&b);
}

/* Any part of a search form leads to a part of the source whose search form holds it. */
static void test_random_source(void **state)
{
	uint64_t seed = 99;
	struct buf b;
	struct fold_map map = {0};
	uint32_t codes[40];
	char s[256];

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 60000; round++) {
		size_t n = random_text(&seed, codes, 1 + test_random(&seed, 40)), len = 0;
		size_t start, end, from, to;

		for (size_t i = 0; i < n; i++)
			len += utf8_encode(codes[i], s + len);
		fold_map_fill(fold, &map, s, len);
		if (!map.len)
			continue;
		start = test_random(&seed, (uint32_t)map.len);
		end = start + 1 + test_random(&seed, (uint32_t)(map.len - start));
		fold_map_source(&map, start, end, &from, &to);
		assert_true(from < to && to <= len);
		assert_true(utf8_valid(s + from, to - from));
		folded(&b, s + from, to - from);
		if (!memmem(buf_str(&b), b.len, map.text + start, end - start))
			fail_msg("round %d: '%.*s' not in '%s' of '%.*s'", round,
				 (int)(end - start), map.text + start, buf_str(&b),
				 (int)(to - from), s + from);
	}
	fold_map_done(&map);
	buf_done(&b);
}

static void test_source(void **state)
{
	static const struct {
		const char *text, *needle, *found;
	} cases[] = {
		{"the year ۱۴۰۳ it was", "1403", "۱۴۰۳"},
		{"un café noir", "cafe", "café"},
		{"un cafe\u0301 noir", "cafe", "cafe\u0301"},
		{"un cafe\u0301 noir", "caf", "caf"},
		{"in der Straße dort", "stras", "Straß"},
		{"in der Straße dort", "se", "ße"},
		{"the oﬃce is", "f", "ﬃ"},
		{"the oﬃce is", "office", "oﬃce"},
		{"محمد ﷺ گفت", "الله", "ﷺ"},
		{"هو كِتَابٌ جديد", "کتاب", "كِتَابٌ"},
		{"یک كــتاب دیگر", "کت", "كــت"},
		{"نمی‌خواهم", "میخواهم", "می‌خواهم"},
		{"hu\x0eman\x0f rights", "human", "hu\x0eman\x0f"},
		{"hu\x0eman\x0f rights", "man", "man\x0f"},
		{"a  human   right", "human right", "human   right"},
		{"हिन्दी", "ह", "हि"},      /* with the vowel sign that follows */
		{"हिन्दी", "\u093f", "हि"}, /* and what it stands on */
		{"はか\u3099き", "が", "か\u3099"},
		{"x\u1100\u1161\u11a8y", "각", "\u1100\u1161\u11a8"},
		{"က\u103a\u1037က", "က", "က\u103a\u1037"},
		{"\u0301ab", "a", "a"},
		{"ab\u0301", "b", "b\u0301"},
		{"½ cup", "/", "½"},
	};
	struct fold_map map = {0};
	size_t from, to, start;
	const char *at;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fold_map_fill(fold, &map, cases[i].text, strlen(cases[i].text));
		at = strstr(map.text, cases[i].needle);
		if (!at)
			fail_msg("'%s' is not in '%s'", cases[i].needle, map.text);
		start = (size_t)(at - map.text);
		fold_map_source(&map, start, start + strlen(cases[i].needle), &from, &to);
		if (to - from != strlen(cases[i].found) ||
		    memcmp(cases[i].text + from, cases[i].found, to - from) != 0)
			fail_msg("'%s' in '%s' is '%.*s', not '%s'", cases[i].needle, cases[i].text,
				 (int)(to - from), cases[i].text + from, cases[i].found);
	}
	fold_map_done(&map);
}

/* Calls append; runs collapse within one call only. */
static void test_append(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	fold_text(fold, &b, NULL, 0);
	assert_string_equal(buf_str(&b), "");
	fold_text(fold, &b, "A ", 2);
	fold_text(fold, &b, " B", 2);
	fold_text(fold, &b, "\xCC\x81", 2);
	fold_text(fold, &b, "\x01 C", 3);
	assert_string_equal(buf_str(&b), "a  b\x1e"
					 "c");
	/* Voicing does not reach back into what another call has written. */
	buf_clear(&b);
	fold_text(fold, &b, "か", 3);
	fold_text(fold, &b, "\u3099", 3);
	assert_string_equal(buf_str(&b), "か\u3099");
	buf_done(&b);
}

/* A map is filled again and again, with longer and shorter texts and none. */
static void test_map_reuse(void **state)
{
	struct fold_map map = {0};
	struct buf b;

	(void)state;
	buf_init(&b);
	fold_map_fill(fold, &map, NULL, 0);
	assert_int_equal(map.len, 0);
	assert_string_equal(map.text, "");
	assert_int_equal(map.from[0], 0);
	for (int i = 0; i < 5000; i++)
		buf_puts(&b, "ﷺ");
	fold_map_fill(fold, &map, b.data, b.len);
	assert_int_equal(map.len, 5000 * 33);
	assert_int_equal(map.from[map.len], 15000);
	assert_int_equal(map.from[map.len - 1], 14997);
	fold_map_fill(fold, &map, "É", 2);
	assert_string_equal(map.text, "e");
	assert_int_equal(map.from[1], 2);
	fold_map_done(&map);
	buf_done(&b);
}

/* Marks out of order without end: no more than linear work, and valid text. */
static void test_many_marks(void **state)
{
	struct buf in, out;

	(void)state;
	buf_init(&in);
	buf_init(&out);
	buf_puts(&in, "क");
	for (int i = 0; i < 20000; i++)
		buf_puts(&in, "\u094d\u093c");
	folded(&out, in.data, in.len);
	assert_int_equal(out.len, in.len);
	assert_true(utf8_valid(out.data, out.len));
	buf_done(&in);
	buf_done(&out);
}

static int setup(void **state)
{
	(void)state;
	fold = fold_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fold_free(fold);
	fold_free(NULL);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),           cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_canonical_twins), cmocka_unit_test(test_random_normalization),
		cmocka_unit_test(test_random_paths),    cmocka_unit_test(test_random_source),
		cmocka_unit_test(test_source),          cmocka_unit_test(test_append),
		cmocka_unit_test(test_map_reuse),       cmocka_unit_test(test_many_marks),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests_name("fold", tests, setup, teardown);
}

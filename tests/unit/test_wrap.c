/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unictype.h>
#include <unigbrk.h>

#include "base/buf.h"
#include "tsv.h"

static bool is_mark_byte(char c)
{
	return (unsigned char)c < 0x20 && c != '\n';
}

static void test_table(void **state)
{
	struct tsv t;
	struct wrap w = {0};
	struct buf b;
	int rows = 0, bad = 0;

	(void)state;
	buf_init(&b);
	assert_true(tsv_open(&t, "wrap.tsv"));
	while (tsv_next(&t)) {
		int width = (int)strtol(t.field[1], NULL, 10);

		rows++;
		wrap_clear(&w);
		wrap_text(&w, t.field[0], t.len[0], width, 0);
		buf_clear(&b);
		for (size_t i = 0; i < w.n; i++) {
			if (i)
				buf_putc(&b, '|');
			buf_add(&b, t.field[0] + w.lines[i].start,
				w.lines[i].end - w.lines[i].start);
		}
		if (strcmp(buf_str(&b), t.field[2]) != 0) {
			print_error("wrap.tsv:%d: %s: '%s', not '%s'\n", t.line, t.field[3],
				    buf_str(&b), t.field[2]);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
	assert_true(rows > 80);
	wrap_done(&w);
	buf_done(&b);
}

/* ---- Properties of any text ---- */

static const char *const pool[] = {
	"a",
	"b",
	"word",
	"Long-winded",
	" ",
	" ",
	" ",
	"  ",
	".",
	",",
	"!",
	"?",
	"(",
	")",
	"\"",
	"\u00a0",
	"é",
	"e\u0301",
	"\u0301",
	"«",
	"»",
	"“",
	"”",
	"سلام",
	"می\u200cخواهم",
	"بَ",
	"،",
	"\u200f",
	"שָׁ",
	"人",
	"権",
	"。",
	"（",
	"）",
	"ょ",
	"キャ",
	"が",
	"\u3000",
	"한",
	"\u1112\u1161\u11ab",
	"👨\u200d👩\u200d👧",
	"👍🏽",
	"🇩🇪",
	"🇩",
	"❤\ufe0f",
	"हि",
	"न्दी",
	"ที่",
	"\u0e33",
	"10",
	"%",
	"€",
	"/",
	"-",
	"\u2014",
	"\u00ad",
	"\u200b",
	"\u2060",
	"\n",
	"http://x.org/?a=b",
};
static const char *const marks[] = {"\x0e", "\x0f", "\x12", "\x13"};

static void random_pool_text(struct buf *b, uint64_t *seed, size_t pieces, bool marked)
{
	buf_clear(b);
	for (size_t i = 0; i < pieces; i++) {
		if (marked && test_random(seed, 3) == 0)
			buf_puts(b, marks[test_random(seed, sizeof marks / sizeof *marks)]);
		buf_puts(b, pool[test_random(seed, sizeof pool / sizeof *pool)]);
	}
}

/* S without the marks of a body, into B; for each byte of it and its end, where it was: FROM. */
static void strip(struct buf *b, const char *s, size_t len, size_t *from)
{
	buf_clear(b);
	for (size_t i = 0; i < len; i++) {
		if (is_mark_byte(s[i]))
			continue;
		if (from)
			from[b->len] = i;
		buf_putc(b, s[i]);
	}
	if (from)
		from[b->len] = len;
}

static bool only_blanks(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &code);
		if (code != ' ' && code != 0x3000)
			return false;
	}
	return true;
}

static bool ends_in_blank(const struct buf *b)
{
	return (b->len && b->data[b->len - 1] == ' ') ||
	       (b->len >= 3 && memcmp(b->data + b->len - 3, "\u3000", 3) == 0);
}

static bool is_combining(uint32_t code)
{
	return code >= 0x300 && code < 0x370 && utf8_width(code) == 0;
}

/* Of a line: its text, without marks and blanks at the end, is as wide as it says and fits. */
static void check_line(const char *s, const struct wrap_line *line, int limit)
{
	static struct buf plain;
	uint32_t code = 0;

	strip(&plain, s + line->start, line->end - line->start, NULL);
	/* Blanks at the end are there only for a mark that follows them. */
	if (line->end > line->start && is_mark_byte(s[line->end - 1]))
		while (ends_in_blank(&plain))
			buf_truncate(&plain,
				     plain.len - (plain.data[plain.len - 1] == ' ' ? 1 : 3));
	assert_false(ends_in_blank(&plain));
	/* A mark with nothing to stand on gets something; what is not drawn is nothing. */
	for (size_t i = 0; i < plain.len && utf8_width(code) == 0 && !is_combining(code);)
		i += utf8_decode(plain.data + i, plain.len - i, &code);
	assert_int_equal(utf8_cells(buf_str(&plain), plain.len) + is_combining(code), line->cells);
	if (line->cells > limit) {
		/* What takes no cells may stand beside the one that is too wide. */
		size_t wide = 0, n;

		for (size_t i = 0; i < plain.len; i += n) {
			n = wrap_cluster(plain.data + i, plain.len - i);
			wide += utf8_cells(plain.data + i, n) > 0;
		}
		assert_int_equal(wide, 1);
	}
	if (plain.len && line->start > 0 && s[line->start - 1] != '\n') {
		utf8_decode(plain.data, plain.len, &code);
		assert_false(utf8_width(code) == 0 &&
			     uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M));
	}
	buf_done(&plain);
}

/* Of all lines: nothing but blanks and newlines is lost between them, no cluster is parted. */
static void check_lines(const struct wrap *w, const char *s, size_t len, int width, int first)
{
	static struct buf plain, gap;
	size_t from[4096], at = 0;
	char flags[4096];

	strip(&plain, s, len, from);
	assert_true(plain.len < sizeof flags);
	if (plain.len)
		u8_grapheme_breaks((const uint8_t *)plain.data, plain.len, flags);
	for (size_t i = 0; i < w->n; i++) {
		const struct wrap_line *line = w->lines + i;

		assert_true(at <= line->start && line->start <= line->end && line->end <= len);
		if (i) {
			strip(&gap, s + at, line->start - at, NULL);
			assert_int_equal(gap.len, line->start - at); /* no mark is lost */
			if (gap.len && gap.data[gap.len - 1] == '\n')
				buf_truncate(&gap, gap.len - 1);
			assert_true(only_blanks(buf_str(&gap), gap.len));
		} else {
			assert_int_equal(line->start, 0);
		}
		for (size_t j = 0; j < plain.len; j++)
			if (from[j] >= line->start) {
				assert_true(flags[j]);
				break;
			}
		check_line(s, line, i ? width : width - first < 1 ? 1 : width - first);
		at = line->end;
	}
	strip(&gap, s + at, len - at, NULL);
	assert_int_equal(gap.len, len - at);
	if (gap.len && gap.data[gap.len - 1] == '\n')
		buf_truncate(&gap, gap.len - 1);
	assert_true(only_blanks(buf_str(&gap), gap.len));
	buf_done(&plain);
	buf_done(&gap);
}

static void test_random_text(void **state)
{
	uint64_t seed = 20260731;
	struct wrap w = {0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 40000; round++) {
		int width = 1 + (int)test_random(&seed, 30), first = 0;

		random_pool_text(&b, &seed, test_random(&seed, 60), round % 2);
		if (test_random(&seed, 4) == 0)
			first = (int)test_random(&seed, 35);
		wrap_clear(&w);
		wrap_text(&w, buf_str(&b), b.len, width, first);
		assert_true(w.n >= 1);
		check_lines(&w, buf_str(&b), b.len, width, first);
	}
	wrap_done(&w);
	buf_done(&b);
}

/* Marks change nothing: the same text without them has the same lines. */
static void test_random_marks(void **state)
{
	uint64_t seed = 31;
	struct wrap w = {0}, v = {0};
	struct buf b, plain, one;

	(void)state;
	buf_init(&b);
	buf_init(&plain);
	buf_init(&one);
	for (int round = 0; round < 20000; round++) {
		int width = 1 + (int)test_random(&seed, 30);

		random_pool_text(&b, &seed, test_random(&seed, 60), true);
		strip(&plain, buf_str(&b), b.len, NULL);
		wrap_clear(&w);
		wrap_clear(&v);
		wrap_text(&w, buf_str(&b), b.len, width, 0);
		wrap_text(&v, buf_str(&plain), plain.len, width, 0);
		assert_int_equal(w.n, v.n);
		for (size_t i = 0; i < w.n; i++) {
			size_t len = v.lines[i].end - v.lines[i].start;

			assert_int_equal(w.lines[i].cells, v.lines[i].cells);
			strip(&one, b.data + w.lines[i].start, w.lines[i].end - w.lines[i].start,
			      NULL);
			assert_true(one.len >= len);
			assert_memory_equal(buf_str(&one), buf_str(&plain) + v.lines[i].start, len);
			assert_true(only_blanks(buf_str(&one) + len, one.len - len));
		}
	}
	wrap_done(&w);
	wrap_done(&v);
	buf_done(&b);
	buf_done(&plain);
	buf_done(&one);
}

/* Words and blanks against the plainest greedy fill there is: a line takes every word that fits. */
static void test_random_greedy(void **state)
{
	uint64_t seed = 8;
	struct wrap w = {0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 20000; round++) {
		size_t width = 1 + test_random(&seed, 24), line = 0, at = 0;

		buf_clear(&b);
		for (size_t n = 1 + test_random(&seed, 20); n; n--) {
			for (size_t k = 1 + test_random(&seed, 12); k; k--)
				buf_putc(&b, 'x');
			for (size_t k = test_random(&seed, 3); k || n == 1; k--) {
				if (n == 1)
					break;
				buf_putc(&b, ' ');
			}
		}
		wrap_clear(&w);
		wrap_text(&w, b.data, b.len, (int)width, 0);
		while (at < b.len) {
			size_t end = at + width, next;

			if (end >= b.len) {
				end = next = b.len;
			} else {
				while (end > at && b.data[end] != ' ')
					end--;
				if (end == at)
					end = at + width;
				for (next = end; b.data[next] == ' ';)
					next++;
				while (b.data[end - 1] == ' ')
					end--;
			}
			assert_true(line < w.n);
			assert_int_equal(w.lines[line].start, at);
			assert_int_equal(w.lines[line].end, end);
			line++;
			at = next;
		}
		assert_int_equal(line, w.n);
	}
	wrap_done(&w);
	buf_done(&b);
}

static void test_first(void **state)
{
	static const struct {
		const char *text, *lines;
		int width, first;
	} cases[] = {
		{"one two three", "one|two three", 9, 3},
		{"one two three", "one two|three", 9, 2},
		{"three four", "|three|four", 6, 3},  /* the word fits, not beside the label */
		{"abcdefghij", "|abcdef|ghij", 6, 3}, /* too long for either */
		{"one two", "|one|two", 4, 4},        /* no room at all */
		{"one two", "|one|two", 4, 40},
		{"a bc", "a|bc", 4, 40},
		{"ab\u2060人", "|ab\u2060|人", 3, 1}, /* nor without one */
		{"", "", 4, 2},
		{"one\ntwo six", "one|two six", 7, 4},       /* the first line of the text only */
		{"\x0ethree four", "|\x0ethree|four", 6, 3}, /* marks stay with the word */
	};
	struct wrap w = {0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		wrap_clear(&w);
		wrap_text(&w, cases[i].text, strlen(cases[i].text), cases[i].width, cases[i].first);
		buf_clear(&b);
		for (size_t k = 0; k < w.n; k++) {
			if (k)
				buf_putc(&b, '|');
			buf_add(&b, cases[i].text + w.lines[k].start,
				w.lines[k].end - w.lines[k].start);
		}
		assert_string_equal(buf_str(&b), cases[i].lines);
	}
	/* Lines are appended; no text is a line. */
	wrap_clear(&w);
	wrap_text(&w, NULL, 0, 3, 0);
	assert_int_equal(w.n, 1);
	assert_int_equal(w.lines[0].end, 0);
	wrap_clear(&w);
	wrap_text(&w, "one two", 7, 3, 0);
	wrap_text(&w, "three", 5, 10, 0);
	assert_int_equal(w.n, 3);
	assert_int_equal(w.lines[2].cells, 5);
	wrap_done(&w);
	assert_null(w.lines);
	buf_done(&b);
}

/* A megabyte in one paragraph: no part of the work may be quadratic, or this never ends. */
static void test_long_paragraphs(void **state)
{
	static const struct {
		const char *piece;
		size_t lines; /* of 2^17 pieces, in 64 cells */
	} cases[] = {
		{"abcdefg ", 1 << 14},
		{"abcdefgh", 1 << 14},
		{"        ", 1},
		{"\u0301\u0301\u0301\u0301", 1},
		{"\x0e\x0f\x0e\x0f", 1},
		{"人人人人", 1 << 14},
		{"\u200b\u200b", 1},
		{"\u00ad\u00ad", 1},
		{"a\u00a0b\u00a0c\u00a0d\u00a0", 1 << 14},
		{"« « « « ", 1 << 14},
		{"\n\n", 1 << 18},
		{"🇩🇪", 1 << 12},
		{"👩\u200d", 1},
		{"ก", 1 << 11},
	};
	struct wrap w = {0};
	struct buf b;
	int cells;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		for (size_t k = 0; k < 1 << 17; k++)
			buf_puts(&b, cases[i].piece);
		wrap_clear(&w);
		wrap_text(&w, b.data, b.len, 64, 0);
		if (w.n != cases[i].lines)
			fail_msg("case %zu: %zu lines", i, w.n);
		wrap_fit(b.data, b.len, 10, &cells);
	}
	wrap_done(&w);
	buf_done(&b);
}

/* ---- Clusters ---- */

static void test_random_clusters(void **state)
{
	uint64_t seed = 12;
	struct buf b;
	char flags[4096];

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 40000; round++) {
		random_pool_text(&b, &seed, 1 + test_random(&seed, 40), false);
		u8_grapheme_breaks((const uint8_t *)b.data, b.len, flags);
		for (size_t i = 0, n; i < b.len; i += n) {
			n = wrap_cluster(b.data + i, b.len - i);
			assert_true(n >= 1 && n <= b.len - i);
			for (size_t k = 1; k < n; k++)
				assert_false(flags[i + k]);
			assert_true(i + n == b.len || flags[i + n]);
		}
	}
	buf_done(&b);
}

static void test_cluster(void **state)
{
	static const struct {
		const char *text;
		size_t n;
	} cases[] = {
		{"a", 1},
		{"ab", 1},
		{"é", 2},
		{"e\u0301x", 3},
		{"\x0e\u0301", 1},
		{"a\x0e", 1},
		{"\r\n", 1},
		{"\n", 1},
		{"🇩🇪🇫🇷", 8},
		{"🇩x", 4},
		{"👨\u200d👩\u200d👧x", 18},
		{"👍🏽x", 8},
		{"e\x0e\u0301", 1},
		{"한국", 3},
		{"\u1112\u1161\u11ab\u1100", 9},
		{"हिx", 6},
		{"ที่x", 9},
		{"\u06dd1x", 3},
		{"\u0604\n", 2},
		{"\xff\xfe", 1},
		{"\xe2\x82", 2},
	};
	struct buf b;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *s = test_exact(cases[i].text, strlen(cases[i].text));

		assert_int_equal(wrap_cluster(s, strlen(cases[i].text)), cases[i].n);
		free(s);
	}
	/* Longer than any window. */
	buf_init(&b);
	for (int i = 0; i < 1000; i++)
		buf_puts(&b, "👩\u200d");
	buf_puts(&b, "👩");
	assert_int_equal(wrap_cluster(b.data, b.len), b.len);
	buf_puts(&b, "x");
	assert_int_equal(wrap_cluster(b.data, b.len), b.len - 1);
	buf_done(&b);
}

static void test_fit(void **state)
{
	static const struct {
		const char *text;
		int width;
		size_t len;
		int cells;
	} cases[] = {
		{"", 5, 0, 0},
		{"abc", 0, 0, 0},
		{"abc", 2, 2, 2},
		{"abc", 3, 3, 3},
		{"abc", 9, 3, 3},
		{"人人", 3, 3, 2},
		{"人人", 1, 0, 0},
		{"e\u0301e\u0301", 1, 3, 1},
		{"🇩🇪🇫🇷", 3, 8, 2},
		{"👨\u200d👩x", 4, 11, 4},
		{"👨\u200d👩x", 3, 0, 0},
		{"a\x0e"
		 "b\x0f",
		 2, 4, 2},
		{"می\u200cخ", 2, 7, 2},
		{"a b", 2, 2, 2},
		{"a\u00a0b", 2, 3, 2},
	};
	int cells;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(
			wrap_fit(cases[i].text, strlen(cases[i].text), cases[i].width, &cells),
			cases[i].len);
		assert_int_equal(cells, cases[i].cells);
	}
}

/* Bytes that are not UTF-8 do not come here; if they do, nothing breaks. */
static void test_random_bytes(void **state)
{
	uint64_t seed = 77;
	struct wrap w = {0};
	char bytes[48], *s;
	int cells;

	(void)state;
	for (int round = 0; round < 50000; round++) {
		size_t len = test_random(&seed, sizeof bytes + 1), at = 0;
		bool high = test_random(&seed, 2);

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)(high ? 0x80 + test_random(&seed, 128)
					       : test_random(&seed, 256));
		s = test_exact(bytes, len);
		wrap_clear(&w);
		wrap_text(&w, s, len, 1 + (int)test_random(&seed, 10), 0);
		for (size_t i = 0; i < w.n; i++) {
			assert_true(at <= w.lines[i].start && w.lines[i].start <= w.lines[i].end);
			at = w.lines[i].end;
		}
		assert_true(at <= len);
		assert_true(wrap_fit(s, len, 5, &cells) <= len);
		free(s);
	}
	wrap_done(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_random_text),
		cmocka_unit_test(test_random_marks),
		cmocka_unit_test(test_random_greedy),
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_long_paragraphs),
		cmocka_unit_test(test_random_clusters),
		cmocka_unit_test(test_cluster),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_random_bytes),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}

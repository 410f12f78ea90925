/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Words are those of libunistring's u8_wordbreaks(), but where a dictionary knows better. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <unictype.h>
#include <uniwbrk.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/words.h"
#include "skips.h"

static void split(struct words *w, const char *text, struct buf *out)
{
	const char *at = text, *end = text + strlen(text), *start;
	size_t len;

	buf_clear(out);
	while (words_next(w, &at, end, &start, &len)) {
		buf_puts(out, out->len ? "|" : "");
		buf_add(out, start, len);
	}
}

static void known(void **state)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"", ""},
		{" ,.; ", ""},
		{"one two  three", "one|two|three"},
		{"don't can’t o'clock' 'quoted'", "don't|can’t|o'clock|quoted"},
		{"3.14 1,000 3,a a.b a:b", "3.14|1,000|3|a|a.b|a:b"},
		{"snake_case __ _a", "snake_case|_a"},
		{"می‌خواهم که بروم.", "می‌خواهم|که|بروم"},
		{"صَلَّى اللهُ", "صَلَّى|اللهُ"},
		{"צה\"ל ג' ", "צה\"ל|ג'"},
#if HAVE_ICU
		{"東京都 カタカナ", "東京|都|カタカナ"},
#else
		{"東京都 カタカナ ひら", "東|京|都|カタカナ|ひ|ら"},
#endif
		{"a\x1f"
		 "b\x1e"
		 "c\n",
		 "a|b|c"},
		{"e\u0301te\u0301 \u0301x", "e\u0301te\u0301|x"},
		{"1st 2nd. abc123", "1st|2nd|abc123"},
		{"\xff\xfe"
		 "a\xff"
		 "b",
		 "a|b"},
		{"½ x² ٣٫١٤ ٫", "½|x|²|٣٫١٤"},
	};
	struct words *w = words_new();
	struct buf got;

	(void)state;
	buf_init(&got);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		split(w, rows[i].text, &got);
		assert_string_equal(buf_str(&got), rows[i].words);
	}
	buf_done(&got);
	words_free(w);
}

/* The same by the library: segments with a letter or a number. */
static void split_library(const char *text, struct buf *out)
{
	static char breaks[4096];
	size_t len = strlen(text);

	assert_true(len < sizeof breaks);
	buf_clear(out);
	u8_wordbreaks((const uint8_t *)text, len, breaks);
	for (size_t start = 0, end; start < len; start = end) {
		bool word = false;

		for (end = start + 1; end < len && !breaks[end];)
			end++;
		for (size_t i = start; i < end;) {
			uint32_t code;

			i += utf8_decode(text + i, end - i, &code);
			word = word || uc_is_general_category_withtable(
					       code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
		}
		if (word) {
			buf_puts(out, out->len ? "|" : "");
			buf_add(out, text + start, end - start);
		}
	}
}

#if HAVE_ICU
/* The dictionary joins these. */
#define LONE
#else
#define LONE "ひ", "東", "ก",
#endif

/* Random texts out of what the rules are about. */
static void as_library(void **state)
{
	static const char *const pieces[] = {
		"a",  "Z", "ß", "ж",  "م",      "ی",      "א",      "ב",      "1",  "9",  "٣",
		"۴",  "_", "‿", ".",  ",",      ":",      ";",      "'",      "’",  "\"", "·",
		"٫",  "٬", " ", "  ", "\u0301", "\u200d", "\u00ad", "\u064e", "カ", "ー", LONE "\n",
		"\r", "-", "(", "½",  "Ⅻ",      "ª",      "\u0e31", "⁄",      "가", "ᄀ", "\u0903"};
	struct words *w = words_new();
	struct buf text, got, want;
	uint32_t seed = 20210617;

	(void)state;
	buf_init(&text);
	buf_init(&got);
	buf_init(&want);
	for (int round = 0; round < 60000; round++) {
		buf_clear(&text);
		for (int i = 0; i < 9; i++) {
			seed = seed * 1664525 + 1013904223;
			buf_puts(&text, pieces[(seed >> 10) % (sizeof pieces / sizeof *pieces)]);
		}
		split(w, buf_str(&text), &got);
		split_library(buf_str(&text), &want);
		if (strcmp(buf_str(&got), buf_str(&want)))
			print_message("# of \"%s\"\n", buf_str(&text));
		assert_string_equal(buf_str(&got), buf_str(&want));
	}
	buf_done(&text);
	buf_done(&got);
	buf_done(&want);
	words_free(w);
}

static void dictionaries(void **state)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"議長、本日は予算案について議論します。",
		 "議長|本日|は|予算|案|について|議論|し|ます"},
		{"我们今天讨论国家预算。", "我们|今天|讨论|国家|预算"},
		{"รัฐบาลต้องดูแลประชาชน", "รัฐบาล|ต้อง|ดูแล|ประชาชน"},
		{"The 国家预算 (2021年)", "The|国家|预算|2021|年"},
	};
	/* So many that asking for each edge by itself would take seconds. */
	enum { WORDS = 20000 };
	struct words *w = words_new();
	struct buf got, text;

	(void)state;
#if !HAVE_ICU
	words_free(w);
	skip();
#endif
	buf_init(&got);
	buf_init(&text);
	/* In one buffer, as a text may follow another at the same place. */
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&text);
		buf_puts(&text, rows[i].text);
		split(w, buf_str(&text), &got);
		assert_string_equal(buf_str(&got), rows[i].words);
	}
	/* Longer than what is looked up at once. */
	buf_clear(&text);
	for (int i = 0; i < WORDS; i++)
		buf_puts(&text, "国家");
	for (size_t at = 0; at < text.len; at += 3)
		assert_int_equal(words_edge(w, text.data, text.data + at), at % 6 == 0);
	assert_in_range(words_count(w, text.data, text.len), WORDS - 100, WORDS + 100);
	buf_done(&got);
	buf_done(&text);
	words_free(w);
}

/* Where no word goes on, said of any place in a text by itself. */
static void edges(void **state)
{
	static const char *const texts[] = {
		"",
		"one don't 3.14",
		"e\u0301te\u0301 x",
		"議長、本日は予算案 3案 AI予算",
		"东京都 カタカナは国家",
		"รัฐบาลต้องดูแล 2 ประชาชน",
		"国家\x0e预算\x0f。a_国",
	};
	struct words *w = words_new(), *asked = words_new();

	(void)state;
	/* From the last place to the first: none may lean on what was asked before. */
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *s = texts[i], *end = s + strlen(s);

		for (const char *at = end; at >= s; at--) {
			const char *from = s, *start;
			size_t len;
			bool inside = false;

			if (((unsigned char)*at & 0xC0) == 0x80)
				continue;
			while (words_next(w, &from, end, &start, &len))
				inside = inside || (start < at && at < start + len);
			if (words_edge(asked, s, at) == inside)
				fail_msg("'%s' at byte %zu", s, (size_t)(at - s));
		}
	}
	assert_true(words_unspaced(0x4E2D) && words_unspaced(0x3042) && words_unspaced(0x30AB));
	assert_true(words_unspaced(0x0E01));
	assert_false(words_unspaced('a') || words_unspaced('1') || words_unspaced(0x0645));
	assert_false(words_unspaced(0xAC00) || words_unspaced(0xB2) || words_unspaced(0x3002));
	words_free(w);
	words_free(asked);
}

static void counts(void **state)
{
	struct words *w = words_new();

	(void)state;
	assert_int_equal(words_count(w, "unity and unity", 15), 3);
	assert_int_equal(words_count(w, "unity and unity", 8), 2);
	assert_int_equal(words_count(w, "", 0), 0);
	words_free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known),  cmocka_unit_test(as_library),
		cmocka_unit_test(counts), cmocka_unit_test(dictionaries),
		cmocka_unit_test(edges),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "text/wrap.h"

/* What the line shows from left to right, columns that nothing stands in as '_'. */
static const char *shown(const struct bidi_line *l)
{
	static struct buf b;
	int next = 0;

	buf_clear(&b);
	while (next < l->width) {
		const struct cell *found = NULL;
		char utf8[4];

		for (size_t i = 0; i < l->n; i++)
			if (l->cells[i].x == next)
				found = &l->cells[i];
		if (!found) {
			buf_putc(&b, '_');
			next++;
			continue;
		}
		for (int k = 0; k < found->n; k++)
			buf_add(&b, utf8, utf8_encode(found->text[k], utf8));
		next += found->width;
	}
	return buf_str(&b);
}

static const char *visual(struct bidi *b, const char *s, enum bidi_dir dir, int width,
			  uint32_t dots)
{
	size_t len = strlen(s);
	struct bidi_line l = bidi_line(b, s, len, 0, len, dir, width, dots);

	return shown(&l);
}

static void test_direction(void **state)
{
	static const struct {
		const char *tag;
		enum bidi_dir dir;
	} tags[] = {
		{"fa", BIDI_RTL},      {"fa-IR", BIDI_RTL},      {"AR", BIDI_RTL},
		{"ku-Arab", BIDI_RTL}, {"az_Arab_IR", BIDI_RTL}, {"ar-Latn", BIDI_LTR},
		{"en", BIDI_LTR},      {"zh-Hant-TW", BIDI_LTR}, {"Persian", BIDI_AUTO},
		{"", BIDI_AUTO},       {NULL, BIDI_AUTO},        {"x", BIDI_AUTO},
		{"-", BIDI_AUTO},      {"fra", BIDI_LTR},        {"he-", BIDI_RTL},
	};
	static const struct {
		const char *text;
		enum bidi_dir language, dir;
	} texts[] = {
		{"سلام", BIDI_AUTO, BIDI_RTL},
		{"\"(12) سلام", BIDI_AUTO, BIDI_RTL},
		{"NATO سلام", BIDI_AUTO, BIDI_LTR},
		{"NATO سلام دوستان", BIDI_RTL, BIDI_RTL},
		{"An English note about سلام", BIDI_RTL, BIDI_LTR},
		{"12", BIDI_RTL, BIDI_RTL},
		{"12", BIDI_AUTO, BIDI_LTR},
		{"", BIDI_AUTO, BIDI_LTR},
		{"«سلام» he said to all", BIDI_LTR, BIDI_LTR},
		{"این یک بند به زبان فارسی است (NATO)", BIDI_LTR, BIDI_RTL},
		/* A title in another script than the label says, with names in Latin letters. */
		{"راهنمای Openstack برای تازه‌کارها", BIDI_LTR, BIDI_RTL},
		{"Openstack: راهنما", BIDI_LTR, BIDI_LTR},
		{"שלום", BIDI_AUTO, BIDI_RTL},
		{"𞤀𞤣𞤤𞤢𞤥", BIDI_AUTO, BIDI_RTL},
		{"\u200f12", BIDI_AUTO, BIDI_RTL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (bidi_language(tags[i].tag) != tags[i].dir)
			fail_msg("language %s", tags[i].tag);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (bidi_direction(texts[i].text, strlen(texts[i].text), texts[i].language) !=
		    texts[i].dir)
			fail_msg("direction of %s", texts[i].text);
}

/* Logical order, where the terminal does the rest: nothing joined, no controls. */
static void test_terminal(void **state)
{
	struct bidi *b = bidi_new();

	(void)state;
	assert_string_equal(visual(b, "a سلا\u200fم (b)", BIDI_AUTO, 99, 0), "a سلام (b)");
	assert_string_equal(visual(b, "می\u200cخواهم", BIDI_AUTO, 99, 0), "می\u200cخواهم");
	assert_string_equal(visual(b, "سلام دوست", BIDI_AUTO, 7, 0x2026), "سلام د…");
	assert_null(bidi_glue(b, "سلام", 8, BIDI_RTL));
	bidi_free(b);
}

/* What needs no order: marks, emoji, wide letters, cuts. */
static void test_cells(void **state)
{
	static const struct {
		const char *text, *shown;
		int width;
	} cases[] = {
		{"abc", "abc", 3},
		{"abcd", "ab…", 3},
		{"ab cd", "ab…", 4},
		{"a", "a", 1},
		{"ab", "…", 1},
		{"ab", "", 0},
		{"", "", 5},
		{"\x0e"
		 "a\x0f"
		 "b",
		 "ab", 5},
		{"e\u0301e", "e\u0301e", 2},
		{"\u0301e", "\u25cc\u0301e", 2},
		{"e\u0301\u0302\u0303\u0304\u0305\u0306x", "e\u0301\u0302\u0303\u0304x", 2},
		{"水水", "水…", 3},
		{"水水", "水水", 4},
		{"❤\ufe0fx", "❤x", 9},
		{"👨\u200d👩\u200d👧", "👨👩👧", 9},
		{"👍\U0001f3fd!", "👍!", 9},
		{"a\u00adb\u200bc\u2060d\u200e", "abcd", 9},
		{"क्\u200dष", "क्\u200dष", 9},
	};
	struct bidi *b = bidi_new();

	(void)state;
	for (int k = 0; k < 2; k++) {
		bidi_set(b, &(struct bidi_way){.reorder = k, .shape = true});
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
			assert_string_equal(
				visual(b, cases[i].text, BIDI_AUTO, cases[i].width, 0x2026),
				cases[i].shown);
	}
	bidi_free(b);
}

#if HAVE_FRIBIDI
static void test_order(void **state)
{
	static const struct {
		const char *text, *shown;
		enum bidi_dir dir;
		int width;
	} cases[] = {
		{"שלום abc", "abc םולש", BIDI_AUTO, 99},
		{"abc שלום", "abc םולש", BIDI_AUTO, 99},
		{"שלום (12) abc", "abc (12) םולש", BIDI_AUTO, 99},
		{"א [ב] «ג»", "«ג» [ב] א", BIDI_AUTO, 99},
		/* The numbers of a date and a time keep their order. */
		{"ב-12:30 ל-2021", "2021-ל 12:30-ב", BIDI_AUTO, 99},
		/* The ellipsis stands at the logical end. */
		{"שלום לכולם", "…ל םולש", BIDI_AUTO, 7},
		{"abc שלום", "abc לש…", BIDI_AUTO, 7},
		/* Points keep to their letters. */
		{"שָׁלוֹם", "םוֹלשָׁ", BIDI_AUTO, 99},
		/* Joined: initial, medial, final; lam with alef. */
		{"سلام", "ﻡﻼﺳ", BIDI_AUTO, 99},
		{"کتاب", "ﺏﺎﺘﮐ", BIDI_AUTO, 99},
		{"می\u200cخواهم", "ﻢﻫﺍﻮﺧﯽﻣ", BIDI_AUTO, 99},
		{"لا", "ﻻ", BIDI_AUTO, 99},
		{"می\x0eرود\x0f", "ﺩﻭﺮﯿﻣ", BIDI_AUTO, 99},
		/* A mark between them: two cells, as in terminals. */
		{"لَا", "ﺎﻟَ", BIDI_AUTO, 99},
	};
	struct bidi *b = bidi_new();

	(void)state;
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = true});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(visual(b, cases[i].text, cases[i].dir, cases[i].width, 0x2026),
				    cases[i].shown);
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = false});
	assert_string_equal(visual(b, "سلام", BIDI_AUTO, 99, 0), "مالس");
	bidi_free(b);
}

/* For a terminal that puts cells in order itself: as written, but for what it leaves undone. */
static void test_left_to_the_terminal(void **state)
{
	struct bidi *b = bidi_new();

	(void)state;
	bidi_set(b, &(struct bidi_way){.shape = true});
	assert_string_equal(visual(b, "«سلام» (۲) a(b)", BIDI_RTL, 99, 0), "«سلام» (۲) a(b)");
	assert_string_equal(visual(b, "می\u200cخواهم", BIDI_AUTO, 99, 0), "می\u200cخواهم");
	bidi_set(b, &(struct bidi_way){.mirror = true});
	assert_string_equal(visual(b, "«سلام» (۲) a(b)", BIDI_RTL, 99, 0), "»سلام« )۲( a(b)");
	assert_string_equal(visual(b, "می\u200cخواهم", BIDI_AUTO, 99, 0), "می\u200cخواهم");
	bidi_set(b, &(struct bidi_way){.ligate = true});
	assert_string_equal(visual(b, "سلام لا الأمر", BIDI_AUTO, 99, 0), "سﻼم ﻻ اﻷمر");
	assert_string_equal(visual(b, "بِلا لَا", BIDI_AUTO, 99, 0), "بِﻼ لَا");
	/* Isolates of the text, for one that honours them; else they are left out. */
	assert_string_equal(visual(b, "a \u2068سل\u2069 b", BIDI_AUTO, 99, 0), "a سل b");
	bidi_set(b, &(struct bidi_way){.isolates = true});
	assert_string_equal(visual(b, "a \u2068سل\u2069 b", BIDI_AUTO, 99, 0),
			    "a \u2068سل\u2069 b");
	assert_string_equal(visual(b, "\u2068س\u2069\u2069", BIDI_AUTO, 99, 0), "س\u2069");
	assert_int_equal(bidi_line(b, "\u2068س", 5, 0, 5, BIDI_RTL, 9, 0).before, 0x2068);
	assert_int_equal(bidi_line(b, "\u2068س", 5, 0, 5, BIDI_RTL, 9, 0).open, 1);
	assert_int_equal(bidi_line(b, "a\u2068b\u2069", 8, 0, 8, BIDI_LTR, 9, 0).open, 0);
	/* An end whose beginning is not in the line, or has found no place, is not sent. */
	assert_string_equal(visual(b, "a\u2069 b", BIDI_AUTO, 99, 0), "a b");
	assert_int_equal(bidi_line(b, "a\u2068bcd\u2069", 10, 0, 10, BIDI_LTR, 2, 0).open, 1);
	bidi_set(b, &(struct bidi_way){.ligate = true});
	/* What has nothing to join is not drawn; a mark without a letter is, on a circle. */
	assert_string_equal(visual(b, "\u200ca", BIDI_AUTO, 99, 0), "a");
	assert_string_equal(visual(b, "\u200e\u0301a", BIDI_AUTO, 99, 0), "\u25cc\u0301a");
	/* Its cell shows both letters. */
	assert_int_equal(bidi_line(b, "لا", 4, 0, 4, BIDI_RTL, 9, 0).cells[0].end, 4);
	assert_int_equal(bidi_glue(b, "لا", 4, BIDI_RTL)[0], 1);
	bidi_free(b);
}

/* S as it is sent to a terminal that puts words in order itself; LOOKS: of its cells, as read. */
static const char *turned(struct bidi *b, const char *s, const unsigned *looks)
{
	size_t len = strlen(s);
	struct bidi_line l = bidi_line(b, s, len, 0, len, BIDI_AUTO, 99, 0);

	bidi_turn_words(b, looks);
	return shown(&l);
}

/* Words from right to left, each as it is read; what is no letter at its ends where it is seen. */
static void test_words(void **state)
{
	static const unsigned same[40], second[40] = {0, 0, 1, 1};
	struct bidi *b = bidi_new();

	(void)state;
	bidi_set(b, &(struct bidi_way){.reorder = true});
	assert_string_equal(turned(b, "گفت: «کتاب» (و رفت).", same), ".(رفت و) «کتاب» :گفت");
	assert_string_equal(turned(b, "در ۲۰۱۵ NATO را", same), "را NATO ۲۰۱۵ در");
	assert_string_equal(turned(b, "a (سلام) b", same), "a (سلام) b");
	assert_string_equal(turned(b, "plain text", same), "plain text");
	/* Marks stay on their letters; a number within a word is in its order. */
	assert_string_equal(turned(b, "بَس", same), "بَس");
	assert_string_equal(turned(b, "ب12س", same), "ب12س");
	/* What is marked is a word of its own. */
	assert_string_equal(turned(b, "سلام", second), "امسل");
	bidi_free(b);
}

/* Each cell knows its bytes, the cursor its column. */
static void test_bytes(void **state)
{
	static const char text[] = "ab סלא";
	struct bidi *b = bidi_new();
	struct bidi_line l;

	(void)state;
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = true});
	l = bidi_line(b, text, strlen(text), 0, strlen(text), BIDI_LTR, 99, 0);
	assert_int_equal(l.n, 6);
	assert_int_equal(l.cells[3].start, 3);
	assert_int_equal(l.cells[3].end, 5);
	assert_int_equal(l.cells[3].x, 5);
	assert_int_equal(l.cells[5].x, 3);
	assert_int_equal(bidi_cursor(&l, 0), 0);
	assert_int_equal(bidi_cursor(&l, 3), 5);
	assert_int_equal(bidi_cursor(&l, 9), 6);
	l = bidi_line(b, "سلام", 8, 0, 8, BIDI_RTL, 99, 0);
	/* Lam and alef: bytes 2 to 6, one cell. */
	assert_int_equal(l.n, 3);
	assert_int_equal(l.cells[1].start, 2);
	assert_int_equal(l.cells[1].end, 6);
	assert_int_equal(bidi_cursor(&l, 4), 1);
	assert_int_equal(bidi_cursor(&l, 8), -1);
	/* A line in the middle: joined as in the whole, its own order. */
	l = bidi_line(b, "سلام دوستان", 21, 9, 15, BIDI_RTL, 99, 0);
	assert_string_equal(shown(&l), "ﺳﻭﺩ");
	bidi_free(b);
}

/* Lines as wrapped are as wide as they are painted. */
static void test_wrapped(void **state)
{
	static const char words[] = "سلام لا بلا اسلام abc لالا 12 (والا) گلآلود ";
	struct buf s;
	struct bidi *b = bidi_new();

	(void)state;
	bidi_set(b, &(struct bidi_way){.reorder = true, .shape = true});
	buf_init(&s);
	/* Longer than a stretch. */
	while (s.len < 40000)
		buf_puts(&s, words);
	for (int width = 3; width < 40; width += 6) {
		struct wrap w = {.glue = bidi_glue(b, s.data, s.len, BIDI_RTL)};

		assert_non_null(w.glue);
		wrap_text(&w, s.data, s.len, width, 0);
		for (size_t i = 0; i < w.n; i++) {
			struct bidi_line l = bidi_line(b, s.data, s.len, w.lines[i].start,
						       w.lines[i].end, BIDI_RTL, width, 0x2026);

			assert_false(l.cut);
			assert_int_equal(l.width, w.lines[i].cells);
			assert_int_equal(l.cells[0].start, w.lines[i].start);
			assert_int_equal(l.cells[l.n - 1].end, w.lines[i].end);
		}
		wrap_done(&w);
	}
	buf_done(&s);
	bidi_free(b);
}

/* Nothing is lost or said twice, whatever comes: every byte in one cell, every column filled. */
static void test_hostile(void **state)
{
	static const char *const pieces[] = {
		"א",      "ا",      "ل",      "a",      " ",      "(",      "]",      "1",
		"٣",      "\u0301", "\u200f", "\u200d", "\u200c", "\u2067", "\u2069", "\u202b",
		"\u202e", "水",     "\n",     "\x0e",   "\x0f",   "👍",      "\ufeff",
	};
	struct bidi *b = bidi_new();
	unsigned seed = 7;
	struct buf s;

	(void)state;
	buf_init(&s);
	for (int round = 0; round < 300; round++) {
		bidi_set(b, &(struct bidi_way){.reorder = round % 5 != 0, .shape = round % 3 != 0});
		buf_clear(&s);
		for (int i = round % 60; i >= 0; i--) {
			seed = seed * 1664525 + 1013904223;
			buf_puts(&s, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		for (int width = 0; width < 12; width++) {
			enum bidi_dir dir = (enum bidi_dir)(round % 3);
			struct bidi_line l = bidi_line(b, s.data, s.len, 0, s.len, dir, width,
						       round % 2 ? 0x2026 : 0);
			char columns[64] = {0};

			assert_true(l.width <= width);
			for (size_t i = 0; i < l.n; i++) {
				assert_true(!i || l.cells[i].start >= l.cells[i - 1].end);
				for (int k = 0; k < l.cells[i].width; k++)
					assert_int_equal(columns[l.cells[i].x + k]++, 0);
			}
			for (int x = 0; x < l.width; x++)
				assert_int_equal(columns[x], 1);
		}
	}
	/* A paragraph of ten megabytes of embeddings, and one of brackets. */
	for (int k = 0; k < 2; k++) {
		buf_clear(&s);
		while (s.len < 10 << 20)
			buf_puts(&s, k ? "(א" : "\u202b\u2067א");
		bidi_set(b, &(struct bidi_way){.reorder = true, .shape = true});
		for (size_t at = 0; at < s.len; at += 300000 - (at % 3 ? 1 : 0)) {
			size_t start = utf8_fit(s.data, s.len, at);

			struct bidi_line l =
				bidi_line(b, s.data, s.len, start, s.len, BIDI_RTL, 80, 0x2026);

			assert_true(l.width <= 80);
		}
	}
	buf_done(&s);
	bidi_free(b);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_direction),
		cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_cells),
#if HAVE_FRIBIDI
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_left_to_the_terminal),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_hostile),
#endif
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

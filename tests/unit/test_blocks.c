/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What each kind of processor does is what the plain loops do, and those what is written here. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/blocks.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/sanitize.h"

enum { LONGEST = 160 };

static struct blocks_pairs set; /* some characters of two bytes, of each lead byte other ones */

static size_t plain(void)
{
	size_t i = 0;

	while (blocks_kind(i + 1))
		i++;
	return i;
}

static int make_set(void **state)
{
	(void)state;
	for (unsigned lead = 0xC2; lead <= 0xDF; lead++)
		for (unsigned tail = 0x80; tail <= 0xBF; tail++)
			if ((lead * 31 + tail * 7) % 5)
				blocks_pairs_add(&set, lead, tail);
	return 0;
}

/* ---- the plain loops ---- */

static bool is_in_set(const char *s, size_t left)
{
	unsigned lead = (unsigned char)s[0], tail = left > 1 ? (unsigned char)s[1] : 0;

	return lead >= 0xC2 && lead <= 0xDF && tail >= 0x80 && tail <= 0xBF &&
	       (lead * 31 + tail * 7) % 5;
}

static size_t utf8_of(const char *s, size_t len)
{
	size_t at = 0, n;
	uint32_t code;

	for (; at < len; at += n) {
		n = utf8_decode(s + at, len - at, &code);
		if (code == 0xFFFE || code == 0xFFFF || utf8_is_bad(s + at, n, code))
			break;
	}
	return at;
}

static size_t text_of(const char *s, size_t len, bool markup)
{
	size_t at = 0;

	while (at < len && (unsigned char)s[at] >= 0x20 && s[at] != ']' &&
	       !(markup && (s[at] == '<' || s[at] == '&')))
		at++;
	return at;
}

/* S, LEN bytes that end where the memory does, asked of the kind in use. */
static void ask(const char *s, size_t len)
{
	char lower[LONGEST + BLOCKS_SPARE];
	size_t valid = utf8_of(s, len), n;

	assert_int_equal(blocks_utf8(s, len), valid);
	assert_int_equal(blocks_text(s, len, true), text_of(s, len, true));
	assert_int_equal(blocks_text(s, len, false), text_of(s, len, false));
	for (int blank = 0; blank < 2; blank++) {
		n = blocks_lower(&set, lower, s, len, blank);
		assert_true(n <= len);
		for (size_t i = 0, step; i < n; i += step) {
			bool capital = s[i] >= 'A' && s[i] <= 'Z';

			step = (unsigned char)s[i] < 0x80 ? 1 : 2;
			assert_true(step == 1 ? s[i] >= ' ' && s[i] <= '~'
					      : is_in_set(s + i, len - i));
			assert_false(s[i] == ' ' && (i ? s[i - 1] == ' ' : blank));
			assert_int_equal(lower[i], capital ? s[i] + 0x20 : s[i]);
			assert_int_equal(lower[i + step - 1],
					 step == 2 ? s[i + 1] : lower[i + step - 1]);
		}
	}
}

/* The same of two kinds. */
static void compare(const char *s, size_t len, size_t kind)
{
	char lower[LONGEST + BLOCKS_SPARE];

	for (int i = 0; i < 4; i++) {
		size_t n;

		blocks_use(plain());
		n = blocks_clean(s, len, i & 1, i & 2);
		blocks_use(kind);
		assert_int_equal(blocks_clean(s, len, i & 1, i & 2), n);
		blocks_use(plain());
		n = blocks_lower(&set, lower, s, len, i & 1);
		blocks_use(kind);
		assert_int_equal(blocks_lower(&set, lower, s, len, i & 1), n);
	}
	if (utf8_valid(s, len)) {
		size_t n;

		blocks_use(plain());
		n = blocks_visible(s, len);
		blocks_use(kind);
		assert_int_equal(blocks_visible(s, len), n);
	}
}

/* Each first and second byte with those behind them that make a difference, where blocks meet. */
static void sequences_of_bytes(void **state)
{
	static const unsigned char thirds[] = {'a',  ' ',  0x80, 0x8A, 0xA0, 0xA8, 0xAE,
					       0xAF, 0xB9, 0xBD, 0xBE, 0xBF, 0xC3, 0xE2};
	static const unsigned char places[] = {0, 15, 30, 62};
	char *s = malloc(90);

	(void)state;
	for (size_t kind = 0; blocks_kind(kind); kind++) {
		for (uint32_t pair = 0; pair < 0x10000; pair++) {
			size_t at = places[pair % 4];

			for (size_t i = 0; i < sizeof thirds; i++) {
				memset(s, 'x', 90);
				s[at] = (char)(pair >> 8);
				s[at + 1] = (char)pair;
				s[at + 2] = (char)thirds[i];
				s[at + 3] = (char)thirds[(i + pair) % sizeof thirds];
				blocks_use(kind);
				ask(s, 90);
				compare(s, 90, kind);
			}
		}
	}
	free(s);
}

/* Two texts that end where the memory does, alike up to any byte of them. */
static void same_bytes(void **state)
{
	(void)state;
	for (size_t kind = 0; blocks_kind(kind); kind++) {
		blocks_use(kind);
		for (size_t len = 1; len <= LONGEST; len++) {
			char *a = malloc(len), *b = malloc(len);

			for (size_t i = 0; i < len; i++)
				a[i] = b[i] = (char)(i * 7);
			assert_int_equal(blocks_same(a, b, len), len);
			assert_int_equal(blocks_same(a, b, 0), 0);
			for (size_t at = 0; at < len; at++) {
				b[at] = (char)(a[at] ^ (1 << at % 8));
				assert_int_equal(blocks_same(a, b, len), at);
				/* What follows makes no difference. */
				b[len - 1] = (char)(a[len - 1] ^ 0x80);
				assert_int_equal(blocks_same(a, b, len), at);
				b[at] = a[at];
				b[len - 1] = a[len - 1];
			}
			free(a);
			free(b);
		}
	}
}

/* Pieces of what texts are made of, and of what should not be in them. */
static const char *const pieces[] = {
	"a",
	"B",
	"z",
	"Z",
	"word",
	"Some Words of a ",
	"long enough to fill a block and more ",
	" ",
	"  ",
	"\n",
	"\t",
	"\r\n",
	"]",
	"<",
	"&",
	"]]>",
	"\x7F",
	"\x01",
	"é",
	"ß",
	"İ",
	"ي",
	"ك",
	"گفت",
	"سلام ",
	"مى\u200Cروم",
	"Привет ",
	"ёж",
	"עברית",
	"你好",
	"，",
	"ไทย",
	"한글",
	"e\u0301",
	"\u00A0",
	"\u2028",
	"\u202E",
	"\u2066",
	"\u2069",
	"\uFEFF",
	"\uFFFD",
	"\uFDD0",
	"\uFFFE",
	"\U0001F600",
	"\U000E0041",
	"\xC2\x85",
	"\xC2\x9F",
	"\u1680",
	"\u2003",
	"\u205F",
	"\u3000",
	"²",
	"٣",
	"\xC3",
	"\xE2\x80",
	"\xF0\x9F",
	"\xC0\xAF",
	"\xED\xA0\x80",
	"\xF4\x90\x80\x80",
	"\xFF",
	"\x80",
	"\xBF",
	"\xE0\x9F\xBF",
	"\xEF\xBF",
};
enum { PIECES = sizeof pieces / sizeof *pieces, SOUND = PIECES - 11 };

/* The next number of a series that is the same each time. */
static uint32_t next(uint32_t *x)
{
	*x = *x * 1664525 + 1013904223;
	return *x >> 8;
}

/* Texts of pieces, of which the first N are taken, each in memory of its own length. */
static void each_text(size_t n, unsigned rounds, void (*with)(const char *, size_t))
{
	uint32_t x = 1;

	for (unsigned i = 0; i < rounds; i++) {
		size_t len = 0, wanted = next(&x) % LONGEST, common = next(&x) % n;
		char text[LONGEST + 64], *s;

		while (len < wanted) {
			const char *piece = pieces[next(&x) % 4 ? common : next(&x) % n];

			if (next(&x) % 8 == 0)
				common = next(&x) % n;
			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
		}
		if (len > LONGEST)
			len = utf8_fit(text, len, LONGEST);
		s = malloc(len ? len : 1);
		memcpy(s, text, len);
		with(s, len);
		free(s);
	}
}

static void ask_all(const char *s, size_t len)
{
	for (size_t kind = 0; blocks_kind(kind); kind++) {
		blocks_use(kind);
		ask(s, len);
		compare(s, len, kind);
	}
}

static void texts_of_pieces(void **state)
{
	(void)state;
	each_text(PIECES, 30000, ask_all);
	each_text(SOUND, 30000, ask_all);
}

/* What is made with their help is the same too. */
static struct fold *fold;

static void make_all(const char *s, size_t len)
{
	struct buf made[2];
	size_t removed[2] = {0};

	for (size_t kind = 0; blocks_kind(kind); kind++) {
		for (int i = 0; i < 2; i++) {
			blocks_use(i ? kind : plain());
			buf_init(&made[i]);
			for (unsigned flags = 0; flags < 4; flags++)
				removed[i] += sanitize(&made[i], s, len, flags);
			fold_text(fold, &made[i], s, len);
			fold_text(fold, &made[i], s, len);
		}
		assert_int_equal(made[0].len, made[1].len);
		if (made[0].len)
			assert_memory_equal(made[0].data, made[1].data, made[0].len);
		assert_int_equal(removed[0], removed[1]);
		buf_done(&made[0]);
		buf_done(&made[1]);
		removed[0] = removed[1] = 0;
	}
}

static void texts_cleaned_and_folded(void **state)
{
	(void)state;
	fold = fold_new();
	each_text(PIECES, 10000, make_all);
	each_text(SOUND, 10000, make_all);
	fold_free(fold);
}

static void kinds_are_known(void **state)
{
	size_t n = plain();

	(void)state;
	assert_string_equal(blocks_kind(n), "plain");
	for (size_t i = 0; i < n; i++)
		assert_string_not_equal(blocks_kind(i), "plain");
	print_message("# the best is %s\n", blocks_kind(0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_known),
		cmocka_unit_test(sequences_of_bytes),
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(texts_of_pieces),
		cmocka_unit_test(texts_cleaned_and_folded),
	};

	return cmocka_run_group_tests(tests, make_set, NULL);
}

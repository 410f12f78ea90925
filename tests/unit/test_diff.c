/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Diff: what is the same, changed, new, dropped, moved; as much in common as there is. */
#include "config.h"

#include "analysis/diff.h"
#include "archive/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/diff_words.h"
#include "archive/statement.h"
#include "base/buf.h"
#include "search/query.h"

/* A statement that says TEXT. */
static struct statement said(const char *text)
{
	struct statement s;

	statement_init(&s);
	s.text.at = text;
	return s;
}

static uint32_t seed = 20261127;

static unsigned roll(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

enum { LONGEST = 40 };

/* How many A and B have in common in the same order, by the definition. */
static size_t common(const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
	size_t best[LONGEST + 1][LONGEST + 1] = {{0}};

	for (size_t i = 1; i <= n; i++)
		for (size_t k = 1; k <= m; k++) {
			best[i][k] =
				best[i - 1][k] > best[i][k - 1] ? best[i - 1][k] : best[i][k - 1];
			if (a[i - 1] == b[k - 1] && best[i - 1][k - 1] + 1 > best[i][k])
				best[i][k] = best[i - 1][k - 1] + 1;
		}
	return best[n][m];
}

static void finds_the_most_in_common(void **state)
{
	(void)state;
	for (int round = 0; round < 5000; round++) {
		uint64_t a[LONGEST], b[LONGEST], left[LONGEST], right[LONGEST];
		bool kept_a[LONGEST] = {false}, kept_b[LONGEST] = {false};
		size_t n = roll(LONGEST), m = roll(LONGEST), i = 0, k = 0;
		unsigned letters = 1 + roll(6);

		for (size_t j = 0; j < n; j++)
			a[j] = roll(letters);
		for (size_t j = 0; j < m; j++)
			b[j] = roll(letters);
		diff_words(a, n, b, m, kept_a, kept_b);
		for (size_t j = 0; j < n; j++)
			if (kept_a[j])
				left[i++] = a[j];
		for (size_t j = 0; j < m; j++)
			if (kept_b[j])
				right[k++] = b[j];
		assert_int_equal(i, k);
		assert_true(!i || !memcmp(left, right, i * sizeof *left));
		assert_int_equal(i, common(a, n, b, m));
	}
}

/* Long rows with nothing in common take no longer than is settled for. */
static void settles_for_less(void **state)
{
	enum { MANY = 20000 };
	uint64_t *a = calloc(MANY, sizeof *a), *b = calloc(MANY, sizeof *b);
	bool *kept = calloc(2 * MANY, sizeof *kept);
	size_t n = 0, m = 0;

	(void)state;
	assert_true(a && b && kept);
	for (size_t i = 0; i < MANY; i++) {
		a[i] = i % 7 ? i : 1;
		b[i] = MANY - i;
	}
	diff_words(a, MANY, b, MANY, kept, kept + MANY);
	for (size_t i = 0; i < MANY; i++) {
		n += kept[i];
		m += kept[MANY + i];
	}
	assert_int_equal(n, m);
	free(a);
	free(b);
	free(kept);
}

/* What A and B compared look like: a sign and a line for each row. */
static void looks(const char *a, const char *b, const char *want)
{
	const struct statement one = said(a), other = said(b);
	struct diff d;
	struct buf got;

	diff_init(&d, &one, &other);
	buf_init(&got);
	for (size_t i = 0; i < d.n; i++) {
		buf_putc(&got, diff_sign(d.rows[i].kind));
		diff_text(&d, i, DIFF_BOTH, &got, NULL);
		buf_putc(&got, '\n');
	}
	if (strcmp(buf_str(&got), want))
		fail_msg("got:\n%swant:\n%s", buf_str(&got), want);
	buf_done(&got);
	diff_done(&d);
}

static void says_what_has_changed(void **state)
{
	(void)state;
	looks("\1A b c.", "\1A b c.", " A b c.\n");
	looks("\1The year was hard for us.", "\1The year was good for us.",
	      "~The year was [-hard-] {+good+} for us.\n");
	looks("\1One two three four.", "\1One two three four five.",
	      "~One two three four {+five+}.\n");
	looks("\1So one two three.", "\1One two three.", "~[-So one-] {+One+} two three.\n");
	looks("\1And one two three.", "\1one two three.", "~[-And-] one two three.\n");
	looks("\1one two three.", "\1Or one two three.", "~{+Or+} one two three.\n");
	looks("\1(one two three.", "\1one two three.", "~[-(-]one two three.\n");
	looks("\1Same here.\1Only left.", "\1Same here.", " Same here.\n-Only left.\n");
	looks("\1Same here.", "\1Wholly new.\1Same here.", "+Wholly new.\n Same here.\n");
	looks("\1One two three four five.\1Last of all.",
	      "\1Last of all.\1One two three four five.",
	      "<One two three four five.\n Last of all.\n>One two three four five.\n");
	looks("\1One two three four five six.\1Last of all.",
	      "\1Last of all.\1One two three four five nine.",
	      "<One two three four five six.\n Last of all.\n"
	      ">One two three four five [-six-] {+nine+}.\n");
	looks("\1Peace", "\1peace", "-Peace\n+peace\n");
	looks("\1سال خوبی بود.", "\1سال بدی بود.", "~سال [-خوبی-] {+بدی+} بود.\n");
	looks("", "\1New.", "+New.\n");
	looks("", "", "");
	looks("\1\x0e"
	      "Marked\x0f words stay.",
	      "\1Marked words stay.", " Marked words stay.\n");
}

/* Both sides can be read from a row. */
static void shows_each_side(void **state)
{
	const struct statement one = said("\1A b, c d e."), other = said("\1A b, x d e f.");
	struct query_ranges ranges = {0};
	struct diff d;
	struct buf got;

	(void)state;
	diff_init(&d, &one, &other);
	assert_int_equal(d.n, 1);
	buf_init(&got);
	diff_text(&d, 0, DIFF_LEFT, &got, &ranges);
	assert_string_equal(buf_str(&got), "A b, [-c-] d e.");
	assert_int_equal(ranges.n, 1);
	assert_int_equal(ranges.items[0].start, 5);
	assert_int_equal(ranges.items[0].end, 10);
	buf_clear(&got);
	diff_text(&d, 0, DIFF_RIGHT, &got, &ranges);
	assert_string_equal(buf_str(&got), "A b, {+x+} d e {+f+}.");
	assert_int_equal(ranges.n, 3);
	query_ranges_done(&ranges);
	buf_done(&got);
	diff_done(&d);
}

static void puts_languages_beside(void **state)
{
	const struct statement_shared english = {.language = "en-GB"}, persian = {.language = "fa"};
	struct statement one = said("\1One.\1Two."), other = said("\1یک.");
	struct diff d;
	struct buf got;

	(void)state;
	one.shared = &english;
	other.shared = &persian;
	diff_init(&d, &one, &other);
	assert_int_equal(d.n, 2);
	assert_int_equal(d.count[DIFF_BESIDE], 2);
	buf_init(&got);
	diff_text(&d, 0, DIFF_BOTH, &got, NULL);
	assert_string_equal(buf_str(&got), "One.\nیک.");
	buf_done(&got);
	diff_done(&d);
}

/* Where too much would have to be compared, what is alike at the same place is still a pair. */
static void pairs_by_position(void **state)
{
	enum { WORDS = 1000, MANY = 500 };
	struct statement one = said(NULL), other = said(NULL);
	struct buf a, b;
	struct diff d;

	(void)state;
	buf_init(&a);
	buf_init(&b);
	for (int i = 0; i < WORDS * MANY; i++) {
		unsigned word = roll(5000);

		buf_printf(&a, "%sw%u ", i % WORDS ? "" : "\1", word);
		buf_printf(&b, "%sw%u ", i % WORDS ? "" : "\1", i % 10 ? word : 5000);
	}
	one.text.at = buf_str(&a);
	other.text.at = buf_str(&b);
	diff_init(&d, &one, &other);
	assert_int_equal(d.count[DIFF_CHANGED], MANY);
	assert_int_equal(d.n, MANY);
	diff_done(&d);
	buf_done(&a);
	buf_done(&b);
}

/* One very long paragraph and many short ones, which cannot be alike, and many long ones that could be: only
 * so many words are compared. */
static void bounds_what_is_compared(void **state)
{
	static const int words[] = {200000, 1000};
	struct statement one = said(NULL), other = said(NULL);
	struct buf a, b;
	struct diff d;

	(void)state;
	buf_init(&a);
	buf_init(&b);
	for (int round = 0; round < 2; round++) {
		int many = round ? 400 : 1;

		buf_clear(&a);
		buf_clear(&b);
		for (int i = 0; i < words[round] * many; i++)
			buf_printf(&a, "%sw%u ", i % words[round] ? "" : "\1", roll(5000));
		for (int i = 0; i < (round ? words[round] * many : 600000); i++)
			buf_printf(&b, "%sw%u ", i % (round ? words[round] : 30) ? "" : "\1",
				   roll(5000));
		one.text.at = buf_str(&a);
		other.text.at = buf_str(&b);
		diff_init(&d, &one, &other);
		assert_int_equal(d.count[DIFF_SAME] + d.count[DIFF_CHANGED], 0);
		assert_int_equal(d.count[DIFF_DROPPED], many);
		diff_done(&d);
	}
	buf_done(&a);
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_most_in_common),
		cmocka_unit_test(settles_for_less),
		cmocka_unit_test(says_what_has_changed),
		cmocka_unit_test(shows_each_side),
		cmocka_unit_test(puts_languages_beside),
		cmocka_unit_test(bounds_what_is_compared),
		cmocka_unit_test(pairs_by_position),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}

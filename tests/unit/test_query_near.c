/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: what is found word by word, where, and how often; beside a plain and slow way of finding it. */
#include "config.h"

#include "search/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "search/index.h"
#include "text/fold.h"

static struct fold *fold;

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
	return 0;
}

/* TEXT with brackets around what QUERY finds in it. */
static void finds(const char *query, const char *text, const char *want)
{
	struct query *q = query_new(query, fold);
	struct query_scratch *x = query_scratch_new(fold);
	struct query_hits h = {0};
	struct buf got;
	size_t at = 0;

	query_hits(q, x, NULL, FIELD_ANY, text, strlen(text), &h);
	buf_init(&got);
	for (size_t i = 0; i < h.n; i++) {
		assert_true(h.items[i].start >= at);
		buf_add(&got, text + at, h.items[i].start - at);
		at = h.items[i].end;
		buf_printf(&got, "[%.*s]", (int)(at - h.items[i].start), text + h.items[i].start);
	}
	buf_puts(&got, text + at);
	if (strcmp(buf_str(&got), want))
		fail_msg("'%s': got '%s', want '%s'", query, buf_str(&got), want);
	buf_done(&got);
	query_hits_done(&h);
	query_scratch_free(x);
	query_unref(q);
}

static void finds_whole_words(void **state)
{
	(void)state;
	finds("hop*", "hope, Hoping shop hop-pole", "[hope], [Hoping] shop [hop]-pole");
	finds("*hop", "hop, shop hope", "[hop], [shop] hope");
	finds("*hop*", "shopping hope", "[shopping] [hope]");
	finds("h*e", "he home hem the h", "[he] [home] hem the h");
	finds("a*a", "a aa aba", "a [aa] [aba]");
	finds("=Hop*", "hope Hope HOPE", "hope [Hope] HOPE");
	finds("don*", "don't undone", "[don't] undone");
	finds("19*", "1999 in 2019", "[1999] in 2019");
	finds("title:x*", "xa", "[xa]");
	finds("كتا*", "الکتاب کِتابٌ", "الکتاب [کِتابٌ]");
	finds("کِتا*", "کتاب کِتابٌ", "کتاب [کِتابٌ]");
	finds("می‌خوا*", "می خواهم میخواهم می‌خواهم می",
	      "[می خواهم] [میخواهم] [می‌خواهم] می");
	finds("über*", "Übermut uber", "[Übermut] uber");
	finds("*ss", "Nass Maß", "[Nass] [Maß]");
#if HAVE_ICU
	finds("预*", "我们今天讨论国家预算。", "我们今天讨论国家[预算]。");
	finds("国家 NEAR/1 预算", "讨论国家预算。", "讨论[国家预算]。");
#endif
}

static void finds_gaps(void **state)
{
	(void)state;
	finds("\"peace * justice\"", "peace and justice, peace justice, peace (with) justice",
	      "[peace and justice], peace justice, [peace (with) justice]");
	finds("\"a * * b\"", "a x b a x y b", "a x b [a x y b]");
	finds("\"* b\"", "b a b", "b [a b]");
	finds("\"a * b\"", "xa x b, a x bx, a x \x01 b", "xa x b, a x bx, a x \x01 b");
	finds("\"a* * b\"", "ab x b", "[ab x b]");
	finds("\"a * b\"", "a x b x b a b b", "[a x b] x b [a b b]");
}

static void finds_what_is_close(void **state)
{
	(void)state;
	finds("peace~", "peace piece peas place peaces pace peac preace paece",
	      "[peace] piece peas [place] [peaces] [pace] [peac] [preace] paece");
	finds("government~", "goverment govermment governmental gouvernement govern",
	      "[goverment] [govermment] [governmental] [gouvernement] govern");
	finds("abc~", "abc ab bc ac xbc axc abx abcd a abcde",
	      "[abc] [ab] [bc] [ac] [xbc] [axc] [abx] [abcd] a abcde");
	finds("дума~", "Дума думы дом", "[Дума] [думы] дом");
	finds("سلام~", "سلم سلام سل", "[سلم] [سلام] سل");
	finds("\"the goverment~ of\"", "the government of", "[the government of]");
}

static void finds_what_is_near(void **state)
{
	(void)state;
	finds("a NEAR/2 b", "a b, b x a. a x x b", "[a b], [b x a]. a x x b");
	finds("a NEAR/2 a", "a x a a", "[a x a] a");
	finds("a NEAR/1 b", "a a b b", "a [a b] b");
	finds("a NEAR/3 b", "a b \x01 a \x01 b", "[a b] \x01 a \x01 b");
	finds("ab NEAR/3 b", "ab", "ab");
	finds("a NEAR/1 b NEAR/1 c", "c b a, a c b, b a x c", "[c b a], a c b, b a x c");
	finds("(a NEAR/1 b) NEAR/2 c", "a b x c, a x b c", "[a b x c], a x b c");
	finds("(a | d) NEAR/1 b", "d b", "[d b]");
	finds("\"a b\" NEAR/2 c", "c x a b", "[c x a b]");
	finds("=A NEAR/2 b", "a b A b", "a b [A b]");
	finds("á NEAR/1 b", "a b, á b", "a b, [á b]");
	finds("peace~ NEAR/2 j*", "piece pace of justice", "piece [pace of justice]");
#if HAVE_PCRE2
	finds("/a./ NEAR/1 b", "ax b", "[ax b]");
#endif
}

/* ---- Beside a slow way ---- */

static uint32_t seed = 20261127;

static unsigned roll(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

enum { WORDS = 30 };

/* Whether one of each of the letters LIST stands in TEXT, each at most D words from the one before. */
static bool chain(const char *text, const char *list, int at, size_t d)
{
	if (!*list)
		return true;
	for (int i = 0; text[2 * i]; i++) {
		size_t away = (size_t)(i > at ? i - at : at - i);

		if (text[2 * i] == *list && (at < 0 || (away && away <= d)) &&
		    chain(text, list + 1, i, d))
			return true;
	}
	return false;
}

/* The distance of Levenshtein, by its definition. */
static size_t distance(const char *a, const char *b)
{
	size_t one, two, three;

	if (!*a || !*b)
		return strlen(a) + strlen(b);
	if (*a == *b)
		return distance(a + 1, b + 1);
	one = distance(a + 1, b);
	two = distance(a, b + 1);
	three = distance(a + 1, b + 1);
	one = two < one ? two : one;
	return 1 + (three < one ? three : one);
}

static bool found(const char *query, const char *text)
{
	struct query *q = query_new(query, fold);
	struct query_scratch *x = query_scratch_new(fold);
	struct batch *batch = batch_new();
	struct index *ix = index_new();
	struct statement *s = batch_add(batch);
	struct query_hits h = {0};
	uint64_t bits[1];
	size_t n;

	s->title = text;
	index_add(ix, fold, s);
	index_finish(ix, batch);
	query_run(q, x, ix, bits);
	query_hits(q, x, s, FIELD_BIT(FIELD_TITLE), text, strlen(text), &h);
	n = query_count_hits(q, x, 0, FIELD_ANY, ix, 0);
	if (n != h.n || (n > 0) != (bits[0] & 1))
		fail_msg("'%s' in '%s': %zu hits, %zu counted, bit %d", query, text, h.n, n,
			 (int)(bits[0] & 1));
	query_hits_done(&h);
	index_free(ix);
	batch_free(batch);
	query_scratch_free(x);
	query_unref(q);
	return n;
}

static void agrees_with_all_combinations(void **state)
{
	(void)state;
	for (int i = 0; i < 4000; i++) {
		char text[2 * WORDS + 2] = "", list[5] = "", query[100];
		unsigned parts = 2 + roll(3), d = 1 + roll(4), words = roll(WORDS);
		size_t len = 0;

		for (unsigned k = 0; k < words; k++) {
			text[2 * k] = (char)('a' + roll(8));
			text[2 * k + 1] = ' ';
		}
		for (unsigned k = 0; k < parts; k++) {
			list[k] = (char)('a' + roll(8));
			len += (size_t)snprintf(query + len, sizeof query - len,
						k ? " NEAR/%u =%c" : "%.0u=%c", k ? d : 0, list[k]);
		}
		if (found(query, text) != chain(text, list, -1, d))
			fail_msg("'%s' in '%s'", query, text);
	}
}

static void agrees_with_the_definition_of_distance(void **state)
{
	(void)state;
	for (int i = 0; i < 4000; i++) {
		char word[11] = "", other[12] = "", query[13];
		unsigned n = 3 + roll(6), m = n - 2 + roll(4);

		for (unsigned k = 0; k < n; k++)
			word[k] = (char)('a' + roll(3));
		for (unsigned k = 0; k < m; k++)
			other[k] = k < n && roll(4) ? word[k] : (char)('a' + roll(3));
		snprintf(query, sizeof query, "%s~", word);
		if (*other && found(query, other) != (distance(word, other) <= (n > 7 ? 2 : 1)))
			fail_msg("'%s' in '%s'", query, other);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_whole_words),
		cmocka_unit_test(finds_gaps),
		cmocka_unit_test(finds_what_is_close),
		cmocka_unit_test(finds_what_is_near),
		cmocka_unit_test(agrees_with_all_combinations),
		cmocka_unit_test(agrees_with_the_definition_of_distance),
	};

	return cmocka_run_group_tests_name("query near", tests, setup, teardown);
}

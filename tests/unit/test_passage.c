/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Passage: found by its words, whatever has changed round it; and of several the one that is meant. */
#include "config.h"

#include "search/passage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/remark.h"
#include "archive/statement.h"
#include "base/buf.h"
#include "text/fold.h"

static struct fold *fold;
static struct fold_map map;

/* What is found in TEXT of the passage; "": nothing. */
static void finds(const char *text, const char *exact, const char *prefix, const char *suffix,
		  size_t start, const char *want)
{
	char e[200], p[200], s[200];
	struct remark_note note = {.exact = e, .prefix = p, .suffix = s};
	struct query_range at = {0};
	size_t like;
	struct buf b;

	strcpy(e, exact);
	strcpy(p, prefix);
	strcpy(s, suffix);
	buf_init(&b);
	if (passage_find(fold, &map, text, strlen(text), &note, &at, &like)) {
		assert_int_equal(at.start, start);
		passage_plain(text, at.start, at.end, &b);
	}
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

static void finds_by_words(void **state)
{
	(void)state;
	finds("\1The sun rose. It rained.", "it rained", "", "", 15, "It rained");
	finds("\1The \x0esun\x0f  rose\nagain.", "sun rose again", "", "", 6, "sun rose again");
	finds("\1The sun rose.", "it rained", "", "", 0, "");
	finds("\1The sun rose.", "", "The", "", 0, "");
	/* Arabic ye and ke, with and without marks. */
	finds("\1این كتاب خوبى است", "کتاب خوبی", "", "", 8, "كتاب خوبى");
	/* The neighbours tell which. */
	finds("\1one day, two day, three day.", "day", "two ", ", three", 14, "day");
	finds("\1one day, two day, three day.", "day", "three ", ".", 25, "day");
	finds("\1one day, two day, three day.", "day", "", "", 5, "day");
}

static void remembers_what_is_around(void **state)
{
	static const char text[] =
		"\1"
		"A long beginning of many words that goes on, and \x10this\x11 is it; and then "
		"more of the same follows here.";
	size_t from = (size_t)(strstr(text, "this") - text);
	struct buf prefix, suffix;

	(void)state;
	buf_init(&prefix);
	buf_init(&suffix);
	passage_around(text, sizeof text - 1, from, from + 4, &prefix, &suffix);
	assert_string_equal(buf_str(&prefix), "of many words that goes on, and ");
	assert_string_equal(buf_str(&suffix), " is it; and then more of the sam");
	buf_done(&prefix);
	buf_done(&suffix);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_words),
		cmocka_unit_test(remembers_what_is_around),
	};
	int failed;

	fold = fold_new();
	failed = cmocka_run_group_tests_name("passage", tests, NULL, NULL);
	fold_map_done(&map);
	fold_free(fold);
	return failed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Filter and matcher: slices, what was found before, and the first screen first. */
#include "config.h"

#include "app/filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/mailbox.h"
#include "app/matcher.h"
#include "archive/archive.h"
#include "base/bits.h"
#include "base/buf.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/collate.h"
#include "text/fold.h"

/* Enough text for the first screen to come first, in parts whose numbers begin anywhere. */
enum { PARTS = 7, IN_PART = 3001, STATEMENTS = PARTS * IN_PART };

static struct fold *fold;
static struct collate *collate;
static struct archive archive;
static struct index *parts[PARTS];
static size_t first[PARTS];
static struct view view;
static struct mailbox box;
static struct filter filter;
static struct filter_source source = {.parts = parts, .first = first, .n = PARTS};

static const char *word_of(size_t i)
{
	return i % 1000 == 7 ? "seldom" : i % 2 ? "oddly" : "evenly";
}

static int setup(void **state)
{
	struct buf text;

	(void)state;
	fold = fold_new();
	collate = collate_new(fold);
	archive_init(&archive);
	buf_init(&text);
	for (size_t p = 0; p < PARTS; p++) {
		struct batch *b = batch_new();

		first[p] = archive.n;
		parts[p] = index_new();
		for (size_t i = 0; i < IN_PART; i++) {
			struct statement *s = batch_add(b);

			buf_clear(&text);
			for (int k = 0; k < 90; k++)
				buf_puts(&text, "some words ");
			buf_puts(&text, word_of(p * IN_PART + i));
			s->text.at = arena_strdup(&b->arena, buf_str(&text));
			index_add(parts[p], fold, s);
		}
		index_finish(parts[p], b);
		archive_take(&archive, b);
	}
	buf_done(&text);
	source.statements = archive.n;
	view_init(&view, &archive, collate);
	view_sort(&view, FIELD_FILE, false);
	view_grow(&view);
	view_update(&view);
	mailbox_init(&box, false);
	filter_init(&filter, &box);
	return 0;
}

static int teardown(void **state)
{
	struct message *m;

	(void)state;
	filter_done(&filter);
	while ((m = mailbox_take(&box)))
		matcher_answer_free((struct matcher_answer *)m);
	mailbox_done(&box);
	view_done(&view);
	for (size_t p = 0; p < PARTS; p++)
		index_free(parts[p]);
	archive_done(&archive);
	collate_free(collate);
	fold_free(fold);
	return 0;
}

static bool put(const char *text)
{
	struct query *query = query_new(text, fold);
	bool known = filter_set(&filter, &view, &source, query);

	query_unref(query);
	return known;
}

/* Take in one answer. */
static void take(void)
{
	struct matcher_answer *a = (struct matcher_answer *)mailbox_wait(&box);

	filter_take(&filter, &view, &source, a);
	matcher_answer_free(a);
}

static void settle(void)
{
	while (!filter_settled(&filter))
		take();
	view_update(&view);
}

static void shows_exactly(const char *word)
{
	size_t n = 0;

	for (size_t i = 0; i < STATEMENTS; i++) {
		if (!strstr(word_of(i), word))
			continue;
		assert_true(n < view.n);
		assert_int_equal(view_at(&view, n), i);
		n++;
	}
	assert_int_equal(view.n, n);
}

static void finds_all_of_it(void **state)
{
	static const char *const words[] = {"e", "el",      "seldom", "odd",
					    "l", "nowhere", "even",   "y"};

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		put(words[i]);
		settle();
		/* the words themselves are in all of them */
		if (strcmp(words[i], "e") != 0)
			shows_exactly(words[i]);
		else
			assert_int_equal(view.n, STATEMENTS);
	}
}

static void remembers_what_it_found(void **state)
{
	(void)state;
	put("seld");
	settle();
	shows_exactly("seld");
	put("seldom");
	settle();
	shows_exactly("seldom");
	/* Backspace: at once. */
	assert_true(put("seld"));
	view_update(&view);
	shows_exactly("seld");
	assert_true(put(""));
	view_update(&view);
	assert_int_equal(view.n, STATEMENTS);
	filter_forget(&filter);
	assert_false(put("seld"));
	settle();
	shows_exactly("seld");
}

static void first_screen_comes_first(void **state)
{
	(void)state;
	filter_forget(&filter);
	put("");
	view_update(&view);
	view.selected = 10000;
	assert_false(put("odd"));
	while (!filter.near && !filter_settled(&filter))
		take();
	if (!filter_settled(&filter)) {
		size_t row;

		assert_true(filter_show_part(&filter, &view));
		view_update(&view);
		filter_shown(&filter, &view);
		assert_true(filter.partial);
		/* Round the selection nothing is missing, and nothing is there that does not match. */
		row = view_row(&view, 10001);
		for (size_t i = 10001, k = 0; k < 40 && k < filter.near; i += 2)
			if (!strcmp(word_of(i), "oddly"))
				assert_int_equal(view_at(&view, row + k++), i);
		for (size_t i = 0; i < view.n; i++)
			assert_string_equal(word_of(view_at(&view, i)), "oddly");
	}
	settle();
	assert_false(filter.partial);
	shows_exactly("odd");
	/* What was selected and does not match: the next that does. */
	assert_int_equal(view.selected, 10001);
}

static void drops_what_is_stale(void **state)
{
	(void)state;
	filter_forget(&filter);
	for (int i = 0; i < 200; i++)
		put(i % 2 ? "odd" : HAVE_PCRE2 ? "/e.*ly/" : "evenly");
	put("seldom");
	settle();
	shows_exactly("seldom");
}

static void moves_pieces_of_sets(void **state)
{
	(void)state;
	for (size_t at = 0; at < 130; at += 7) {
		for (size_t n = 0; n < 150; n += 11) {
			uint64_t from[3], to[6] = {0}, back[3] = {0};

			for (size_t i = 0; i < 3; i++)
				from[i] = UINT64_C(0x9E3779B97F4A7C15) * (i + at + n);
			bits_or(to, at, from, n);
			bits_take(back, to, 6, at, n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(back[i / 64] >> i % 64 & 1,
						 from[i / 64] >> i % 64 & 1);
			for (size_t i = 0; i < 6 * 64; i++)
				if (i < at || i >= at + n)
					assert_false(to[i / 64] >> i % 64 & 1);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_all_of_it),
		cmocka_unit_test(remembers_what_it_found),
		cmocka_unit_test(first_screen_comes_first),
		cmocka_unit_test(drops_what_is_stale),
		cmocka_unit_test(moves_pieces_of_sets),
	};

	return cmocka_run_group_tests_name("filter", tests, setup, teardown);
}

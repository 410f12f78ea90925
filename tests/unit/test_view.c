/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* View: order, filter, and a selection that stays with its statement. */
#include "config.h"

#include "own.h"
#include "search/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "search/query.h"
#include "text/collate.h"
#include "text/fold.h"

struct fixture {
	struct archive archive;
	struct fold *fold;
	struct collate *collate;
	struct view view;
};

static void add(struct fixture *f, const char *const *rows)
{
	struct batch *b = batch_new();

	/* "EDTF TITLE" each; "-" is undated. */
	for (; *rows; rows++) {
		struct statement *s = batch_add(b);
		const char *blank = strchr(*rows, ' ');
		char *edtf = arena_copy(&b->arena, *rows, (size_t)(blank - *rows));

		s->title = *blank && blank[1] ? arena_strdup(&b->arena, blank + 1) : NULL;
		if (strcmp(edtf, "-")) {
			s->edtf = edtf;
			assert_true(date_parse(edtf, &s->date));
		}
	}
	archive_take(&f->archive, b);
	view_grow(&f->view);
	view_update(&f->view);
}

static int setup(void **state)
{
	static const char *const rows[] = {"2020-02 beta",  "2021 alpha", "- gamma",
					   "2020-02 Ärger", "1999 delta", NULL};
	struct fixture *f = calloc(1, sizeof *f);

	archive_init(&f->archive);
	f->fold = fold_new();
	f->collate = collate_new(f->fold);
	view_init(&f->view, &f->archive, f->collate);
	add(f, rows);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	view_done(&f->view);
	archive_done(&f->archive);
	collate_free(f->collate);
	fold_free(f->fold);
	free(f);
	return 0;
}

static void expect(const struct fixture *f, const char *want)
{
	struct buf got;

	buf_init(&got);
	for (size_t i = 0; i < f->view.n; i++)
		buf_printf(&got, "%s%zu", i ? " " : "", view_at(&f->view, i));
	assert_string_equal(buf_str(&got), want);
	buf_done(&got);
}

static void order(struct fixture *f, enum field_id sort, bool reverse, const char *want)
{
	view_sort(&f->view, sort, reverse);
	view_update(&f->view);
	expect(f, want);
}

static void sorts_stably_and_undated_last(void **state)
{
	struct fixture *f = *state;

	expect(f, "1 0 3 4 2");
	order(f, FIELD_DATE, true, "4 0 3 1 2");
	order(f, FIELD_TITLE, false, "1 3 0 4 2");
	order(f, FIELD_TITLE, true, "2 4 0 3 1");
	order(f, FIELD_FILE, false, "0 1 2 3 4");
	order(f, FIELD_FILE, true, "4 3 2 1 0");
	order(f, FIELD_SPEAKER, false, "0 1 2 3 4");
}

/* Any field is an order: times of publication newest first, by the instant; what lacks it last. */
static void sorts_by_any_field(void **state)
{
	static const char *const published[] = {"2021-03-01T00:30:00+03:30", NULL,
						"2021-02-28T22:00:00Z", "2022", "2021-02"};
	static const char *const parties[] = {"Moor", "heath", NULL, "Heath; Moor", NULL};
	struct fixture *f = *state;
	struct batch *b = f->archive.batches[0];

	for (size_t i = 0; i < 5; i++) {
		b->items[i].published = published[i];
		own_shared(&b->arena, &b->items[i])->party = parties[i];
	}
	order(f, FIELD_PUBLISHED, false, "3 2 0 4 1");
	order(f, FIELD_PUBLISHED, true, "4 0 2 3 1");
	order(f, FIELD_PARTY, false, "1 3 0 2 4");
	order(f, FIELD_PARTY, true, "0 3 1 2 4");
	order(f, FIELD_TOPIC, false, "0 1 2 3 4");
}

static void takes_in_what_comes_later(void **state)
{
	static const char *const more[] = {"2022 new", "2020-03 mid", "- last", NULL};
	struct fixture *f = *state;

	f->view.selected = 4;
	add(f, more);
	expect(f, "5 1 6 0 3 4 2 7");
	assert_int_equal(f->view.selected, 4);
	order(f, FIELD_TITLE, false, "1 3 0 4 2 7 6 5");
	add(f, more);
	expect(f, "1 3 0 4 2 7 10 6 9 5 8");
}

static uint64_t *bits(uint64_t value)
{
	uint64_t *b = malloc(sizeof *b);

	assert_non_null(b);
	*b = value;
	return b;
}

static void filter(struct fixture *f, uint64_t *match)
{
	view_match_take(&f->view, match, match ? 1 : 0);
	view_update(&f->view);
}

static void selection_stays_with_its_statement(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(f->view.selected, 1);
	f->view.selected = 3;
	filter(f, bits(1u << 3 | 1u << 4));
	expect(f, "3 4");
	assert_int_equal(f->view.selected, 3);
	/* Hidden: the next visible one in the order takes over ... */
	filter(f, bits(1u << 1 | 1u << 2));
	expect(f, "1 2");
	assert_int_equal(f->view.selected, 2);
	/* ... or the last, where none follows. */
	filter(f, bits(1u << 1));
	assert_int_equal(f->view.selected, 1);
	/* Nothing visible: it waits. */
	filter(f, bits(0));
	expect(f, "");
	assert_int_equal(f->view.selected, 1);
	filter(f, NULL);
	expect(f, "1 0 3 4 2");
	assert_int_equal(f->view.selected, 1);
}

static void rows_of_numbers(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(view_row(&f->view, 1), 0);
	assert_int_equal(view_row(&f->view, 2), 4);
	filter(f, bits(1u << 0 | 1u << 4));
	assert_int_equal(view_row(&f->view, 1), 0);
	assert_int_equal(view_row(&f->view, 3), 1);
	assert_int_equal(view_row(&f->view, 2), 1);
	filter(f, bits(0));
	assert_true(view_row(&f->view, 2) == VIEW_NONE);
}

static void matches_of_later_batches(void **state)
{
	static const char *const more[] = {"2022 new", "2020-03 mid", NULL};
	struct fixture *f = *state;
	uint64_t second = 2;

	filter(f, bits(1));
	add(f, more);
	expect(f, "0");
	view_match_add(&f->view, 5, 2, &second);
	view_update(&f->view);
	expect(f, "6 0");
}

/* Rows that a generator makes: some undated, some without a title, many alike. */
static void add_random(struct fixture *f, uint32_t *seed, size_t n)
{
	char text[16][32];
	const char *rows[17] = {0};

	for (size_t i = 0; i < n; i++) {
		*seed = *seed * 1664525 + 1013904223;
		if (*seed >> 28 == 0)
			snprintf(text[i], sizeof text[i], "- xx%u", *seed >> 8 & 7);
		else
			snprintf(text[i], sizeof text[i], "%u the same w%u",
				 1900 + (*seed >> 20) % 50, *seed >> 8 & 31);
		if ((*seed >> 16 & 7) == 0)
			strchr(text[i], ' ')[1] = '\0';
		rows[i] = text[i];
	}
	add(f, rows);
}

/* Many batches, many equal dates: each order is the same as sorting all at once, and each row is
 * found where it stands, whatever is visible. */
static void merging_is_sorting(void **state)
{
	struct fixture *f = *state;
	uint32_t seed = 7;

	for (int kind = 0; kind < (int)field_count * 2; kind++) {
		enum field_id sort = (enum field_id)(kind / 2);
		struct view fresh;
		size_t words;

		view_sort(&f->view, sort, kind & 1);
		for (size_t round = 0; round < 12; round++)
			add_random(f, &seed, round % 4 * 5 + 1);
		view_init(&fresh, &f->archive, f->collate);
		view_sort(&fresh, sort, kind & 1);
		view_grow(&fresh);
		view_update(&fresh);
		assert_int_equal(fresh.n, f->view.n);
		assert_int_equal(fresh.n, f->archive.n);
		assert_memory_equal(fresh.rows, f->view.rows, fresh.n * sizeof *fresh.rows);
		view_sort(&fresh, sort, kind & 1);
		view_update(&fresh);
		assert_memory_equal(fresh.rows, f->view.rows, fresh.n * sizeof *fresh.rows);
		/* Every third one is visible: what is not has the row of the next that is. */
		words = QUERY_WORDS(f->archive.n);
		fresh.match = calloc(words, sizeof *fresh.match);
		fresh.match_words = words;
		for (size_t i = 0; i < f->archive.n; i += 3)
			fresh.match[i / 64] |= UINT64_C(1) << i % 64;
		view_update(&fresh);
		for (size_t row = 0, i = 0; i < f->view.n; i++) {
			size_t number = view_at(&f->view, i);

			assert_int_equal(view_row(&fresh, number),
					 row < fresh.n ? row : fresh.n - 1);
			row += number % 3 == 0;
		}
		view_done(&fresh);
	}
}

/* What the plain way makes of all statements: a key each, and qsort(). */
struct plain {
	char *text;
	int64_t date;
	size_t number;
};

static const struct view *plain_of;

static int compare_plain(const void *a, const void *b)
{
	const struct plain *x = a, *y = b;
	int c = 0;

	if (plain_of->sort == FIELD_DATE && x->date != y->date) {
		if (x->date == INT64_MAX || y->date == INT64_MAX)
			return x->date == INT64_MAX ? 1 : -1;
		c = x->date > y->date ? -1 : 1;
	} else if (plain_of->sort == FIELD_FILE) {
		c = x->number < y->number ? -1 : 1;
	} else if (plain_of->sort != FIELD_DATE) {
		if (!x->text || !y->text)
			c = 0;
		else
			c = strcmp(x->text, y->text);
		if (!x->text != !y->text)
			return x->text ? -1 : 1;
	}
	if (c)
		return plain_of->reverse ? -c : c;
	return x->number < y->number ? -1 : 1;
}

static void expect_plain(struct fixture *f)
{
	const struct view *v = &f->view;
	struct plain *rows = calloc(f->archive.n, sizeof *rows);
	char room[STATEMENT_LABEL_SIZE];
	struct buf key;

	assert_non_null(rows);
	buf_init(&key);
	for (size_t i = 0; i < f->archive.n; i++) {
		const char *text =
			field_order(&field_table[v->sort], NULL, f->archive.items[i], room, NULL);

		rows[i].number = i;
		rows[i].date = date_key(&f->archive.items[i]->date);
		buf_clear(&key);
		if (text)
			collate_key(f->collate, text, strlen(text), false, &key);
		rows[i].text = key.len ? strdup(buf_str(&key)) : NULL;
	}
	buf_done(&key);
	plain_of = v;
	qsort(rows, f->archive.n, sizeof *rows, compare_plain);
	assert_int_equal(v->order_n, f->archive.n);
	for (size_t i = 0; i < f->archive.n; i++) {
		assert_int_equal(v->order[i], rows[i].number);
		free(rows[i].text);
	}
	free(rows);
}

/* Rows that come while an order is being made. */
static void add_quietly(struct fixture *f, uint32_t *seed, size_t n)
{
	struct view real = f->view;

	view_init(&f->view, &f->archive, f->collate);
	add_random(f, seed, n);
	view_done(&f->view);
	f->view = real;
}

/* By slices as small as can be, given up and begun anew, with rows that come in between and a filter that
 * changes: the list stands in its old order until the new one is there, which is that of the plain way. */
static void slices_are_sorting(void **state)
{
	static const enum field_id fields[] = {FIELD_TITLE, FIELD_DATE, FIELD_FILE, FIELD_SPEAKER};
	struct fixture *f = *state;
	uint32_t seed = 5;
	int percent, last = 0, slices = 0;
	enum field_id sort;
	bool reverse;

	for (int round = 0; round < 300; round++)
		add_random(f, &seed, 16);
	for (int kind = 0; kind < 16; kind++) {
		/* From the third on nothing more comes. */
		bool whole = kind >= 8;
		size_t n = f->view.order_n, first = f->view.order[0];

		if (whole)
			view_whole(&f->view);
		else
			add_quietly(f, &seed, 16);
		view_begin(&f->view, fields[(kind + 1) / 2 % 4], !(kind & 1));
		view_work(&f->view, 0);
		if (!whole)
			add_quietly(f, &seed, 16);
		view_begin(&f->view, fields[kind / 2 % 4], kind & 1);
		for (; view_work(&f->view, 0); slices++) {
			assert_int_equal(f->view.order_n, n);
			assert_int_equal(f->view.order[0], first);
			assert_true(view_works(&f->view));
			assert_true(view_sorts(&f->view, &sort, &reverse, &percent));
			assert_int_equal(sort, fields[kind / 2 % 4]);
			assert_int_equal(reverse, kind & 1);
			assert_in_range(percent, 0, 99);
			last = percent > last ? percent : last;
			view_update(&f->view);
			assert_int_equal(f->view.n, n);
		}
		assert_false(view_works(&f->view));
		if (!whole)
			add_quietly(f, &seed, 7);
		view_grow(&f->view);
		assert_int_equal(f->view.sort, fields[kind / 2 % 4]);
		expect_plain(f);
		view_update(&f->view);
		for (size_t row = 0; row < f->view.n; row += 97)
			assert_int_equal(view_row(&f->view, view_at(&f->view, row)), row);
	}
	assert_true(slices > 16);
	assert_true(last > 50);
}

/* Another collation: what was made by the old one is void. */
static void forgets_keys_of_another_language(void **state)
{
	struct fixture *f = *state;

	order(f, FIELD_TITLE, false, "1 3 0 4 2");
	view_sort(&f->view, FIELD_DATE, false);
	collate_language(f->collate, "sv");
	view_collation(&f->view);
	view_sort(&f->view, FIELD_TITLE, true);
	expect_plain(f);
	collate_language(f->collate, "de");
	view_collation(&f->view);
	expect_plain(f);
	assert_true(f->view.reverse);
}

/* What merging_is_sorting() compares with is right. */
static void dates_descend(void **state)
{
	struct fixture *f = *state;
	uint32_t seed = 11;

	for (int round = 0; round < 40; round++)
		add_random(f, &seed, 16);
	for (size_t i = 1; i < f->view.n; i++) {
		size_t a = view_at(&f->view, i - 1), b = view_at(&f->view, i);
		int64_t x = date_key(&f->archive.items[a]->date);
		int64_t y = date_key(&f->archive.items[b]->date);

		if (x == y)
			assert_true(a < b);
		else if (x == INT64_MAX || y == INT64_MAX)
			assert_true(y == INT64_MAX);
		else
			assert_true(x > y);
	}
	assert_int_equal(f->view.n, 5 + 40 * 16);
}

static void names_of_orders(void **state)
{
	(void)state;
	assert_string_equal(view_sort_name(FIELD_OCCASION), "occasion");
	assert_string_equal(view_sort_name(0), field_table[0].name);
	assert_null(view_sort_name((enum field_id)field_count));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sorts_stably_and_undated_last),
		TEST(sorts_by_any_field),
		TEST(takes_in_what_comes_later),
		TEST(selection_stays_with_its_statement),
		TEST(rows_of_numbers),
		TEST(matches_of_later_batches),
		TEST(merging_is_sorting),
		TEST(slices_are_sorting),
		TEST(forgets_keys_of_another_language),
		TEST(dates_descend),
		cmocka_unit_test(names_of_orders),
	};

	return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/duplicates.h"
#include "own.h"

static struct archive a;
static struct duplicates d;

static int set_up(void **state)
{
	(void)state;
	archive_init(&a);
	duplicates_init(&d);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	duplicates_done(&d);
	archive_done(&a);
	return 0;
}

/* A statement of FILE; returns its number. */
static size_t add(uint32_t file, const char *id, const char *date, const char *title)
{
	struct batch *b = batch_new();
	struct statement *s = batch_add(b);

	s->file = file;
	s->id = id;
	s->edtf = date;
	s->title = title;
	archive_take(&a, b);
	return a.n - 1;
}

static struct statement *at(size_t number)
{
	return &a.batches[number]->items[0];
}

static void updated(size_t number, const char *when)
{
	own_rare(&a.batches[number]->arena, at(number))->updated = when;
}

/* Which are hidden, a digit each: "010". */
static const char *hidden(void)
{
	static char s[100];
	size_t n = 0;

	while (d.n < a.n)
		duplicates_grow(&d, &a, a.n, SIZE_MAX);
	for (size_t i = 0; i < a.n; i++) {
		s[i] = duplicates_hidden(&d, i) ? '1' : '0';
		n += s[i] == '1';
	}
	s[a.n] = '\0';
	assert_int_equal(n, d.hidden_n);
	return s;
}

static void test_addresses(void **state)
{
	(void)state;
	add(0, "https://example.org/1", "2021", "One");
	add(0, "tag:example.org,2021:2", "2021", "Two");
	add(1, "https://example.org/1", "2022", "One, corrected");
	add(1, "tag:example.org,2021:2", "2021", "Two");
	add(1, "tag:example.org,2021:3", "2021", "Two");
	assert_string_equal(hidden(), "11000");
}

static void test_address_that_says_nothing(void **state)
{
	(void)state;
	add(0, "https://example.org/", "2021", "One");
	add(0, "https://example.org/", "2022", "Two");
	add(0, "https://example.org/", "2023", "Three");
	add(1, "https://example.org/", "2024", "Four");
	add(1, "https://example.org/", "2022", "Two");
	assert_string_equal(hidden(), "01000");
}

static void test_plain_ids(void **state)
{
	(void)state;
	add(0, "s1", "2021", "One");
	add(1, "s1", "2021", "Another");
	add(2, "s1", "2022", "One");
	add(3, "2021-05", "2021-05", "One");
	add(4, "2021-05", "2021-05", "Other");
	assert_string_equal(hidden(), "00000");
	add(4, "s1", "2021", "One");
	assert_string_equal(hidden(), "100000");
}

static void test_speeches_without_title(void **state)
{
	(void)state;
	for (size_t i = 0; i < 5; i++)
		add((uint32_t)i, "u1", "2021-05-01", NULL);
	at(0)->speaker = at(1)->speaker = at(2)->speaker = "Ada";
	at(0)->text.at = "The sitting is open.";
	at(1)->text.at = "The sitting is closed.";
	at(2)->text.at = "The sitting is  open .";
	assert_string_equal(hidden(), "10000");
}

/* All speeches of a sitting have its id and its title. */
static void test_speeches_of_a_sitting(void **state)
{
	static const struct {
		const char *speaker, *text;
	} all[] = {
		{"Ada", "The sitting is open."}, {"Ada", "The sitting is closed."},
		{"Bob", "The sitting is open."}, {"Ada", "The sitting is open!"},
		{"Ada", "It is open."},          {"Ada", NULL},
	};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		add(i < 2 ? 0 : (uint32_t)i, "h1", "2021-05-01", "Minutes");
		at(i)->speaker = all[i].speaker;
		at(i)->text.at = all[i].text;
		if (i == 3)
			assert_string_equal(hidden(), "1000");
	}
	/* What says that it was revised may say something else. */
	updated(1, "2021-05-02");
	updated(4, "2021-05-03");
	assert_string_equal(hidden(), "110001");
}

/* An item of two feeds, one with an excerpt: what was published at one time is one thing. */
static void test_items_of_feeds(void **state)
{
	static const char *const texts[] = {"In short.", "At length and in full.",
					    "Something else."};
	static const char *const speakers[] = {NULL, NULL, "Ada"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		add((uint32_t)i, "4711", "2021-05-01", "News");
		at(i)->text.at = texts[i];
		at(i)->speaker = speakers[i];
		at(i)->published = "2021-05-01T10:00:00Z";
	}
	assert_string_equal(hidden(), "100");
}

/* A text of marks alone is the same where it is the very same. */
static void test_texts_without_letters(void **state)
{
	static const char *const texts[] = {"!!!", "!!!", "?", "-"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		add(0, "4711", "2021-05-01", "Marks");
		at(i)->text.at = texts[i];
	}
	assert_string_equal(hidden(), "1000");
}

static void test_made_ids(void **state)
{
	(void)state;
	add(0, "2021-1", "2021", "One");
	add(1, "2021-1", "2021", "One");
	add(0, NULL, "2021", "One");
	add(1, NULL, "2021", "One");
	at(0)->made_id = at(1)->made_id = true;
	assert_string_equal(hidden(), "0000");
}

static void test_newest(void **state)
{
	static const struct {
		const char *updated, *published;
	} all[] = {
		{"2021-05-01T10:00:00Z", NULL},        {"2021-05-01T12:00:00+02:30", NULL},
		{"2021-05-01T09:59:00.5-00:30", NULL}, {NULL, "2021-06"},
		{NULL, "2021-05-31T23:59:59Z"},        {"2021-06-01T00:00Z", "2020"},
	};
	uint32_t copies[10];

	(void)state;
	for (uint32_t i = 0; i < 6; i++) {
		size_t n = add(i, "urn:x", "2019", "One");

		updated(n, all[i].updated);
		at(n)->published = all[i].published;
	}
	assert_string_equal(hidden(), "111110");
	assert_int_equal(duplicates_of(&d, &a, 5, copies, 10), 5);
	assert_int_equal(copies[0], 4);
	assert_int_equal(duplicates_of(&d, &a, 5, copies, 2), 2);
	assert_int_equal(duplicates_newest(&d, &a, 0), 5);
	assert_int_equal(duplicates_newest(&d, &a, SIZE_MAX), SIZE_MAX);
}

static void test_older_comes_later(void **state)
{
	(void)state;
	updated(add(0, "urn:x", "2021", "One"), "2021-05-02");
	assert_string_equal(hidden(), "0");
	updated(add(1, "urn:x", "2021", "One"), "2021-05-01");
	assert_string_equal(hidden(), "01");
}

static void test_selection(void **state)
{
	(void)state;
	add(0, "urn:x", "2021", "One");
	add(0, "urn:y", "2021", "Two");
	assert_int_equal(duplicates_grow(&d, &a, a.n, 0), 0);
	add(1, "urn:x", "2021", "One");
	add(2, "urn:x", "2021", "One");
	assert_int_equal(duplicates_grow(&d, &a, a.n, 0), 3);
	assert_int_equal(duplicates_grow(&d, &a, a.n, 1), 1);
}

/* Without a second file, or an id that one gives twice, no table is made; then one is, of all before too. */
static void test_single(void **state)
{
	enum { N = 40 };
	static char ids[N][16];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		snprintf(ids[i], sizeof ids[i], "urn:%zu", i);
		at(add(0, ids[i], "2021", "One"))->first_id = true;
	}
	at(add(0, "x-1", "2021", "One"))->made_id = true;
	assert_int_equal(strspn(hidden(), "0"), N + 1);
	assert_null(d.table);
	assert_int_equal(duplicates_of(&d, &a, 3, &(uint32_t){0}, 1), 0);
	at(add(1, "urn:3", "2021", "One"))->first_id = true;
	duplicates_grow(&d, &a, a.n, SIZE_MAX);
	/* No more at a time than were asked for. */
	assert_int_equal(d.n, N + 1);
	assert_int_equal(d.put, 1);
	assert_string_equal(hidden(), "000100000000000000000000000000000000000000");
	assert_int_equal(duplicates_newest(&d, &a, 3), N + 1);
}

static void test_again_in_one_file(void **state)
{
	(void)state;
	at(add(0, "urn:1", "2021", "One"))->first_id = true;
	at(add(0, "urn:2", "2021", "Two"))->first_id = true;
	add(0, "urn:1", "2021", "One");
	assert_string_equal(hidden(), "100");
}

/* One id for everything must not cost more with each statement. */
static void test_many(void **state)
{
	enum { N = 200000 };
	struct batch *b = batch_new();
	static char ids[N / 2][16];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct statement *s = batch_add(b);

		snprintf(ids[i % (N / 2)], sizeof ids[0], "urn:%zu", i % (N / 2));
		s->id = i % 4 == 3 ? "urn:all" : ids[i % (N / 2)];
		s->title = ids[i % (N / 2)];
		s->file = i >= N / 2;
	}
	archive_take(&a, b);
	while (d.n < a.n)
		duplicates_grow(&d, &a, a.n, SIZE_MAX);
	assert_in_range(d.hidden_n, N / 2 * 3 / 4, N / 2 * 3 / 4 + 16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_addresses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_address_that_says_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_plain_ids, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_speeches_without_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_speeches_of_a_sitting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_items_of_feeds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_texts_without_letters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_made_ids, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_newest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_older_comes_later, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_selection, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_single, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_again_in_one_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Occasion: the same one in other years, whatever the numbers and however they are written. */
#include "config.h"

#include "analysis/occasion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "counted.h"
#include "text/words.h"

static void keys(void **state)
{
	static const struct {
		const char *label, *key, *query;
	} rows[] = {
		{"The 3rd session, 2019", "the session", "\"the\" \"session\""},
		{"The 21st Session (2020/21)", "the session", "\"the\" \"session\""},
		{"Third session of the Council", "session of the council",
		 "\"session of the council\""},
		{"Session XIV of the Council", "session of the council",
		 "\"session\" \"of the council\""},
		{"Meeting with President Xi", "meeting with president xi",
		 "\"meeting with president xi\""},
		{"Nowruz 1400 AH message", "nowruz message", "\"nowruz\" \"message\""},
		{"Ah, the sea", "ah the sea", "\"ah\" \"the sea\""},
		{"2e session, 1er jour", "session jour", "\"session\" \"jour\""},
		{"27'nci Dönem 3. Birleşim", "donem birlesim", "\"donem\" \"birlesim\""},
		{"پیام نوروزی ۱۴۰۰", "پیام نوروزی", "\"پیام نوروزی\""},
		{"پیام نوروزی سال ۱۳۹۹ هجری شمسی", "پیام نوروزی سال", "\"پیام نوروزی سال\""},
		{"سی‌و‌دومین و ۳۲مین دوره", "سیودومین و دوره",
		 "\"سیودومین و\" \"دوره\""},
		{"پنجمین دوره", "دوره", "\"دوره\""},
		{"المؤتمر الثالث ١٤٤٢ هـ", "الموتمر", "\"الموتمر\""},
		{"2021", "2021", "2021"},
		{"", "", ""},
	};
	struct fold *fold = fold_new();
	struct words *words = words_new();
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&b);
		occasion_key(fold, words, rows[i].label, strlen(rows[i].label), false, &b);
		assert_string_equal(buf_str(&b), rows[i].key);
		buf_clear(&b);
		occasion_key(fold, words, rows[i].label, strlen(rows[i].label), true, &b);
		assert_string_equal(buf_str(&b), rows[i].query);
	}
	buf_done(&b);
	words_free(words);
	fold_free(fold);
}

static void rows(void **state)
{
	static const struct counted_row texts[] = {
		{"2019", NULL, "3rd session, 2019", "a"},
		{"2020", NULL, "Other", "b"},
		{"2020", NULL, "4th Session (2020)", "c"},
		{"2021", NULL, NULL, "d"},
		{"2021", NULL, NULL, "e"},
	};
	struct counted c;
	struct occasions o;
	struct buf b;

	(void)state;
	buf_init(&b);
	counted_init(&c);
	counted_add(&c, texts, 2);
	occasions_init(&o, c.fold);
	assert_false(occasions_same(&o, &c.archive, 0, 1));
	counted_add(&c, texts + 2, 3);
	assert_true(occasions_same(&o, &c.archive, 0, 2));
	assert_true(occasions_same(&o, &c.archive, 2, 0));
	assert_false(occasions_same(&o, &c.archive, 3, 4));
	assert_false(occasions_same(&o, &c.archive, 3, 3));
	assert_true(occasion_query(&o, c.archive.items[0], &b));
	assert_string_equal(buf_str(&b), "occasion:\"session\"");
	counted_filter(&c, buf_str(&b));
	assert_int_equal(c.view.n, 2);
	assert_false(occasion_query(&o, c.archive.items[3], &b));
	occasions_done(&o);
	counted_done(&c);
	buf_done(&b);
}

/* Append the query that keeps to the occasion of statement NUMBER, and count what it finds. */
static size_t narrowed(struct counted *c, struct occasions *o, size_t number, struct buf *b)
{
	buf_clear(b);
	assert_true(occasion_query_narrow(o, &c->archive, number, b));
	counted_filter(c, buf_str(b));
	return c->view.n;
}

/* Where numbers are all that tells events apart, they count. */
static void numbers(void **state)
{
	static const struct counted_row texts[] = {
		{"2019", NULL, "Session 1", "a"},
		{"2019", NULL, "Session 1", "b"},
		{"2020", NULL, "Session 10", "c"},
		{"2020", NULL, "Session 11", "d"},
	};
	static const struct counted_row yearly[] = {
		{"2019", NULL, "Message of 2019", "a"}, {"2020", NULL, "Message of 2020", "b"},
		{"2020", NULL, "Flood", "c"},           {"2020", NULL, "Earthquake", "d"},
		{"2021", NULL, "Election", "e"},
	};
	struct counted c;
	struct occasions o;
	struct buf b;

	(void)state;
	buf_init(&b);
	counted_init(&c);
	counted_add(&c, texts, 4);
	occasions_init(&o, c.fold);
	assert_int_equal(narrowed(&c, &o, 0, &b), 2);
	assert_string_equal(buf_str(&b), "occasion:=\"Session 1\"");
	assert_int_equal(narrowed(&c, &o, 3, &b), 1);
	assert_true(occasions_equal(&c.archive, 0, 1));
	assert_false(occasions_equal(&c.archive, 1, 2));
	occasions_done(&o);
	counted_done(&c);
	counted_init(&c);
	counted_add(&c, yearly, 5);
	occasions_init(&o, c.fold);
	assert_int_equal(narrowed(&c, &o, 0, &b), 2);
	occasions_done(&o);
	counted_done(&c);
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(rows),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The guess: what is counted, within which bounds, and what is made of several documents. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "read/events.h"
#include "read/guess.h"
#include "read/guess_tree.h"
#include "read/guesses.h"
#include "read/sheet.h"

static void element(struct events *e, const char *name, const char *text)
{
	events_start(e, 1, "", name, NULL, 0);
	events_text(e, 1, text, strlen(text));
	events_end(e, 1, "", name);
}

/* A document <say> with N statements. */
static void document(struct events *e, size_t n)
{
	events_init(e);
	events_start(e, 1, "", "sayings", NULL, 0);
	for (size_t i = 0; i < n; i++) {
		events_start(e, 1, "", "saying", NULL, 0);
		element(e, "when", i % 2 ? "2004-06-01" : "2004-06-02");
		element(e, "speaker", i % 2 ? "Ada Holt" : "Ben Moor");
		element(e, "words", "It rained on the first day of the fair, and on the second.");
		events_end(e, 1, "", "saying");
	}
	events_end(e, 1, "", "sayings");
}

static const struct guess_node *child(const struct guess_node *n, const char *name)
{
	for (n = n->child; n && strcmp(n->name, name) != 0; n = n->next)
		;
	return n;
}

static void test_counts(void **state)
{
	const struct xml_attribute attributes[] = {{"", "name", "place"}, {"", "n", "3"}};
	const struct guess_node *root, *field;
	struct guess_tree t;

	(void)state;
	guess_tree_init(&t);
	guess_tree_start(&t, "", "row", NULL, 0);
	for (int i = 0; i < 3; i++) {
		guess_tree_start(&t, "", "field", attributes, 2);
		guess_tree_text(&t, "Nor", 3);
		guess_tree_text(&t, "thport", 6);
		guess_tree_end(&t);
	}
	guess_tree_start(&t, "", "field", NULL, 0);
	guess_tree_end(&t);
	guess_tree_end(&t);
	guess_tree_sum(&t);
	root = child(&t.top, "row");
	field = child(root, "field");
	assert_string_equal(field->value, "place");
	assert_int_equal(field->count, 3);
	assert_int_equal(field->parents, 1);
	assert_int_equal(field->words, 3);
	assert_int_equal(field->looks.distinct, 1);
	assert_string_equal(field->looks.sample, "Northport");
	assert_int_equal(child(field, "n")->looks.numbers, 3);
	/* The one without a name is another node. */
	assert_null(field->next->key);
	assert_int_equal(field->next->filled, 0);
	assert_int_equal(root->all_words, 9);
	guess_tree_done(&t);
}

static void test_looks(void **state)
{
	static const struct {
		const char *value;
		size_t member;
	} cases[] = {
#define LOOKS(member) offsetof(struct guess_looks, member)
		{"2 May 1999", LOOKS(dates)},
		{"14/02/1923", LOOKS(days_first)},
		{"02/14/1923", LOOKS(months_first)},
		{"20241001150000000", LOOKS(stamps)},
		{"1402/03/05", LOOKS(years_first)},
		{"Dr. Anna de Sample", LOOKS(full_names)},
		{"Sample (ABC) [10:20]:", LOOKS(names)},
		{"https://example.org/", LOOKS(addresses)},
		{"pt-BR", LOOKS(languages)},
		{"a <b>b</b>", LOOKS(markup)},
	};
	struct guess_tree t;

	(void)state;
	guess_tree_init(&t);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct guess_looks l = {0};
		uint32_t n;

		guess_value(&t, &l, cases[i].value, strlen(cases[i].value), 3);
		memcpy(&n, (const char *)&l + cases[i].member, sizeof n);
		if (n != 1)
			fail_msg("“%s”: %u", cases[i].value, n);
	}
	guess_tree_done(&t);
}

static void test_words(void **state)
{
	bool in_word = false;

	(void)state;
	assert_int_equal(guess_words("one two", 7, &in_word), 2);
	assert_true(in_word);
	/* The word goes on, and another one comes. */
	assert_int_equal(guess_words("s three", 7, &in_word), 1);
	in_word = false;
	assert_int_equal(guess_words("<p class='a b'>one</p>", 22, &in_word), 1);
	in_word = false;
	assert_int_equal(guess_words("発言者です", 15, &in_word), 3);
}

/* A file that has a new name for each element, and one that is very deep. */
static void test_bounds(void **state)
{
	struct guess_tree t;
	char name[24];

	(void)state;
	guess_tree_init(&t);
	guess_tree_start(&t, "", "root", NULL, 0);
	for (int i = 0; i < 20000; i++) {
		snprintf(name, sizeof name, "e%d", i);
		guess_tree_start(&t, "", name, NULL, 0);
		guess_tree_text(&t, "text", 4);
		guess_tree_end(&t);
	}
	assert_int_equal(child(&t.top, "root")->children, GUESS_CHILDREN_MAX);
	assert_int_equal(t.lost, 20000 - GUESS_CHILDREN_MAX);
	for (int i = 0; i < 20000; i++) {
		snprintf(name, sizeof name, "d%d", i);
		guess_tree_start(&t, "", "e1", NULL, 0);
		guess_tree_start(&t, "", name, NULL, 0);
	}
	while (t.depth)
		guess_tree_end(&t);
	assert_true(t.nodes <= GUESS_NODES_MAX);
	guess_tree_done(&t);
}

static void test_documents(void **state)
{
	struct guesses guesses = {0};
	const struct format *first, *second;
	struct events e;
	struct buf mapping;

	(void)state;
	buf_init(&mapping);
	document(&e, 2);
	assert_null(guesses_known(&guesses, &e));
	first = guesses_make(&guesses, &e, &mapping);
	assert_non_null(first);
	assert_string_equal(buf_str(&mapping), "root = sayings\n"
					       "debate = yes\n"
					       "statement = saying\n"
					       "date = when\n"
					       "speaker = speaker\n"
					       "text = words\n");
	events_done(&e);
	/* Two are not enough to be sure; that the guess is the same is not said again. */
	document(&e, 30);
	assert_null(guesses_known(&guesses, &e));
	buf_clear(&mapping);
	second = guesses_make(&guesses, &e, &mapping);
	assert_ptr_equal(first, second);
	assert_int_equal(mapping.len, 0);
	assert_ptr_equal(guesses_known(&guesses, &e), first);
	events_done(&e);
	guesses_done(&guesses);
	buf_done(&mapping);
}

/* Names that libxml2 would not give, and that no pattern can have: there is no mapping, and no harm. */
static void test_names(void **state)
{
	struct guesses guesses = {0};
	struct events e;
	struct buf mapping;

	(void)state;
	buf_init(&mapping);
	events_init(&e);
	events_start(&e, 1, "", "a/b", NULL, 0);
	for (int i = 0; i < 3; i++) {
		events_start(&e, 1, "", "entry [", NULL, 0);
		element(&e, "date", "1990-01-02");
		element(&e, "speaker", "Ada Holt");
		element(&e, "text|", "What was said here was more than a few words long.");
		events_end(&e, 1, "", "entry [");
	}
	events_end(&e, 1, "", "a/b");
	assert_null(guesses_make(&guesses, &e, &mapping));
	events_done(&e);
	guesses_done(&guesses);
	buf_done(&mapping);
}

/* Columns are called as the first row says, wherever a cell of another row stands. */
static void test_sheet(void **state)
{
	const struct xml_attribute index[] = {{SHEET_NS, "Index", "3"}},
				   wide[] = {{SHEET_NS, "MergeAcross", "1"}},
				   wrong[] = {{SHEET_NS, "Index", "99999999999999999999"}};
	static const char *const names[] = {"Day", "", "Who \"it\" was"};
	const struct xml_attribute *a;
	struct sheet *s = sheet_new(SHEET_NS);
	size_t n = 0;

	(void)state;
	assert_null(sheet_new("urn:example"));
	sheet_start(s, SHEET_NS, "Table", NULL, &n);
	a = sheet_start(s, SHEET_NS, "Row", NULL, &n);
	assert_int_equal(n, 1);
	assert_string_equal(a[0].name, "heading");
	for (size_t i = 0; i < 3; i++) {
		n = 0;
		sheet_start(s, SHEET_NS, "Cell", NULL, &n);
		assert_int_equal(n, 0);
		sheet_text(s, names[i], strlen(names[i]));
		sheet_end(s, SHEET_NS, "Cell");
	}
	sheet_end(s, SHEET_NS, "Row");
	n = 0;
	sheet_start(s, SHEET_NS, "Row", NULL, &n);
	assert_int_equal(n, 0);
	n = 1;
	a = sheet_start(s, SHEET_NS, "Cell", index, &n);
	assert_int_equal(n, 2);
	assert_string_equal(a[1].name, "column");
	assert_string_equal(a[1].value, "Who  it  was");
	sheet_start(s, SHEET_NS, "Row", NULL, (n = 0, &n));
	n = 1;
	a = sheet_start(s, SHEET_NS, "Cell", wide, &n);
	assert_string_equal(a[1].value, "Day");
	n = 0;
	a = sheet_start(s, SHEET_NS, "Cell", NULL, &n);
	assert_string_equal(a[0].value, "Who  it  was");
	/* Beyond all columns there is no name. */
	n = 1;
	sheet_start(s, SHEET_NS, "Cell", wrong, &n);
	assert_int_equal(n, 1);
	sheet_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),    cmocka_unit_test(test_looks),
		cmocka_unit_test(test_words),     cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_documents), cmocka_unit_test(test_names),
		cmocka_unit_test(test_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

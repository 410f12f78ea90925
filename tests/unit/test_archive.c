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

static void test_new_statement_is_empty(void **state)
{
	char room[STATEMENT_LABEL_SIZE];
	struct batch *b = batch_new();
	const struct statement *s = batch_add(b);

	(void)state;
	assert_null(s->title);
	assert_null(s->edtf);
	assert_int_equal(s->date.precision, DATE_NONE);
	/* Lists are empty, not missing. */
	assert_non_null(s->topics);
	assert_null(s->topics[0]);
	assert_null(s->sources[0]);
	assert_null(s->rare->source_names[0]);
	assert_null(s->rare->links[0]);
	assert_string_equal(statement_label(s, room), "");
	batch_free(b);
	batch_free(NULL);
}

static struct batch *batch_of(size_t from, size_t n)
{
	struct batch *b = batch_new();

	for (size_t i = from; i < from + n; i++) {
		struct statement *s = batch_add(b);
		char id[32];

		snprintf(id, sizeof id, "s-%zu", i);
		s->id = arena_strdup(&b->arena, id);
		s->line = (uint32_t)i;
	}
	return b;
}

static void test_numbers_run_through_batches(void **state)
{
	struct archive a;
	const struct statement *first;

	(void)state;
	archive_init(&a);
	archive_take(&a, batch_of(0, 100));
	first = a.items[0];
	archive_take(&a, batch_new());
	archive_take(&a, batch_of(100, 1000));
	assert_int_equal(a.n, 1100);
	/* Nothing has moved. */
	assert_ptr_equal(a.items[0], first);
	for (size_t i = 0; i < a.n; i++)
		assert_int_equal(a.items[i]->line, i);
	assert_int_equal(archive_find(&a, "s-0"), 0);
	assert_int_equal(archive_find(&a, "s-1099"), 1099);
	assert_true(archive_find(&a, "s-1100") == SIZE_MAX);
	archive_done(&a);
	assert_int_equal(a.n, 0);
	archive_done(&a);
}

static void test_trim_puts_all_in_one_place(void **state)
{
	struct batch *b = batch_of(0, 5000), *few = batch_of(5000, 2), *none = batch_new();
	struct archive a;
	char id[32];

	(void)state;
	/* What has no room in the current piece gets one of its own. */
	arena_reserve(&few->arena, 1 << 20);
	batch_trim(b);
	batch_trim(few);
	batch_trim(none);
	assert_true(arena_holds(&few->arena, few->items, 2 * sizeof *few->items));
	batch_trim(b);
	archive_init(&a);
	archive_take(&a, b);
	archive_take(&a, none);
	archive_take(&a, few);
	assert_int_equal(a.n, 5002);
	for (size_t i = 0; i < a.n; i++) {
		snprintf(id, sizeof id, "s-%zu", i);
		assert_string_equal(a.items[i]->id, id);
		assert_int_equal(a.items[i]->line, i);
	}
	archive_done(&a);
}

/* One for bulk takes more than it was thought to, and outlives what its memory came from. */
static void test_bulk(void **state)
{
	struct pages texts = {0}, items = {0};
	struct batch *full = batch_new_in(&texts, 100, &items, 10), *none;
	struct archive a;
	char id[32];

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		snprintf(id, sizeof id, "s-%zu", i);
		batch_add(full)->id = arena_strdup(&full->arena, id);
	}
	batch_trim(full);
	none = batch_new_in(&texts, 100, &items, 10);
	batch_trim(none);
	pages_done(&texts);
	pages_done(&items);
	batch_note_fields(full);
	archive_init(&a);
	archive_take(&a, full);
	archive_take(&a, none);
	assert_int_equal(a.n, 1000);
	for (size_t i = 0; i < a.n; i++) {
		snprintf(id, sizeof id, "s-%zu", i);
		assert_string_equal(a.items[i]->id, id);
		assert_non_null(a.items[i]->topics);
	}
	archive_done(&a);
}

static void test_find_passes_over_missing_ids(void **state)
{
	struct archive a;
	struct batch *b = batch_new();

	(void)state;
	batch_add(b);
	batch_add(b)->id = arena_strdup(&b->arena, "x");
	archive_init(&a);
	archive_take(&a, b);
	assert_int_equal(archive_find(&a, "x"), 1);
	archive_done(&a);
}

static void test_problems(void **state)
{
	struct archive a;
	struct batch *b = batch_new();
	char file[] = "a.xml";

	(void)state;
	batch_problem(b, file, 7, "%d of %s", 1, "many");
	file[0] = 'b';
	batch_problem(b, file, 0, "evil \x1b[31m");
	batch_problem(b, file, -5, "negative");
	assert_int_equal(b->problems_n, 3);
	assert_string_equal(b->problems[0].file, "a.xml");
	assert_string_equal(b->problems[0].text, "1 of many");
	assert_int_equal(b->problems[0].line, 7);
	assert_string_equal(b->problems[1].file, "b.xml");
	assert_null(strchr(b->problems[1].text, 0x1b));
	assert_int_equal(b->problems[2].line, 0);
	archive_init(&a);
	archive_take(&a, b);
	assert_int_equal(a.problems_n, 3);
	assert_string_equal(a.problems[2]->text, "negative");
	archive_done(&a);
}

static void test_title_of_the_first_that_has_one(void **state)
{
	struct archive a;
	struct batch *none = batch_new(), *one = batch_new(), *two = batch_new();

	(void)state;
	one->title = arena_strdup(&one->arena, "One");
	two->title = arena_strdup(&two->arena, "Two");
	two->language = arena_strdup(&two->arena, "fr");
	two->notes = arena_strdup(&two->arena, "\1Note");
	archive_init(&a);
	archive_take(&a, none);
	assert_null(a.title);
	archive_take(&a, one);
	archive_take(&a, two);
	assert_string_equal(a.title, "One");
	assert_string_equal(a.language, "fr");
	assert_string_equal(a.notes, "\1Note");
	archive_done(&a);
}

/* However many files come in one batch, and that depends on how fast they are read. */
static void test_title_of_the_first_file_of_a_batch(void **state)
{
	struct archive a;
	struct batch *b = batch_new();

	(void)state;
	batch_file(b, "one.xml");
	b->title = arena_strdup(&b->arena, "One");
	batch_file(b, "two.xml");
	b->title = arena_strdup(&b->arena, "Two");
	b->language = arena_strdup(&b->arena, "fr");
	batch_file(b, "three.xml");
	b->title = arena_strdup(&b->arena, "Three");
	b->language = arena_strdup(&b->arena, "fa");
	archive_init(&a);
	archive_take(&a, b);
	assert_string_equal(a.title, "One");
	assert_string_equal(a.language, "fr");
	assert_null(a.notes);
	archive_done(&a);
}

static void test_label(void **state)
{
	char room[STATEMENT_LABEL_SIZE];
	struct statement s;
	char text[2000] = "\1";

	(void)state;
	statement_init(&s);
	s.id = "id";
	assert_string_equal(statement_label(&s, room), "id");
	s.date_text = "a Tuesday";
	assert_string_equal(statement_label(&s, room), "a Tuesday");
	s.summary.at = "\1Summary";
	assert_string_equal(statement_label(&s, room), "Summary");
	s.text.at = "\2\10He\16ad\17\nline\1More";
	assert_string_equal(statement_label(&s, room), "Head line");
	s.title = "Title";
	assert_string_equal(statement_label(&s, room), "Title");
	s.occasion = "Occasion";
	assert_string_equal(statement_label(&s, room), "Occasion");
	/* A long text is cut, between characters. */
	s.title = s.occasion = NULL;
	for (size_t i = 1; i + 3 < sizeof text; i += 3)
		memcpy(text + i, "日", 4);
	s.text.at = text;
	assert_true(strlen(statement_label(&s, room)) < 500);
	assert_int_equal(strlen(statement_label(&s, room)) % 3, 0);
}

/* Of a turn in a debate the speaker and the first words stand in a list, without stage directions. */
static void test_line(void **state)
{
	char room[STATEMENT_LABEL_SIZE];
	struct statement s;
	char speaker[2000];

	(void)state;
	statement_init(&s);
	s.occasion = "Session 4";
	s.speaker = "Ms Smith";
	s.text.at = "\3Applause\2Answer\1\24note\25 I \16thank\17\nyou.\1More";
	assert_string_equal(statement_line(&s, room), "Session 4");
	s.turn = true;
	assert_string_equal(statement_line(&s, room), "Ms Smith: I thank you.");
	assert_string_equal(statement_label(&s, room), "Session 4");
	s.text.at = "\1I \26never\27 said \26so";
	assert_string_equal(statement_line(&s, room), "Ms Smith: I ~~never~~ said ~~so~~");
	s.text.at = "\5\14\34Port\34Ships\14\34Old";
	assert_string_equal(statement_line(&s, room), "Ms Smith: Port Ships Old");
	s.text.at = "\3Applause";
	assert_string_equal(statement_line(&s, room), "Ms Smith: Applause");
	s.text.at = NULL;
	assert_string_equal(statement_line(&s, room), "Ms Smith");
	s.speaker = NULL;
	assert_string_equal(statement_line(&s, room), "Session 4");
	s.summary.at = "\1In short";
	assert_string_equal(statement_line(&s, room), "In short");
	memset(speaker, 'x', sizeof speaker - 1);
	speaker[sizeof speaker - 1] = '\0';
	s.speaker = speaker;
	assert_non_null(strstr(statement_line(&s, room), "x: In short"));
	assert_true(strlen(statement_line(&s, room)) < 500);
}

static void test_copy(void **state)
{
	const char *const topics[] = {"a", "b", NULL};
	struct draft from, to;
	struct arena arena;

	(void)state;
	draft_init(&from);
	from.s.title = "title";
	from.rare.notes.at = "\1note";
	from.s.edtf = "2021";
	from.shared.party = "Greens";
	from.shared.constituency = "North";
	from.shared.gender = "F";
	from.s.topics = topics;
	from.s.line = 12;
	arena_init(&arena);
	draft_copy(&to, &from.s, &arena, &arena);
	assert_string_equal(to.s.title, "title");
	assert_ptr_not_equal(to.s.title, from.s.title);
	assert_string_equal(to.rare.notes.at, "\1note");
	assert_string_equal(to.s.edtf, "2021");
	assert_string_equal(to.shared.party, "Greens");
	assert_ptr_not_equal(to.shared.party, from.shared.party);
	assert_string_equal(to.shared.constituency, "North");
	assert_string_equal(to.shared.gender, "F");
	assert_string_equal(to.s.topics[1], "b");
	assert_ptr_not_equal(to.s.topics[1], topics[1]);
	assert_null(to.s.topics[2]);
	assert_null(to.rare.links[0]);
	assert_null(to.s.speaker);
	assert_int_equal(to.s.line, 12);
	arena_done(&arena);
}

/* Records and lists that say the same are one; what has notes, which are packed one by one, has its own. */
static void says_the_same_once(void **state)
{
	struct batch *b = batch_new();
	const char *const topics[] = {batch_string(b, "a", 1), batch_string(b, "b", 1), NULL};
	const char *const *list = batch_list(b, topics, 2);
	struct draft d;

	(void)state;
	assert_ptr_not_equal(list, topics);
	assert_ptr_equal(batch_list(b, topics, 2), list);
	assert_ptr_not_equal(batch_list(b, topics, 1), list);
	assert_null(batch_list(b, topics, 1)[1]);
	draft_init(&d);
	d.shared.role = "Chair";
	for (int i = 0; i < 6; i++) {
		d.shared.party = i == 2 ? "Moor" : NULL;
		d.rare.notes.at = i > 3 ? "\1note" : NULL;
		batch_put(b, &d.s);
	}
	d.shared.role = "Clerk";
	assert_ptr_equal(b->items[0].shared, b->items[1].shared);
	assert_ptr_equal(b->items[4].shared, b->items[5].shared);
	/* What else comes between may be kept where that was, as their addresses fall. */
	assert_memory_equal(b->items[0].shared, b->items[3].shared, sizeof *b->items[0].shared);
	assert_ptr_not_equal(b->items[0].shared, b->items[2].shared);
	assert_string_equal(b->items[5].shared->role, "Chair");
	assert_string_equal(b->items[2].shared->party, "Moor");
	assert_null(b->items[3].shared->party);
	assert_ptr_equal(b->items[0].rare, b->items[3].rare);
	assert_ptr_not_equal(b->items[4].rare, b->items[5].rare);
	assert_string_equal(b->items[5].rare->notes.at, "\1note");
	batch_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new_statement_is_empty),
		cmocka_unit_test(test_numbers_run_through_batches),
		cmocka_unit_test(test_trim_puts_all_in_one_place),
		cmocka_unit_test(test_bulk),
		cmocka_unit_test(test_find_passes_over_missing_ids),
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_title_of_the_first_that_has_one),
		cmocka_unit_test(test_title_of_the_first_file_of_a_batch),
		cmocka_unit_test(test_label),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(says_the_same_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

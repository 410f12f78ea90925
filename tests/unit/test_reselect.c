/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "app/reselect.h"
#include "archive/archive.h"
#include "search/view.h"
#include "text/collate.h"
#include "text/fold.h"

static const char *names[] = {"a.xml", "b.xml"};
static const char *names_after[] = {"new.xml", "a.xml", "b.xml"};

/* Statements as "file id title": ids that begin with "m" are made up. */
struct row {
	uint32_t file;
	const char *id, *title;
};

static void fill(struct archive *a, const char **files, size_t files_n, const struct row *rows,
		 size_t n)
{
	struct batch *b = batch_new();

	archive_init(a);
	for (size_t i = 0; i < files_n; i++)
		batch_file(b, files[i]);
	for (size_t i = 0; i < n; i++) {
		struct statement *s = batch_add(b);

		s->file = rows[i].file;
		s->id = rows[i].id;
		s->made_id = *rows[i].id == 'm';
		s->title = rows[i].title;
	}
	archive_take(a, b);
}

static void test_statement(void **state)
{
	static const struct row before[] = {
		{0, "s1", "One"},    {1, "s1", "Uno"}, {0, "m1", "First"},
		{0, "m2", "Second"}, {0, "s2", "Two"}, {0, "s3", "Old"},
	};
	static const struct row after[] = {
		{0, "s1", "Other"}, {1, "m1", "Zeroth"}, {1, "m2", "First"}, {1, "m3", "Second"},
		{2, "s1", "Uno"},   {1, "s1", "One"},    {1, "s3", "New"},
	};
	static const size_t want[] = {5, 4, 2, 3, SIZE_MAX, 6};
	struct archive a, b;

	(void)state;
	fill(&a, names, 2, before, 6);
	fill(&b, names_after, 3, after, 7);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(reselect_statement(&a, i, &b), want[i]);
	archive_done(&a);
	archive_done(&b);
}

static void test_selection(void **state)
{
	static struct row before[100];
	static char ids[100][8];
	struct archive a, b;
	struct view v;
	struct fold *fold = fold_new();
	struct collate *collate = collate_new(fold);
	bool gone;

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		snprintf(ids[i], sizeof ids[i], "s%zu", i);
		before[i] = (struct row){0, ids[i], ids[i]};
	}
	fill(&a, names, 1, before, 100);
	view_init(&v, &a, collate);
	view_grow(&v);
	view_update(&v);
	v.selected = 50;
	/* It is there, in another place. */
	fill(&b, names, 1, before + 40, 60);
	assert_int_equal(reselect(&v, &b, &gone), 10);
	assert_false(gone);
	archive_done(&b);
	/* It has gone: the next one; and the one before where the next ones have gone too. */
	fill(&b, names, 1, before + 51, 49);
	assert_int_equal(reselect(&v, &b, &gone), 0);
	assert_true(gone);
	archive_done(&b);
	fill(&b, names, 1, before, 48);
	assert_int_equal(reselect(&v, &b, &gone), 47);
	assert_true(gone);
	archive_done(&b);
	/* Nothing near it is left. */
	fill(&b, names, 1, before, 5);
	assert_int_equal(reselect(&v, &b, &gone), SIZE_MAX);
	archive_done(&b);
	v.selected = VIEW_NONE;
	fill(&b, names, 1, before, 5);
	assert_int_equal(reselect(&v, &b, &gone), SIZE_MAX);
	archive_done(&b);
	view_done(&v);
	collate_free(collate);
	fold_free(fold);
	archive_done(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_statement),
		cmocka_unit_test(test_selection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

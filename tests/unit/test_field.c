/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Field: the table as it is with one row more. The row alone makes the field one that is found,
 * completed, counted, sorted by, listed in a concordance, written, printed and shown.
 */
#include "config.h"

#define FIELD_LIST_MORE(X) \
	X(STATUS, .name = "status", .alias = "st", .label = "Status", .many = "Statuses", \
	  .column = "status_of_text", .search = FIELD_SEARCH_TEXT, .head = FIELD_HEAD_ORIGIN, \
	  .concordance = true, FIELD_SHARED(text_status))
#include "archive/field.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analysis/concordance.h"
#include "analysis/facets.h"
#include "app/complete.h"
#include "counted.h"
#include "own.h"
#include "search/query.h"
#include "search/view.h"
#include "app/settings.h"
#include "ui/direction.h"
#include "ui/document_statement.h"
#include "write/writer.h"

static struct counted c;
static const struct field *added;

static int setup(void **state)
{
	static const char *const statuses[] = {"excerpt", "complete", NULL, "Excerpt"};
	struct batch *b = batch_new();
	struct index *ix = index_new();

	(void)state;
	counted_init(&c);
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		struct statement *s = batch_add(b);

		own_shared(&b->arena, s)->text_status = statuses[i];
		s->text.at = "\1Some words.";
		index_add(ix, c.fold, s);
	}
	index_finish(ix, b);
	c.parts[c.n++] = ix;
	archive_take(&c.archive, b);
	view_grow(&c.view);
	view_update(&c.view);
	added = &field_table[field_count - 1];
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	counted_done(&c);
	return 0;
}

static void is_named(void **state)
{
	(void)state;
	assert_ptr_equal(field_find("status", 6), added);
	assert_ptr_equal(field_find("St", 2), added);
	assert_ptr_equal(field_find("status_of_text", 14), added);
	assert_null(field_find("statu", 5));
	assert_null(field_find("", 0));
	assert_string_equal(view_sort_name(field_number(added)), "status");
}

/* The rows that are there have numbers that are theirs, and names that are nobody else's. */
static void rows_are_in_order(void **state)
{
	(void)state;
	assert_string_equal(field_table[FIELD_ID].name, "id");
	assert_string_equal(field_table[FIELD_TEXT].name, "text");
	assert_string_equal(field_table[FIELD_FILE].name, "file");
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		assert_ptr_equal(field_find(f->name, strlen(f->name)), f);
		if (f->alias)
			assert_ptr_equal(field_find(f->alias, strlen(f->alias)), f);
		if (f->column)
			assert_ptr_equal(field_find(f->column, strlen(f->column)), f);
	}
}

static void matches(const char *text, size_t want)
{
	counted_filter(&c, text);
	assert_int_equal(c.view.n, want);
}

static void is_searched(void **state)
{
	struct buf b;
	struct query *q = query_new("status:excerpt", c.fold);

	(void)state;
	matches("status:excerpt", 2);
	matches("excerpt", 2);
	matches("title:excerpt", 0);
	matches("words", 4);
#if HAVE_PCRE2
	matches("-st:/./", 1);
#endif
	buf_init(&b);
	query_print(q, &b);
	assert_string_equal(buf_str(&b), "st:excerpt");
	query_unref(q);
	buf_done(&b);
	counted_filter(&c, "");
}

static void is_completed(void **state)
{
	struct complete one;

	(void)state;
	complete_make(&one, "st", 2, &c.view, c.fold, NULL, 0);
	assert_int_equal(one.n, 1);
	assert_string_equal(one.items[0].text, "st:");
	complete_done(&one);
	complete_make(&one, "status:comp", 11, &c.view, c.fold, NULL, 0);
	assert_int_equal(one.n, 1);
	assert_string_equal(one.items[0].text, "st:complete");
	complete_done(&one);
}

static void is_counted(void **state)
{
	enum field_id fields[FIELD_NONE + 1];
	unsigned n = facets_fields(&c.archive, FIELD_OCCASION, fields);
	struct facets f;
	struct buf b;

	(void)state;
	assert_true(field_is_counted(added));
	/* What no statement has is not listed. */
	assert_int_equal(n, 4);
	assert_int_equal(fields[0], FIELD_OCCASION);
	assert_int_equal(fields[1], FIELD_FILE);
	assert_int_equal(fields[2], field_number(added));
	assert_int_equal(fields[3], FACETS_YEAR);
	assert_string_equal(facets_name(fields[2]), "status");
	assert_string_equal(facets_title(fields[2]), "Statuses");
	facets_init(&f, c.fold, c.collate);
	facets_reset(&f, field_number(added), CALENDAR_GREGORIAN);
	while (facets_work(&f, &c.archive))
		;
	assert_int_equal(f.values_n, 1 + 2);
	buf_init(&b);
	facets_query(&f, 1, &b);
	assert_string_equal(buf_str(&b), "st:\"excerpt\"");
	buf_done(&b);
	facets_done(&f);
}

static void is_sorted(void **state)
{
	static const size_t want[] = {1, 0, 3, 2};

	(void)state;
	view_sort(&c.view, field_number(added), false);
	view_update(&c.view);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(view_at(&c.view, i), want[i]);
}

static void is_in_the_concordance(void **state)
{
	struct concordance_source source = {
		.archive = &c.archive,
		.indexes = c.parts,
		.first = c.first,
		.indexes_n = 1,
		.fold = c.fold,
		.collate = c.collate,
		.query = query_new("complete", c.fold),
		.rows = xcalloc(4, sizeof *source.rows),
		.rows_n = 4,
	};
	struct concordance_line line;
	struct concordance *k;

	(void)state;
	for (uint32_t i = 0; i < 4; i++)
		source.rows[i] = i;
	k = concordance_new(&source, CONCORDANCE_STATEMENT, false);
	while (concordance_work(k, SIZE_MAX))
		;
	assert_int_equal(concordance_lines(k), 1);
	assert_true(concordance_line(k, 0, &line));
	assert_int_equal(line.number, 1);
	assert_int_equal(line.field, field_number(added));
	concordance_free(k);
}

static void holds(const char *format, const char *begin, const char *want)
{
	const struct writer *w = writer_find(format);
	struct writer_context context = {.archive = &c.archive};
	struct buf b;

	buf_init(&b);
	if (w->begin)
		w->begin(&context, &b);
	if (begin)
		assert_non_null(strstr(buf_str(&b), begin));
	w->statement(&context, c.archive.items[0], 0, &b);
	if (!strstr(buf_str(&b), want))
		fail_msg("no '%s' in '%s'", want, buf_str(&b));
	buf_done(&b);
}

static void is_written(void **state)
{
	(void)state;
	holds("json", NULL, "\"status_of_text\":\"excerpt\"");
	holds("csv", ",status_of_text,date_calendar\n", ",excerpt,");
	holds("text", NULL, "\nStatus: excerpt\n");
}

static void is_read(void **state)
{
	static const struct calendar_choice gregorian;
	struct settings settings;
	struct direction direction;
	struct document d;
	const struct paragraph *head;

	(void)state;
	settings_init(&settings);
	direction_init(&direction, &settings);
	document_init(&d, &direction);
	document_set(&d, c.archive.items[0], &gregorian);
	head = &d.paragraphs[2];
	assert_string_equal(head->text, "excerpt");
	assert_true(head->fields & FIELD_BIT(field_number(added)));
	document_done(&d);
	direction_done(&direction);
	settings_done(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_named),
		cmocka_unit_test(rows_are_in_order),
		cmocka_unit_test(is_searched),
		cmocka_unit_test(is_completed),
		cmocka_unit_test(is_counted),
		cmocka_unit_test(is_sorted),
		cmocka_unit_test(is_in_the_concordance),
		cmocka_unit_test(is_written),
		cmocka_unit_test(is_read),
	};

	return cmocka_run_group_tests_name("field", tests, setup, teardown);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "archive/body.h"
#include "archive/body_table.h"
#include "base/buf.h"
#include "markup/body_builder.h"

static struct body_builder builder;

/* A cell of one column and one row. */
static void cell(const char *text)
{
	body_builder_cell(&builder, 1, 1);
	body_builder_text(&builder, text, strlen(text));
}

static void wide_cell(const char *text, int columns, int rows)
{
	body_builder_cell(&builder, columns, rows);
	body_builder_text(&builder, text, strlen(text));
}

/* Close the table; what has been built is EXPECTED as plain text. */
static void table_is(const char *expected)
{
	struct buf out;

	body_builder_table_close(&builder);
	body_builder_close(&builder);
	body_finish(&builder.out);
	buf_init(&out);
	body_plain(buf_str(&builder.out), &out);
	assert_string_equal(buf_str(&out), expected);
	buf_done(&out);
	body_builder_clear(&builder);
}

static void test_columns(void **state)
{
	(void)state;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("Port");
	cell("Ships");
	cell("Tons");
	body_builder_row(&builder);
	cell("Old Harbour");
	cell("");
	cell("12");
	body_builder_row(&builder);
	cell("");
	cell("7");
	body_builder_row(&builder);
	table_is("Port         Ships  Tons\n"
		 "Old Harbour         12\n"
		 "             7");
}

static void test_spans(void **state)
{
	(void)state;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	wide_cell("North", 1, 2);
	cell("spring");
	cell("1");
	body_builder_row(&builder);
	cell("autumn");
	cell("2");
	body_builder_row(&builder);
	wide_cell("in both seasons", 2, 1);
	cell("3");
	body_builder_row(&builder);
	wide_cell("South", 1, 0);
	cell("x");
	body_builder_row(&builder);
	cell("y");
	table_is("North  spring    1\n"
		 "       autumn    2\n"
		 "in both seasons  3\n"
		 "South  x\n"
		 "       y");
}

/* Characters that take two cells, and none. */
static void test_cells_of_a_terminal(void **state)
{
	(void)state;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("東京");
	cell("a");
	body_builder_row(&builder);
	cell("e\u0301t\u0301");
	cell("b");
	body_builder_row(&builder);
	cell("تهران");
	cell("c");
	table_is("東京   a\n"
		 "e\u0301t\u0301     b\n"
		 "تهران  c");
}

static void test_lines_in_a_cell(void **state)
{
	(void)state;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("one");
	body_builder_break(&builder);
	body_builder_text(&builder, "more", 4);
	cell("two");
	body_builder_open(&builder, MARK_ITEM);
	body_builder_text(&builder, "item", 4);
	body_builder_row(&builder);
	cell("x");
	body_builder_mark(&builder, MARK_STRUCK, true);
	body_builder_text(&builder, "gone", 4);
	body_builder_mark(&builder, MARK_STRUCK, false);
	cell("y");
	table_is("one        two\n"
		 "more       * item\n"
		 "x~~gone~~  y");
}

/* A caption comes first, and its link keeps its number. */
static void test_outside_the_cells(void **state)
{
	const char *at;
	struct body_block block;

	(void)state;
	body_builder_table_open(&builder);
	body_builder_open(&builder, MARK_P);
	body_builder_text(&builder, "Table 1", 7);
	body_builder_row(&builder);
	cell("a");
	cell("b");
	body_builder_cell_close(&builder);
	body_builder_text(&builder, "after", 5);
	table_is("Table 1\n\na  b\n\nafter");

	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("a");
	body_builder_ref_open(&builder, "u:1");
	body_builder_text(&builder, "one", 3);
	body_builder_ref_close(&builder);
	body_builder_cell_close(&builder);
	body_builder_ref_open(&builder, "u:2");
	body_builder_text(&builder, "two", 3);
	body_builder_ref_close(&builder);
	cell("b");
	body_builder_table_close(&builder);
	at = buf_str(&builder.out);
	assert_true(body_next(&at, &block));
	assert_int_equal(block.kind, MARK_P);
	assert_non_null(strstr(block.text, "one"));
	assert_true(strstr(block.text, "one") < strstr(block.text, "two"));
	body_builder_clear(&builder);
}

/* Pages were laid out with tables: those are no tables to a reader. */
static void test_no_table(void **state)
{
	char prose[600] = "";

	(void)state;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("menu");
	cell("outer");
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("1");
	cell("2");
	body_builder_table_close(&builder);
	table_is("menu\n\nouter\n\n1  2");

	while (strlen(prose) < 400)
		strcat(prose, "many words ");
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("menu");
	cell(prose);
	prose[strlen(prose) - 1] = '\0';
	body_builder_table_close(&builder);
	body_finish(&builder.out);
	assert_null(strchr(buf_str(&builder.out), MARK_TABLE));
	assert_non_null(strstr(buf_str(&builder.out), prose));
	body_builder_clear(&builder);

	/* But prose above and below one leaves it whole. */
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	wide_cell(prose, 2, 1);
	body_builder_row(&builder);
	cell("a");
	cell("b");
	body_builder_row(&builder);
	cell("cc");
	cell("d");
	body_builder_row(&builder);
	cell("");
	cell(prose);
	body_builder_table_close(&builder);
	body_finish(&builder.out);
	assert_memory_equal(buf_str(&builder.out) + 1, prose, strlen(prose));
	assert_memory_equal(strchr(buf_str(&builder.out), MARK_TABLE),
			    "\5\14\34a\34b\14\34cc\34d\1many", 16);
	body_builder_clear(&builder);

	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("one");
	body_builder_row(&builder);
	cell("column");
	table_is("one\ncolumn");

	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("");
	table_is("");
}

static void test_far_out(void **state)
{
	(void)state;
	/* Deeper than is kept account of. */
	for (int i = 0; i < 40; i++) {
		body_builder_table_open(&builder);
		body_builder_row(&builder);
		cell("x");
	}
	for (int i = 0; i < 39; i++)
		body_builder_table_close(&builder);
	body_builder_table_close(&builder);
	assert_int_equal(builder.out.data[0], MARK_P);
	body_builder_clear(&builder);

	/* More columns than there may be. */
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	for (int i = 0; i < BODY_TABLE_COLUMNS + 1; i++)
		cell("x");
	body_builder_table_close(&builder);
	assert_null(strchr(buf_str(&builder.out), MARK_TABLE));
	body_builder_clear(&builder);

	body_builder_table_open(&builder);
	body_builder_row(&builder);
	wide_cell("x", 1000000, 1000000);
	body_builder_row(&builder);
	cell("y");
	body_builder_row(&builder);
	table_is("x\n\ny");
}

static void test_within_a_quotation(void **state)
{
	(void)state;
	builder.quote = 1;
	body_builder_table_open(&builder);
	body_builder_row(&builder);
	cell("a");
	cell("b");
	body_builder_row(&builder);
	cell("cc");
	cell("d");
	table_is("> a   b\n"
		 "> cc  d");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_cells_of_a_terminal),
		cmocka_unit_test(test_lines_in_a_cell),
		cmocka_unit_test(test_outside_the_cells),
		cmocka_unit_test(test_no_table),
		cmocka_unit_test(test_far_out),
		cmocka_unit_test(test_within_a_quotation),
	};
	int failed;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	body_builder_init(&builder);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	body_builder_done(&builder);
	return failed;
}

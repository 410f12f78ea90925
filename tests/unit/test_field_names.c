/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/field_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tsv.h"

static int setup(void **state)
{
	*state = field_names_new();
	return 0;
}

static int teardown(void **state)
{
	field_names_free(*state);
	return 0;
}

/* What the program writes is read again: its own names are whole ones. */
static void test_own(void **state)
{
	enum field_names_sure sure;

	for (size_t i = 0; i < field_count; i++) {
		const char *column = field_table[i].column, *first = field_table[i].first_column;

		if (column) {
			assert_int_equal(field_names_find(*state, column, strlen(column), &sure),
					 i);
			assert_int_equal(sure,
					 i == FIELD_FILE ? FIELD_NAMES_MAYBE : FIELD_NAMES_WHOLE);
		}
		if (first)
			assert_int_equal(field_names_find(*state, first, strlen(first), &sure), i);
	}
}

static void test_table(void **state)
{
	static const char *const sures[] = {"not", "piece", "maybe", "likely", "whole"};
	struct tsv t;
	int wrong = 0;

	assert_true(test_locale());
	assert_true(tsv_open(&t, "field_names.tsv"));
	while (tsv_next(&t)) {
		enum field_names_sure sure;
		enum field_id is = field_names_find(*state, t.field[0], t.len[0], &sure);
		const char *name = is == FIELD_NONE ? "-" : field_table[is].name;

		if (strcmp(name, t.field[1]) || strcmp(sures[sure], t.field[2])) {
			print_message("%d: %s is %s, %s\n", t.line, t.field[0], name, sures[sure]);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* Whatever stands in a file: no name is too odd. */
static void test_any(void **state)
{
	static const char *const pieces[] = {"speaker", "_",    "Name",  "ال",   "\xD8",
					     "\xFF",    "S",    "datum", "rede", "s",
					     "تاریخ",   "会議", "9",     "\0"};
	uint64_t seed = 7;
	enum field_names_sure sure;

	for (int i = 0; i < 3000; i++) {
		char name[200];
		size_t len = 0;
		char *exact;
		enum field_id is;

		for (uint32_t n = test_random(&seed, 12); n; n--) {
			const char *piece =
				pieces[test_random(&seed, sizeof pieces / sizeof *pieces)];

			memcpy(name + len, piece, strlen(piece));
			len += strlen(piece);
		}
		exact = test_exact(name, len);
		is = field_names_find(*state, exact, len, &sure);
		assert_true((is == FIELD_NONE) == (sure == FIELD_NAMES_NOT));
		assert_true(is == FIELD_NONE || is < field_count);
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_own, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table, setup, teardown),
		cmocka_unit_test_setup_teardown(test_any, setup, teardown),
	};

	return cmocka_run_group_tests_name("field_names", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Above the prompt: how the filter is understood while it is typed, and how many each term finds alone. */
#include "config.h"

#include "ui/strip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/charset.h"
#include "ui/status.h"

#include "person.h"

/* What is said, once all is counted; without isolates. */
static const char *words(struct person *p, struct buf *plain)
{
	struct buf b;

	while (ui_work(&p->ui))
		;
	buf_init(&b);
	buf_clear(plain);
	strip_words(&p->ui, &b);
	for (const char *s = buf_str(&b); *s; s++) {
		if (!strncmp(s, "\u2068", 3) || !strncmp(s, "\u2069", 3))
			s += 2;
		else
			buf_putc(plain, *s);
	}
	buf_done(&b);
	return buf_str(plain);
}

static void each_term_has_its_own_count(void **state)
{
	struct person *p = *state;
	struct buf b;

	buf_init(&b);
	person_press(p, "/");
	assert_string_equal(words(p, &b), "");
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 0);
	person_type(p, "(summer | nowhere) speaker:Ann -2003");
	assert_string_equal(words(p, &b),
			    "\"summer\" (6) or \"nowhere\" (0), said by Ann (6), not \"2003\" or "
			    "dated in 2003 (2)");
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 2);
	/* What stays is not counted again. */
	person_type(p, " spring");
	assert_int_equal(p->ui.counts.items_n, 4);
	assert_int_equal(p->ui.counts.items[3].n, 2);
	assert_string_equal(words(p, &b),
			    "\"summer\" (6) or \"nowhere\" (0), said by Ann (6), not \"2003\" or "
			    "dated in 2003 (2), \"spring\" (12)");
	buf_done(&b);
}

static void what_is_not_counted_yet_looks_so(void **state)
{
	struct person *p = *state;
	struct buf b;

	person_press(p, "/");
	person_type(p, "spring");
	buf_init(&b);
	strip_words(&p->ui, &b);
	assert_non_null(strstr(buf_str(&b), charset_symbol("…)", "...)")));
	assert_string_equal(words(p, &b), "\"spring\" (12)");
	buf_done(&b);
}

static void what_is_switched_is_named(void **state)
{
	struct person *p = *state;
	struct buf b;

	buf_init(&b);
	person_press(p, "/");
	person_type(p, "spring");
	person_press(p, "^T");
	assert_string_equal(words(p, &b),
			    "\"spring\" (12); marks typed with letters do not count (^T)");
	person_press(p, "^T");
	assert_string_equal(words(p, &b), "\"spring\" (12)");
	buf_done(&b);
}

static void it_takes_no_more_rows_than_there_are(void **state)
{
	struct person *p = *state;

	person_press(p, "/");
	person_type(
		p,
		"one two three four five six seven eight nine ten eleven twelve thirteen fourteen");
	ui_resize(&p->ui, 24, 40);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 3);
	ui_resize(&p->ui, 12, 40);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 2);
	ui_resize(&p->ui, 5, 40);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 1);
	ui_resize(&p->ui, 24, 250);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 1);
}

/* All of a notice is seen: where the status line is too short for it, above that. */
static void a_long_notice_has_rows(void **state)
{
	struct person *p = *state;
	struct buf left;

	buf_init(&left);
	ui_notice(&p->ui, "nothing to compare it with: no translation by its id, no other of its "
			  "occasion");
	ui_resize(&p->ui, 24, 80);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 0);
	status_left(&p->ui, &left);
	assert_string_equal(buf_str(&left), buf_str(&p->ui.notice));
	ui_resize(&p->ui, 12, 40);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 3);
	buf_clear(&left);
	status_left(&p->ui, &left);
	assert_null(strstr(buf_str(&left), "nothing"));
	/* Where no rows can be had it is cut. */
	ui_resize(&p->ui, 6, 40);
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 0);
	buf_clear(&left);
	status_left(&p->ui, &left);
	assert_string_equal(buf_str(&left), buf_str(&p->ui.notice));
	/* The next key takes it away. */
	ui_resize(&p->ui, 12, 40);
	person_press(p, "j");
	assert_int_equal(strip_make(&p->ui.strip, &p->ui), 0);
	buf_done(&left);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(each_term_has_its_own_count),
		AT_SCREEN(what_is_not_counted_yet_looks_so),
		AT_SCREEN(what_is_switched_is_named),
		AT_SCREEN(it_takes_no_more_rows_than_there_are),
		AT_SCREEN(a_long_notice_has_rows),
	};

	return cmocka_run_group_tests_name("strip", tests, NULL, NULL);
}

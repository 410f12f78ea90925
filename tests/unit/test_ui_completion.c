/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Completion: what Tab puts in at both prompts, one after another, and what is typed comes back. */
#include "config.h"

#include "ui/completion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "person.h"
#include "ui/status.h"

static const char *typed(const struct person *p)
{
	return prompt_text(&p->ui.prompt);
}

static void values_of_a_field_take_turns(void **state)
{
	struct person *p = *state;

	person_press(p, "/");
	person_type(p, "speaker:");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "speaker:Ann");
	assert_true(strip_make(&p->ui.strip, &p->ui) > 0);
	assert_int_equal(p->ui.completion.list.items[0].count, 6);
	person_press(p, "Tab");
	assert_string_equal(typed(p), "speaker:Bob");
	/* In force at once. */
	assert_int_equal(session_view(p->session)->n, 6);
	person_press(p, "Tab");
	assert_string_equal(typed(p), "speaker:");
	person_press(p, "BackTab");
	assert_string_equal(typed(p), "speaker:Bob");
	/* Any other key takes it. */
	person_press(p, "x");
	assert_string_equal(typed(p), "speaker:Bobx");
	assert_false(p->ui.completion.on);
}

static void the_only_one_is_taken_at_once(void **state)
{
	struct person *p = *state;

	person_press(p, "/");
	person_type(p, "speaker:B");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "speaker:Bob");
	assert_false(p->ui.completion.list.n > 1);
}

static void nothing_is_put_in_where_there_is_nothing(void **state)
{
	struct person *p = *state;

	person_press(p, "/");
	person_type(p, "speaker:zz");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "speaker:zz");
	assert_false(p->ui.completion.on);
}

static void commands_are_completed_after_a_colon(void **state)
{
	struct person *p = *state;
	struct err err = {0};

	assert_true(settings_set(&p->settings, "filter.seasons", "spring | summer", &err));
	person_press(p, ":");
	person_type(p, "spl");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "split-less");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "split-more");
	person_press(p, "Esc :");
	person_type(p, "sea");
	person_press(p, "Tab Enter");
	assert_string_equal(session_filter_text(p->session), ":seasons");
	/* Those that work only while a line is typed, or in a view, are not offered. */
	person_press(p, ":");
	person_type(p, "prompt-");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "prompt-");
	person_press(p, "Esc :");
	person_type(p, "view-");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "view-");
	/* What a command may be given, too. */
	person_press(p, "Esc :");
	person_type(p, "sort par");
	person_press(p, "Tab");
	assert_string_equal(typed(p), "sort party");
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(values_of_a_field_take_turns),
		AT_SCREEN(the_only_one_is_taken_at_once),
		AT_SCREEN(nothing_is_put_in_where_there_is_nothing),
		AT_SCREEN(commands_are_completed_after_a_colon),
	};

	return cmocka_run_group_tests_name("completion", tests, NULL, NULL);
}

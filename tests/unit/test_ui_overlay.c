/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Help and problems: their columns, the search within them, the way from a problem to its statement. */
#include "config.h"

#include "ui/overlay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "person.h"
#include "ui/status.h"

static struct overlay *overlay(const struct person *p)
{
	return (struct overlay *)p->ui.view;
}

/* The status line of the open view says TEXT. */
static bool says(const struct person *p, const char *text)
{
	struct buf b;
	bool found;

	buf_init(&b);
	status_left(&p->ui, &b);
	found = strstr(buf_str(&b), text);
	buf_done(&b);
	return found;
}

/* The text of the item that is selected holds TEXT. */
static bool selected(const struct person *p, const char *text)
{
	const struct overlay *o = overlay(p);

	return o->selected < o->n && strstr(o->items[o->selected].text, text);
}

/* Every line stands in one place, and no section is parted. */
static void check_columns(const struct person *p)
{
	struct overlay *o = overlay(p);
	size_t seen = 0;

	overlay_wrap(o);
	for (int c = 0; c < o->columns; c++) {
		assert_true(o->items[overlay_line_at(o, 0, c)->item].heading);
		for (size_t row = 0; overlay_line_at(o, row, c); row++)
			seen++;
	}
	assert_int_equal(seen, o->lines_n);
	assert_null(overlay_line_at(o, o->rows.n + 1, 0));
}

static void help_stands_in_columns(void **state)
{
	static const struct {
		int columns, expected;
	} widths[] = {{40, 1}, {80, 1}, {120, 2}, {200, 3}, {240, 4}};
	struct person *p = *state;

	person_press(p, "?");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		ui_resize(&p->ui, 80, widths[i].columns);
		check_columns(p);
		assert_int_equal(overlay(p)->columns, widths[i].expected);
	}
	/* What is in sight at once needs no scrolling. */
	assert_true(overlay(p)->rows.n <= 78);
}

static void help_is_searched(void **state)
{
	struct person *p = *state;
	size_t first;

	person_press(p, "j ? n");
	assert_true(says(p, "nothing is searched for here yet"));
	person_press(p, "/");
	person_type(p, "filter");
	person_press(p, "Enter");
	overlay_wrap(overlay(p));
	/* The names of commands are searched as well. */
	assert_true(overlay(p)->found > 3);
	assert_int_equal(overlay(p)->selected, OVERLAY_NONE);
	person_press(p, "n");
	first = overlay(p)->selected;
	assert_true(selected(p, "narrow the list"));
	person_press(p, "n");
	assert_true(selected(p, "add to the filter"));
	assert_true(overlay(p)->selected > first);
	person_press(p, "N");
	assert_int_equal(overlay(p)->selected, first);
	person_press(p, "N");
	assert_true(says(p, "no match further up"));
	/* The language of filters is there, too. */
	person_press(p, "Esc /");
	person_type(p, "regular expression");
	person_press(p, "Enter n");
	assert_true(selected(p, "/expression/"));
	/* Nothing found is no dead end. */
	person_press(p, "Esc /");
	person_type(p, "xyzzy");
	person_press(p, "Enter");
	assert_int_equal(overlay(p)->found, 0);
	person_press(p, "n");
	assert_true(says(p, "no match further down"));
	person_press(p, "Esc");
	assert_true(p->ui.view && p->ui.view->bit == PANE_HELP);
	assert_true(overlay(p)->found > 50);
	person_press(p, "Esc");
	assert_null(p->ui.view);
	assert_string_equal(person_id(p), "a2006");
}

/* ---- problems ---- */

static const char faulty[] =
	"<archive><title>Faulty</title>\n"
	"<statement id='a'><date when='2003-01-01'/><title>A</title><text>One.</text></statement>\n"
	"<statement id='b'><date when='2002-02-30'/><title>B</title><text>Two.</text></statement>\n"
	"<statement id='c'><date "
	"when='2001-01-01'/><title>C</title><text>Three.</text></statement>\n"
	"<statement id='d'><date "
	"when='2000-13-01'/><title>D</title><text>Four.</text></statement>\n"
	"</archive>\n";

static int faulty_setup(void **state)
{
	struct person *p;
	struct err err = {0};
	int result = person_setup_text(state, faulty);

	p = *state;
	if (result)
		return result;
	err_set(&err, ERR_USAGE, "~/config", 3, "there is no setting '%s'", "nonsense");
	err_list_add(&p->mistakes, &err);
	err_set(&err, ERR_USAGE, "~/keys", 7, "there is no command '%s'", "dwon");
	err_list_add(&p->mistakes, &err);
	return 0;
}

static int faulty_teardown(void **state)
{
	struct person *p = *state;

	err_list_done(&p->mistakes);
	return person_teardown(state);
}

static void problems_lead_to_their_statement(void **state)
{
	struct person *p = *state;
	size_t row;

	person_press(p, "g !");
	assert_int_equal(p->ui.view->bit, PANE_PROBLEMS);
	assert_true(says(p, "4 problems"));
	/* Those of settings and keys come first, and are no statement's. */
	assert_true(selected(p, "nonsense"));
	person_press(p, "Enter");
	assert_true(says(p, "concerns no statement"));
	person_press(p, "j");
	assert_true(selected(p, "dwon"));
	person_press(p, "j");
	assert_true(selected(p, "line 3") && selected(p, "2002-02-30"));
	person_press(p, "j");
	assert_true(selected(p, "line 5") && selected(p, "2000-13-01"));
	row = overlay(p)->selected;
	person_press(p, "Enter");
	assert_null(p->ui.view);
	assert_true(p->ui.layout.focus_text);
	assert_string_equal(person_id(p), "d");
	person_press(p, "Esc");
	assert_int_equal(p->ui.view->bit, PANE_PROBLEMS);
	assert_int_equal(overlay(p)->selected, row);
	person_press(p, "k Enter");
	assert_string_equal(person_id(p), "b");
	person_press(p, "Esc Esc");
	assert_null(p->ui.view);
	assert_string_equal(person_id(p), "a");
}

static void a_problem_is_shown_whatever_the_filter(void **state)
{
	struct person *p = *state;

	ui_filter(&p->ui, "three");
	person_wait(p);
	person_press(p, "! G Enter");
	assert_string_equal(person_id(p), "d");
	assert_string_equal(session_filter_text(p->session), "");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "Esc");
	assert_string_equal(session_filter_text(p->session), "three");
	assert_int_equal(p->ui.view->bit, PANE_PROBLEMS);
	assert_true(selected(p, "2000-13-01"));
	person_press(p, "Esc");
	assert_string_equal(person_id(p), "c");
}

static void problems_are_searched(void **state)
{
	struct person *p = *state;

	person_press(p, "! /");
	person_type(p, "2000-13");
	person_press(p, "Enter");
	assert_true(says(p, "1 problem"));
	assert_true(selected(p, "2000-13-01"));
	person_press(p, "Enter");
	assert_string_equal(person_id(p), "d");
	person_press(p, "Esc");
	assert_true(says(p, "1 problem"));
	person_press(p, "Esc");
	assert_true(says(p, "4 problems"));
}

static void no_problems_are_said_to_be_none(void **state)
{
	struct person *p = *state;
	struct overlay *o;

	person_press(p, "! j G Enter");
	o = overlay(p);
	assert_int_equal(o->n, 1);
	assert_non_null(strstr(o->items[0].text, "None"));
}

#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
#define FAULTY(f) cmocka_unit_test_setup_teardown(f, faulty_setup, faulty_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_SCREEN(help_stands_in_columns),
		AT_SCREEN(help_is_searched),
		FAULTY(problems_lead_to_their_statement),
		FAULTY(a_problem_is_shown_whatever_the_filter),
		FAULTY(problems_are_searched),
		AT_SCREEN(no_problems_are_said_to_be_none),
	};

	return cmocka_run_group_tests_name("overlay", tests, NULL, NULL);
}

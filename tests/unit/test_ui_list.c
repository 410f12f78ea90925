/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* List and layout: what is in sight at which size, and what stays where when that changes. */
#include "config.h"

#include "ui/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "person.h"
#include "skips.h"
#include "ui/status.h"

static void panes_share_the_screen(void **state)
{
	struct person *p = *state;
	const struct layout *l = &p->ui.layout;

	/* Side by side, 44 % for the list. */
	assert_int_equal(l->list.columns, 35);
	assert_int_equal(l->rule.x, 35);
	assert_int_equal(l->text.x, 36);
	assert_int_equal(l->list.columns + 1 + l->text.columns, PERSON_COLUMNS);
	assert_int_equal(l->list.rows, PERSON_ROWS - 2);
	/* One above the other. */
	ui_resize(&p->ui, 24, 40);
	assert_int_equal(l->list.columns, 40);
	assert_int_equal(l->text.columns, 40);
	assert_int_equal(l->list.rows + 1 + l->text.rows, 22);
	assert_int_equal(l->text.y, l->rule.y + 1);
	/* One of them. */
	ui_resize(&p->ui, 8, 80);
	assert_true(layout_is_single(l));
	assert_int_equal(l->list.rows, 6);
	assert_int_equal(l->text.rows, 0);
	person_press(p, "Enter");
	assert_int_equal(l->list.rows, 0);
	assert_int_equal(l->text.rows, 6);
	/* Less and less. */
	ui_resize(&p->ui, 5, 80);
	assert_int_equal(l->header.rows, 0);
	assert_int_equal(l->text.rows, 4);
	ui_resize(&p->ui, 1, 10);
	assert_int_equal(l->status.rows, 0);
	assert_int_equal(l->text.rows, 1);
}

static void the_border_moves_between_limits(void **state)
{
	struct person *p = *state;
	struct layout *l = &p->ui.layout;

	person_press(p, "<");
	assert_int_equal(l->split, 39);
	person_press(p, "2 >");
	assert_int_equal(l->split, 49);
	person_press(p, "9 9 9 >");
	assert_int_equal(l->split, 90);
	/* The text keeps a width that can be read. */
	assert_int_equal(l->text.columns, 23);
	person_press(p, "9 9 9 <");
	assert_int_equal(l->split, 10);
	assert_int_equal(l->list.columns, 20);
	person_press(p, "=");
	assert_int_equal(l->split, 44);
}

/* A terminal that turns whole rows round would move the text over the rule. */
static void right_to_left_text_left_to_the_terminal_is_stacked(void **state)
{
	struct person *p = *state;
	struct ui *ui = &p->ui;

	ui->direction.rtl_text = true;
	direction_set(&ui->direction, TERMINAL_OWN);
	ui_layout(ui);
	assert_int_equal(ui->layout.list.columns, PERSON_COLUMNS);
	/* Not where each piece stays in its place. */
	direction_set(&ui->direction, TERMINAL_ISOLATES);
	ui_layout(ui);
	assert_true(ui->layout.list.columns < PERSON_COLUMNS);
	if (!bidi_available())
		skip();
	direction_set(&ui->direction, TERMINAL_APP);
	ui_layout(ui);
	assert_true(ui->layout.list.columns < PERSON_COLUMNS);
}

static void the_selected_row_stays_in_sight(void **state)
{
	struct person *p = *state;
	struct list *l = &p->ui.list;

	ui_resize(&p->ui, 12, 80);
	assert_int_equal(l->pane.area.rows, 10);
	person_press(p, "G");
	assert_int_equal(l->rows.selected, 11);
	assert_int_equal(l->rows.top, 2);
	person_press(p, "3 k");
	assert_int_equal(l->rows.top, 2);
	/* Smaller, and back: the same rows. */
	ui_resize(&p->ui, 6, 80);
	list_show(l);
	assert_int_equal(l->rows.top, 5);
	ui_resize(&p->ui, 12, 80);
	list_show(l);
	assert_int_equal(l->rows.top, 2);
}

static void the_selected_statement_stays_selected(void **state)
{
	struct person *p = *state;
	struct list *l = &p->ui.list;

	person_press(p, "5 j");
	assert_string_equal(person_id(p), "a2004");
	ui_filter(&p->ui, "speaker:Ann");
	person_wait(p);
	assert_int_equal(l->rows.selected, 2);
	assert_string_equal(person_id(p), "a2004");
	person_press(p, "S");
	assert_string_equal(person_id(p), "a2004");
	assert_int_equal(l->rows.selected, 3);
	ui_filter(&p->ui, "");
	person_wait(p);
	assert_string_equal(person_id(p), "a2004");
	/* Where the list is empty nothing is. */
	ui_filter(&p->ui, "nowhere");
	person_wait(p);
	assert_int_equal(l->rows.selected, 0);
	list_select(l, 3);
	assert_int_equal(l->rows.selected, 0);
}

static void files_read_again_leave_everything_in_place(void **state)
{
	struct person *p = *state;
	struct document_place place;

	ui_resize(&p->ui, 10, 80);
	person_press(p, "7 j 2 k J J");
	place = p->ui.reading.place;
	assert_string_equal(person_id(p), "a2004");
	person_press(p, "R");
	person_wait(p);
	assert_string_equal(person_id(p), "a2004");
	assert_int_equal(p->ui.list.rows.selected, 5);
	assert_int_equal(p->ui.reading.place.paragraph, place.paragraph);
	assert_true(place.paragraph > 0);
	assert_true(p->ui.todo & UI_RELOADED);
	assert_int_equal(strncmp(buf_str(&p->ui.notice), "read again", 10), 0);
}

/* Also where one is among the matches, of what f looks for and of the filter. */
static void matches_stay_when_files_are_read_again(void **state)
{
	struct person *p = *state;
	size_t n;

	person_press(p, "3 j f");
	person_type(p, "a");
	person_press(p, "Enter n");
	n = p->ui.reading.document.ranges.n;
	assert_true(n > 2);
	assert_int_equal(p->ui.reading.hit, 1);
	person_press(p, "R");
	person_wait(p);
	assert_int_equal(p->ui.reading.document.ranges.n, n);
	assert_int_equal(p->ui.reading.hit, 1);
	/* Whatever else changes in the list. */
	ui_filter(&p->ui, "speaker:Ann | speaker:Bob");
	person_wait(p);
	assert_int_equal(p->ui.reading.hit, 1);
	person_press(p, "n");
	assert_int_equal(p->ui.reading.hit, 2);
	/* Another statement begins at its own. */
	person_press(p, ")");
	assert_int_not_equal(p->ui.reading.hit, 2);
	reading_look(&p->ui.reading, NULL);
	ui_filter(&p->ui, "a");
	person_wait(p);
	person_press(p, "n n");
	n = p->ui.reading.hit;
	assert_true(n < p->ui.reading.document.ranges.n);
	person_press(p, "R");
	person_wait(p);
	assert_int_equal(p->ui.reading.hit, n);
}

static void the_status_says_where_one_is(void **state)
{
	struct person *p = *state;
	struct buf b, right;

	buf_init(&b);
	buf_init(&right);
	person_press(p, "2 j");
	status_left(&p->ui, &b);
	assert_string_equal(buf_str(&b), "3 of 12");
	buf_clear(&b);
	status_header(&p->ui, 80, &b, &right);
	assert_string_equal(buf_str(&b), "Speeches");
	assert_string_equal(buf_str(&right), "12");
	person_press(p, "s");
	buf_clear(&b);
	status_left(&p->ui, &b);
	assert_int_equal(strncmp(buf_str(&b), "sort by:", 8), 0);
	person_press(p, "o");
	buf_clear(&b);
	status_left(&p->ui, &b);
	assert_string_equal(buf_str(&b), "by occasion");
	buf_done(&b);
	buf_done(&right);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(panes_share_the_screen),
		AT_SCREEN(the_border_moves_between_limits),
		AT_SCREEN(right_to_left_text_left_to_the_terminal_is_stacked),
		AT_SCREEN(the_selected_row_stays_in_sight),
		AT_SCREEN(the_selected_statement_stays_selected),
		AT_SCREEN(files_read_again_leave_everything_in_place),
		AT_SCREEN(matches_stay_when_files_are_read_again),
		AT_SCREEN(the_status_says_where_one_is),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests_name("list", tests, NULL, NULL));
}

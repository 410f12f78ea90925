/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Commands: the table, where each works, the views they open, and what views ask for. */
#include "config.h"

#include "ui/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "person.h"
#include "ui/timeline_pane.h"

static void the_table_is_whole(void **state)
{
	(void)state;
	for (int i = COMMAND_NONE + 1; i < COMMANDS; i++) {
		enum command c = (enum command)i;
		const char *name = command_name(c);

		assert_true(*name && *command_help(c));
		assert_int_equal(command_find(name, strlen(name)), c);
		assert_true(command_panes(c) != 0);
		/* What is for the prompt works there alone. */
		assert_int_equal(command_group(c) == GROUP_PROMPT, command_panes(c) == PANE_PROMPT);
		if (command_group(c) == GROUP_VIEW)
			assert_false(command_panes(c) & PANES_MAIN);
	}
	assert_int_equal(command_find("dow", 3), COMMAND_NONE);
}

/* Each command in each place: nothing breaks, whatever is typed where. */
static void every_command_runs_everywhere(void **state)
{
	static const char *const places[] = {"", "Enter", "?", "!", "w", "t", "o", "W", "/", ":"};
	struct person *p = *state;
	struct ui *ui = &p->ui;

	ui_filter(ui, "spring");
	person_wait(p);
	for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
			person_press(p, places[k]);
			run_command(ui, (enum command)c, 2);
			person_wait(p);
			/* Back to the list, wherever that was. */
			ui->menu = MENU_NONE;
			ui->quit = false;
			if (ui->prompt.kind != PROMPT_NONE)
				run_command(ui, COMMAND_PROMPT_CANCEL, 0);
			ui_toggle(ui, 0);
			ui->layout.zoom = false;
			ui_focus(ui, false);
		}
	}
	assert_int_equal(session_archive(p->session)->n, PERSON_STATEMENTS);
}

static void commands_keep_to_their_panes(void **state)
{
	struct person *p = *state;
	struct ui *ui = &p->ui;

	/* The list's years mean nothing to help. */
	person_press(p, "?");
	run_command(ui, COMMAND_NEXT_YEAR, 0);
	assert_string_equal(person_id(p), "b2006");
	run_command(ui, COMMAND_PROMPT_ACCEPT, 0);
	assert_int_equal(ui->view->bit, PANE_HELP);
	person_press(p, "Esc");
	run_command(ui, COMMAND_VIEW_UNIT, 0);
	assert_null(ui->view);
	run_command(ui, COMMAND_NEXT_YEAR, 0);
	assert_string_equal(person_id(p), "b2005");
}

static void a_key_that_does_nothing_says_so(void **state)
{
	struct person *p = *state;

	assert_true(person_press(p, "j"));
	assert_false(person_press(p, "F12"));
	assert_int_equal(p->ui.input.keys[0], KEYMAP_F0 + 12);
	/* At the prompt it is nothing to complain about. */
	person_press(p, "/");
	assert_true(person_press(p, "F12"));
	assert_string_equal(prompt_text(&p->ui.prompt), "");
}

static void one_key_opens_and_closes_a_view(void **state)
{
	static const struct {
		const char *key;
		unsigned bit;
	} views[] = {{"?", PANE_HELP},       {"!", PANE_PROBLEMS}, {"w", PANE_CONCORDANCE},
		     {"t", PANE_TIMELINE},   {"o", PANE_FACETS},   {"W", PANE_WORDS},
		     {"C", PANE_COLLOCATES}, {"P", PANE_PHRASES},  {"u", PANE_REUSED}};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		person_press(p, views[i].key);
		assert_non_null(p->ui.view);
		assert_int_equal(p->ui.view->bit, views[i].bit);
		assert_int_equal(ui_place(&p->ui), views[i].bit);
		assert_int_equal(p->ui.view->area.rows, PERSON_ROWS - 2);
		person_press(p, views[i].key);
		assert_null(p->ui.view);
		/* Another view stands over it. */
		person_press(p, "t");
		person_press(p, views[i].key);
		assert_int_equal(p->ui.view ? p->ui.view->bit : PANE_TIMELINE, views[i].bit);
		if (p->ui.view) {
			person_press(p, views[i].key);
			assert_int_equal(p->ui.view->bit, PANE_TIMELINE);
			person_press(p, "Esc");
		}
		assert_null(p->ui.view);
	}
}

static void esc_goes_one_step_back(void **state)
{
	struct person *p = *state;
	struct ui *ui = &p->ui;

	ui_filter(ui, "spring");
	person_press(p, "Enter z t");
	assert_true(ui->view && ui->layout.zoom && ui->layout.focus_text);
	person_press(p, "Esc");
	assert_true(!ui->view && ui->layout.zoom && ui->layout.focus_text);
	person_press(p, "Esc");
	assert_true(!ui->layout.zoom && ui->layout.focus_text);
	person_press(p, "Esc");
	assert_false(ui->layout.focus_text);
	assert_string_equal(session_filter_text(p->session), "spring");
	person_press(p, "Esc");
	assert_string_equal(session_filter_text(p->session), "");
	assert_false(ui->quit);
	person_press(p, "q");
	assert_true(ui->quit);
}

static void a_view_narrows_the_list(void **state)
{
	struct person *p = *state;

	/* The values of a field, the first of them: New Year has six. */
	person_press(p, "o");
	while (p->ui.view->ops->work(p->ui.view))
		;
	person_press(p, "Enter");
	assert_null(p->ui.view);
	assert_int_equal(session_view(p->session)->n, 6);
	/* What is added holds for every alternative. */
	ui_filter(&p->ui, "spring | summer");
	person_wait(p);
	person_press(p, "t Enter");
	assert_string_equal(session_filter_text(p->session), "(spring | summer) year:2006");
}

/* It opens where one is. */
static void the_timeline_opens_at_the_selection(void **state)
{
	struct person *p = *state;
	const struct timeline_pane *t;

	person_press(p, "5 j t");
	while (ui_work(&p->ui))
		;
	t = (const struct timeline_pane *)p->ui.view;
	assert_int_equal(t->timeline.bars[t->selected].unit, 2004);
	person_press(p, "t G t");
	while (ui_work(&p->ui))
		;
	assert_int_equal(t->timeline.bars[t->selected].unit, 2001);
}

static void a_hit_is_opened_in_its_text(void **state)
{
	struct person *p = *state;
	struct ui *ui = &p->ui;

	ui_filter(ui, "spring");
	person_wait(p);
	person_press(p, "w");
	while (ui->view->ops->work(ui->view))
		;
	/* One of the answer, then forty of the speech. */
	person_press(p, "2 1 g Enter");
	assert_null(ui->view);
	assert_true(ui->layout.focus_text);
	assert_string_equal(person_id(p), "a2006");
	assert_int_equal(ui->reading.hit, 19);
	assert_true(ui->reading.top > 0);
}

static void the_front_end_is_asked_for_what_is_its_own(void **state)
{
	struct person *p = *state;

	p->ui.todo = 0;
	person_press(p, "^L");
	assert_true(p->ui.todo & UI_REDRAW);
	p->ui.todo = 0;
	person_press(p, "^Z");
	assert_true(p->ui.todo & UI_SUSPEND);
	p->ui.todo = 0;
	if (bidi_available()) {
		bool before = direction_reorders(&p->ui.direction);

		person_press(p, "^R");
		assert_true(p->ui.todo & UI_DIRECTION);
		assert_int_equal(direction_reorders(&p->ui.direction), !before);
	}
}

static void an_interrupt_stops_one_thing_after_another(void **state)
{
	struct person *p = *state;

	person_press(p, "/ s p");
	keys_interrupt(&p->ui, 2);
	assert_int_equal(p->ui.prompt.kind, PROMPT_NONE);
	assert_false(p->ui.quit);
	/* A key between: it is the first again. */
	person_press(p, "j");
	keys_interrupt(&p->ui, 2);
	assert_false(p->ui.quit);
	assert_non_null(strstr(buf_str(&p->ui.notice), "^C"));
	keys_interrupt(&p->ui, 2);
	assert_true(p->ui.quit);
	assert_int_equal(p->ui.status, 128 + 2);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_whole),
		AT_SCREEN(every_command_runs_everywhere),
		AT_SCREEN(commands_keep_to_their_panes),
		AT_SCREEN(a_key_that_does_nothing_says_so),
		AT_SCREEN(one_key_opens_and_closes_a_view),
		AT_SCREEN(esc_goes_one_step_back),
		AT_SCREEN(a_view_narrows_the_list),
		AT_SCREEN(the_timeline_opens_at_the_selection),
		AT_SCREEN(a_hit_is_opened_in_its_text),
		AT_SCREEN(the_front_end_is_asked_for_what_is_its_own),
		AT_SCREEN(an_interrupt_stops_one_thing_after_another),
	};

	return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}

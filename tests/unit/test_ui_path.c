/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Path: where one has been is where one comes back to. */
#include "config.h"

#include "ui/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "person.h"
#include "ui/concordance_pane.h"
#include "ui/facets_pane.h"
#include "ui/overlay.h"
#include "ui/timeline_pane.h"
#include "ui/words_pane.h"

/* Press KEYS, and let the view that is open do its work. */
static void do_keys(struct person *p, const char *keys)
{
	person_press(p, keys);
	while (p->ui.view && p->ui.view->ops->work && p->ui.view->ops->work(p->ui.view))
		;
}

/* All that one sees, as text: filter, selection, what is in sight, the view and its state. */
static void where(struct person *p, char *out, size_t size)
{
	struct ui *ui = &p->ui;
	struct pane_place place = {0};

	list_show(&ui->list);
	reading_wrap(&ui->reading);
	if (ui->view)
		ui->view->ops->save(ui->view, &place);
	snprintf(out, size,
		 "/%s n=%zu %s list=%zu,%zu text=%zu hit=%zu view=%u %d,%d,%d %zu,%zu,%zu '%s' "
		 "picked=%zu focus=%d zoom=%d",
		 session_filter_text(p->session), session_view(p->session)->n, person_id(p),
		 ui->list.rows.selected, ui->list.rows.top, ui->reading.top, ui->reading.hit,
		 ui->view ? ui->view->bit : 0, place.shown[0], place.shown[1], place.shown[2],
		 place.selected, place.part, place.top, place.words ? place.words : "",
		 place.picked_n ? (size_t)place.picked[0] : 0, ui->layout.focus_text,
		 ui->layout.zoom);
	pane_place_done(&place);
}

enum { WHERE = 400 };

/* Twenty keys through six views, and back step by step: each time all is as it was. */
static void twenty_keys_and_back(void **state)
{
	/* Each row is one step of the path, and what is done there before the next. */
	static const struct {
		const char *go, *then;
	} steps[] = {
		{"", "4 j"},                  /* the list */
		{"/ s p r i n g Enter", "J"}, /* a filter */
		{"t", "Left Left"},           /* the timeline */
		{"?", "Space j"},             /* help, over it */
		{"Esc w", "2 5 j B"},         /* back, and on: the concordance */
		{"Enter", "J J"},             /* a hit in its text */
		{"o", "Tab"},                 /* values */
		{"Enter", "j"},               /* one of them: narrower */
		{"W", "v m j"},               /* words */
		{"!", ""},                    /* problems */
	};
	enum { STEPS = sizeof steps / sizeof *steps };
	char places[STEPS][WHERE], here[WHERE];
	struct person *p = *state;
	size_t n = 0;

	for (size_t i = 0; i < STEPS; i++) {
		do_keys(p, steps[i].go);
		if (!strncmp(steps[i].go, "Esc", 3))
			n--;
		do_keys(p, steps[i].then);
		where(p, places[n++], WHERE);
	}
	assert_int_equal(p->ui.path.at, n - 1);
	for (size_t i = n - 1; i > 0; i--) {
		do_keys(p, i % 2 ? "Esc" : "Backspace");
		where(p, here, WHERE);
		assert_string_equal(here, places[i - 1]);
	}
	assert_false(p->ui.quit);
	/* And forward again. */
	for (size_t i = 1; i < n; i++) {
		do_keys(p, "L");
		where(p, here, WHERE);
		assert_string_equal(here, places[i]);
	}
	do_keys(p, "L");
	assert_true(p->ui.notice.len > 0);
	for (size_t i = n - 1; i > 0; i--)
		do_keys(p, i % 2 ? "H" : "^O");
	where(p, here, WHERE);
	assert_string_equal(here, places[0]);
}

static void the_start_is_no_end(void **state)
{
	struct person *p = *state;

	person_press(p, "Esc");
	assert_false(p->ui.quit);
	assert_true(p->ui.notice.len > 0);
	person_press(p, "/ s u m m e r Enter q");
	assert_true(p->ui.quit);
}

static void q_goes_back_but_on_the_list(void **state)
{
	struct person *p = *state;
	char before[WHERE], here[WHERE];

	do_keys(p, "/ s p r i n g Enter w j j");
	where(p, before, WHERE);
	do_keys(p, "Enter q");
	where(p, here, WHERE);
	assert_string_equal(here, before);
	do_keys(p, "q");
	assert_null(p->ui.view);
	assert_false(p->ui.quit);
	do_keys(p, "q");
	assert_true(p->ui.quit);
}

static void a_typed_q_quits(void **state)
{
	struct person *p = *state;

	person_press(p, "t :");
	person_type(p, "q");
	person_press(p, "Enter");
	assert_true(p->ui.quit);
}

static void help_and_problems_close_to_the_view(void **state)
{
	static const char *const keys[] = {"? ?", "? Esc", "? q", "! Esc", "! !", "? ! Esc Esc"};
	struct person *p = *state;
	char before[WHERE], here[WHERE];

	do_keys(p, "t Left m Left");
	where(p, before, WHERE);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		do_keys(p, keys[i]);
		where(p, here, WHERE);
		assert_string_equal(here, before);
	}
	do_keys(p, "t");
	assert_null(p->ui.view);
}

static void a_search_in_a_view_is_a_step(void **state)
{
	struct person *p = *state;
	const struct overlay *o;

	do_keys(p, "? /");
	person_type(p, "order");
	do_keys(p, "Enter");
	o = (const struct overlay *)p->ui.view;
	assert_string_equal(o->words, "order");
	do_keys(p, "Esc");
	assert_int_equal(p->ui.view->bit, PANE_HELP);
	assert_true(!o->words || !*o->words);
	/* Given up while typed: the search before it stands. */
	do_keys(p, "L /");
	person_type(p, "zzz");
	do_keys(p, "Esc");
	assert_string_equal(o->words, "order");
	/* The key of the view leaves it, whatever has been searched there. */
	do_keys(p, "?");
	assert_null(p->ui.view);
}

static void a_filter_left_is_one_key_away(void **state)
{
	struct person *p = *state;
	struct prompt_history *h = &p->ui.prompt.history[PROMPT_FILTER];

	ui_filter(&p->ui, "summer year:2003");
	person_wait(p);
	person_press(p, "Esc");
	assert_string_equal(session_filter_text(p->session), "");
	assert_int_equal(h->n, 1);
	assert_string_equal(h->items[0], "summer year:2003");
	person_press(p, "/ Up");
	assert_string_equal(prompt_text(&p->ui.prompt), "summer year:2003");
	person_press(p, "Esc L");
	assert_string_equal(session_filter_text(p->session), "summer year:2003");
	assert_int_equal(session_view(p->session)->n, 1);
	/* Another step: there is nothing ahead any more. */
	person_press(p, "Esc j t Esc j L");
	assert_int_equal(p->ui.view->bit, PANE_TIMELINE);
	person_press(p, "Esc w Esc t Esc L");
	assert_int_equal(p->ui.view->bit, PANE_TIMELINE);
}

static void the_same_occasion_is_within_the_filter(void **state)
{
	struct person *p = *state;

	person_press(p, "/ 2 0 0 4 . . Enter");
	assert_int_equal(session_view(p->session)->n, 6);
	person_press(p, "j * ");
	assert_int_equal(session_view(p->session)->n, 3);
	person_press(p, "*");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "Esc");
	assert_int_equal(session_view(p->session)->n, 6);
	/* What is added holds for every alternative. */
	ui_filter(&p->ui, "year:2001 OR year:2002");
	person_wait(p);
	person_press(p, "g j *");
	assert_int_equal(session_view(p->session)->n, 2);
}

static void reading_on_takes_the_list_along(void **state)
{
	struct person *p = *state;

	person_press(p, "/ s p r i n g Enter Enter");
	assert_string_equal(person_id(p), "b2006");
	person_press(p, "2 n");
	assert_string_equal(person_id(p), "a2006");
	person_press(p, "Esc");
	assert_false(p->ui.layout.focus_text);
	assert_string_equal(person_id(p), "a2006");
}

static void the_way_is_in_the_header(void **state)
{
	struct person *p = *state;
	struct buf b;

	buf_init(&b);
	path_crumbs(&p->ui, 80, &b);
	assert_string_equal(buf_str(&b), "");
	do_keys(p, "/ s p r i n g Enter t Enter o");
	path_crumbs(&p->ui, 80, &b);
	assert_non_null(strstr(buf_str(&b), "spring"));
	assert_non_null(strstr(buf_str(&b), "Timeline"));
	assert_non_null(strstr(buf_str(&b), "year:2006"));
	/* Only what has been added. */
	assert_null(strstr(strstr(buf_str(&b), "spring") + 1, "spring"));
	/* The first ones go where there is no room. */
	buf_clear(&b);
	path_crumbs(&p->ui, 20, &b);
	assert_null(strstr(buf_str(&b), "spring"));
	assert_non_null(strstr(buf_str(&b), "year:2006"));
	/* Another filter altogether begins again. */
	do_keys(p, "Esc / s u m m e r Enter");
	buf_clear(&b);
	path_crumbs(&p->ui, 80, &b);
	assert_string_equal(buf_str(&b), "summer");
	buf_done(&b);
}

static void places_outlive_a_reload(void **state)
{
	struct person *p = *state;

	do_keys(p, "3 j");
	assert_string_equal(person_id(p), "a2005");
	do_keys(p, "/ s u m m e r Enter w j");
	do_keys(p, "R");
	do_keys(p, "Esc Esc");
	assert_string_equal(person_id(p), "a2005");
	assert_string_equal(session_filter_text(p->session), "");
}

static void a_long_path_keeps_its_end(void **state)
{
	struct person *p = *state;

	for (int i = 0; i < 300; i++)
		person_press(p, i % 2 ? "t" : "w");
	assert_true(p->ui.path.n <= 200);
	while (p->ui.path.at)
		person_press(p, "Esc");
	assert_null(p->ui.view);
	assert_false(p->ui.quit);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(twenty_keys_and_back),
		AT_SCREEN(the_start_is_no_end),
		AT_SCREEN(q_goes_back_but_on_the_list),
		AT_SCREEN(a_typed_q_quits),
		AT_SCREEN(help_and_problems_close_to_the_view),
		AT_SCREEN(a_search_in_a_view_is_a_step),
		AT_SCREEN(a_filter_left_is_one_key_away),
		AT_SCREEN(the_same_occasion_is_within_the_filter),
		AT_SCREEN(reading_on_takes_the_list_along),
		AT_SCREEN(the_way_is_in_the_header),
		AT_SCREEN(places_outlive_a_reload),
		AT_SCREEN(a_long_path_keeps_its_end),
	};

	return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* `:set`: settings that are changed in the program. */
#include "config.h"

#include "ui/set.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/settings.h"
#include "base/buf.h"
#include "base/digits.h"
#include "person.h"
#include "ui/timeline_pane.h"
#include "ui/overlay.h"

static void set(struct person *p, const char *text)
{
	person_press(p, ":");
	person_type(p, "set ");
	person_type(p, text);
	person_press(p, "Enter");
}

static void says(struct person *p, const char *text, const char *want)
{
	set(p, text);
	if (!strstr(buf_str(&p->ui.notice), want))
		fail_msg("%s: %s, not %s", text, buf_str(&p->ui.notice), want);
}

static void is_in_force_at_once(void **state)
{
	struct person *p = *state;
	struct ui *ui = &p->ui;

	says(p, "calendar=persian", "calendar = persian; before: gregorian");
	assert_int_equal(session_calendars(p->session)->first, CALENDAR_PERSIAN);
	says(p, "sort = title", "sort = title; before: date");
	assert_int_equal(session_view(p->session)->sort, FIELD_TITLE);
	says(p, "reverse yes", "reverse = yes; before: no");
	assert_true(session_view(p->session)->reverse);
	assert_int_equal(session_view(p->session)->sort, FIELD_TITLE);
	set(p, "exact-diacritics=no");
	assert_false(session_diacritics_are_exact(p->session));
	set(p, "duplicates=show");
	assert_true(session_shows_duplicates(p->session));
	set(p, "split=60");
	assert_int_equal(ui->layout.split, 60);
	set(p, "measure=33");
	assert_int_equal(ui->reading.measure, 33);
	set(p, "list=date speaker");
	assert_int_equal(ui->list.choice.n, 2);
	set(p, "langmap=greek");
	assert_int_equal(p->keymap.langmap, LANGMAP_GREEK);
	set(p, "bidi=terminal");
	assert_int_equal(ui->direction.order, TERMINAL_OWN);
	set(p, "direction=rtl");
	assert_true(ui->direction.rtl);
	set(p, "direction=ltr");
	set(p, "watch=yes");
	assert_non_null(ui->reload.watch);
	set(p, "watch=no");
	assert_null(ui->reload.watch);
	set(p, "color=always");
	set(p, "theme=mono");
	assert_string_equal(p->settings.theme, "mono");
	assert_int_not_equal(ui->todo & UI_THEME, 0);
	set(p, "timeline-mean=5");
	person_press(p, "t");
	assert_int_equal(((struct timeline_pane *)ui->view)->mean, 5);
	person_press(p, "Esc");
	set(p, "collation=de");
	assert_string_equal(p->settings.collation, "de");
	set(p, "filter=rain");
	assert_string_equal(session_filter_text(p->session), "rain");
	set(p, "filter=");
	assert_string_equal(session_filter_text(p->session), "");
}

/* What is shown changes with it, without a key. */
static void digits_change(void **state)
{
	struct person *p = *state;
	struct buf b;

	digits_choose(DIGITS_LATIN, "fa");
	set(p, "digits=native");
	buf_init(&b);
	buf_puts(&b, "12");
	digits_convert(&b, 0);
	assert_string_equal(buf_str(&b), "۱۲");
	set(p, "digits=latin");
	buf_clear(&b);
	buf_puts(&b, "12");
	digits_convert(&b, 0);
	assert_string_equal(buf_str(&b), "12");
	buf_done(&b);
	digits_choose(DIGITS_LATIN, "");
}

static void wrong_ones_are_told(void **state)
{
	struct person *p = *state;

	says(p, "calender=persian", "there is no setting 'calender'; did you mean calendar?");
	says(p, "calender", "there is no setting 'calender'; did you mean calendar?");
	says(p, "xyzzyx=1", "there is no setting 'xyzzyx'; --list-settings names them");
	says(p, "split=95", "split cannot be '95', only 10 to 90");
	assert_int_equal(p->settings.split, 44);
	says(p, "sort=colour", "sort cannot be 'colour', only ");
	/* What counts from the start on only stays as it is. */
	says(p, "encoding=utf-8", "encoding needs a new start: write it into ");
	assert_string_equal(p->settings.encoding, "");
	says(p, "encoding=nonsense", "there is no encoding 'nonsense'");
}

static void says_what_it_is(void **state)
{
	struct person *p = *state;

	says(p, "calendar", "calendar = gregorian (default)");
	settings_from(&p->settings, "measure", SETTING_FILE, "~/config", 3);
	says(p, "measure", "measure = 80 (~/config, line 3; default: 80)");
	settings_from(&p->settings, "measure", SETTING_OPTION, NULL, 0);
	says(p, "measure", "measure = 80 (command line; default: 80)");
	set(p, "measure=70");
	says(p, "measure", "measure = 70 (set in this run; default: 80)");
	/* Keys change some of them, too. */
	person_press(p, "s t");
	says(p, "sort", "sort = title (set in this run; default: date)");
	person_press(p, "S");
	says(p, "reverse", "reverse = yes (set in this run; default: no)");
}

static void names_and_values_are_completed(void **state)
{
	static const char *const rows[][2] = {
		{"set colla", "set collation="},
		{"set diacritics", "set exact-diacritics="},
		{"set calendar=pers", "set calendar=persian"},
		{"set watch=y", "set watch=yes"},
		{"set list=date spea", "set list=date speaker"},
		{"set measure=", "set measure=80"},
		{"set al", "set all"},
	};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		person_press(p, ":");
		person_type(p, rows[i][0]);
		person_press(p, "Tab");
		assert_string_equal(prompt_text(&p->ui.prompt), rows[i][1]);
		person_press(p, "Esc");
	}
}

/* Whether some row of the page says TEXT. */
static bool page_has(const struct person *p, const char *text)
{
	const struct overlay *o = (const struct overlay *)p->ui.view;

	for (size_t i = 0; i < o->n; i++)
		if (strstr(o->items[i].text, text))
			return true;
	return false;
}

static void all_are_listed(void **state)
{
	struct person *p = *state;

	set(p, "filter.seasons=spring | summer");
	set(p, "all");
	assert_non_null(p->ui.view);
	assert_int_equal(p->ui.view->bit, PANE_SETTINGS);
	for (size_t i = 0; settings_row(i); i++)
		assert_true(page_has(p, settings_row(i)->name));
	assert_true(page_has(p, "spring | summer"));
	/* Enter types the selected one; what is set is seen at once. */
	person_press(p, "Down Down Down Enter");
	assert_string_equal(prompt_text(&p->ui.prompt), "set reverse=no");
	person_press(p, "Backspace Backspace");
	person_type(p, "yes");
	person_press(p, "Enter");
	assert_true(session_view(p->session)->reverse);
	assert_true(page_has(p, "reverse = yes"));
	assert_true(page_has(p, "set in this run; default: no"));
	person_press(p, "F3");
	assert_null(p->ui.view);
}

/* Whether the command line that prints the view has TEXT. */
static void is_asked_for_by(struct person *p, const char *text)
{
	person_press(p, "F4");
	if (!page_has(p, text))
		fail_msg("%s is not in the command line", text);
	person_press(p, "Esc");
}

/* Views begin with what is set, also when that is done late; those it does not concern stay as they are. */
static void views_begin_with_it(void **state)
{
	struct person *p = *state;

	says(p, "speech=cat", "speech = cat; before: no");
	set(p, "filter=rain");
	person_press(p, "t");
	says(p, "timeline-mean=5", "timeline-mean = 5; before: 0");
	is_asked_for_by(p, "--timeline-mean=5");
	person_press(p, "M");
	is_asked_for_by(p, "--timeline-mean=7");
	set(p, "keyness-least=2");
	is_asked_for_by(p, "--timeline-mean=7");
	person_press(p, "t W l");
	is_asked_for_by(p, "--keyness-level=0.01");
	set(p, "collocates-span=3");
	is_asked_for_by(p, "--keyness-level=0.01");
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(is_in_force_at_once),
		AT_SCREEN(digits_change),
		AT_SCREEN(wrong_ones_are_told),
		AT_SCREEN(says_what_it_is),
		AT_SCREEN(names_and_values_are_completed),
		AT_SCREEN(all_are_listed),
		AT_SCREEN(views_begin_with_it),
	};

	return cmocka_run_group_tests_name("set", tests, NULL, NULL);
}

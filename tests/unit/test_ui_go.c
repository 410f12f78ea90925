/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The ':' prompt: what the screen prints is taken, what is not there is said. */
#include "config.h"

#include "ui/go.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/statement_date.h"
#include "person.h"
#include "ui/rows.h"

/* TEXT leads to the statement ID, and NOTICE is part of what is said; NULL: nothing is. */
static void goes(struct person *p, const char *text, const char *id, const char *notice)
{
	const char *said;

	buf_clear(&p->ui.notice);
	go_to(&p->ui, text);
	said = buf_str(&p->ui.notice);
	if (strcmp(person_id(p), id) != 0)
		fail_msg("'%s' leads to %s, want %s", text, person_id(p), id);
	if (notice ? !strstr(said, notice) : *said != '\0')
		fail_msg("'%s' says '%s', want '%s'", text, said, notice ? notice : "");
}

static void numbers_and_dates_are_gone_to(void **state)
{
	struct person *p = *state;

	goes(p, "3", "b2005", NULL);
	goes(p, "2002", "b2002", NULL);
	goes(p, "2003-01-01", "a2003", NULL);
	goes(p, " 2003/01/01 ", "a2003", NULL);
	/* As people write it, in any language. */
	goes(p, "5 June 2003", "b2003", NULL);
	goes(p, "1 janvier 2003", "a2003", NULL);
	goes(p, "۲۰۰۲", "b2002", NULL);
	goes(p, "۳", "b2005", NULL);
	goes(p, "June 2004", "b2004", NULL);
}

static void what_is_not_there_is_not_gone_to(void **state)
{
	struct person *p = *state;

	goes(p, "5", "b2004", NULL);
	goes(p, "99", "b2004", "there is no row 99; 12 shown");
	goes(p, "2035", "b2004", "nothing is dated 2035; 12 shown");
	goes(p, "0", "b2004", "there is no row 0");
	goes(p, "1,2", "b2004", "no such number, date or command: 1,2");
	goes(p, "nowhere", "b2004", "no such number, date or command: nowhere");
	/* The nearest of a day that has none, and that it is only that. */
	goes(p, "2003-06-01", "b2003", "nothing is dated 2003-06-01; the nearest is 5 June 2003");
	goes(p, "1 June 2035", "b2006", "the nearest is 5 June 2006");
}

static void days_that_do_not_exist_lead_nowhere(void **state)
{
	static const char *const choices[] = {"gregorian", "gregorian+persian"};
	struct person *p = *state;

	goes(p, "3", "b2005", NULL);
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		struct calendar_choice choice = *session_calendars(p->session);

		assert_true(calendar_choice_read(choices[i], &choice));
		ui_set_calendars(&p->ui, &choice);
		/* There is a 30th of that month in the Persian calendar, in 2624. */
		goes(p, "2003-02-30", "b2005", "there is no such day: 2003-02-30");
		goes(p, "2003/2/30", "b2005", "there is no such day: 2003/2/30");
		goes(p, "2003-13", "b2005", "there is no such day: 2003-13");
	}
	goes(p, "1382-12-30", "b2005", "there is no such day");
	goes(p, "2003-03-01", "a2003", "the nearest is");
}

/* All that the list or the head of a text can say of a date leads to it. */
static void dates_as_printed_are_gone_to(void **state)
{
	static const char *const choices[] = {"gregorian",     "persian", "islamic-umalqura",
					      "islamic-civil", "julian",  "gregorian+persian"};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		struct calendar_choice choice = *session_calendars(p->session);

		assert_true(calendar_choice_read(choices[i], &choice));
		ui_set_calendars(&p->ui, &choice);
		for (size_t row = 0; row < PERSON_STATEMENTS; row++) {
			const struct statement *s =
				session_archive(p->session)
					->items[view_at(session_view(p->session), row)];
			struct buf b;

			buf_init(&b);
			statement_date_short(s, choice.first, 12, &b);
			ui_select(&p->ui, 0);
			goes(p, buf_str(&b), s->id, NULL);
			buf_clear(&b);
			statement_date_words(s, &choice, &b);
			b.data[strcspn(b.data, "\xc2")] = '\0'; /* the first of two */
			ui_select(&p->ui, 0);
			goes(p, b.data, s->id, NULL);
			buf_done(&b);
		}
	}
}

static void parts_of_the_whole_are_gone_to(void **state)
{
	struct person *p = *state;

	goes(p, "100%", "a2001", NULL);
	goes(p, "0 %", "b2006", NULL);
	goes(p, "50 %", "a2004", NULL);
	goes(p, "۱۰۰٪", "a2001", NULL);
	/* In the text it is of that. */
	person_press(p, "g j Enter");
	go_to(&p->ui, "100%");
	assert_int_equal(reading_percent(&p->ui.reading), 100);
	go_to(&p->ui, "60%");
	assert_in_range(reading_percent(&p->ui.reading), 58, 62);
	go_to(&p->ui, "0%");
	assert_int_equal(p->ui.reading.top, 0);
	go_to(&p->ui, "$");
	assert_int_equal(p->ui.next, COMMAND_LAST);
}

static void commands_are_run_next(void **state)
{
	struct person *p = *state;
	static const char *const quit[] = {"q", "q!", "qa", "wq", "x", "quit", "Q"};

	go_to(&p->ui, "Timeline ");
	assert_int_equal(p->ui.next, COMMAND_TIMELINE);
	for (size_t i = 0; i < sizeof quit / sizeof *quit; i++) {
		p->ui.next = COMMAND_NONE;
		go_to(&p->ui, quit[i]);
		assert_int_equal(p->ui.next, COMMAND_QUIT);
	}
	p->ui.next = COMMAND_NONE;
	goes(p, "prompt-accept", "b2006", "no such");
	goes(p, "w", "b2006", "nothing to save");
	goes(p, "timelien", "b2006", "timelien; did you mean timeline?");
	goes(p, "clandar persian", "b2006", "no such number, date or command");
	assert_int_equal(p->ui.next, COMMAND_NONE);
	person_press(p, ":");
	person_type(p, "timeline");
	person_press(p, "Enter");
	assert_non_null(p->ui.view);
	assert_int_equal(p->ui.view->bit, PANE_TIMELINE);
}

static void calendars_are_set(void **state)
{
	struct person *p = *state;
	static const char *const names[] = {"calendar persian", "calendar Solar Hijri",
					    "CALENDAR jalali"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		go_to(&p->ui, "calendar gregorian");
		assert_int_equal(session_calendars(p->session)->first, CALENDAR_GREGORIAN);
		go_to(&p->ui, names[i]);
		assert_int_equal(session_calendars(p->session)->first, CALENDAR_PERSIAN);
		assert_non_null(strstr(buf_str(&p->ui.notice), "Solar Hijri"));
	}
	go_to(&p->ui, "1384");
	assert_string_equal(person_id(p), "a2006");
	/* As the header has it. */
	go_to(&p->ui, "calendar Gregorian + Solar Hijri");
	assert_int_equal(session_calendars(p->session)->first, CALENDAR_GREGORIAN);
	assert_int_equal(session_calendars(p->session)->second, CALENDAR_PERSIAN);
	goes(p, "calendar persan", "a2006", "calendar cannot be 'persan'; did you mean persian?");
	goes(p, "calendar mayan calendar", "a2006",
	     "calendar cannot be 'mayan calendar', only gregorian, ");
}

static void orders_are_taken(void **state)
{
	struct person *p = *state;

	go_to(&p->ui, "sort speaker");
	assert_int_equal(session_view(p->session)->sort, FIELD_SPEAKER);
	assert_string_equal(buf_str(&p->ui.notice), "by speaker");
	go_to(&p->ui, "sort lang");
	assert_int_equal(session_view(p->session)->sort, FIELD_LANGUAGE);
	assert_string_equal(buf_str(&p->ui.notice), "by language");
	go_to(&p->ui, "by title, reversed");
	assert_int_equal(session_view(p->session)->sort, FIELD_TITLE);
	assert_true(session_view(p->session)->reverse);
	go_to(&p->ui, "sort colour");
	assert_int_equal(session_view(p->session)->sort, FIELD_TITLE);
	assert_non_null(strstr(buf_str(&p->ui.notice), "sort cannot be 'colour', only id, date, "));
	assert_null(strstr(buf_str(&p->ui.notice), "party"));
	go_to(&p->ui, "sort titel");
	assert_non_null(strstr(buf_str(&p->ui.notice), "did you mean title?"));
	/* What may follow it. */
	go_to(&p->ui, "columns ");
	assert_non_null(strstr(buf_str(&p->ui.notice), "columns: auto, id, date, "));
	buf_clear(&p->ui.notice);
	go_to(&p->ui, "columns date nosuch");
	assert_non_null(strstr(buf_str(&p->ui.notice),
			       "columns cannot be 'nosuch', only auto, id, date, "));
}

static void names_and_values_are_completed(void **state)
{
	static const struct {
		const char *typed, *completed;
	} rows[] = {
		{"timel", "timeline"},
		{"calendar pers", "calendar persian"},
		{"colu", "columns "},
		{"sort spea", "sort speaker"},
		{"columns date spe", "columns date speaker"},
		{"sort la", "sort language"},
		{"TIMEL", "timeline"},
	};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		person_press(p, ":");
		person_type(p, rows[i].typed);
		person_press(p, "Tab");
		assert_string_equal(prompt_text(&p->ui.prompt), rows[i].completed);
		person_press(p, "Esc");
	}
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(numbers_and_dates_are_gone_to),
		AT_SCREEN(what_is_not_there_is_not_gone_to),
		AT_SCREEN(days_that_do_not_exist_lead_nowhere),
		AT_SCREEN(dates_as_printed_are_gone_to),
		AT_SCREEN(parts_of_the_whole_are_gone_to),
		AT_SCREEN(commands_are_run_next),
		AT_SCREEN(calendars_are_set),
		AT_SCREEN(orders_are_taken),
		AT_SCREEN(names_and_values_are_completed),
	};

	return cmocka_run_group_tests_name("go", tests, NULL, NULL);
}

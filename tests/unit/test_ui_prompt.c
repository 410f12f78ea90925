/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Prompt: the line that is typed, and what typing it does to the list. */
#include "config.h"

#include "ui/prompt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "person.h"
#include "ui/overlay.h"
#include "ui/query_example.h"
#include "ui/status.h"

static void type(struct prompt *p, const char *text)
{
	uint32_t code;

	for (size_t i = 0, len = strlen(text); i < len;) {
		i += utf8_decode(text + i, len - i, &code);
		prompt_insert(p, code);
	}
}

static void the_cursor_stands_between_clusters(void **state)
{
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, PROMPT_FILTER, "");
	type(&p, "ae\u0301b");
	assert_string_equal(prompt_text(&p), "ae\u0301b");
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_LEFT), PROMPT_SAME);
	prompt_edit(&p, COMMAND_PROMPT_LEFT);
	assert_int_equal(p.cursor, 1);
	prompt_edit(&p, COMMAND_PROMPT_RIGHT);
	assert_int_equal(p.cursor, 4);
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_BACKSPACE), PROMPT_CHANGED);
	assert_string_equal(prompt_text(&p), "ab");
	prompt_edit(&p, COMMAND_PROMPT_DELETE);
	assert_string_equal(prompt_text(&p), "a");
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_DELETE), PROMPT_SAME);
	prompt_edit(&p, COMMAND_PROMPT_START);
	type(&p, "xy ");
	assert_string_equal(prompt_text(&p), "xy a");
	prompt_done(&p);
}

static void parts_of_the_line_are_deleted(void **state)
{
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, PROMPT_FILTER, "one two  three");
	prompt_edit(&p, COMMAND_PROMPT_KILL_WORD);
	assert_string_equal(prompt_text(&p), "one two  ");
	prompt_edit(&p, COMMAND_PROMPT_KILL_WORD);
	assert_string_equal(prompt_text(&p), "one ");
	type(&p, "four");
	for (int i = 0; i < 4; i++)
		prompt_edit(&p, COMMAND_PROMPT_LEFT);
	prompt_edit(&p, COMMAND_PROMPT_KILL_START);
	assert_string_equal(prompt_text(&p), "four");
	prompt_edit(&p, COMMAND_PROMPT_RIGHT);
	prompt_edit(&p, COMMAND_PROMPT_KILL_END);
	assert_string_equal(prompt_text(&p), "f");
	assert_true(prompt_replace(&p, 0, 1, "ghi"));
	assert_string_equal(prompt_text(&p), "ghi");
	assert_int_equal(p.cursor, 3);
	prompt_done(&p);
}

static void only_characters_are_put_in_and_not_for_ever(void **state)
{
	struct prompt p;
	size_t len;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, PROMPT_GO, "");
	assert_int_equal(prompt_insert(&p, '\t'), PROMPT_SAME);
	assert_int_equal(prompt_insert(&p, 0x9B), PROMPT_SAME);
	assert_int_equal(prompt_insert(&p, KEYMAP_UP), PROMPT_SAME);
	assert_int_equal(prompt_insert(&p, KEYMAP_OTHER + 7), PROMPT_SAME);
	assert_string_equal(prompt_text(&p), "");
	while (prompt_insert(&p, 0x1F600) == PROMPT_CHANGED)
		;
	len = p.text.len;
	assert_true(len >= 4000 && len % 4 == 0);
	assert_false(prompt_replace(&p, 0, 0, "no room any more"));
	assert_int_equal(p.text.len, len);
	prompt_done(&p);
}

static void earlier_lines_come_back(void **state)
{
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_remember(&p, PROMPT_FILTER, "first");
	prompt_remember(&p, PROMPT_FILTER, "second");
	prompt_remember(&p, PROMPT_GO, "elsewhere");
	/* Once more: it is the last then, and there once. */
	prompt_remember(&p, PROMPT_FILTER, "first");
	prompt_open(&p, PROMPT_FILTER, "typed");
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_OLDER), PROMPT_CHANGED);
	assert_string_equal(prompt_text(&p), "first");
	prompt_edit(&p, COMMAND_PROMPT_OLDER);
	assert_string_equal(prompt_text(&p), "second");
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_OLDER), PROMPT_SAME);
	prompt_edit(&p, COMMAND_PROMPT_NEWER);
	prompt_edit(&p, COMMAND_PROMPT_NEWER);
	assert_string_equal(prompt_text(&p), "typed");
	assert_int_equal(prompt_edit(&p, COMMAND_PROMPT_NEWER), PROMPT_SAME);
	prompt_close(&p, true);
	prompt_open(&p, PROMPT_FILTER, "");
	prompt_edit(&p, COMMAND_PROMPT_OLDER);
	assert_string_equal(prompt_text(&p), "typed");
	prompt_close(&p, false);
	prompt_done(&p);
}

static void the_filter_is_in_force_with_every_letter(void **state)
{
	struct person *p = *state;

	person_press(p, "4 j /");
	person_type(p, "summ");
	assert_string_equal(session_filter_text(p->session), "summ");
	assert_int_equal(session_view(p->session)->n, 6);
	assert_string_equal(person_id(p), "b2004");
	person_type(p, "zz");
	assert_int_equal(session_view(p->session)->n, 0);
	/* Esc: as it was before. */
	person_press(p, "Esc");
	assert_int_equal(session_view(p->session)->n, PERSON_STATEMENTS);
	assert_string_equal(person_id(p), "b2004");
	assert_int_equal(p->ui.list.rows.selected, 4);
}

/* What is said of TEXT, typed a letter after the other, where COLUMNS are left. */
static void answers(struct person *p, const char *text, int columns, const char *want)
{
	struct buf b;

	person_press(p, "/");
	for (const char *s = text; *s; s++) {
		char letter[] = {*s, '\0'};

		person_type(p, letter);
		person_wait(p);
	}
	buf_init(&b);
	status_answer(&p->ui, columns, &b);
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
	person_press(p, "Esc");
}

static void the_last_whole_terms_that_matched_are_said(void **state)
{
	struct person *p = *state;

	answers(p, "summer zz", 60, "nothing matches · \"\u2068summer\u2069\" has 6");
	answers(p, "summer 2003 zz", 70, "nothing matches · \"\u2068summer 2003\u2069\" has 1");
	/* The keys that end the line have its room. */
	answers(p, "summer zz", 40, "nothing matches");
	/* No term is whole, or what there is leaves nothing out. */
	answers(p, "summerzz", 60, "nothing matches");
	answers(p, "spring zz", 60, "nothing matches");
	answers(p, "NOT spring", 60, "nothing matches");
	answers(p, "\"summer zz", 60, "nothing matches so far");
	answers(p, "mark: zz", 60, "nothing matches");
	answers(p, "summer mark: zz", 60, "nothing matches · \"\u2068summer\u2069\" has 6");
}

/* Terms of either direction, each with its number behind it. */
static void terms_that_match_nothing_are_isolated(void **state)
{
	static const char *const want[] = {"  \u2068summer\u2069  6", "  \u2068سخن\u2069  0"};
	struct person *p = *state;

	ui_filter(&p->ui, "summer سخن");
	person_wait(p);
	while (nothing_work(&p->ui.nothing))
		;
	for (size_t i = 0; i < 2; i++) {
		struct buf b;

		buf_init(&b);
		assert_true(nothing_line(&p->ui.nothing, i + 1, &b));
		assert_string_equal(buf_str(&b), want[i]);
		buf_done(&b);
	}
}

static void deleting_beyond_the_start_leaves(void **state)
{
	struct person *p = *state;

	person_press(p, "/ a Backspace");
	assert_int_equal(p->ui.prompt.kind, PROMPT_FILTER);
	person_press(p, "Backspace");
	assert_int_equal(p->ui.prompt.kind, PROMPT_NONE);
}

static void what_is_kept_can_be_added_to(void **state)
{
	struct person *p = *state;

	person_press(p, "/");
	person_type(p, "spring");
	person_press(p, "Enter");
	assert_int_equal(p->ui.prompt.kind, PROMPT_NONE);
	assert_int_equal(session_view(p->session)->n, PERSON_STATEMENTS);
	person_press(p, "&");
	person_type(p, "2003");
	person_press(p, "Enter");
	assert_string_equal(session_filter_text(p->session), "spring 2003");
	assert_int_equal(session_view(p->session)->n, 2);
	person_press(p, "\\");
	assert_string_equal(session_filter_text(p->session), "");
}

static void help_is_searched_in_itself(void **state)
{
	struct person *p = *state;

	person_press(p, "? /");
	assert_int_equal(p->ui.prompt.kind, PROMPT_VIEW);
	person_type(p, "timeline");
	assert_string_equal(session_filter_text(p->session), "");
	person_press(p, "Esc");
	assert_int_equal(p->ui.view->bit, PANE_HELP);
}

static void other_lines_have_no_page_of_filters(void **state)
{
	static const enum prompt_kind kinds[] = {PROMPT_LOOK, PROMPT_PIPE, PROMPT_LINK,
						 PROMPT_FORMAT, PROMPT_FILE};
	struct person *p = *state;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		ui_open_prompt(&p->ui, kinds[i], "");
		person_press(p, "F1");
		assert_int_equal(p->ui.prompt.kind, kinds[i]);
		assert_null(p->ui.view);
		person_press(p, "Esc");
	}
	person_press(p, "/ F1");
	assert_ptr_equal(p->ui.view, p->ui.page);
}

static void the_examples_of_the_page_find_something(void **state)
{
	struct person *p = *state;
	const struct overlay *o = (const struct overlay *)p->ui.page;
	size_t exact = 0, words = 0;

	person_press(p, "/ F1");
	for (size_t i = 0; i < o->n; i++) {
		const struct overlay_item *item = &o->items[i];
		char *example = strndup(item->text, item->keys);

		words += strstr(example, "sample:") || strstr(example, "mark:");
		exact += strstr(example, "=spring") != NULL;
		if (!strstr(example, "mark:") && !strstr(example, "sample:") &&
		    !strstr(example, ":name") && !strstr(example, "the fields") &&
		    !query_example_finds(p->session, example))
			fail_msg("'%s' finds nothing", example);
		free(example);
	}
	assert_int_equal(words, 2);
	assert_int_equal(exact, 1);
}

static void paste(struct person *p, const char *text)
{
	keys_press(&p->ui, KEYMAP_PASTE);
	person_type(p, text);
	keys_press(&p->ui, KEYMAP_PASTED);
	person_wait(p);
}

static void what_is_pasted_is_text(void **state)
{
	struct person *p = *state;

	/* In the list it is no keys. */
	paste(p, "q/summer\rtq");
	assert_false(p->ui.quit);
	assert_null(p->ui.view);
	assert_int_equal(session_view(p->session)->n, PERSON_STATEMENTS);
	assert_true(p->ui.notice.len > 0);
	person_press(p, "s");
	paste(p, "t");
	assert_int_equal(session_view(p->session)->sort, FIELD_DATE);
	/* At a prompt a newline in it is a blank. */
	person_press(p, "/");
	paste(p, "summer\r2003\tq");
	assert_string_equal(prompt_text(&p->ui.prompt), "summer 2003 q");
	person_press(p, "Backspace");
	assert_int_equal(session_view(p->session)->n, 1);
	/* Its end has been lost. */
	keys_press(&p->ui, KEYMAP_PASTE);
	person_press(p, "Esc Esc");
	assert_int_equal(p->ui.prompt.kind, PROMPT_NONE);
}

/* What is read again does not take the statement away that a note is typed on. */
static void a_note_keeps_its_statement(void **state)
{
	static const char other[] =
		"<archive><statement id='x'><title>X</title></statement></archive>";
	struct person *p = *state;
	size_t before = session_archive(p->session)->n;
	struct pollfd fd = {.fd = session_fd(p->session), .events = POLLIN};

	person_press(p, "G a");
	assert_int_equal(p->ui.prompt.kind, PROMPT_NOTE);
	load_write(p->path, other, strlen(other));
	assert_true(session_reload(p->session));
	for (int i = 0; i < 20; i++) {
		poll(&fd, 1, 10);
		ui_poll(&p->ui);
	}
	assert_int_equal(session_archive(p->session)->n, before);
	person_press(p, "Esc");
	person_wait(p);
	while (session_archive(p->session)->n == before) {
		poll(&fd, 1, 10);
		ui_poll(&p->ui);
	}
	assert_int_equal(session_archive(p->session)->n, 1);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cursor_stands_between_clusters),
		cmocka_unit_test(parts_of_the_line_are_deleted),
		cmocka_unit_test(only_characters_are_put_in_and_not_for_ever),
		cmocka_unit_test(earlier_lines_come_back),
		AT_SCREEN(the_filter_is_in_force_with_every_letter),
		AT_SCREEN(the_last_whole_terms_that_matched_are_said),
		AT_SCREEN(terms_that_match_nothing_are_isolated),
		AT_SCREEN(deleting_beyond_the_start_leaves),
		AT_SCREEN(what_is_kept_can_be_added_to),
		AT_SCREEN(help_is_searched_in_itself),
		AT_SCREEN(other_lines_have_no_page_of_filters),
		AT_SCREEN(the_examples_of_the_page_find_something),
		AT_SCREEN(what_is_pasted_is_text),
		cmocka_unit_test_setup_teardown(a_note_keeps_its_statement, person_setup,
						person_teardown),
	};

	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}

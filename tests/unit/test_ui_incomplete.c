/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* An expression that takes too long and is given up: wherever numbers rest on it, they say so. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/recipe.h"
#include "ui/status.h"

#include "person.h"
#include "skips.h"

#define LONG "/(a|aa|a?)+$/"
#define WHY "the expression takes too long and was given up: the list is not complete"

static int setup(void **state)
{
	struct buf b;
	int status;

	if (!HAVE_PCRE2)
		return 0;
	buf_init(&b);
	buf_puts(&b, "<archive><title>Long</title><statement id='a'><date when='2001-01-01'/>"
		     "<title>One</title><text>");
	for (int i = 0; i < 199; i++)
		buf_puts(&b, "aaaaaaaaaaaaaaaa");
	buf_puts(&b, "b</text></statement><statement id='b'><date when='2002-01-01'/>"
		     "<title>Two</title><text>x</text></statement></archive>");
	status = person_setup_text(state, buf_str(&b));
	buf_done(&b);
	return status;
}

static int teardown(void **state)
{
	return HAVE_PCRE2 ? person_teardown(state) : 0;
}

static struct person *begin(void **state)
{
	if (!HAVE_PCRE2)
		skip();
	return *state;
}

static void work(struct person *p)
{
	person_wait(p);
	while (ui_work(&p->ui))
		;
}

static void type(struct person *p, const char *key, const char *text)
{
	person_press(p, key);
	person_type(p, text);
	person_press(p, "Enter");
	work(p);
}

/* What the header has at its right end begins so, or does not. */
static bool header_tells(const struct person *p)
{
	struct buf title, right;
	bool tells;

	buf_init(&title);
	buf_init(&right);
	status_header(&p->ui, 80, &title, &right);
	tells = !strncmp(buf_str(&right), "incomplete   ", 13);
	buf_done(&title);
	buf_done(&right);
	return tells;
}

/* It is said when it is known, and stands there as long as it is so. */
static void told(struct person *p)
{
	assert_string_equal(buf_str(&p->ui.notice), WHY);
	assert_true(header_tells(p));
	person_press(p, "j");
	assert_string_equal(buf_str(&p->ui.notice), "");
	assert_true(header_tells(p));
}

static void a_filter_of_the_list(void **state)
{
	struct person *p = begin(state);
	struct buf b;

	work(p);
	assert_false(header_tells(p));
	type(p, "/", LONG);
	told(p);
	buf_init(&b);
	status_window(&p->ui, &b);
	assert_string_equal(buf_str(&b), "Long · 0 of 2 · incomplete");
	buf_done(&b);
	type(p, "\\ /", "one");
	assert_false(header_tells(p));
}

/* The filter finds them without it, but not all hits. */
static void hits_of_a_filter(void **state)
{
	static const char *const keys[] = {"w", "t", "C", "W", "P"};
	struct person *p = begin(state);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		type(p, "\\ /", "one | " LONG);
		person_press(p, keys[i]);
		work(p);
		assert_true(header_tells(p));
		person_press(p, "q");
	}
}

static void a_series_that_is_asked_for(void **state)
{
	struct person *p = begin(state);
	struct buf what, record;

	person_press(p, "t");
	work(p);
	assert_false(header_tells(p));
	type(p, "a", LONG);
	told(p);
	person_press(p, ":");
	person_type(p, "as-command");
	person_press(p, "Enter");
	assert_true(header_tells(p));
	buf_init(&what);
	buf_init(&record);
	assert_true(p->ui.view->ops->recipe(p->ui.view, &what));
	recipe_record(p->session, &p->settings, buf_str(&what), status_incomplete(&p->ui), false,
		      &record);
	assert_non_null(strstr(buf_str(&record), "incomplete: "));
	buf_done(&what);
	buf_done(&record);
	person_press(p, "Esc");
	assert_true(header_tells(p));
	person_press(p, "q");
	assert_false(header_tells(p));
}

static void words_against_it(void **state)
{
	struct person *p = begin(state);

	type(p, "/", "two");
	person_press(p, "W");
	work(p);
	assert_false(header_tells(p));
	type(p, "W", LONG);
	told(p);
}

static void found_in_the_text(void **state)
{
	struct person *p = begin(state);

	person_press(p, "End");
	type(p, "f", LONG);
	assert_true(header_tells(p));
	person_press(p, "Esc");
	assert_false(header_tells(p));
}

/* A file of it has no header to say so. */
static void what_is_written(void **state)
{
	struct person *p = begin(state);
	char path[LOAD_PATH + 8];
	const char *end;

	type(p, "/", "one | " LONG);
	person_press(p, "Tab Tab x s ^U");
	person_type(p, "json");
	person_press(p, "Enter ^U");
	snprintf(path, sizeof path, "%s.json", p->path);
	person_type(p, path);
	person_press(p, "Enter");
	work(p);
	end = strstr(buf_str(&p->ui.notice), "as json");
	assert_non_null(end);
	assert_string_equal(end, "as json · incomplete");
	assert_int_equal(remove(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_filter_of_the_list, setup, teardown),
		cmocka_unit_test_setup_teardown(hits_of_a_filter, setup, teardown),
		cmocka_unit_test_setup_teardown(a_series_that_is_asked_for, setup, teardown),
		cmocka_unit_test_setup_teardown(words_against_it, setup, teardown),
		cmocka_unit_test_setup_teardown(found_in_the_text, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_written, setup, teardown),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}

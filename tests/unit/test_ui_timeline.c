/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The timeline by keys: Enter on any bar and any series of it lists what is counted there, and the way back
 * leads to it; its command line prints what the view does. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "person.h"

#include "app/options.h"
#include "app/recipe.h"
#include "batch/batch.h"
#include "ui/overlay.h"
#include "ui/timeline_pane.h"

enum { STATEMENTS = 120, SPEAKERS = 8 };

/* Of eight speakers, some together, one with the name of another in theirs; months without any, some without
 * a date, with a doubtful one or one of no single year. */
static int setup(void **state)
{
	static const char *const speakers[SPEAKERS] = {"Ann",  "Bob", "Cem", "Ann Lee",
						       "Emil", "Fay", "Gus", "Hal"};
	static const char *const words[] = {"peace", "war", "bread and water", "peace in school"};
	struct buf b;
	int status;

	buf_init(&b);
	buf_puts(&b, "<archive><title>Speeches</title>");
	for (int i = 0; i < STATEMENTS; i++) {
		buf_puts(&b, "<statement>");
		if (i % 11 == 3)
			buf_printf(&b, "<date when='%d/%d'/>", 1996 + i % 13, 1997 + i % 13);
		else if (i % 11 == 5)
			buf_printf(&b, "<date when='%d?'/>", 1996 + i % 13);
		else if (i % 17)
			buf_printf(&b, "<date when='%d-%02d-%02d'/>", 1996 + i * i % 13, i % 12 + 1,
				   i % 28 + 1);
		buf_printf(&b, "<title>No. %d</title><speaker>%s%s%s</speaker><text>%s, %s.</text>",
			   i, speakers[i * 3 % SPEAKERS], i % 9 ? "" : "; ",
			   i % 9 ? "" : speakers[i % SPEAKERS], words[i % 4], words[i % 3]);
		buf_puts(&b, "</statement>");
	}
	buf_puts(&b, "</archive>");
	status = person_setup_text(state, buf_str(&b));
	buf_done(&b);
	return status;
}

static struct timeline_pane *pane(const struct person *p)
{
	assert_non_null(p->ui.view);
	assert_int_equal(p->ui.view->bit, PANE_TIMELINE);
	while (p->ui.view->ops->work(p->ui.view))
		;
	return (struct timeline_pane *)p->ui.view;
}

static void filter(struct person *p, const char *text)
{
	person_press(p, "/ ^U");
	person_type(p, text);
	person_press(p, "Enter");
}

static void ask(struct person *p, const char *text)
{
	person_press(p, "a");
	person_type(p, text);
	person_press(p, "Enter");
}

/* What is counted in the selected bar, of the selected series. */
static size_t counted(const struct timeline_pane *t)
{
	size_t group = TIMELINE_BARS + t->selected;
	enum series_measure measure = timeline_pane_measure(t);
	struct series_numbers n;

	if (!t->at)
		return t->series.whole.rows[group].shown;
	n = series_numbers(&t->series, group, t->at - 1, measure);
	return (size_t)n.statements;
}

/* Every series of every bar; returns how many statements were listed. */
static size_t each_bar(struct person *p)
{
	size_t listed = 0, series = timeline_pane_series(pane(p)), bars = pane(p)->timeline.bars_n;

	for (size_t at = 0; at <= series; at++) {
		person_press(p, "g");
		for (size_t bar = 0; bar < bars; bar++) {
			size_t want = counted(pane(p));

			assert_int_equal(pane(p)->selected, bar);
			assert_int_equal(pane(p)->at, at);
			person_press(p, "Enter");
			assert_null(p->ui.view);
			if (session_view(p->session)->n != want)
				fail_msg("bar %zu, series %zu: %zu, not %zu listed by %s", bar, at,
					 want, session_view(p->session)->n,
					 session_filter_text(p->session));
			listed += want;
			person_press(p, "Esc");
			person_press(p, "l");
		}
		person_press(p, "Tab");
	}
	assert_int_equal(pane(p)->at, 0);
	return listed;
}

static void lists_what_it_counts(void **state)
{
	struct person *p = *state;
	size_t years, all = 0;

	person_press(p, "t");
	years = pane(p)->timeline.bars_n;
	for (size_t i = 0; i < years; i++)
		all += pane(p)->series.whole.rows[TIMELINE_BARS + i].shown;
	/* One series is the whole bar. */
	assert_int_equal(each_bar(p), 2 * all);
	filter(p, "peace bread");
	assert_true(each_bar(p) > 0);
	/* The filter and its two terms. */
	person_press(p, "f");
	assert_int_equal(timeline_pane_series(pane(p)), 3);
	each_bar(p);
	ask(p, "war | school");
	assert_int_equal(timeline_pane_series(pane(p)), 4);
	each_bar(p);
	/* By speaker: five and the others; of all, and of a filter of alternatives. */
	person_press(p, "\\ m m");
	assert_string_equal(session_filter_text(p->session), "");
	while (pane(p)->by != TIMELINE_BY_FIELD || pane(p)->field != FIELD_SPEAKER)
		person_press(p, "f");
	assert_int_equal(timeline_pane_series(pane(p)), SERIES_MOST);
	assert_true(each_bar(p) >= all);
	filter(p, "war | water");
	each_bar(p);
	person_press(p, "v v v");
	assert_int_equal(timeline_pane_shows(pane(p)), SERIES_SHARE);
	each_bar(p);
}

/* Of the terms of alternatives those that have hits. */
static void lists_hits(void **state)
{
	struct person *p = *state;
	struct timeline_pane *t;

	filter(p, "school | war");
	person_press(p, "t v Tab");
	t = pane(p);
	assert_int_equal(timeline_pane_shows(t), SERIES_HITS);
	for (size_t bar = 0; bar < t->timeline.bars_n; bar++) {
		bool hit = series_numbers(&t->series, TIMELINE_BARS + t->selected, 0, SERIES_HITS)
				   .hits > 0;

		person_press(p, "Enter");
		assert_true(hit == (session_view(p->session)->n > 0));
		person_press(p, "Esc h");
		t = pane(p);
	}
}

static char *read_all(FILE *in)
{
	struct buf b;
	int c;

	buf_init(&b);
	rewind(in);
	while ((c = getc(in)) != EOF)
		buf_putc(&b, (char)c);
	fclose(in);
	return buf_take(&b);
}

/* The view, printed by the pane; and by the options that the view says print it. */
static void prints_the_same(struct person *p, const char *want)
{
	enum { WORDS = 16 };
	char *argv[WORDS] = {(char *)"leader-reader"}, *view, *pipe, *s;
	struct options options;
	struct settings settings;
	struct buf what;
	struct err err;
	FILE *out = tmpfile();
	int argc = 1;

	assert_non_null(out);
	pane(p)->pane.ops->print(p->ui.view, &batch_printers, "csv", out);
	view = read_all(out);
	buf_init(&what);
	assert_true(pane(p)->pane.ops->recipe(p->ui.view, &what));
	assert_string_equal(buf_str(&what), want);
	/* No word of these has a blank or a quotation mark in it. */
	s = buf_take(&what);
	for (char *word = s; word && argc < WORDS - 1; argc++) {
		argv[argc] = word;
		word = strchr(word, ' ');
		if (word)
			*word++ = '\0';
	}
	argv[argc++] = (char *)"--format=csv";
	assert_true(options_parse(&options, argc, argv, &err));
	settings_init(&settings);
	options_settings(&options, &settings);
	out = tmpfile();
	assert_non_null(out);
	batch_run(p->session, &options, &settings, out);
	pipe = read_all(out);
	assert_true(strlen(view) > 40);
	assert_string_equal(view, pipe);
	free(view);
	free(pipe);
	free(s);
	settings_done(&settings);
	options_done(&options);
}

static void is_printed(void **state)
{
	struct person *p = *state;

	filter(p, "peace war");
	person_press(p, "t");
	prints_the_same(p, "--count-by=year");
	person_press(p, "M");
	prints_the_same(p, "--count-by=year --timeline-mean=3");
	person_press(p, "f 7 M");
	prints_the_same(p, "--count-by=year --series=peace --series=war --timeline-mean=7");
	ask(p, "bread");
	person_press(p, "m");
	prints_the_same(p, "--count-by=month --series=peace --series=war --series=bread "
			   "--timeline-mean=7");
	person_press(p, "v v v v");
	assert_int_equal(timeline_pane_shows(pane(p)), TIMELINE_STRIPS);
	prints_the_same(p, "--count-by=month --series=peace --series=war --series=bread "
			   "--timeline-mean=7 --dispersion");
	person_press(p, "f");
	prints_the_same(p, "--count-by=month --series-by=speaker --timeline-mean=7 --dispersion");
	person_press(p, "v m");
	prints_the_same(p, "--count-by=decade --series-by=speaker --timeline-mean=7");
}

/* What a filter with a name stands for is written out in the command line. */
static void writes_names_out(void **state)
{
	static const struct query_name names[] = {{(char *)"calm", (char *)"peace | bread"}};
	struct person *p = *state;
	struct buf what;

	session_names(p->session, names, 1);
	filter(p, "war");
	person_press(p, "t");
	ask(p, ":calm");
	buf_init(&what);
	assert_true(pane(p)->pane.ops->recipe(p->ui.view, &what));
	assert_string_equal(buf_str(&what), "--count-by=year '--series=peace | bread'");
	buf_done(&what);
}

/* Six at most; those that are typed go again; a sample is the filter's alone. */
static void asks(void **state)
{
	struct person *p = *state;

	filter(p, "peace");
	person_press(p, "t");
	ask(p, "war sample:3");
	assert_non_null(strstr(buf_str(&p->ui.notice), "only the filter can draw"));
	assert_int_equal(p->ui.prompt.kind, PROMPT_ASK);
	person_press(p, "Esc");
	assert_int_equal(pane(p)->series.kind, SERIES_FILTER);
	ask(p, "war");
	ask(p, "bread");
	ask(p, "water");
	ask(p, "school");
	ask(p, "2001");
	assert_int_equal(timeline_pane_series(pane(p)), SERIES_MOST);
	/* A further term in the filter leaves no room for all. */
	filter(p, "peace war");
	person_press(p, "f");
	assert_int_equal(timeline_pane_series(pane(p)), SERIES_MOST);
	assert_int_equal(pane(p)->left_out, 2);
	person_press(p, "a");
	assert_int_equal(pane(p)->asked_n, 0);
	assert_int_equal(timeline_pane_series(pane(p)), 3);
	ask(p, "bread");
	assert_int_equal(timeline_pane_series(pane(p)), 4);
	/* The way back leads to what it was, and its key to how it is set. */
	person_press(p, "Tab Enter Esc");
	assert_int_equal(timeline_pane_series(pane(p)), 4);
	assert_int_equal(pane(p)->at, 1);
	person_press(p, "t t");
	assert_int_equal(timeline_pane_series(pane(p)), 4);
	ask(p, "");
	assert_int_equal(timeline_pane_series(pane(p)), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lists_what_it_counts, setup, person_teardown),
		cmocka_unit_test_setup_teardown(lists_hits, setup, person_teardown),
		cmocka_unit_test_setup_teardown(is_printed, setup, person_teardown),
		cmocka_unit_test_setup_teardown(writes_names_out, setup, person_teardown),
		cmocka_unit_test_setup_teardown(asks, setup, person_teardown),
	};

	return cmocka_run_group_tests_name("ui timeline", tests, NULL, NULL);
}

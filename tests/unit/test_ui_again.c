/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The command line of each view, shown and logged. That such lines print the same: tests/batch/log.sh. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "person.h"

#include "app/recipe.h"
#include "ui/overlay.h"

/* The line that stands first in the view, but for its file. */
static void line_is(struct person *p, const char *want)
{
	const struct overlay *o;
	struct buf all;

	person_press(p, ":");
	person_type(p, "as-command");
	person_press(p, "Enter");
	assert_non_null(p->ui.view);
	assert_int_equal(p->ui.view->bit, PANE_RECIPE);
	o = (const struct overlay *)p->ui.view;
	buf_init(&all);
	buf_printf(&all, "leader-reader --no-config %s", want);
	recipe_word(p->path, &all);
	assert_string_equal(o->items[1].text, buf_str(&all));
	buf_done(&all);
	person_press(p, "Esc");
}

static void filter(struct person *p, const char *text)
{
	person_press(p, "/ ^U");
	person_type(p, text);
	person_press(p, "Enter");
}

static void shows_the_line_of_each_view(void **state)
{
	struct person *p = *state;

	line_is(p, "--print");
	person_press(p, "Enter");
	line_is(p, "--print --id=b2006");
	person_press(p, "Esc");
	filter(p, "spring  Bob");
	line_is(p, "'--filter=spring Bob' --print");
	person_press(p, "w");
	line_is(p, "'--filter=spring Bob' --concordance=date");
	person_press(p, "A");
	person_press(p, "S");
	line_is(p, "'--filter=spring Bob' --concordance=after1 --reverse");
	person_type(p, "3r");
	line_is(p, "'--filter=spring Bob' --concordance=after1 --reverse --sample=3 --seed=1");
	person_press(p, "w");
	person_press(p, "t");
	line_is(p, "'--filter=spring Bob' --count-by=year");
	person_press(p, "m");
	line_is(p, "'--filter=spring Bob' --count-by=month");
	person_press(p, "t");
	filter(p, "it's NEAR/2 spring | summer");
	person_press(p, "o");
	line_is(p, "'--filter=it'\\''s NEAR/2 spring | summer' --count-by=occasion");
	person_press(p, "o");
	person_type(p, "2r");
	line_is(p, "'--filter=(it'\\''s NEAR/2 spring | summer) sample:2/1' --print");
	person_press(p, "!");
	/* All that was read has its problems, whatever is shown. */
	line_is(p, "--check");
}

/* Broken at blanks that are not quoted, however narrow. */
static void its_lines_can_be_copied(void **state)
{
	struct person *p = *state;
	const struct overlay *o;
	int broken = 0;

	filter(p, "it's NEAR/2 spring | summer");
	for (int columns = 20; columns <= 120; columns += 20) {
		ui_resize(&p->ui, PERSON_ROWS, columns);
		person_press(p, "o F4");
		o = (const struct overlay *)p->ui.view;
		assert_int_equal(o->pane.bit, PANE_RECIPE);
		overlay_wrap((struct overlay *)o);
		for (size_t i = 0; i < o->lines_n; i++) {
			const struct overlay_line *l = &o->lines[i];
			const struct overlay_item *item = &o->items[l->item];

			if (!item->command || l->end == item->len)
				continue;
			broken++;
			/* Or within a word that no line has room for: a long name of a file. */
			assert_true(columns < 100 || item->text[l->end] == ' ' ||
				    !memchr(item->text + l->start, ' ', l->end - l->start));
			/* The quoted filter goes on where it began, wherever it fits. */
			if (memmem(item->text + l->start, l->end - l->start, "--filter", 8))
				assert_true(columns < 60 ||
					    memmem(item->text + l->start, l->end - l->start,
						   "summer'", 7));
		}
		person_press(p, "Esc Esc");
	}
	assert_true(broken > 5);
}

static void shows_what_was_chosen_in_views_of_words(void **state)
{
	struct person *p = *state;

	filter(p, "spring");
	person_press(p, "C");
	line_is(p, "--filter=spring --collocates=logdice --collocates-span=5 "
		   "--collocates-side=both --collocates-least=3");
	person_press(p, "m v");
	person_type(p, "3l");
	person_press(p, "h");
	line_is(p, "--filter=spring --collocates=logdice --collocates-span=7 "
		   "--collocates-side=before --collocates-least=5");
	person_type(p, "40m");
	person_type(p, "99h");
	person_press(p, "v s");
	line_is(p, "--filter=spring --collocates=mi --collocates-span=1 "
		   "--collocates-side=after --collocates-least=40");
	person_press(p, "C");
	/* Fewer than all: there is something to compare with. */
	filter(p, "spring Ann");
	person_press(p, "P");
	line_is(p,
		"'--filter=spring Ann' --phrases=frequent --phrases-words=any --phrases-least=3");
	person_press(p, "m l v");
	line_is(p, "'--filter=spring Ann' --phrases=key --phrases-words=2 --phrases-least=5 "
		   "--keyness-level=0.05");
	person_press(p, "h Space");
	person_type(p, "7m");
	line_is(p, "'--filter=spring Ann' --phrases=key --phrases-words=any --phrases-least=7 "
		   "--phrases-around --keyness-level=0.05");
	/* Without a filter there is nothing to stand out against, or to be around. */
	person_press(p, "P \\ P");
	line_is(p, "--phrases=frequent --phrases-words=any --phrases-least=7");
	/* Nothing to compare with, or to look around: that is said. */
	person_press(p, "v");
	assert_string_equal(buf_str(&p->ui.notice), "no words in the filter: / types some");
	person_press(p, "Space");
	assert_string_equal(buf_str(&p->ui.notice), "no words in the filter: / types some");
	line_is(p, "--phrases=frequent --phrases-words=any --phrases-least=7");
}

static void shows_which_two_stand_side_by_side(void **state)
{
	struct person *p = *state;

	person_press(p, "m j j m");
	person_press(p, "d");
	line_is(p, "--diff=b2005,b2006");
	person_press(p, "Tab");
	line_is(p, "--diff=b2006,b2005");
	/* Elsewhere and back: it is the same place. */
	person_press(p, "Enter");
	assert_null(p->ui.view);
	line_is(p, "--print --id=b2005");
	person_press(p, "^O");
	line_is(p, "--diff=b2006,b2005");
}

static void logs_it(void **state)
{
	struct person *p = *state;
	char path[LOAD_PATH], text[8192], want[LOAD_PATH + 200];
	FILE *in;
	size_t n;

	load_temp_path(path, "person.log");
	p->settings.log = path;
	filter(p, "summer");
	person_press(p, "w Y");
	assert_non_null(strstr(buf_str(&p->ui.notice), path));
	person_press(p, "?");
	assert_true(person_press(p, "Y"));
	assert_non_null(strstr(buf_str(&p->ui.notice), "no command line"));
	in = fopen(path, "r");
	assert_non_null(in);
	n = fread(text, 1, sizeof text - 1, in);
	text[n] = '\0';
	fclose(in);
	assert_non_null(strstr(text, "\nquery: summer\n"));
	assert_non_null(strstr(text, "\nstatements: 6 of 12\nhits: summer = 6\n"));
	snprintf(want, sizeof want,
		 "\ncommand: leader-reader --no-config --filter=summer --concordance=date %s\n\n",
		 p->path);
	assert_non_null(strstr(text, want));
	assert_null(strstr(strstr(text, "command: ") + 1, "command: "));
	remove(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_the_line_of_each_view, person_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(its_lines_can_be_copied, person_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(shows_what_was_chosen_in_views_of_words,
						person_setup, person_teardown),
		cmocka_unit_test_setup_teardown(shows_which_two_stand_side_by_side, person_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(logs_it, person_setup, person_teardown),
	};

	return cmocka_run_group_tests_name("ui again", tests, NULL, NULL);
}

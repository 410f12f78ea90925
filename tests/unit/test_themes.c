/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Themes: those that come with the program, a user's own with mistakes in it, a change while it runs; and
 * when there are colours at all. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/colour.h"
#include "app/paths.h"
#include "app/themes.h"
#include "base/buf.h"
#include "base/lines.h"
#include "person.h"

/* Write TEXT as the user's theme NAME. */
static void write_theme(const char *name, const char *text)
{
	static const char *const folders[] = {"", "themes"};
	struct buf b;
	char *path;
	FILE *out;

	mkdir(getenv("XDG_CONFIG_HOME"), 0700);
	for (int i = 0; i < 2; i++) {
		path = paths_config(folders[i]);
		mkdir(path, 0700);
		free(path);
	}
	buf_init(&b);
	buf_printf(&b, "themes/%s.theme", name);
	path = paths_config(buf_str(&b));
	out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	free(path);
	buf_done(&b);
}

static void looks(const struct style_sheet *sheet, enum style s, int fg, int bg, unsigned bits)
{
	assert_int_equal(sheet->looks[s].fg, fg);
	assert_int_equal(sheet->looks[s].bg, bg);
	assert_int_equal(sheet->looks[s].attributes, bits);
}

static void those_of_the_program_are_whole(void **state)
{
	struct err_list errs = {0};
	struct style_sheet sheet;

	(void)state;
	for (int i = 0; themes_name(i); i++) {
		assert_true(themes_has(themes_name(i)));
		themes_read(themes_name(i), &sheet, &errs);
	}
	assert_int_equal(errs.n, 0);
	assert_true(themes_has(THEMES_DEFAULT) && themes_has(THEMES_MONO));
	for (int s = 0; s < STYLES; s++)
		assert_int_equal(style_find(style_name((enum style)s)), s);
	assert_int_equal(style_find("titel"), STYLES);
}

/* Under the name of one of the program's too: what the user has put there counts, or is said. */
static void a_link_that_leads_nowhere_is_said(void **state)
{
	struct err_list errs = {0};
	struct style_sheet sheet;
	char *path;

	(void)state;
	write_theme("light", "text = red\n");
	path = paths_config("themes/light.theme");
	assert_int_equal(remove(path), 0);
	assert_int_equal(symlink("nowhere", path), 0);
	themes_read("light", &sheet, &errs);
	assert_int_equal(errs.n, 1);
	assert_int_equal(remove(path), 0);
	err_list_done(&errs);
	free(path);
}

static void a_file_says_what_it_changes(void **state)
{
	struct err_list errs = {0};
	struct style_sheet sheet;

	(void)state;
	write_theme("own", "# mine\n"
			   "text = white on #102030\n"
			   "  title=bold  bright-red underline\n"
			   "meta = on 17\n"
			   "match = reverse\n"
			   "notice =\n"
			   "rule = default on default dim\n");
	themes_read("own", &sheet, &errs);
	assert_int_equal(errs.n, 0);
	looks(&sheet, STYLE_TEXT, 7, STYLE_RGB + 0x102030, 0);
	looks(&sheet, STYLE_TITLE, 9, STYLE_RGB + 0x102030, STYLE_BOLD | STYLE_UNDERLINE);
	looks(&sheet, STYLE_META, 7, 17, 0);
	/* It takes the colours of what it is added to. */
	looks(&sheet, STYLE_MATCH, STYLE_OWN, STYLE_OWN, STYLE_REVERSE);
	looks(&sheet, STYLE_NOTICE, 7, STYLE_RGB + 0x102030, 0);
	looks(&sheet, STYLE_RULE, 7, STYLE_RGB + 0x102030, STYLE_DIM);
	/* As in the program's own. */
	looks(&sheet, STYLE_NOTED, 29, STYLE_RGB + 0x102030, STYLE_UNDERLINE);
	looks(&sheet, STYLE_HEAD, 7, STYLE_RGB + 0x102030, STYLE_BOLD);
	write_theme("mono", "text = 250\n");
	themes_read("mono", &sheet, &errs);
	looks(&sheet, STYLE_TEXT, 250, STYLE_OWN, 0);
	write_theme("mono", "");
	assert_false(themes_has("../own") || themes_has("") || themes_has("none"));
}

static void mistakes_name_line_and_what_is_near(void **state)
{
	static const struct {
		long line;
		const char *text;
	} expected[] = {
		{1, "a theme has no role 'titel'; the nearest is 'title'"},
		{2, "a theme has no role 'wallpaper'; the manual lists them"},
		{3, "'bold,' is no colour and no attribute; the nearest is 'bold'"},
		{4, "'256' is no colour (a name, 0 to 255, #rrggbb) and no attribute (bold, dim, "
		    "italic, underline, reverse)"},
		{5,
		 "'#12345' is no colour (a name, 0 to 255, #rrggbb) and no attribute (bold, dim, "
		 "italic, underline, reverse)"},
		{6, "behind 'on' there is no colour"},
		{7, "'blue' is one colour too many; that of the background stands behind 'on'"},
		{8, "a line must be 'name = value'"},
		{9, "'green' is one colour too many; that of the background stands behind 'on'"},
	};
	enum { EXPECTED = sizeof expected / sizeof *expected };
	struct err_list errs = {0};
	struct style_sheet sheet;

	(void)state;
	write_theme("bad", "titel = bold\n"
			   "wallpaper = red\n"
			   "title = bold, red\n"
			   "meta = 256\n"
			   "match = #12345\n"
			   "hit = red on\n"
			   "bar = red blue\n"
			   "rule red\n"
			   "link = red on blue green\n"
			   "chosen = underline\n");
	themes_read("bad", &sheet, &errs);
	assert_int_equal(errs.n, EXPECTED);
	for (size_t i = 0; i < EXPECTED; i++) {
		assert_int_equal(errs.items[i].line, expected[i].line);
		assert_string_equal(errs.items[i].text, expected[i].text);
		assert_non_null(strstr(errs.items[i].file, "themes/bad.theme"));
	}
	looks(&sheet, STYLE_CHOSEN, STYLE_OWN, STYLE_OWN, STYLE_UNDERLINE);
	looks(&sheet, STYLE_TITLE, STYLE_OWN, STYLE_OWN, STYLE_BOLD);
	err_list_done(&errs);
}

static void zero_bytes_are_mistakes(void **state)
{
	static const char text[] = "title = bold\0, red\n"
				   "# a remark\0\n"
				   "\0\n"
				   "rule = red\n"
				   "chosen\0 = underline";
	static const long expected[] = {1, 3, 5};
	FILE *file = fmemopen((void *)(uintptr_t)text, sizeof text - 1, "r");
	enum lines_kind kind;
	struct lines line;
	size_t wrong = 0, n = 0;

	(void)state;
	assert_non_null(file);
	lines_init(&line, file);
	for (; (kind = lines_next(&line)) != LINES_END; n++)
		if (kind == LINES_WRONG)
			assert_int_equal(line.number, expected[wrong++]);
	assert_int_equal(wrong, 3);
	assert_int_equal(n, 4);
	fclose(file);
}

static void choose(struct person *p, const char *theme)
{
	struct err err;

	assert_true(settings_set(&p->settings, "theme", theme, &err));
	p->ui.todo = 0;
	ui_theme_changed(&p->ui);
	assert_int_equal(p->ui.todo, UI_THEME | UI_REDRAW);
}

static void it_changes_while_the_program_runs(void **state)
{
	struct person *p = *state;
	struct err err = {0};

	looks(&p->ui.sheet, STYLE_TEXT, STYLE_OWN, STYLE_OWN, 0);
	write_theme("bad", "text = 250\ntitel = bold\nmata = dim\n");
	err_set(&err, ERR_USAGE, "~/config", 3, "before it");
	err_list_add(&p->mistakes, &err);
	choose(p, "bad");
	looks(&p->ui.sheet, STYLE_TEXT, 250, STYLE_OWN, 0);
	assert_int_equal(p->mistakes.n, 3);
	assert_non_null(strstr(buf_str(&p->ui.notice), "2 mistakes"));
	assert_non_null(strstr(buf_str(&p->ui.notice), "'titel'"));
	/* What is wrong with it is there once, and not longer than it is in use. */
	choose(p, "bad");
	assert_int_equal(p->mistakes.n, 3);
	choose(p, "dark");
	assert_int_equal(p->mistakes.n, 1);
	assert_string_equal(p->mistakes.items[0].text, "before it");
	assert_true(p->ui.sheet.looks[STYLE_TEXT].bg >= 0);
	setenv("NO_COLOR", "1", 1);
	choose(p, "light");
	looks(&p->ui.sheet, STYLE_TEXT, STYLE_OWN, STYLE_OWN, 0);
	assert_non_null(strstr(buf_str(&p->ui.notice), "the theme is mono"));
	unsetenv("NO_COLOR");
	assert_false(settings_set(&p->settings, "theme", "drak", &err));
	assert_non_null(strstr(err.text, "theme cannot be 'drak', only dark, default"));
	err_list_done(&p->mistakes);
}

static void when_there_are_colours(void **state)
{
	static const struct {
		const char *no_color, *force, *clicolor, *term;
		bool screen, terminal, file;
	} cases[] = {
		{NULL, NULL, NULL, "xterm", true, true, false},
		{"", NULL, NULL, "xterm", true, true, false},
		{"0", NULL, NULL, "xterm", false, false, false},
		{NULL, "1", NULL, "xterm", true, true, true},
		{"1", "1", NULL, "xterm", false, false, false},
		{NULL, "0", NULL, "xterm", true, true, false},
		{NULL, NULL, "0", "xterm", false, false, false},
		{NULL, NULL, "1", "xterm", true, true, false},
		{NULL, "1", "0", "xterm", true, true, true},
		{NULL, NULL, NULL, "dumb", true, false, false},
		{NULL, "1", NULL, "dumb", true, true, true},
	};
	static const char *const names[] = {"NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const values[] = {cases[i].no_color, cases[i].force, cases[i].clicolor,
					      cases[i].term};

		for (int k = 0; k < 4; k++)
			values[k] ? setenv(names[k], values[k], 1) : unsetenv(names[k]);
		assert_int_equal(colour_screen(SETTINGS_COLOUR_AUTO), cases[i].screen);
		assert_int_equal(colour_print(SETTINGS_COLOUR_AUTO, true), cases[i].terminal);
		assert_int_equal(colour_print(SETTINGS_COLOUR_AUTO, false), cases[i].file);
		assert_true(colour_screen(SETTINGS_COLOUR_ALWAYS));
		assert_true(colour_print(SETTINGS_COLOUR_ALWAYS, false));
		assert_false(colour_screen(SETTINGS_COLOUR_NEVER));
		assert_false(colour_print(SETTINGS_COLOUR_NEVER, true));
		for (int k = 0; k < 3; k++)
			unsetenv(names[k]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_of_the_program_are_whole),
		cmocka_unit_test(a_link_that_leads_nowhere_is_said),
		cmocka_unit_test(a_file_says_what_it_changes),
		cmocka_unit_test(mistakes_name_line_and_what_is_near),
		cmocka_unit_test(zero_bytes_are_mistakes),
		cmocka_unit_test_setup_teardown(it_changes_while_the_program_runs, person_setup,
						person_teardown),
		cmocka_unit_test(when_there_are_colours),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

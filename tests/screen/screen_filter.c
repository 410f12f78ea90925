/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The live filter: the list narrows at every key, and comes back as it was. */
#include "config.h"

#include "fixture.h"

static void narrows_while_typing(void)
{
	struct term *t = start_shipped(24, 80);
	int row, col;

	term_type(t, "/");
	term_wait_text(t, "enter keep");
	term_type(t, "gh");
	term_wait_text(t, "/gh");
	term_type(t, "ad");
	wait_prompt(t, "/ghad", "1 of 13");
	wait_rows(t, "2021-07-28", 1, 1);
	wait_rows(t, "2021-11-17", 0, 0);
	term_golden(t, "filter-ghad-80x24");
	/* marked in the list, and in the text */
	wait_underlined(t, 0, 35, 4, 4);
	wait_underlined(t, 36, 80, 8, 99);
	term_ok(term_cursor(t, &row, &col) && row == 23 && col == 6, "the cursor is in the prompt");
	term_keys(t, "Esc");
	term_wait_text(t, "? help   q quit");
	wait_rows(t, "2021-", 7, 7);
	wait_underlined(t, 0, 80, 0, 0);
	term_type(t, "/2020");
	wait_prompt(t, "/2020", "6 of 13");
	wait_rows(t, "2020-", 6, 7);
	wait_rows(t, "2021-1", 0, 0);
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 6   / 2020");
	term_keys(t, "j j");
	wait_selected(t, "2020-05-17?");
	term_type(t, "&election");
	wait_prompt(t, "/2020 election", "2 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "of 2   / 2020 election");
	term_keys(t, "\\");
	term_wait_text(t, "of 13");
	wait_selected(t, "2020-02-23?");
	quit(t);
}

static void esc_restores_everything(void)
{
	char *file = make_archive(term_folder(), 300);
	struct term *t = start_file(file, 24, 80, "1 of 300 ");

	/* Its hint fades with the first use. */
	term_type(t, "/");
	term_wait_text(t, "enter keep");
	term_keys(t, "Esc");
	term_wait_gone(t, "enter keep");
	term_type(t, "100G");
	wait_selected(t, "Item 100");
	term_keys(t, "k k k k k J J J");
	wait_selected(t, "Item 95");
	term_wait_gone(t, "Title of item 95");
	term_golden(t, "before-filter");
	term_type(t, "/rain");
	wait_prompt(t, "/rain", "30 of 300");
	wait_selected(t, "Item 100");
	term_keys(t, "Esc");
	term_wait_gone(t, "enter keep");
	wait_selected(t, "Item 95");
	term_golden(t, "before-filter");
	/* From a filter to a filter. */
	term_type(t, "/rain\r");
	term_wait_text(t, "of 30 ");
	wait_selected(t, "Item 100");
	term_type(t, "/item 77");
	wait_prompt(t, "/item 77", "3 of 300");
	term_keys(t, "Esc");
	term_wait_text(t, "/ rain");
	wait_selected(t, "Item 100");
	/* Esc outside the prompt goes back to where it was typed; L forward to the filter again. */
	term_keys(t, "Esc");
	term_wait_text(t, "95 of 300");
	wait_selected(t, "Item 95");
	term_wait_gone(t, "Title of item 95");
	term_keys(t, "L");
	term_wait_text(t, "10 of 30 ");
	wait_selected(t, "Item 100");
	term_keys(t, "Backspace");
	term_wait_text(t, "95 of 300");
	quit(t);
	free(file);
}

static void nothing_found(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/unit");
	wait_prompt(t, "/unit", "6 of 13");
	term_type(t, "zz");
	term_wait_text(t, "nothing matches");
	term_golden(t, "nothing-matches");
	term_type(t, "\177\177");
	term_wait_gone(t, "nothing matches");
	term_type(t, "qqq");
	term_wait_text(t, "nothing matches");
	term_keys(t, "Enter");
	term_wait_text(t, "0 of 0");
	term_keys(t, "j k Enter J n Space G g ]");
	term_type(t, ":3\r");
	term_keys(t, "\\");
	term_wait_text(t, "1 of 13");
	quit(t);
}

/* What is for a statement says that there is none; where nothing is filtered, no key would show more. */
static void without_a_statement(void)
{
	static const char *const keys[] = {"Enter", "Space", "]", "}", ")", "*", "T",
					   "m",     "M",     "f", "a", "d", "p", "'"};
	static const char said[] = "no statement is shown here";
	char *file = write_file(term_folder(), "none.xml",
				"<archive xmlns='urn:leader-reader:archive:1' version='1'/>");
	struct term *t = start_shipped(10, 80);

	term_type(t, "/qqq\r");
	term_wait_text(t, "0 of 0");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		term_keys(t, keys[i]);
		term_wait_text(t, "no statement is shown here; \\ shows all again");
		term_type(t, "j");
		term_wait_gone(t, said);
	}
	term_keys(t, "Tab");
	term_wait_text(t, "esc back");
	term_ok(!rows_with(t, "100 %"), "of nothing there is no part that was read");
	quit(t);
	t = start_file(file, 10, 80, "0 of 0");
	term_type(t, "m");
	term_wait_text(t, said);
	term_ok(!rows_with(t, "shows all again"), "there is nothing more to show");
	quit(t);
	free(file);
}

static void the_line_is_edited(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/hajj\r");
	term_wait_text(t, "1 of 1 ");
	term_type(t, "/quds\r");
	term_wait_text(t, "/ quds");
	term_type(t, "/");
	term_wait_text(t, "enter keep");
	term_keys(t, "Up");
	term_wait_text(t, "/quds");
	term_keys(t, "Up");
	term_wait_text(t, "/hajj");
	term_keys(t, "Up Down");
	term_wait_text(t, "/quds");
	term_keys(t, "Down");
	term_wait_gone(t, "/quds");
	term_type(t, "one two");
	term_wait_text(t, "/one two");
	term_keys(t, "C-w Backspace");
	wait_prompt(t, "/one", "of 13");
	term_keys(t, "C-a");
	term_type(t, "é");
	term_wait_text(t, "/éone");
	term_keys(t, "Right Del");
	term_wait_text(t, "/éoe");
	term_keys(t, "C-e Left Backspace");
	term_wait_text(t, "/ée");
	term_keys(t, "C-u");
	term_wait_text(t, "/e");
	term_keys(t, "C-k Backspace");
	term_wait_gone(t, "enter keep");
	term_wait_text(t, "/ quds");
	quit(t);
}

static void matches_one_by_one(void)
{
	char *file = make_archive(term_folder(), 60);
	struct term *t = start_file(file, 14, 80, "1 of 60 ");
	int row = -1;

	term_keys(t, "n");
	term_wait_text(t, "no filter, so no matches");
	term_type(t, "/rain\r");
	term_wait_text(t, "1 of 6 ");
	term_keys(t, "n");
	term_wait_text(t, "and rain");
	term_keys(t, "n");
	wait_selected(t, "Item 20");
	term_wait_text(t, "and rain");
	term_keys(t, "N");
	wait_selected(t, "Item 10");
	term_wait_text(t, "and rain");
	term_keys(t, "N");
	term_wait_text(t, "no match further up");
	term_keys(t, "5 n n");
	term_wait_text(t, "no match further down");
	term_ok(term_find(t, "rain", &row, NULL), "the last match is in sight");
	quit(t);
	free(file);
}

/* In Persian letters and digits, typed in other forms than the text has. */
static void other_scripts(void)
{
	char *file = term_source("tests/data/scripts.xml");
	struct term *t = start_file(file, 24, 100, "Statements in many scripts");

	term_type(t, "/ميخواهيم");
	/* From right to left, its letters joined. */
	wait_prompt(t, HAVE_FRIBIDI ? "/ ﻢﻴﻫﺍﻮﺨﻴﻣ" : "/ميخواهيم", "1 of 6");
	wait_selected(t, "2016-03-20");
	term_keys(t, "C-u");
	term_type(t, "۲۰۱۹");
	wait_prompt(t, "/۲۰۱۹", "1 of 6");
	wait_selected(t, "2019-05-14");
	term_keys(t, "C-u");
	term_type(t, "ELEVES");
	wait_prompt(t, "/ELEVES", "1 of 6");
	wait_underlined(t, 45, 100, 6, 6);
	term_keys(t, "C-u");
	term_type(t, "水");
	wait_prompt(t, "/水", "1 of 6");
	wait_selected(t, "2017-02 ");
	term_keys(t, "Esc");
	quit(t);
	free(file);
}

/* What cannot be read whole is not taken: the prompt says why and stays, and Esc has the old filter again. */
static void what_cannot_be_read_is_not_taken(void)
{
	static const char *const unread[][2] = {
		{" year:", "year: wants a value"},   {" year:20", "year: wants a date"},
		{" sample:", "sample: wants"},       {" NEAR/", "NEAR"},
		{" :none", "no filter is named"},    {" nofield:x", "there is no field"},
		{" (quds", "bracket is not closed"},
	};
	char *file = term_source("data/statements.xml");
	struct term *t = start_shipped(24, 100);
	char line[64];

	term_type(t, "/quds\r");
	term_wait_row(t, 23, "1 of 1   / quds");
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++) {
		snprintf(line, sizeof line, "/ghad%s", unread[i][0]);
		term_type(t, line);
		term_wait_row(t, 23, line);
		term_keys(t, "Enter");
		term_wait_text(t, unread[i][1]);
		term_wait_row(t, 23, line);
		term_keys(t, "Enter Esc");
		term_wait_row(t, 23, "1 of 1   / quds");
		wait_rows(t, unread[i][0], 0, 0);
	}
	/* It can be mended where it stands. */
	term_type(t, "/year:20");
	wait_prompt(t, "/year:20", "13 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "year: wants a date");
	term_type(t, "2");
	term_type(t, "0\r");
	term_wait_row(t, 23, "of 6   / year:2020");
	/* What is complete stays as it was typed. */
	term_type(t, "/(ghad)  year:2021");
	wait_prompt(t, "/(ghad)  year:2021", "1 of 13");
	term_keys(t, "Enter");
	term_wait_row(t, 23, "1 of 1   / (ghad)  year:2021");
	quit(t);
	/* Without a row above the prompt it is said beside it. */
	t = start_shipped(5, 60);
	term_type(t, "/year:20\r");
	term_wait_row(t, 4, "/year:20   ");
	term_wait_row(t, 4, "year: wants a date");
	term_keys(t, "Esc");
	quit(t);
	/* At the start there is no prompt: what is complete is in force, and nothing else is shown. */
	t = term_start(TERM_ARGS("--filter=ghad year:20", file),
		       &(struct term_opts){.rows = 24, .cols = 100});
	term_wait_text(t, "year: wants a date");
	term_type(t, "j");
	term_wait_row(t, 23, "1 of 1   / ghad  ");
	wait_rows(t, "year:20", 0, 0);
	quit(t);
	free(file);
}

/* The same where a view asks for a query, and where something is looked for in the text. */
static void no_prompt_takes_what_cannot_be_read(void)
{
	struct term *t = start_shipped(24, 100);

	term_type(t, "ta");
	term_wait_text(t, "another query:");
	term_type(t, "year:\r");
	term_wait_text(t, "year: wants a value");
	term_ok(!rows_with(t, " · enter keep"), "there is no count to be apart from");
	term_type(t, "2020\r");
	term_wait_text(t, "year:2020   statements");
	/* Back over the step that was made, then out. */
	term_keys(t, "Esc");
	term_wait_gone(t, "year:2020   statements");
	term_keys(t, "Esc");
	term_wait_text(t, "q quit");
	term_keys(t, "Tab");
	term_type(t, "f/(");
	term_wait_text(t, "find: /(");
	term_ok(!rows_with(t, "not in this text"), "what cannot be read was not looked for");
	term_keys(t, "Enter");
	term_wait_text(t, HAVE_PCRE2 ? "parenthesis" : "regular expressions");
	if (HAVE_PCRE2) {
		term_type(t, "elites)/\r");
		term_wait_text(t, "f /(elites)/");
	} else {
		term_keys(t, "Esc");
		term_wait_gone(t, "find: /(");
	}
	quit(t);
}

int main(void)
{
	narrows_while_typing();
	esc_restores_everything();
	nothing_found();
	without_a_statement();
	the_line_is_edited();
	matches_one_by_one();
	other_scripts();
	what_cannot_be_read_is_not_taken();
	no_prompt_takes_what_cannot_be_read();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Every size of screen, and changes of size at any moment. */
#include "config.h"

#include "fixture.h"

/* Side by side from 60 columns, stacked below, one pane below 10 rows. */
static void borders(void)
{
	struct term *t = start_shipped(24, 60);

	term_wait_text(t, "│");
	term_ok(rows_with(t, "──") == 0, "60 columns: side by side");
	term_resize(t, 24, 59);
	term_wait_text(t, "──");
	term_wait_gone(t, "│");
	term_resize(t, 10, 59);
	term_wait_text(t, "──");
	term_resize(t, 9, 59);
	term_wait_gone(t, "──");
	term_wait_text(t, "Judiciary Day");
	wait_rows(t, "The Leader addressing", 0, 0);
	term_keys(t, "Enter");
	term_wait_text(t, "The Leader addressing");
	wait_rows(t, "Judiciary Day", 0, 0);
	term_keys(t, "Esc");
	term_wait_text(t, "Judiciary Day");
	quit(t);
}

/* The row of the list and its title are right as long as there is one cell to put them in. */
static void tiny(void)
{
	static const int sizes[][2] = {{1, 1}, {1, 80}, {2, 1},  {2, 2},
				       {3, 7}, {80, 1}, {4, 20}, {5, 3}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t = start_shipped(24, 80);

		/* Whatever there was to say first has been read. */
		term_keys(t, "k");
		term_wait_text(t, "1 of 13 ");
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_wait_text(t, ">");
		term_keys(t, "j");
		wait_selected(t, sizes[i][1] >= 20 ? "2021" : ">");
		term_type(t, "/gh");
		term_keys(t, "Esc");
		term_keys(t, "?");
		term_keys(t, "q");
		term_resize(t, 24, 80);
		wait_selected(t, "2021-10-24?");
		quit(t);
	}
}

static void from_the_start(void)
{
	static const int sizes[][2] = {{1, 1}, {1, 10}, {300, 300}, {-1, -1}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t = start_shipped(sizes[i][0], sizes[i][1]);

		term_wait_text(t, ">");
		quit(t);
	}
}

/* The selected statement and the first visible character of its text stay. */
static void place_is_kept(void)
{
	char *file = make_archive(term_folder(), 50);
	struct term *t = start_file(file, 16, 80, "1 of 50 ");
	static const int widths[] = {200, 61, 59, 30, 120, 80};

	term_type(t, "40G");
	wait_selected(t, "Item 40");
	term_keys(t, "Enter");
	term_keys(t, "J J J J J J J J J J J");
	term_wait_gone(t, "paragraph 2:");
	term_wait_text(t, "paragraph 3:");
	term_golden(t, "place-before");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		term_resize(t, 16, widths[i]);
		term_wait_text(t, "paragraph 3:");
		term_wait_gone(t, "paragraph 2:");
	}
	term_golden(t, "place-before");
	term_resize(t, 8, 80);
	term_wait_gone(t, "┃");
	term_resize(t, 40, 80);
	term_wait_text(t, "paragraph 10");
	term_resize(t, 16, 80);
	term_wait_gone(t, "paragraph 2:");
	term_golden(t, "place-before");
	quit(t);
	free(file);
}

static void in_prompt_and_help(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/gha");
	wait_prompt(t, "/gha", "3 of 13");
	term_resize(t, 12, 40);
	wait_prompt(t, "/gha", "3 of 13");
	term_type(t, "d");
	wait_prompt(t, "/ghad", "1 of 13");
	term_resize(t, 1, 30);
	wait_prompt(t, "/ghad", "1 of 13");
	term_resize(t, 24, 80);
	term_keys(t, "Esc");
	wait_selected(t, "2021-11-17");
	term_keys(t, "?");
	term_wait_text(t, "Moving");
	term_resize(t, 10, 30);
	term_wait_text(t, "Moving");
	wait_rows(t, "│", 0, 0);
	term_resize(t, 30, 120);
	term_wait_text(t, "Moving");
	term_keys(t, "q");
	term_wait_text(t, "Young elites");
	quit(t);
}

static bool same_rows(struct term *t, void *other)
{
	for (int row = 0; row < term_rows(t); row++) {
		char left[1024];

		snprintf(left, sizeof left, "%s", term_row(t, row));
		if (strcmp(left, term_row(other, row)))
			return false;
	}
	return true;
}

/* However wild the changes, at the end it looks as if started at that size. */
static void storm(void)
{
	struct term *t = start_shipped(24, 80), *fresh;
	unsigned seed = 5;

	for (int i = 0; i < 40; i++) {
		seed = seed * 1664525 + 1013904223;
		term_resize(t, 1 + (int)(seed >> 8) % 100, 1 + (int)(seed >> 20) % 200);
		if (i % 4 == 0)
			term_keys(t, i % 8 ? "k" : "j");
	}
	term_resize(t, 30, 100);
	term_keys(t, "g");
	wait_selected(t, "2021-11-17");
	fresh = start_shipped(30, 100);
	term_keys(fresh, "k");
	term_wait_row(fresh, 29, "1 of 13  ");
	term_wait_row(fresh, 29, "q quit");
	term_wait(t, same_rows, fresh, "after 40 changes of size the screen of a fresh start");
	quit(t);
	quit(fresh);
}

/* However much there is to say, the way out is in sight, and parts go rather than be cut. */
static void the_way_out_stays(void)
{
	char *file = term_source("tests/data/damaged.xml");
	struct term *t = start_file(file, 12, 40, "problems");

	term_type(t, "/title:the | text\r");
	term_wait_row(t, 11, "1 of ");
	term_wait_row(t, 11, "/ title:the | text ");
	term_wait_row(t, 11, "q quit");
	term_ok(!strstr(term_row(t, 11), "prob"), "no half of a part: %s", term_row(t, 11));
	term_resize(t, 12, 80);
	term_wait_row(t, 11, "problems");
	quit(t);
	free(file);
	/* Five terms compared. */
	t = start_shipped(24, 80);
	term_type(t, "/people | justice | election | economy | government\r");
	term_wait_text(t, "1 of ");
	term_keys(t, "t v");
	term_wait_row(t, 23, "people ");
	term_wait_row(t, 23, "esc back");
	quit(t);
}

/* In a column that was asked for stands that field or nothing, but a row is never empty. */
static void columns_hold_their_field(void)
{
	char *path = write_file(
		term_folder(), "columns.xml",
		"<archive><title>C</title><statement><date when='2019'/><occasion>Budget "
		"day</occasion>"
		"<speaker party='Moor'>Ann</speaker><text>One.</text></statement><statement>"
		"<date when='2018'/><occasion>Other day</occasion><text>Two.</text></statement>"
		"</archive>");
	struct term *t = start_file(path, 24, 80, "Budget day");
	term_type(t, ":columns date party");
	term_keys(t, "Enter");
	term_wait_row(t, 1, "Moor");
	term_wait_row(t, 2, "—");
	term_ok(!rows_with(t, "Other day"), "no occasion stands as a party");
	quit(t);
	free(path);
}

/* Keys for the border between two panes say why there is none. */
static void without_a_border(void)
{
	static const char *const keys[] = {"<", ">", "="};
	struct term *t = start_shipped(24, 80);

	term_keys(t, "z");
	term_wait_gone(t, "│");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		term_type(t, keys[i]);
		term_wait_row(t, 23, "one pane has the whole screen; z shows both");
		term_type(t, "j");
		term_wait_gone(t, "z shows both");
	}
	term_keys(t, "z");
	term_wait_text(t, "│");
	term_resize(t, 9, 80);
	term_type(t, "z");
	term_wait_row(t, 8, "the window is too low for two panes");
	term_type(t, "j>");
	term_wait_row(t, 8, "the window is too low for two panes");
	term_resize(t, 24, 80);
	term_wait_text(t, "│");
	quit(t);
}

int main(void)
{
	the_way_out_stays();
	borders();
	tiny();
	from_the_start();
	place_is_kept();
	in_prompt_and_help();
	storm();
	columns_hold_their_field();
	without_a_border();
	return term_done();
}

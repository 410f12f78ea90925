/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The screen as a user first meets it: moving, reading, panes, help, leaving. */
#include "config.h"

#include "fixture.h"

static void first_screen(void)
{
	struct term *t = start_shipped(24, 80);
	int row, col;

	term_golden(t, "shipped-80x24");
	wait_rows(t, "2021-", 7, 7);
	term_ok(selected_row(t) == 1, "the newest one is selected");
	term_ok(term_cell(t, 1, 2).reverse && term_cell(t, 1, 2).bold,
		"its row is reverse and bold");
	term_ok(term_cursor(t, &row, &col) && row == 1 && col == 0, "the cursor sits on it");
	term_ok(!term_leak(t, 0), "nothing odd was written");
	quit(t);
}

static void other_sizes(void)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{40, 120, "shipped-120x40"},
		     {12, 40, "shipped-40x12"},
		     {60, 200, "shipped-200x60"},
		     {4, 20, "shipped-20x4"}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t = start_shipped(sizes[i].rows, sizes[i].cols);

		term_golden(t, sizes[i].name);
		quit(t);
	}
}

static void moving(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "j");
	wait_selected(t, "2021-10-24?");
	term_wait_text(t, "24 October 2021 (uncertain)");
	term_keys(t, "Down Down k");
	wait_selected(t, "2021-08-28");
	term_keys(t, "G");
	wait_selected(t, "2020-02-21?");
	term_keys(t, "g");
	wait_selected(t, "2021-11-17");
	term_keys(t, "3 j");
	wait_selected(t, "2021-07-28");
	term_keys(t, "1 0 G");
	wait_selected(t, "2020-05-17?");
	term_keys(t, "1 0 0 j");
	wait_selected(t, "2020-02-21?");
	term_keys(t, "Home ]");
	wait_selected(t, "2020-07?");
	term_keys(t, "]");
	term_wait_text(t, "no further year below");
	term_keys(t, "[");
	wait_selected(t, "2021-11-17");
	term_type(t, ":2020\r");
	wait_selected(t, "2020-07?");
	term_type(t, ":2021-06-30\r");
	wait_selected(t, "2021-06-28");
	term_type(t, ":12\r");
	wait_selected(t, "2020-02-23?");
	term_type(t, ":first\r");
	wait_selected(t, "2021-11-17");
	term_type(t, ":nonsense\r");
	term_wait_text(t, "no such number, date or command: nonsense");
	quit(t);
}

static void reading(void)
{
	char *file = make_archive(term_folder(), 40);
	struct term *t = start_file(file, 14, 80, "1 of 40 ");

	term_keys(t, "J J");
	term_wait_gone(t, "Title of item 1");
	wait_selected(t, "Item 1");
	term_keys(t, "K K");
	term_wait_text(t, "Title of item 1");
	term_keys(t, "Tab");
	term_wait_text(t, "┃");
	term_ok(!term_cell(t, 1, 2).reverse && term_cell(t, 1, 2).bold,
		"without the focus the selected row is only bold");
	term_keys(t, "G");
	term_wait_text(t, "paragraph 10");
	term_wait_text(t, "100 %");
	term_keys(t, "g");
	term_wait_text(t, "Title of item 1");
	term_keys(t, "Space");
	term_wait_gone(t, "Title of item 1");
	term_keys(t, "q");
	term_wait_text(t, "│");
	term_keys(t, "C-f");
	wait_selected(t, "Item 12");
	term_keys(t, "C-b");
	wait_selected(t, "Item 1 ");
	term_keys(t, "End");
	wait_selected(t, "Item 40");
	wait_rows(t, "Item 3", 6, 12);
	quit(t);
	free(file);
}

static void panes(void)
{
	struct term *t = start_shipped(24, 80);
	int before = 0, after = 0;

	term_find(t, "│", NULL, &before);
	term_keys(t, ">");
	term_keys(t, "J");
	term_keys(t, "?");
	term_wait_text(t, "Help");
	term_wait_gone(t, "│");
	term_keys(t, "q");
	term_wait_text(t, "│");
	term_find(t, "│", NULL, &after);
	term_ok(after == before + 4, "> makes the list wider: %d, then %d", before, after);
	term_keys(t, "=");
	term_keys(t, "z");
	term_wait_gone(t, "│");
	wait_rows(t, "2021-11-17", 1, 1);
	term_keys(t, "z");
	term_wait_text(t, "│");
	term_find(t, "│", NULL, &after);
	term_ok(after == before, "= gives the usual width again");
	term_keys(t, "Enter");
	term_wait_text(t, "┃");
	term_keys(t, "z");
	term_wait_gone(t, "┃");
	wait_rows(t, "Judiciary Day", 0, 0);
	term_keys(t, "Esc");
	term_wait_text(t, "┃");
	term_keys(t, "Esc");
	term_wait_text(t, "│");
	quit(t);
}

static void help(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "?");
	term_wait_text(t, "Moving");
	term_golden(t, "help-80x24");
	term_keys(t, "G");
	term_wait_text(t, "2019..2021");
	term_type(t, "/split");
	term_wait_gone(t, "2019..2021");
	term_type(t, "\177\177\177\177\177order");
	term_wait_text(t, "choose the order of the list");
	wait_rows(t, "narrow", 0, 0);
	/* As it was before: at its end. */
	term_keys(t, "Esc");
	term_wait_text(t, "2019..2021");
	term_keys(t, "Esc");
	term_wait_text(t, "Young elites");
	term_keys(t, "F1");
	term_wait_text(t, "Moving");
	term_keys(t, "?");
	term_wait_text(t, "Young elites");
	term_keys(t, "!");
	term_wait_text(t, "None: everything was read as it stands");
	term_keys(t, "!");
	term_wait_text(t, "Young elites");
	quit(t);
}

static void orders(void)
{
	struct term *t = start_shipped(24, 100);

	term_keys(t, "S");
	term_wait_text(t, "oldest first");
	term_wait_row(t, 1, "2020-02-21?");
	wait_selected(t, "2021-11-17");
	term_keys(t, "s");
	term_wait_text(t, "sort by:");
	term_keys(t, "o");
	term_wait_text(t, "by occasion");
	term_wait_row(t, 1, "2021-07-28");
	wait_selected(t, "2021-11-17");
	term_keys(t, "s");
	term_wait_text(t, "sort by:");
	term_keys(t, "Esc");
	term_wait_gone(t, "sort by:");
	term_wait_row(t, 1, "2021-07-28");
	quit(t);
}

static void ways_out(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "q");
	term_ok(term_wait_exit(t) == 0 && term_restored(t), "q leaves from the list");
	term_free(t);
	t = start_shipped(24, 80);
	term_keys(t, "Esc");
	term_keys(t, "~");
	term_wait_text(t, "~ does nothing here; ? shows the keys");
	term_keys(t, "C-c");
	term_wait_text(t, "^C again quits");
	term_keys(t, "C-c");
	term_ok(term_wait_exit(t) == 130 && term_restored(t), "so does ^C twice");
	term_free(t);
}

int main(void)
{
	first_screen();
	other_sizes();
	moving();
	reading();
	panes();
	help();
	orders();
	ways_out();
	return term_done();
}

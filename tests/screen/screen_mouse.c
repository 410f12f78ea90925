/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The mouse, as terminals send it (SGR 1006: button; column; row from 1; M pressed, m let go). */
#include "config.h"

#include <signal.h>

#include "fixture.h"

#define ON "\033[?1006;1000h"
#define OFF "\033[?1006;1000l"

static void mouse(struct term *t, int button, int row, int col, char how)
{
	char s[40];

	snprintf(s, sizeof s, "\033[<%d;%d;%d%c", button, col + 1, row + 1, how);
	term_type(t, s);
}

static void click(struct term *t, int row, int col)
{
	mouse(t, 0, row, col, 'M');
	mouse(t, 0, row, col, 'm');
}

/* Off nothing is sent, and nothing is taken as a click. */
static void is_off_by_itself(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "j");
	wait_selected(t, "2021-10-24");
	term_ok(!term_wrote(t, 0, "?1006") && !term_wrote(t, 0, "?1000"), "nothing is asked for");
	quit(t);
}

static void in_list_and_text(void)
{
	struct term *t = start_shipped(24, 80);
	size_t mark;
	int col;

	term_keys(t, "F2");
	term_wait_row(t, 23, "Shift selects text");
	term_wait_wrote(t, 0, ON);
	/* A click selects. */
	click(t, 4, 5);
	wait_selected(t, "2021-07-28");
	/* Below the last row there is nothing. */
	click(t, 20, 5);
	click(t, 5, 5);
	wait_selected(t, "2021-06-28");
	/* The wheel moves what is under it. */
	mouse(t, 65, 3, 5, 'M');
	wait_selected(t, "2020-07?");
	mouse(t, 64, 3, 5, 'M');
	wait_selected(t, "2021-06-28");
	term_keys(t, "g");
	wait_selected(t, "2021-11-17");
	term_wait_row(t, 1, "addressing the young elites");
	mouse(t, 65, 10, 60, 'M');
	term_wait_gone(t, "addressing the young elites");
	term_ok(selected_is(t, (char[]){"2021-11-17"}), "the list has not moved");
	mouse(t, 64, 10, 60, 'M');
	term_wait_row(t, 1, "addressing the young elites");
	/* Into the text and back. */
	click(t, 10, 60);
	term_wait_text(t, "┃");
	click(t, 2, 5);
	wait_selected(t, "2021-10-24");
	term_wait_gone(t, "┃");
	/* Two clicks open. */
	click(t, 3, 5);
	click(t, 3, 5);
	wait_selected(t, "2021-08-28");
	term_wait_text(t, "┃");
	term_keys(t, "Esc");
	term_wait_text(t, "│");
	/* The rule is dragged. */
	term_find(t, "│", NULL, &col);
	mouse(t, 0, 5, col, 'M');
	mouse(t, 0, 5, 50, 'm');
	term_wait_row(t, 4, "last cabinet meeting");
	term_ok(term_find(t, "│", NULL, &col) && col == 50, "the rule is where it was let go");
	mark = term_mark(t);
	term_keys(t, "F2");
	term_wait_row(t, 23, "left to the terminal");
	term_wait_wrote(t, mark, "1000l");
	quit(t);
}

/* Rows of views, and columns of pages. */
static void in_views(void)
{
	char *config = config_with("mouse = yes\n");
	char *file = term_source("data/statements.xml");
	struct term_opts opts = {.rows = 24, .cols = 80};
	struct term *t = term_start(TERM_ARGS(config, file), &opts);

	wait_selected(t, "2021-11-17");
	term_wait_wrote(t, 0, ON);
	term_keys(t, "o");
	term_wait_row(t, 23, "values");
	term_wait_row(t, 2, ">");
	click(t, 4, 10);
	term_wait_row(t, 4, ">");
	term_keys(t, "Esc");
	term_wait_gone(t, "values  ");
	term_keys(t, "F3");
	term_wait_row(t, 1, ">  sort");
	click(t, 6, 10);
	term_wait_row(t, 6, ">  list");
	click(t, 7, 10);
	click(t, 7, 10);
	term_wait_row(t, 23, ":set list=auto");
	/* While a line is typed the mouse does nothing. */
	click(t, 1, 10);
	term_keys(t, "Esc");
	term_wait_row(t, 6, ">  list");
	quit(t);
	free(config);
	free(file);
}

/* Bars and the cells of a table are where they are painted. */
static void in_bars_and_cells(void)
{
	struct term *t = start_shipped(24, 80);
	int row, col;

	term_keys(t, "F2");
	term_wait_row(t, 23, "Shift selects text");
	term_keys(t, "t");
	term_wait_row(t, 23, "2021: 7 statements");
	term_ok(term_find(t, "2020 ", &row, &col), "the years stand below the bars");
	click(t, row - 3, col + 1);
	term_wait_row(t, 23, "2020: 6 statements");
	/* Beside the bars is nothing. */
	click(t, row - 3, 78);
	click(t, row - 3, 0);
	term_keys(t, "l");
	term_wait_row(t, 23, "2021: 7 statements");
	/* Two clicks open what is counted. */
	click(t, row - 3, col);
	click(t, row - 3, col);
	term_wait_row(t, 0, "6 shown");
	term_keys(t, "X");
	term_wait_row(t, 23, "all, all: 6");
	term_ok(term_find(t, "all  2020", &row, &col), "the columns have names");
	click(t, row + 2, col + 8);
	term_wait_row(t, 23, "Khamenei, 2020: 6");
	click(t, row + 1, col + 6);
	term_wait_row(t, 23, "all, 2020: 6");
	click(t, row + 1, col + 1);
	term_wait_row(t, 23, "all, all: 6");
	quit(t);
}

/* However it ends. */
static void every_end_turns_it_off(void)
{
	/* The last is a sanitizer's own, which says something of it. */
	static const int signals[] = {SIGTERM, SIGHUP, SIGSEGV};

	for (int i = 0; i < (term_sanitized() ? 2 : 3); i++) {
		struct term *t = start_shipped(24, 80);
		size_t mark;

		term_keys(t, "F2");
		term_wait_row(t, 23, "Shift selects text");
		mark = term_mark(t);
		term_signal(t, signals[i]);
		term_wait_exit(t);
		term_ok(term_wrote(t, mark, OFF), "signal %d turns it off", signals[i]);
		term_free(t);
	}
}

/* Another program has the terminal as it was. */
static void stopped(void)
{
	struct term *t = start_shipped(24, 80);
	size_t mark;

	term_keys(t, "F2");
	term_wait_row(t, 23, "Shift selects text");
	mark = term_mark(t);
	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) > 0, "^Z stops");
	term_ok(term_wrote(t, mark, OFF), "it is off");
	mark = term_mark(t);
	term_continue(t);
	term_wait_wrote(t, mark, ON);
	wait_selected(t, "2021-11-17");
	click(t, 3, 5);
	wait_selected(t, "2021-08-28");
	quit(t);
}

int main(void)
{
	is_off_by_itself();
	in_list_and_text();
	in_views();
	in_bars_and_cells();
	every_end_turns_it_off();
	stopped();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What ':' lists while one types: commands with their keys and help, and what may follow them. */
#include "config.h"

#include "fixture.h"

static void lists_while_typing(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, ":");
	term_wait_row(t, 23, "tab, down choose");
	term_wait_text(t, "narrow the list while typing");
	term_ok(selected_row(t) == 1, "the list is still there");
	term_type(t, "conc");
	term_wait_text(t, " concordance");
	term_wait_row(t, 22, "w         each match in its context");
	/* A later word of a name, and what the help says. */
	term_keys(t, "C-u");
	term_type(t, "diacr");
	term_wait_row(t, 22, " exact-diacritics");
	term_keys(t, "C-u");
	term_type(t, "kwic");
	term_wait_row(t, 22, " concordance");
	/* A date is a date, whatever is listed. */
	term_keys(t, "C-u");
	term_type(t, "2020-07\r");
	wait_selected(t, "2020-07?");
	quit(t);
}

static void is_chosen_from(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, ":time");
	term_wait_row(t, 22, " timeline");
	term_keys(t, "Down");
	term_wait_row(t, 22, ">timeline");
	term_wait_row(t, 23, ":timeline");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Timeline");
	/* In a view there are others. */
	term_type(t, ":view-meas");
	term_wait_row(t, 22, " view-measure");
	term_keys(t, "Tab Enter");
	term_wait_text(t, "hits");
	term_type(t, ":zoom\r");
	term_wait_row(t, 23, "zoom does nothing here, only in list or text");
	term_keys(t, "Esc");
	wait_selected(t, "2021-11-17");
	/* Enter does what begins so, where it is only one. */
	term_type(t, ":timel\r");
	term_wait_row(t, 0, "Timeline");
	term_keys(t, "Esc");
	wait_selected(t, "2021-11-17");
	/* Up leads back to the line, then to what was typed before. */
	term_type(t, ":mark");
	term_wait_text(t, " mark-all");
	term_keys(t, "Down Down");
	term_wait_row(t, 23, ":mark-all");
	term_keys(t, "Up Up");
	term_wait_row(t, 23, ":mark ");
	term_keys(t, "Up");
	term_wait_row(t, 23, ":timel ");
	term_keys(t, "Esc");
	wait_selected(t, "2021-11-17");
	quit(t);
}

static void values_follow(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, ":calendar ");
	term_wait_text(t, "islamic-umalqura");
	term_type(t, "pers");
	term_wait_row(t, 22, " persian");
	term_wait_row(t, 22, "Solar Hijri");
	term_keys(t, "Tab Enter");
	term_wait_row(t, 23, "calendar: Solar Hijri");
	quit(t);
}

static void small_screens(void)
{
	static const int sizes[][2] = {{12, 40}, {7, 30}, {6, 30}, {60, 200}};

	for (int i = 0; i < 4; i++) {
		int rows = sizes[i][0], cols = sizes[i][1];
		struct term *t = start_shipped(rows, cols);

		term_type(t, ":c");
		term_wait_row(t, rows - 1, ":c");
		if (rows >= 24)
			term_wait_text(t, "copy-title");
		if (rows >= 12)
			term_wait_text(t, "concordance");
		term_ok(selected_row(t) >= 0, "%dx%d: the list is still there", cols, rows);
		term_keys(t, "Esc");
		term_wait_gone(t, ":c");
		quit(t);
	}
}

int main(void)
{
	lists_while_typing();
	is_chosen_from();
	values_follow();
	small_screens();
	return term_done();
}

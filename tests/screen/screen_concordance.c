/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The concordance on the screen: its lines, their orders, and the way to the text. */
#include "config.h"

#include "fixture.h"

static void shows_each_hit(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "w");
	term_wait_text(t, "no words in the filter");
	/* the archive's filter is typed over it, and the lines follow */
	term_type(t, "/people");
	term_wait_text(t, "Concordance: people");
	term_wait_text(t, "to serve the people");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 9   newest first");
	term_golden(t, "concordance-80x24");
	term_type(t, "A");
	term_wait_text(t, "by the word after");
	term_type(t, "gj");
	wait_selected(t, "people are considered");
	term_type(t, "B");
	term_wait_text(t, "by the word before");
	wait_selected(t, "people are considered");
	term_type(t, "S");
	term_wait_text(t, "(reversed)");
	/* the same key leaves, and its place is kept */
	term_type(t, "w");
	term_wait_text(t, "Office of the Supreme Leader");
	term_type(t, "w");
	wait_selected(t, "people are considered");
	quit(t);
}

static void goes_to_the_text(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/people");
	wait_prompt(t, "/people", "6 of 13");
	term_keys(t, "Enter");
	term_type(t, "wG");
	wait_selected(t, "the Iranian people");
	term_keys(t, "Enter");
	wait_selected(t, "2020-02-23?");
	term_wait_text(t, "6 of 6");
	/* Back to its line, help over it and back, and forward to the text again. */
	term_type(t, "q");
	wait_selected(t, "the Iranian people");
	term_type(t, "?");
	term_wait_text(t, "Moving");
	term_keys(t, "Esc");
	wait_selected(t, "the Iranian people");
	term_type(t, "q");
	term_wait_text(t, "1 of 6 ");
	term_type(t, "L");
	wait_selected(t, "the Iranian people");
	term_keys(t, "Enter");
	term_wait_text(t, "6 of 6");
	term_type(t, "w");
	wait_selected(t, "the Iranian people");
	term_type(t, "N");
	wait_selected(t, "patron to the people");
	term_resize(t, 12, 40);
	term_wait_text(t, "8 of 9");
	wait_selected(t, "people");
	term_golden(t, "concordance-40x12");
	term_keys(t, "Esc");
	term_wait_text(t, "of 6");
	quit(t);
}

int main(void)
{
	shows_each_hit();
	goes_to_the_text();
	return term_done();
}

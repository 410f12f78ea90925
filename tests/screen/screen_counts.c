/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Words beside others, phrases: as they look, what keys change, that numbers lead to as many lines. */
#include "config.h"

#include "fixture.h"

static void beside(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "C");
	term_wait_text(t, "no words in the filter: / types some");
	term_keys(t, "C");
	term_type(t, "/islamic");
	term_keys(t, "Enter");
	term_keys(t, "C");
	term_wait_text(t, "Words beside islamic");
	term_wait_text(t, "up to 5 on each side, by logDice, in 3 or more");
	term_golden(t, "collocates-80x24");
	term_keys(t, "s");
	term_wait_text(t, "by MI");
	term_keys(t, "s s s");
	term_wait_text(t, "by lines");
	term_keys(t, "2 h v");
	term_wait_text(t, "up to 3 before, by lines");
	wait_selected(t, "the");
	term_keys(t, "j");
	wait_selected(t, "of");
	term_keys(t, "Enter");
	term_wait_text(t, "Concordance: islamic + of");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Enter");
	term_wait_text(t, "hit ");
	term_keys(t, "Esc");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Esc");
	wait_selected(t, "of");
	term_wait_text(t, "up to 3 before, by lines");
	term_type(t, "/the");
	term_keys(t, "Enter");
	wait_selected(t, "the");
	term_keys(t, "q");
	quit(t);
}

static void phrases(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "P");
	term_wait_text(t, "Phrases");
	term_wait_text(t, "in 3 or more");
	wait_selected(t, "Ayatollah Khamenei");
	term_keys(t, "l");
	term_wait_text(t, "of 2 words");
	term_keys(t, "h h");
	term_wait_text(t, "of 6 words");
	term_keys(t, "l");
	term_type(t, "/he said");
	term_keys(t, "Enter");
	wait_selected(t, "He said that");
	/* As many lines as it is said to be there. */
	term_wait_text(t, " 8");
	term_keys(t, "Enter");
	term_wait_text(t, "Concordance: He said that");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Esc");
	wait_selected(t, "He said that");
	term_keys(t, "q");
	quit(t);
}

static void small(void)
{
	static const int sizes[][2] = {{8, 20}, {3, 9}, {1, 1}, {2, 4}, {60, 200}, {12, 40}};
	struct term *t = start_shipped(24, 80);

	term_type(t, "/the");
	term_keys(t, "Enter C");
	term_wait_text(t, "Words beside");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "G g j v m s l");
	}
	term_wait_text(t, "Words beside");
	term_keys(t, "P");
	term_wait_text(t, "Phrases");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "G g j v m l Space");
	}
	term_keys(t, "q");
	term_keys(t, "q");
	quit(t);
}

int main(void)
{
	beside();
	phrases();
	small();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What is found word by word, and samples of it. */
#include "config.h"

#include "fixture.h"

static void marks_what_is_near(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/narr* NEAR/");
	term_wait_text(t, "1 of 13 so far");
	term_type(t, "4 ghad");
	wait_prompt(t, "/narr* NEAR/4 ghad", "1 of 13");
	wait_rows(t, "2021-07-28", 1, 1);
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 1   / narr* NEAR/4 ghad");
	quit(t);
}

static void draws_a_sample(void)
{
	char *file = make_archive(term_folder(), 300);
	struct term *t = start_file(file, 24, 80, "1 of 300 ");

	term_type(t, "25r");
	term_wait_text(t, "25 of 300 are drawn, by seed 1");
	term_type(t, "j");
	term_wait_text(t, "of 25   / sample:25/1");
	term_type(t, "r");
	term_wait_text(t, "others are drawn, by seed 2");
	term_type(t, "j");
	term_wait_text(t, "of 25   / sample:25/2");
	/* Another size is no other sample. */
	term_type(t, "30r");
	term_wait_text(t, "30 of 300 are drawn, by seed 1");
	term_keys(t, "Esc");
	term_wait_text(t, "of 25   / sample:25/2");
	term_type(t, "&Item 1");
	term_wait_text(t, "/sample:25/2 Item 1");
	term_keys(t, "Enter");
	term_type(t, "r");
	term_wait_text(t, "a sample has been drawn on the way here");
	term_keys(t, "Esc");
	term_keys(t, "Esc");
	term_wait_text(t, "of 25   / sample:25/1");
	term_keys(t, "Esc");
	term_wait_text(t, "of 300");
	term_wait_gone(t, "sample:");
	quit(t);
	free(file);
}

static void draws_lines_of_a_concordance(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/the");
	term_keys(t, "Enter");
	term_type(t, "w");
	term_wait_text(t, "newest first");
	term_type(t, "4r");
	term_wait_text(t, "of 4   newest first   drawn from");
	term_wait_text(t, "seed 1");
	term_type(t, "r");
	term_wait_text(t, "seed 2");
	term_type(t, "A");
	term_wait_text(t, "by the word after");
	term_keys(t, "Esc");
	term_wait_text(t, "seed 1");
	term_keys(t, "Esc");
	term_wait_gone(t, "drawn from");
	term_type(t, "/nowhereatall");
	term_keys(t, "Enter");
	term_wait_text(t, "no hits in what is shown");
	term_type(t, "r");
	term_wait_text(t, "there is nothing to draw from");
	quit(t);
}

int main(void)
{
	marks_what_is_near();
	draws_a_sample();
	draws_lines_of_a_concordance();
	return term_done();
}

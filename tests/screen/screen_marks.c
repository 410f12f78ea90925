/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Marks: set, shown, gone to, filtered by, counted, and there again in the next run, on the screen or not. */
#include "config.h"

#include "fixture.h"

/* The reader in the home folder that all runs share; each waits for the first item. */
static struct term *start_at(const char *home, const char *const *args)
{
	struct term_opts opts = {.rows = 10, .cols = 70, .home = home};

	return term_start(args, &opts);
}

static void marks(void)
{
	const char *home = term_folder();
	char *file = make_archive(home, 12);
	struct term *t = start_at(home, TERM_ARGS(file));

	term_wait_text(t, "Item 1");

	term_keys(t, "'");
	term_wait_text(t, "no mark or note further down");
	term_keys(t, "j m");
	term_wait_text(t, "1 statement marked");
	term_wait_text(t, ">*");
	term_keys(t, "j j 2 m");
	term_wait_text(t, "2 statements marked");
	term_keys(t, "g '");
	term_wait_text(t, "2 of 12");
	term_keys(t, "'");
	term_wait_text(t, "4 of 12");
	term_keys(t, "' \"");
	term_wait_text(t, "4 of 12");
	term_golden(t, "marks-70x10");
	/* The list that is filtered by them follows. */
	term_type(t, "/mark:marked");
	term_keys(t, "Enter");
	term_wait_text(t, "of 3 ");
	term_keys(t, "m");
	term_wait_text(t, "1 mark removed");
	term_wait_text(t, "2 shown");
	/* Those set one by one are not lost by one key. */
	term_keys(t, "M");
	term_wait_text(t, "M again removes 2 marks");
	term_keys(t, "j M");
	term_wait_text(t, "M again removes 2 marks");
	term_keys(t, "M");
	term_wait_text(t, "2 marks removed");
	term_keys(t, "\\ M");
	term_wait_text(t, "12 statements marked");
	term_keys(t, "G m");
	term_wait_text(t, "1 mark removed");
	term_keys(t, "o");
	term_wait_text(t, "values");
	quit(t);

	/* They are there again, where nobody looks at a screen too. */
	t = start_at(home, TERM_ARGS(file));
	term_wait_text(t, ">*");
	term_keys(t, "G");
	term_wait_text(t, "12 of 12");
	term_wait_text(t, "> ");
	quit(t);
	t = start_at(home, TERM_ARGS("--count", "--marked", file));
	term_wait_text(t, "11");
	term_ok(term_wait_exit(t) == 0, "some are marked");
	t = start_at(home, TERM_ARGS("--count-by=mark", file));
	term_wait_text(t, "marked");
	term_wait_exit(t);
	free(file);
}

/* What cannot be kept is said, and holds until the end. */
static void no_place(void)
{
	char *file = make_archive(term_folder(), 3);
	struct term_opts opts = {
		.rows = 10, .cols = 100, .env = TERM_ARGS("XDG_STATE_HOME=/dev/null")};
	struct term *t = term_start(TERM_ARGS(file), &opts);

	term_wait_text(t, "Item 1");
	term_keys(t, "m");
	term_wait_text(t, "it cannot be kept");
	term_wait_text(t, ">*");
	quit(t);
	free(file);
}

int main(void)
{
	marks();
	no_place();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Settings on the screen: changed there, listed, and what is wrong with them in the user's file. */
#include "config.h"

#include "fixture.h"

static void are_changed(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, ":set calendar=pers\t\r");
	term_wait_row(t, 23, "calendar = persian; before: gregorian");
	term_wait_row(t, 1, "1400-08-26");
	term_type(t, ":set split=20\r");
	term_wait_row(t, 23, "split = 20; before: 44");
	term_type(t, ":set splitt=30\r");
	term_wait_row(t, 23, "no setting 'splitt'; did you mean split?");
	term_type(t, ":set title=no\r");
	term_wait_row(t, 23,
		      "title needs a new start: write it into ~/.config/leader-reader/config");
	quit(t);
}

static void are_listed(void)
{
	char *config = config_with("measure = 70\nspllit = 20\n# fine\ncalendar = persan\n");
	/* So wide that the name of any file has room in a line. */
	struct term_opts opts = {.rows = 24, .cols = 400};
	struct term *t = term_start(TERM_ARGS(config, "--sort=title"), &opts);

	term_wait_row(t, 23, "2 mistakes in settings and keys; ! lists them");
	term_keys(t, "!");
	term_wait_text(t, "line 2");
	term_wait_text(t, "there is no setting 'spllit'; did you mean split?");
	term_wait_text(t, "line 4");
	term_wait_text(t, "calendar cannot be 'persan', only gregorian, persian, ");
	term_keys(t, "!");
	term_wait_gone(t, "spllit");
	term_keys(t, "F3");
	term_wait_row(t, 0, "Settings");
	term_wait_text(t, "sort = title");
	term_wait_text(t, "command line; default: date");
	term_wait_text(t, "measure = 70");
	term_wait_text(t, "/config, line 1; default: 80");
	term_type(t, "/clipboard");
	term_wait_row(t, 23, "1 setting");
	term_keys(t, "Enter Enter");
	term_wait_row(t, 23, ":set clipboard=auto");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "Settings");
	quit(t);
	free(config);
}

int main(void)
{
	are_changed();
	are_listed();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keys: those of other keyboard layouts. */
#include "config.h"

#include "fixture.h"

static void quit_with(struct term *t, const char *key)
{
	term_type(t, key);
	term_ok(term_wait_exit(t) == 0, "%s quits", key);
	term_ok(!term_leak(t, 0), "nothing odd was written");
	term_free(t);
}

/* The locale chooses the layout, whether it is installed or not. */
static void persian_layout(void)
{
	static const char *const env[] = {"LC_MESSAGES=C", "LC_ALL", "LC_CTYPE=C.UTF-8",
					  "LANG=fa_IR.UTF-8", NULL};
	struct term_opts opts = {.env = env};
	struct term *t = term_start(NULL, &opts);

	wait_selected(t, "Young elites");
	term_type(t, "ت");
	wait_selected(t, "2021-10-24");
	term_type(t, "۲ت");
	wait_selected(t, "2021-07-28");
	/* j is j still. */
	term_type(t, "j");
	wait_selected(t, "Judiciary");
	/* A filter takes what is typed, and the keys go on behind it. */
	term_type(t, "/ت");
	term_wait_row(t, 23, "nothing matches");
	term_keys(t, "Esc");
	wait_selected(t, "Judiciary");
	term_type(t, "ن");
	wait_selected(t, "2021-07-28");
	term_type(t, "؟");
	term_wait_row(t, 0, "Help");
	term_type(t, "/langmap");
	term_wait_text(t, "keyboard layout persian");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "/ search");
	term_keys(t, "Esc");
	wait_selected(t, "2021-07-28");
	quit_with(t, "ض");
}

/* The setting chooses it. */
static void russian_layout(void)
{
	char *config = config_with("langmap = russian\n");
	struct term *t = term_start(TERM_ARGS(config), NULL);

	wait_selected(t, "Young elites");
	term_type(t, "о");
	wait_selected(t, "2021-10-24");
	term_type(t, ".");
	term_wait_row(t, 23, "/");
	term_keys(t, "Esc");
	quit_with(t, "Й");
	free(config);
}

int main(void)
{
	persian_layout();
	russian_layout();
	return term_done();
}

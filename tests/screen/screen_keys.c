/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keys: those of other keyboard layouts, those that do nothing, and the first ones of a new user. */
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

/* What is said of a key that does nothing: what is near it. */
static void unknown_keys(void)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"Z", "Z does nothing here, but z is zoom; ? shows the keys"},
		{"V", "V does nothing here, but v is pager; ? shows the keys"},
		{"~", "~ does nothing here; ? shows the keys"},
		{"yx", "y x does nothing here; y is followed by y t u c q m"},
		{"A", "A (sort-after) works only in concordance"},
		{"т", "т does nothing here; with :set langmap=russian it is n"},
	};
	struct term *t = start_shipped(24, 80);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		term_type(t, rows[i].keys);
		term_wait_row(t, 23, rows[i].says);
	}
	term_keys(t, "t");
	term_wait_row(t, 0, "Timeline");
	term_type(t, "z");
	term_wait_row(t, 23, "z (zoom) works only in list or text");
	term_keys(t, "Esc");
	quit(t);
}

/* What the description of the terminal leaves out is one key, and not Esc and letters that do something. */
static void keys_without_a_description(void)
{
	static const char *const types[] = {"TERM=vt100", "TERM=xterm-256color"};
	static const struct {
		const char *bytes, *says;
	} rows[] = {
		{"\033[1;5D", "C-Left does nothing here"},
		{"\033[1;2B", "S-Down does nothing here"},
		{"\033[5;3~", "M-PgUp does nothing here"},
		{"\033[1;8F", "C-M-S-End does nothing here"},
		{"\033[6~", "6 of 6"},
		{"\033[5~", "1 of 6"},
	};

	for (size_t i = 0; i < 2; i++) {
		const char *const env[] = {types[i], NULL};
		struct term_opts opts = {.env = env};
		struct term *t = term_start(TERM_ARGS("--filter=people"), &opts);

		wait_selected(t, "2021-08-28");
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
			term_type(t, rows[k].bytes);
			term_wait_row(t, 23, rows[k].says);
		}
		quit(t);
	}
}

/* What other programs have left on in a terminal, and what it answers them late, are no letters either. */
static void reports_nobody_asked_for(void)
{
	static const char *const types[] = {"TERM=screen", "TERM=xterm-256color"};
	static const char *const reports[] = {
		"\033[<0;70;5M",  /* the mouse: M would mark all */
		"\033[M !!",      /* the mouse, before SGR */
		"\033[O",         /* the window is left: O would open a link */
		"\033[?62;c",     /* attributes: c would ask for a calendar */
		"\033[109;5u",    /* ^M, of a keyboard in kitty's way: u */
		"\033[27;5;109~", /* the same in xterm's */
		"\033OX",         /* a key beside the digits */
	};

	for (size_t i = 0; i < 2; i++) {
		const char *const env[] = {types[i], NULL};
		struct term_opts opts = {.env = env};
		struct term *t = term_start(TERM_ARGS("--filter=people"), &opts);

		wait_selected(t, "2021-08-28");
		for (size_t k = 0; k < sizeof reports / sizeof *reports; k++) {
			term_type(t, reports[k]);
			term_wait_row(t, 23, "Esc… does nothing here; ? shows the keys");
			term_keys(t, "G");
			term_wait_row(t, 23, "6 of 6");
			term_keys(t, "g");
			term_wait_row(t, 23, "1 of 6");
		}
		quit(t);
	}
}

/* Without a file the shipped archive, and one line of what to do; with one that is named, none. */
static void first_use(void)
{
	struct term *t = term_start(NULL, NULL);

	term_wait_row(t, 23, ":tour shows around, ? helps; this archive came with the program");
	wait_selected(t, "Young elites");
	term_keys(t, "j");
	wait_selected(t, "2021-10-24");
	term_wait_row(t, 23, "2 of 13 ");
	quit(t);
	t = start_shipped(24, 80);
	term_wait_row(t, 23, "1 of 13 ");
	quit(t);
}

int main(void)
{
	unknown_keys();
	keys_without_a_description();
	reports_nobody_asked_for();
	first_use();
	persian_layout();
	russian_layout();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Themes on the screen: their colours fill it, in as many as the terminal has; without any, everything can
 * still be told apart. */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

enum { PAPER = TERM_RGB | 0xfaf8f2, PAPER_256 = 231, ROWS = 24, COLUMNS = 80 };

struct ground {
	int colour;
	int cells; /* that have it */
};

static int count_ground(struct term *t, int colour)
{
	int n = 0;

	for (int row = 0; row < ROWS; row++)
		for (int col = 0; col < COLUMNS; col++) {
			struct term_cell c = term_cell(t, row, col);

			n += c.width == 0 || c.bg == colour;
		}
	return n;
}

static bool ground_is(struct term *t, void *arg)
{
	struct ground *g = arg;

	return count_ground(t, g->colour) >= g->cells;
}

static void wait_ground(struct term *t, int colour, int cells, const char *what)
{
	struct ground g = {colour, cells};

	term_wait(t, ground_is, &g, what);
}

static struct term *start_theme(const char *settings, const char *const *env, const char *query)
{
	struct term_opts opts = {.env = env};
	char *config = config_with(settings);
	struct term *t = term_start(query ? TERM_ARGS(config, query) : TERM_ARGS(config), &opts);

	free(config);
	term_wait_text(t, "Young elites");
	return t;
}

static void light_fills_the_screen(void)
{
	static const char *const direct[] = {"TERM=xterm-direct2", NULL};
	static const struct {
		const char *const *env;
		int paper;
	} terminals[] = {{NULL, PAPER_256}, {direct, PAPER}};

	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct term *t;

		/* Not every system describes it. */
		if (terminals[i].env && access("/usr/share/terminfo/x/xterm-direct2", F_OK)) {
			term_note("no description of xterm-direct2");
			continue;
		}
		t = start_theme("theme = light\n", terminals[i].env, NULL);
		wait_ground(t, terminals[i].paper, ROWS * COLUMNS, "paper in every cell");
		term_keys(t, "?");
		term_wait_text(t, "scroll");
		wait_ground(t, terminals[i].paper, (ROWS - 1) * COLUMNS, "paper behind the help");
		term_keys(t, "q");
		quit(t);
	}
}

/* Not enough colours: none at all, and not letters for paper on a black ground. */
static void few_colours(void)
{
	static const char *const eight[] = {"TERM=xterm-color", NULL};
	struct term *t = start_theme("theme = light\n", eight, NULL);

	wait_ground(t, -1, ROWS * COLUMNS, "the terminal's own ground");
	wait_selected(t, "Young elites");
	term_ok(term_cell(t, selected_row(t), 4).reverse, "the selected row is reversed");
	quit(t);
	t = start_theme("theme = high-contrast\n", eight, NULL);
	wait_ground(t, 0, ROWS * COLUMNS, "black in every cell");
	quit(t);
}

/* A theme of the user's own with a mistake: the rest is in force, and what is wrong is told. */
static void own(void)
{
	const char *home = term_folder();
	struct term_opts opts = {.home = home};
	char folder[300], *path;
	struct term *t;

	snprintf(folder, sizeof folder, "%s/.config", home);
	mkdir(folder, 0700);
	snprintf(folder, sizeof folder, "%s/.config/leader-reader", home);
	mkdir(folder, 0700);
	path = write_file(folder, "config", "theme = mine\n");
	free(path);
	snprintf(folder, sizeof folder, "%s/.config/leader-reader/themes", home);
	mkdir(folder, 0700);
	path = write_file(folder, "mine.theme", "text = 250 on 17\ntitel = bold\n");
	free(path);
	t = term_start(NULL, &opts);
	term_wait_text(t, "mine.theme:2: a theme has no role 'titel'");
	wait_ground(t, 17, ROWS * COLUMNS - 1, "its ground");
	term_keys(t, "!");
	term_wait_text(t, "the nearest is 'title'");
	term_wait_text(t, "themes/mine.theme");
	quit(t);
}

/* NO_COLOR and its kin: not one sequence that sets a colour. */
static void no_colours(void)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};
	static const char *const clicolor[] = {"CLICOLOR=0", NULL};
	static const struct {
		const char *const *env;
		const char *settings;
	} cases[] = {
		{no_color, "theme = dark\n"},
		{clicolor, "theme = dark\n"},
		{NULL, "theme = dark\ncolor = never\n"},
		{NULL, "theme = mono\n"},
	};
	struct term *t;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		t = start_theme(cases[i].settings, cases[i].env, "--filter=unity");
		wait_underlined(t, 0, COLUMNS, 5, 999);
		term_ok(!term_wrote(t, 0, "38;5;") && !term_wrote(t, 0, "48;5;") &&
				!term_wrote(t, 0, "\033[39") && !term_wrote(t, 0, "\033[3m"),
			"case %zu sends no colours", i);
		quit(t);
	}
	t = start_theme("theme = light\ncolor = always\n", no_color, NULL);
	wait_ground(t, PAPER_256, ROWS * COLUMNS, "a setting wins over the environment");
	quit(t);
}

/* Whether five letters in a row are marked as what a query finds. */
static bool match_is_marked(struct term *t, void *arg)
{
	(void)arg;
	for (int row = 1; row < ROWS - 1; row++)
		for (int col = 0, n = 0; col < COLUMNS; col++) {
			struct term_cell c = term_cell(t, row, col);

			n = c.underline && c.bold && !c.reverse ? n + 1 : 0;
			if (n == 5)
				return true;
		}
	return false;
}

static bool hit_is_reversed(struct term *t, void *arg)
{
	int n = 0;

	(void)arg;
	for (int row = 1; row < ROWS - 1; row++)
		for (int col = COLUMNS / 2; col < COLUMNS; col++)
			n += term_cell(t, row, col).reverse;
	return n >= 5;
}

/* Each thing that means something is told apart by a sign or an attribute. */
static void mono_tells_everything(void)
{
	struct term *t = start_theme("theme = mono\n", NULL, "--filter=unity | martyrs");

	wait_selected(t, "2021-11-17");
	term_ok(term_cell(t, selected_row(t), 4).reverse &&
			!term_cell(t, selected_row(t) + 1, 4).reverse,
		"the selected row has > and is reversed");
	term_wait(t, match_is_marked, NULL, "the match is bold and underlined");
	term_keys(t, "m");
	term_wait_text(t, ">*");
	term_ok(true, "a mark is a sign");
	term_keys(t, "Tab n");
	term_wait(t, hit_is_reversed, NULL, "the hit that n went to is reversed");
	term_wait_text(t, "┃");
	term_ok(true, "the focus is a heavier rule");
	term_keys(t, "Tab t");
	term_wait_text(t, "shown");
	term_keys(t, "v");
	term_wait_text(t, "■ unity");
	term_wait_text(t, "▲ martyrs");
	term_ok(true, "series have shapes");
	quit(t);
}

/* Printed to a terminal, headlines and matches are marked; not where there are to be no colours. */
static void printed(void)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};

	for (int i = 0; i < 2; i++) {
		struct term_opts opts = {.env = i ? no_color : NULL};
		struct term *t = term_start(TERM_ARGS("--print", "--filter=unity"), &opts);

		term_ok(term_wait_exit(t) == 0, "it prints");
		term_ok(term_wrote(t, 0, "\033[0;1;4;38;5;163m") == !i &&
				term_wrote(t, 0, "\033[0;1mThe Leader addressing") == !i,
			i ? "without marks" : "with marks");
		term_free(t);
	}
}

int main(void)
{
	light_fills_the_screen();
	few_colours();
	own();
	no_colours();
	mono_tells_everything();
	printed();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The tour, key by key: each step waits for what it asks for, Esc leaves it, and nothing of it is kept. */
#include "config.h"

#include <sys/stat.h>

#include "fixture.h"
#if ENABLE_NLS
#include "speaking.h"
#endif

static struct term *start_tour(int rows, int cols, const char *home)
{
	struct term_opts opts = {.rows = rows, .cols = cols, .home = home};
	struct term *t = term_start(TERM_ARGS("--tour"), &opts);

	term_wait_text(t, "Tour 1/12");
	return t;
}

/* The step *N is shown; from right to left what follows its number stands before it. */
static bool is_at(struct term *t, void *n)
{
	char text[2][20];

	snprintf(text[0], sizeof text[0], " %d/12", *(int *)n);
	snprintf(text[1], sizeof text[1], ":%d/12", *(int *)n);
	return term_find(t, text[0], NULL, NULL) || term_find(t, text[1], NULL, NULL);
}

static void wait_step(struct term *t, int n)
{
	char what[30];

	snprintf(what, sizeof what, "step %d", n);
	term_wait(t, is_at, &n, what);
}

/* What each step asks for, and what there is on the screen then, in any language. */
static const struct {
	const char *keys;
	int step;
} steps[] = {
	/* what it does not ask for is done, but is no step */
	{"z", 1},
	{"z j", 2},
	{"Enter", 3},
	{"Space", 4},
	{"Esc", 5},
	/* it stays in sight while one types */
	{"/ e l e c t", 5},
	{"Left", 5},
	{"Enter", 6},
	{"n", 7},
	{"Esc", 8},
	{"t", 8},
	{"t", 9},
	{"m", 9},
	{"m", 10},
	{"y c", 11},
	{"?", 11},
	{"Esc", 12},
};

static void go_through(struct term *t)
{
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		term_keys(t, steps[i].keys);
		wait_step(t, steps[i].step);
	}
}

static void whole(void)
{
	const char *home = term_folder();
	struct term *t = start_tour(24, 80, home);
	char path[4096];
	struct stat st;

	term_golden(t, "tour-80x24");
	go_through(t);
	term_keys(t, "Esc");
	term_wait_row(t, 23, "the tour is over; :tour begins it again");
	term_keys(t, "j");
	term_wait_gone(t, "Tour");
	term_keys(t, "q");
	term_ok(term_wait_exit(t) == 0, "q quits");
	term_ok(!term_find(t, "kept", NULL, NULL), "nobody wanted to keep anything");
	snprintf(path, sizeof path, "%s/.local", home);
	term_ok(stat(path, &st) != 0, "nothing is kept");
}

static void narrow(void)
{
	struct term *t = start_tour(12, 40, NULL);

	term_golden(t, "tour-40x12");
	go_through(t);
	term_keys(t, "q");
	term_ok(term_wait_exit(t) == 0, "the last step quits");
}

/* From the prompt, within a filter: it begins with all statements, and ends where it was begun. */
static void from_the_prompt(void)
{
	struct term *t = term_start(NULL, NULL);

	term_wait_row(t, 23, ":tour shows around");
	term_type(t, "/ghad");
	term_keys(t, "Enter");
	term_wait_text(t, "1 shown");
	term_type(t, ":tour");
	term_keys(t, "Enter");
	term_wait_text(t, "Tour 1/12");
	term_wait_text(t, "Young elites");
	term_keys(t, "j");
	term_wait_text(t, "Tour 2/12");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "the tour is left; :tour goes on with it");
	term_wait_text(t, "1 shown");
	term_wait_gone(t, "Tour");
	/* It goes on where it was left, and its own name leaves it too. */
	term_type(t, ":tour");
	term_keys(t, "Enter");
	term_wait_text(t, "Tour 2/12");
	term_type(t, ":tour");
	term_keys(t, "Enter");
	term_wait_text(t, "1 shown");
	term_wait_gone(t, "Tour");
	quit(t);
}

/* The keys that it names are those in force. */
static void other_keys(void)
{
	const char *home = term_folder();
	struct term_opts opts = {.home = home};
	char config[4096];
	struct term *t;

	snprintf(config, sizeof config, "%s/.config", home);
	mkdir(config, 0700);
	snprintf(config, sizeof config, "%s/.config/leader-reader", home);
	mkdir(config, 0700);
	free(write_file(config, "keys",
			"unbind j\nunbind Down\nunbind ^N\nbind x down\nunbind Enter\n"));
	t = term_start(TERM_ARGS("--tour"), &opts);
	term_wait_text(t, "x goes down: press it");
	term_keys(t, "x");
	term_wait_text(t, "Tour 2/12: :open opens");
	quit(t);
}

#if ENABLE_NLS
/* In the languages that are there, from right to left too, on a small screen. */
static void speaking(void)
{
	static const char *const languages[] = {"fr", "fa", "he", "zh_CN"};
	char *config = config_with("digits = latin\n");
	char folder[4096];

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		const char *locale = NULL;
		struct term *t;

		if (speaking_built(languages[i], folder, sizeof folder))
			locale = speaking_locale(languages[i], folder);
		if (!locale)
			continue;
		t = speaking_start(languages[i], locale, TERM_ARGS(config, "--tour"), 12, 40);
		wait_step(t, 1);
		go_through(t);
		term_keys(t, "q");
		term_ok(term_wait_exit(t) == 0, "the tour in %s", languages[i]);
	}
	free(config);
}
#endif

int main(void)
{
	whole();
	narrow();
	from_the_prompt();
	other_keys();
#if ENABLE_NLS
	speaking();
#endif
	return term_done();
}

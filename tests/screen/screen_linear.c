/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Lines for screen readers and braille: where the cursor is, what is typed, and the terminal given back. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static struct term *start_linear(const struct term_opts *opts)
{
	struct term *t = term_start(TERM_ARGS("--no-config", "--linear"), opts);

	term_wait_text(t, "1 of 13: 17 November 2021");
	return t;
}

struct place {
	const char *text; /* the row of the cursor begins with it */
	int col;          /* of the cursor */
};

static bool cursor_at(struct term *t, void *arg)
{
	const struct place *want = arg;
	int y, x;

	return term_cursor(t, &y, &x) && x == want->col &&
	       !strncmp(term_row(t, y), want->text, strlen(want->text));
}

static void wait_cursor(struct term *t, const char *text, int col)
{
	struct place place = {text, col};

	term_ok(term_wait(t, cursor_at, &place, text), "the cursor is on: %s", text);
}

/* A line takes two rows here, and nothing that was said changes. */
static void the_cursor_is_on_what_is_said(void)
{
	struct term *t = start_linear(NULL);
	int first, second;

	term_ok(!term_alt(t), "no other screen");
	wait_cursor(t, "1 of 13", 0);
	term_keys(t, "j");
	wait_cursor(t, "2 of 13", 0);
	term_keys(t, "Down");
	wait_cursor(t, "3 of 13", 0);
	term_ok(term_find(t, "1 of 13", &first, NULL) && term_find(t, "2 of 13", &second, NULL) &&
			first < second && term_find(t, "young elites and top", NULL, NULL),
		"what was said before stands above");
	term_resize(t, 24, 60);
	term_keys(t, "k");
	wait_cursor(t, "2 of 13: 24 October 2021 (uncertain)", 0);
	term_keys(t, "Enter Space");
	wait_cursor(t, "On the birth anniversary", 0);
	term_keys(t, "q Q");
	term_ok(term_wait_exit(t) == 0 && term_restored(t), "the terminal is as it was");
	term_free(t);
}

/* As a terminal shows what is typed; in the middle too. */
static void typing(void)
{
	struct term *t = start_linear(NULL);

	term_type(t, "/natian");
	wait_cursor(t, "/natian", 7);
	term_keys(t, "Backspace Backspace o x");
	wait_cursor(t, "/natiox", 7);
	term_keys(t, "Left n Del");
	wait_cursor(t, "/nation", 7);
	term_keys(t, "Enter");
	term_wait_text(t, "6 of 13 statements match");
	wait_cursor(t, "1 of 6", 0);
	term_type(t, "/occ");
	term_keys(t, "Tab");
	wait_cursor(t, "/occasion:", 10);
	term_keys(t, "Esc");
	wait_cursor(t, "1 of 6", 0);
	term_keys(t, "n");
	wait_cursor(t, "hit 1 of 1: In a meeting", 0);
	term_keys(t, "C-c");
	term_wait_text(t, "^C again quits");
	term_keys(t, "C-c");
	term_ok(term_wait_exit(t) == 130 && term_restored(t),
		"^C twice: the terminal is as it was");
	term_free(t);
}

static void stops_and_signals(void)
{
	struct term *t = start_linear(NULL);

	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) == SIGTSTP && term_restored(t), "^Z gives the terminal back");
	term_continue(t);
	term_keys(t, "j");
	wait_cursor(t, "2 of 13", 0);
	term_signal(t, SIGTERM);
	term_ok(term_wait_exit(t) == 128 + SIGTERM && term_restored(t), "so does SIGTERM");
	term_free(t);
	if (!term_sanitized()) {
		t = start_linear(NULL);
		term_signal(t, SIGSEGV);
		term_ok(term_wait_exit(t) == 128 + SIGSEGV && term_restored(t), "so does a fault");
		term_free(t);
	}
	t = start_linear(NULL);
	term_hangup(t);
	term_ok(term_wait_exit(t) == 128 + SIGHUP, "it ends with the terminal");
	term_free(t);
}

/* A program that has the terminal for a while. */
static void errands(void)
{
	static const char *const env[] = {"PAGER=head -n 1", NULL};
	struct term_opts opts = {.env = env};
	struct term *t = start_linear(&opts);

	term_keys(t, "v");
	term_wait_text(t, "The Leader addressing the young elites");
	term_keys(t, "j");
	wait_cursor(t, "2 of 13", 0);
	term_type(t, "|false");
	term_keys(t, "Enter");
	term_wait_text(t, "false ended with status 1; Enter goes back");
	term_keys(t, "Enter k");
	wait_cursor(t, "1 of 13", 0);
	term_keys(t, "Q");
	term_ok(term_wait_exit(t) == 0 && term_restored(t), "the terminal is as it was");
	term_free(t);
}

/* A terminal that does nothing but write gets text, line feeds and backspaces. */
static void dumb(void)
{
	static const char *const env[] = {"TERM=dumb", NULL};
	struct term_opts opts = {.env = env};
	struct term *t = start_linear(&opts);
	size_t len;

	term_type(t, "j/nx");
	term_keys(t, "Backspace Esc");
	term_type(t, "G");
	term_wait_text(t, "13 of 13");
	term_type(t, "q");
	term_ok(term_wait_exit(t) == 0 && term_restored(t), "the terminal is as it was");
	term_ok(!strchr(term_log(t, &len), 27), "nothing steers it");
	term_free(t);
}

/* The archive comes through standard input; keys from the terminal. */
static void piped(void)
{
	static const char archive[] =
		"<archive><title>Piped</title><statement id='a'><date when='2001'/>"
		"<title>First of all</title></statement></archive>";
	struct term_opts opts = {.stdin_pipe = true};
	struct term *t = term_start(TERM_ARGS("--no-config", "--linear", "-"), &opts);

	term_feed(t, archive, sizeof archive - 1);
	term_feed_end(t);
	term_wait_text(t, "1 of 1: 2001, First of all");
	term_keys(t, "q");
	term_ok(term_wait_exit(t) == 0 && term_restored(t), "the terminal is as it was");
	term_free(t);
}

/* The screen speaks by the same key: the paragraph that is first in sight, or that of the match. */
static void screen_speaks(void)
{
	const char *folder = term_folder();
	char line[200] = "", path[400], settings[500];
	FILE *spoken;
	char *config;
	struct term *t;

	snprintf(path, sizeof path, "%s/spoken", folder);
	snprintf(settings, sizeof settings, "speech = tee %s\n", path);
	config = config_with(settings);
	t = term_start(TERM_ARGS(config, "-f", "nation"), NULL);
	term_wait_text(t, "Young elites");
	term_keys(t, "Enter p");
	term_wait_text(t, "hit 1 of 1");
	quit(t);
	spoken = fopen(path, "r");
	term_ok(spoken && fgets(line, sizeof line, spoken) &&
			strstr(line, "In a meeting with young elites"),
		"what was spoken: %s", line);
	if (spoken)
		fclose(spoken);
	free(config);
}

/* The setting is enough on a terminal. */
static void settings(void)
{
	char *config = config_with("linear = yes\n");
	struct term *t = term_start(TERM_ARGS(config), NULL);

	term_wait_text(t, "1 of 13");
	term_keys(t, "q");
	term_ok(term_wait_exit(t) == 0, "linear = yes");
	term_free(t);
	free(config);
	config = config_with("speech = false\n");
	t = term_start(TERM_ARGS(config), NULL);
	term_wait_text(t, "Young elites");
	term_keys(t, "p");
	term_wait_text(t, "false ended with status 1");
	quit(t);
	free(config);
}

int main(void)
{
	the_cursor_is_on_what_is_said();
	typing();
	stops_and_signals();
	errands();
	dumb();
	piped();
	settings();
	screen_speaks();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The terminal is given back whatever happens; and where there is none worth the name, a sentence. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>

#include "fixture.h"

static void suspend_and_resume(void)
{
	struct term *t = start_shipped(24, 80);

	for (int i = 0; i < 3; i++) {
		term_keys(t, "C-z");
		term_ok(term_wait_stop(t) == SIGTSTP, "^Z stops it");
		term_ok(!term_alt(t) && term_restored(t), "and gives the terminal back");
		if (i == 1)
			term_resize(t, 12, 50);
		term_continue(t);
		term_wait_alt(t, true);
		term_wait_text(t, "Young elites");
	}
	term_keys(t, "j");
	wait_selected(t, "2021-10-24?");
	quit(t);
}

static void signals_end_it(void)
{
	static const int numbers[] = {SIGTERM, SIGHUP,    SIGINT,  SIGQUIT, SIGALRM, SIGUSR1,
				      SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU, SIGSEGV, SIGBUS,
				      SIGFPE,  SIGILL,    SIGABRT, SIGSYS,  SIGTRAP};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct term *t;

		/* A sanitizer has its own way with faults. */
		if (term_sanitized() && numbers[i] == SIGSEGV)
			break;
		t = start_shipped(24, 80);

		term_signal(t, numbers[i]);
		if (numbers[i] == SIGINT) {
			term_wait_text(t, "^C again quits");
			term_signal(t, numbers[i]);
		}
		term_ok(term_wait_exit(t) == 128 + numbers[i] && !term_alt(t) && term_restored(t),
			"signal %d ends it with the terminal restored", numbers[i]);
		term_free(t);
	}
}

/* A file that must not grow: what cannot be kept is no reason to go. */
static void full_quota(void)
{
	static const char script[] = "ulimit -f 0; exec \"$0\"";
	struct term_opts opts = {.program = "/bin/sh"};
	struct term *t;

	if (term_sanitized()) {
		term_ok(true, "a full quota # SKIP a sanitizer may write files of its own");
		return;
	}
	t = term_start(TERM_ARGS("-c", script, getenv("LR")), &opts);
	term_wait_text(t, "Young elites");
	term_type(t, "/ghad");
	wait_prompt(t, "/ghad", "1 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "what was typed cannot be kept: File too large");
	/* Once is enough. */
	term_type(t, "/elite");
	wait_prompt(t, "/elite", "1 of 13");
	term_keys(t, "Enter");
	term_wait_gone(t, "/elite");
	term_ok(!term_find(t, "cannot be kept", NULL, NULL), "told once");
	quit(t);
}

static void terminal_gone(void)
{
	struct term *t = start_shipped(24, 80);
	int status;

	term_hangup(t);
	status = term_wait_exit(t);
	term_ok(status == 129, "without its terminal it ends (%d)", status);
	term_free(t);
}

/* ^C at a prompt leaves the prompt, not the program. */
static void interrupt_in_prompt(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/ghad");
	wait_prompt(t, "/ghad", "1 of 13");
	term_keys(t, "C-c");
	term_wait_text(t, "Young elites");
	term_keys(t, "j");
	wait_selected(t, "2021-10-24?");
	quit(t);
}

static void archive_from_a_pipe(void)
{
	struct term_opts opts = {.stdin_pipe = true};
	struct term *t = term_start(TERM_ARGS("-"), &opts);
	static const char start[] =
		"<archive><title>Piped</title><statement id='a'><date when='2001'/>"
		"<title>First of all</title></statement>";
	static const char end[] = "<statement id='b'><date when='2002'/><title>Second</title>"
				  "</statement></archive>";

	term_feed(t, start, sizeof start - 1);
	/* The reader looks a few kilobytes ahead: at the encoding, and for the parser. */
	for (int i = 0; i < 300; i++)
		term_feed(t, "<!-- silence ................... -->\n", 37);
	term_wait_text(t, "First of all");
	term_wait_text(t, "reading");
	term_keys(t, "j J");
	term_feed(t, end, sizeof end - 1);
	term_feed_end(t);
	term_wait_text(t, "Second");
	term_wait_gone(t, "reading");
	wait_selected(t, "First of all");
	term_keys(t, "R");
	term_wait_text(t, "standard input cannot be read again");
	quit(t);
}

/* One sentence on standard error, status 2, and not a byte to the terminal. */
static void refuses(const char *what, const char *const *args, const struct term_opts *opts,
		    const char *sentence)
{
	struct term *t = term_start(args, opts);
	int status = term_wait_exit(t);
	size_t len;
	const char *err = term_captured(t, 2, &len);

	term_ok(status == 2 && strstr(err, sentence), "%s: status %d, %s", what, status, err);
	term_ok(!strchr(term_log(t, &len), 27), "%s: no screen flash", what);
	term_free(t);
}

static void no_terminal_worth_the_name(void)
{
	static const char *const dumb[] = {"TERM=dumb", NULL};
	static const char *const none[] = {"TERM", NULL};
	static const char *const unknown[] = {"TERM=no-such-terminal", NULL};
	static const char *const path[] = {"TERM=../../../etc/passwd", NULL};
	struct term_opts opts = {.stderr_pipe = true};
	char *folder = term_source("tests/lint");

	opts.env = dumb;
	refuses("TERM=dumb", NULL, &opts, "cannot place the cursor");
	opts.env = none;
	refuses("no TERM", NULL, &opts, "set TERM");
	opts.env = unknown;
	refuses("unknown TERM", NULL, &opts, "no-such-terminal");
	opts.env = path;
	refuses("TERM is a path", NULL, &opts, "terminal of type");
	opts.env = NULL;
	refuses("a missing file", TERM_ARGS("/no/such/file.xml"), &opts, "/no/such/file.xml");
	refuses("the terminal as a file", TERM_ARGS("-"), &opts, "standard input is the terminal");
	refuses("a folder", TERM_ARGS(folder), &opts, "lint");
	free(folder);
}

/* Attributes tell everything; with NO_COLOR, and on terminals without it, no colour is sent. */
static void without_colour(void)
{
	static const char *const no_color[] = {"NO_COLOR=1", NULL};
	static const char *const mono[] = {"TERM=vt100", NULL};
	static const char *const eight[] = {"TERM=xterm", NULL};
	const char *const *const envs[] = {no_color, mono, eight};

	for (int i = 0; i < 3; i++) {
		struct term_opts opts = {.env = envs[i]};
		struct term *t = term_start(NULL, &opts);
		int colours = 0;

		term_wait_text(t, "Young elites");
		term_type(t, "/ghad");
		wait_prompt(t, "/ghad", "1 of 13");
		for (int row = 0; row < 24; row++)
			for (int col = 0; col < 80; col++)
				colours += term_cell(t, row, col).fg >= 0 ||
					   term_cell(t, row, col).bg >= 0;
		term_ok(i == 2 ? colours > 0 : colours == 0, "%s: %d coloured cells", envs[i][0],
			colours);
		wait_underlined(t, 0, 80, 8, 99);
		term_keys(t, "Esc");
		term_wait_text(t, "Young elites");
		quit(t);
	}
}

/* Moving the selection sends the rows that change, not the screen. */
static void little_is_sent(void)
{
	struct term *t = start_shipped(24, 80);
	size_t mark;

	term_wait_text(t, "q quit");
	term_keys(t, "G");
	wait_selected(t, "2020-02-21?");
	term_wait_text(t, "13 of 13");
	mark = term_mark(t);
	term_keys(t, "Tab");
	term_wait_text(t, "┃");
	term_ok(!term_wrote(t, mark, "Judiciary Day"),
		"a key does not send the whole screen again");
	term_keys(t, "C-l");
	term_wait_wrote(t, mark, "Judiciary Day");
	term_ok(true, "^L does");
	quit(t);
}

int main(void)
{
	suspend_and_resume();
	signals_end_it();
	full_quota();
	terminal_gone();
	interrupt_in_prompt();
	archive_from_a_pipe();
	no_terminal_worth_the_name();
	without_colour();
	little_is_sent();
	return term_done();
}

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

static bool title_is(struct term *t, void *title)
{
	return !strcmp(term_title(t), title);
}

/* Whether the last thing done with the title since MARK was to bring the old one back. */
static bool title_is_back(const struct term *t, size_t mark)
{
	return term_wrote(t, mark, "\033[23;2t") && !term_wrote(t, mark, "\033]2;");
}

/* The window is called after the archive, and as before when the terminal is given back. */
static void title(void)
{
	static const char *const screen[] = {"TERM=screen", "STY=1.pts", NULL};
	static const char *const console[] = {"TERM=linux", NULL};
	struct term_opts opts = {.env = screen};
	char *config = config_with("title = no\n");
	struct term *t = start_shipped(24, 80);
	char all[] = "Office of the Supreme Leader: selected statements · 13 statements",
	     some[] = "Office of the Supreme Leader: selected statements · 1 of 13";
	size_t mark;

	term_ok(term_wait(t, title_is, all, "its title") && term_wrote(t, 0, "\033[22;2t"),
		"archive and count, the old title kept");
	term_type(t, "/ghad");
	term_keys(t, "Enter");
	term_wait(t, title_is, some, "the count of the filter");
	mark = term_mark(t);
	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) == SIGTSTP && title_is_back(t, mark), "back when stopped");
	mark = term_mark(t);
	term_continue(t);
	term_ok(term_wait_wrote(
			t, mark,
			"\033]2;Office of the Supreme Leader: selected statements · 1 of 13\a"),
		"set again");
	mark = term_mark(t);
	term_signal(t, SIGTERM);
	term_ok(term_wait_exit(t) == 128 + SIGTERM && title_is_back(t, mark), "back at the end");
	term_free(t);
	/* A sanitizer has its own way with faults. */
	if (!term_sanitized()) {
		t = start_shipped(24, 80);
		term_wait(t, title_is, all, "its title");
		mark = term_mark(t);
		term_signal(t, SIGSEGV);
		term_wait_exit(t);
		term_ok(title_is_back(t, mark), "and after a crash");
		term_free(t);
	}
	/* Where nothing could bring the old one back, or there is none. */
	for (int i = 0; i < 3; i++) {
		opts.env = i == 0 ? screen : i == 1 ? console : NULL;
		t = term_start(i == 2 ? TERM_ARGS(config) : NULL, &opts);
		term_wait_text(t, "Young elites");
		term_keys(t, "Q");
		term_wait_exit(t);
		term_ok(!*term_title(t) && !term_wrote(t, 0, "\033[22;2t"), "no title is set");
		term_free(t);
	}
	free(config);
}

struct place {
	bool shown;
	int row, col; /* where it is shown */
};

static bool cursor_at(struct term *t, void *arg)
{
	const struct place *p = arg;
	int row, col;

	return term_cursor(t, &row, &col) == p->shown &&
	       (!p->shown || (row == p->row && col == p->col));
}

/* The cursor is where something is selected or typed, and else is not seen. */
static void cursor(void)
{
	struct place first = {true, 1, 0}, second = {true, 2, 0}, typed = {true, 23, 6}, none = {0};
	struct term *t = start_shipped(24, 80);

	term_wait(t, cursor_at, &first, "on the row that is selected");
	term_keys(t, "?");
	term_wait_text(t, "Moving");
	term_wait(t, cursor_at, &none, "hidden in the help");
	term_type(t, "/down");
	term_wait(t, cursor_at, &typed, "where it is typed");
	term_keys(t, "Esc");
	term_keys(t, "Esc");
	term_wait_text(t, "Young elites");
	term_keys(t, "j");
	term_wait(t, cursor_at, &second, "on the next row");
	term_keys(t, "Tab");
	term_wait(t, cursor_at, &none, "hidden in a text without a match");
	quit(t);
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

/* Attributes tell everything; with NO_COLOR, and where a theme needs more colours than there are, none is
 * sent. */
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
		term_ok(colours == 0, "%s: %d coloured cells", envs[i][0], colours);
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
	title();
	cursor();
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

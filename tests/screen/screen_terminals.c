/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Each row of the table of terminals: what is sent to it on entering, after its answer, and on leaving. */
#include "config.h"

#include <signal.h>

#include "fixture.h"

#define QUESTION "\033[>c\033[c"
#define FENCE "\033[?62;1c"
#define EXPLICIT "\033[8l"
#define IMPLICIT "\033[8h"
#define CTL_OFF "\033]5379;use_ctl=false\a"
#define CTL_ON "\033]5379;use_ctl=true\a"
#define RLI "\xE2\x81\xA7"
#define LRI "\xE2\x81\xA6"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

/* What is sent of these, or not. */
enum { SENDS_EXPLICIT = 1, SENDS_CTL = 2, SENDS_ISOLATES = 4 };

static const struct {
	const char *env[3];
	const char *answer; /* to DA2; NULL: none comes */
	const char *says;
	int before, after; /* what is sent before the answer, and of it after */
} rows[] = {
	{{NULL}, NULL, "terminal: other; bidi = app", SENDS_EXPLICIT, SENDS_EXPLICIT},
	{{NULL}, "\033[>41;379;0c", "terminal: other; bidi = app", SENDS_EXPLICIT, SENDS_EXPLICIT},
	{{NULL},
	 "\033[>1;115;0c",
	 "terminal: konsole (by DA2); bidi = isolates",
	 SENDS_EXPLICIT,
	 SENDS_ISOLATES},
	{{"KONSOLE_VERSION=221203", NULL},
	 "\033[>1;115;0c",
	 "terminal: konsole (by DA2); bidi = isolates",
	 SENDS_ISOLATES,
	 SENDS_ISOLATES},
	{{NULL},
	 "\033[>24;279;0c",
	 "terminal: mlterm (by DA2); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_CTL},
	{{"MLTERM=3.9.2", NULL},
	 NULL,
	 "terminal: mlterm (by MLTERM); bidi = app",
	 SENDS_CTL,
	 SENDS_CTL},
	{{NULL}, "\033[>0;136;0c", "terminal: putty (by DA2); bidi = terminal", SENDS_EXPLICIT, 0},
	{{"TERM=putty-256color", NULL}, NULL, "terminal: putty (by TERM); bidi = terminal", 0, 0},
	{{NULL}, "\033[>0;115;0c", "terminal: qterminal (by DA2); bidi = words", SENDS_EXPLICIT, 0},
	{{NULL},
	 "\033[>1;4000;26c",
	 "terminal: kitty (by DA2); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_EXPLICIT},
	{{"KITTY_WINDOW_ID=1", NULL},
	 NULL,
	 "terminal: kitty (by KITTY_WINDOW_ID); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_EXPLICIT},
	{{"VTE_VERSION=7006", NULL},
	 "\033[>65;7006;1c",
	 "terminal: vte (by DA2); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_EXPLICIT},
	{{"VTE_VERSION=7006", "TMUX=/tmp/x,1,0", NULL},
	 "\033[>84;0;0c",
	 "terminal: vte in tmux (by DA2); bidi = isolates",
	 SENDS_ISOLATES,
	 SENDS_ISOLATES},
	{{"VTE_VERSION=7006", "STY=1.pts", NULL},
	 "\033[>83;40900;0c",
	 "terminal: vte in screen (by DA2); bidi = terminal",
	 0,
	 0},
	{{"KONSOLE_VERSION=221203", "TMUX=/tmp/x,1,0", NULL},
	 "\033[>84;0;0c",
	 "terminal: konsole in tmux (by DA2); bidi = isolates",
	 SENDS_ISOLATES,
	 SENDS_ISOLATES},
	{{"KONSOLE_VERSION=221203", "STY=1.pts", NULL},
	 NULL,
	 "terminal: konsole in screen (by KONSOLE_VERSION); bidi = terminal",
	 0,
	 0},
	{{"MLTERM=3.9.2", "TMUX=/tmp/x,1,0", NULL},
	 NULL,
	 "terminal: mlterm in tmux (by MLTERM); bidi = terminal",
	 0,
	 0},
	{{"TMUX=/tmp/x,1,0", NULL},
	 "\033[>84;0;0c",
	 "terminal: tmux (by DA2); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_EXPLICIT},
	{{"STY=1.pts", NULL},
	 "\033[>83;40900;0c",
	 "terminal: screen (by DA2); bidi = app",
	 SENDS_EXPLICIT,
	 SENDS_EXPLICIT},
	{{"TERM_PROGRAM=Apple_Terminal", NULL},
	 NULL,
	 "terminal: apple (by TERM_PROGRAM); bidi = terminal",
	 0,
	 0},
	{{"LC_TERMINAL=iTerm2", NULL},
	 NULL,
	 "terminal: iterm2 (by LC_TERMINAL); bidi = terminal",
	 0,
	 0},
};

/* Which of them were sent after the first FROM bytes. */
static int sent(const struct term *t, size_t from)
{
	return (term_wrote(t, from, EXPLICIT) ? SENDS_EXPLICIT : 0) |
	       (term_wrote(t, from, CTL_OFF) ? SENDS_CTL : 0) |
	       (term_wrote(t, from, RLI) && term_wrote(t, from, PDI) ? SENDS_ISOLATES : 0);
}

/* Whether all of these were sent since the start. */
static bool was_sent(struct term *t, void *arg)
{
	return (sent(t, 0) & *(int *)arg) == *(int *)arg;
}

/* Whether the order of text is the terminal's again, if it was taken from it. */
static bool gives_back(const struct term *t, size_t mark, int was)
{
	return term_wrote(t, mark, IMPLICIT) == ((was & SENDS_EXPLICIT) != 0) &&
	       term_wrote(t, mark, CTL_ON) == ((was & SENDS_CTL) != 0);
}

static bool second_is_selected(struct term *t, void *arg)
{
	(void)arg;
	return selected_row(t) == 2;
}

static struct term *start_in(const char *const *env)
{
	char *file = term_source("tests/data/languages.xml");
	struct term_opts opts = {.rows = 24, .cols = 100, .env = env};
	struct term *t = term_start(TERM_ARGS("--no-config", file), &opts);

	wait_selected(t, "");
	term_wait_wrote(t, 0, QUESTION);
	free(file);
	return t;
}

/* Few systems know all terminals: this one is as xterm is there. Returns what is added to an environment. */
static const char *describe_putty(void)
{
	static char folders[600];
	const char *folder = term_folder();
	char command[1024];

	snprintf(command, sizeof command,
		 "cd '%s' && printf 'putty-256color|as xterm,\\n\\tuse=xterm-256color,\\n' > "
		 "putty.ti && tic -x -o terminfo putty.ti",
		 folder);
	if (system(command) != 0)
		term_note("tic does not describe a terminal");
	/* What is empty stands for the usual ones. */
	snprintf(folders, sizeof folders, "TERMINFO_DIRS=%s/terminfo:", folder);
	return folders;
}

static void each_row(void)
{
	const char *folders = describe_putty();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *const *own = rows[i].env;
		const char *env[] = {folders, own[0], own[0] ? own[1] : NULL, NULL};
		struct term *t = start_in(env);
		const char *name = rows[i].says;
		int before = rows[i].before;
		size_t mark;

		term_wait(t, was_sent, &before, "what is sent at first");
		term_ok(sent(t, 0) == rows[i].before, "at first %d: %s", sent(t, 0), name);
		mark = term_mark(t);
		if (rows[i].answer) {
			term_type(t, rows[i].answer);
			term_type(t, FENCE);
		}
		/* What is drawn after the answer knows of it. */
		term_keys(t, "j");
		term_wait(t, second_is_selected, NULL, "the next row");
		term_type(t, ":terminal\r");
		term_wait_text(t, rows[i].says);
		if (rows[i].before != rows[i].after) {
			term_ok(sent(t, mark) == rows[i].after, "then %d: %s", sent(t, mark), name);
			term_ok(gives_back(t, mark, rows[i].before), "instead of it");
		}
		mark = term_mark(t);
		term_signal(t, SIGTERM);
		term_ok(term_wait_exit(t) == 128 + SIGTERM, "the end");
		term_ok(gives_back(t, mark, rows[i].after), "the order of text is given back");
		term_free(t);
	}
}

/* Answers that are late, in pieces, or of nobody: no key of theirs does anything. */
static void answers(void)
{
	static const char *const pieces[] = {"\033", "[>1;11", "5;0", "c\033[?6", "2;1c"};
	static const char *const strange[] = {"\033[>c", "\033[>;;;;c",
					      "\033[>99999999999999999999;99999999999999999999;0c",
					      "\033[>1;c", "\033[?c"};
	struct term *t = start_in(NULL);
	size_t mark = term_mark(t);

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		term_type(t, pieces[i]);
	term_ok(term_wait_wrote(t, mark, RLI), "in pieces");
	term_keys(t, "j");
	term_wait_row(t, 23, "2 of 10 ");
	quit(t);
	t = start_in(NULL);
	term_keys(t, "j");
	term_wait_row(t, 23, "2 of 10 ");
	mark = term_mark(t);
	term_type(t, "\033[>1;115;0cj");
	term_wait_row(t, 23, "3 of 10 ");
	term_ok(term_wait_wrote(t, mark, RLI), "between keys");
	quit(t);
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
		t = start_in(NULL);
		term_type(t, strange[i]);
		term_keys(t, "j");
		term_wait_row(t, 23, "2 of 10 ");
		term_type(t, ":terminal\r");
		term_wait_row(t, 23, "terminal: other; bidi = app");
		quit(t);
	}
}

/* How often BYTES were sent after the first FROM. */
static int times(const struct term *t, size_t from, const char *bytes)
{
	size_t len, n = strlen(bytes);
	const char *log = term_log(t, &len);
	int found = 0;

	for (size_t i = from; i + n <= len; i++)
		found += !memcmp(log + i, bytes, n);
	return found;
}

struct isolates {
	size_t mark;
	int least;
};

/* Whether as many have begun as have ended since MARK, at least LEAST of them. */
static bool isolates_end(struct term *t, void *arg)
{
	const struct isolates *wanted = arg;
	int begin = times(t, wanted->mark, RLI) + times(t, wanted->mark, LRI) +
		    times(t, wanted->mark, FSI);

	return begin >= wanted->least && begin == times(t, wanted->mark, PDI);
}

/* Each isolate has an end, also where pieces stand side by side. */
static void isolates(void)
{
	static const char *const env[] = {"KONSOLE_VERSION=221203", NULL};
	static const struct {
		const char *keys, *shows;
		int least;  /* so many isolates, when all of the screen is sent */
		bool fills; /* its last row is full, and this terminal gives an isolate a cell */
	} views[] = {
		{"j", "2 of 10 ", 16, false},
		{"/کلام\r", "/ ", 17, false},
		{"w", "newest first", 4, false},
		{"\033t", "2020: ", 4, true},
	};
	struct term *t = start_in(env);

	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		struct isolates wanted = {0, views[i].least};

		term_type(t, views[i].keys);
		if (views[i].fills)
			term_wait_text(t, views[i].shows);
		else
			term_wait_row(t, 23, views[i].shows);
		wanted.mark = term_mark(t);
		term_keys(t, "C-l");
		term_wait(t, isolates_end, &wanted, "as many ends as isolates");
	}
	quit(t);
}

int main(void)
{
	if (!HAVE_FRIBIDI) {
		term_ok(true,
			"terminals # SKIP built without FriBidi nothing is put in order here");
		return term_done();
	}
	each_row();
	answers();
	isolates();
	return term_done();
}

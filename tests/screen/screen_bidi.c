/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Many languages on the screen, right-to-left ones in order here and left to the terminal; what the
 * terminal is reported of that. */
#include "config.h"

#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fixture.h"

#define EXPLICIT "\033[8l"
#define IMPLICIT "\033[8h"
#define CTL_OFF "\033]5379;use_ctl=false\a"
#define CTL_ON "\033]5379;use_ctl=true\a"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"

static struct term *start(int rows, int cols, const char *option, const char *const *env)
{
	char *file = term_source("tests/data/languages.xml");
	struct term_opts opts = {.rows = rows, .cols = cols, .env = env};
	struct term *t = term_start(TERM_ARGS("--no-config", option, file), &opts);

	term_wait_row(t, rows - 1, "1 of 10 ");
	free(file);
	return t;
}

/* Every language at four widths: what terminals get is in the order of the screen, or as written. */
static void languages(const char *mode)
{
	static const char *const names[] = {"fa", "ar", "he", "ur", "hi",
					    "th", "zh", "ru", "fr", "emoji"};
	static const int widths[] = {40, 60, 80, 120};
	char option[24];

	snprintf(option, sizeof option, "--bidi=%s", mode);
	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		struct term *t = start(16, widths[w], option, NULL);

		for (int i = 0; i < 10; i++) {
			char name[40], status[20];

			snprintf(status, sizeof status, "%d of 10 ", i + 1);
			term_wait_row(t, 15, status);
			snprintf(name, sizeof name, "%s-%s-%d", mode, names[i], widths[w]);
			term_golden(t, name);
			term_keys(t, "j");
		}
		term_ok(!term_leak(t, 0), "nothing odd was written");
		quit(t);
	}
}

/* How often BYTES stand in the log from FROM on; *LAST: where the last time. */
static int times(const struct term *t, size_t from, const char *bytes, size_t *last)
{
	size_t len, n = strlen(bytes);
	const char *log = term_log(t, &len);
	int found = 0;

	for (size_t i = from; i + n <= len; i++)
		if (!memcmp(log + i, bytes, n)) {
			*last = i;
			found++;
		}
	return found;
}

/* Where BYTES stand first in the log from FROM on. */
static size_t first(const struct term *t, size_t from, const char *bytes)
{
	size_t len, n = strlen(bytes);
	const char *log = term_log(t, &len);

	for (size_t i = from; i + n <= len; i++)
		if (!memcmp(log + i, bytes, n))
			return i;
	return SIZE_MAX;
}

/* Told on entering the screen before anything is drawn, taken back on leaving it: also for a while,
 * and by a signal. */
static void told(void)
{
	struct term *t = start(24, 80, "--bidi=app", NULL);
	size_t mark, at;

	term_ok(first(t, 0, "\033[?1049h") < first(t, 0, EXPLICIT) &&
			first(t, 0, EXPLICIT) < first(t, 0, "\033[H\033[2J"),
		"CSI 8 l after entering the screen, before it is cleared");
	term_ok(times(t, 0, IMPLICIT, &at) == 0, "no CSI 8 h while it runs");
	mark = term_mark(t);
	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) == SIGTSTP, "^Z stops it");
	term_ok(times(t, mark, IMPLICIT, &at) == 1 && at > first(t, mark, "\033[?1049l"),
		"CSI 8 h when stopped, after leaving the screen");
	mark = term_mark(t);
	term_continue(t);
	term_ok(term_wait_wrote(t, mark, EXPLICIT), "CSI 8 l when it goes on");
	term_wait_row(t, 23, "1 of 10 ");
	mark = term_mark(t);
	term_keys(t, "C-r");
	term_wait_text(t, "left to the terminal");
	term_ok(times(t, mark, IMPLICIT, &at) == 1, "CSI 8 h when the terminal is to do it");
	mark = term_mark(t);
	term_keys(t, "C-r");
	term_wait_text(t, "each piece on its own");
	term_ok(times(t, mark, RLI, &at) > 0, "then in pieces");
	mark = term_mark(t);
	term_keys(t, "C-r");
	term_wait_text(t, "the letters of a word by the terminal");
	term_ok(!term_wrote(t, mark, RLI) && !term_wrote(t, mark, EXPLICIT), "then word by word");
	mark = term_mark(t);
	term_keys(t, "C-r");
	term_wait_gone(t, "the letters of a word by the terminal");
	term_wait_text(t, "put in order here");
	term_ok(times(t, mark, EXPLICIT, &at) == 1, "CSI 8 l when it is not");
	mark = term_mark(t);
	term_signal(t, SIGTERM);
	term_ok(term_wait_exit(t) == 128 + SIGTERM, "SIGTERM ends it");
	term_ok(times(t, mark, IMPLICIT, &at) == 1, "CSI 8 h at the end");
	term_free(t);

	t = start(24, 80, "--bidi=terminal", NULL);
	term_keys(t, "Q");
	term_ok(term_wait_exit(t) == 0, "it ends");
	term_ok(!times(t, 0, EXPLICIT, &at) && !times(t, 0, IMPLICIT, &at),
		"the terminal that orders text is told nothing");
	term_ok(first(t, 0, "$p") == SIZE_MAX, "nor asked anything");
	term_free(t);
}

/* The name of an archive in the tests' own folder; the caller frees it. */
static char *archive_name(void)
{
	const char *folder = getenv("TMPDIR");
	size_t size = strlen(folder ? folder : ".") + 32;
	char *path = malloc(size);

	snprintf(path, size, "%s/bidi-large.xml", folder ? folder : ".");
	return path;
}

/* An archive of 4 kB for each of N statements. */
static void write_archive(const char *path, int n)
{
	FILE *out = fopen(path, "w");

	if (!out)
		abort();
	fputs("<archive xmlns='urn:leader-reader:archive:1' version='1'><title>L</title>", out);
	for (int i = 0; i < n; i++) {
		fprintf(out, "<statement id='s%d'><title>T %d</title><text>", i, i);
		for (int k = 0; k < 40; k++)
			fprintf(out, "<p>%d: %070d and some words.</p>", k, i);
		fputs("</text></statement>", out);
	}
	fputs("</archive>", out);
	fclose(out);
}

/* An end in the middle: from one moment on there is no memory, and a file is to be read that needs more
 * than what may lie about. */
static void dies(void)
{
#ifdef __linux__
	const struct rlimit none = {1, 1};
	struct term_opts opts = {.rows = 24, .cols = 80};
	struct term *t;
	size_t mark, at = 0;
	char *file;

	if (term_sanitized()) {
		term_ok(true, "out of memory # SKIP a sanitizer has an end of its own for that");
		return;
	}
	file = archive_name();
	write_archive(file, 10);
	t = term_start(TERM_ARGS("--no-config", "--bidi=app", file), &opts);
	term_wait_row(t, 23, "1 of 10 ");
	mark = term_mark(t);
	if (!term_ok(!prlimit((pid_t)term_pid(t), RLIMIT_AS, &none, NULL), "no more memory"))
		term_note("prlimit() failed");
	/* Much more than what the first reading may have left lying about. */
	write_archive(file, 6000);
	term_keys(t, "R");
	term_ok(term_wait_exit(t) == 2, "it ends with status 2");
	term_ok(times(t, mark, IMPLICIT, &at) == 1 && at > first(t, mark, "\033[?1049l"),
		"CSI 8 h after leaving the screen");
	term_ok(term_wrote(t, at, "leader-reader: "), "and then it says why");
	term_ok(term_restored(t), "the terminal is as before");
	term_free(t);
	unlink(file);
	free(file);
#else
	term_ok(true, "out of memory # SKIP no way to take memory from a program here");
#endif
}

/* Which terminals are left to do it, and which do it piece by piece. */
static void decided(void)
{
	enum { APP, OWN, ISOLATES };
	static const struct {
		const char *env[3];
		int order;
	} cases[] = {
		{{NULL}, APP},
		{{"VTE_VERSION=7200", NULL}, APP},
		{{"VTE_VERSION=7200", "TMUX=/tmp/x,1,0", NULL}, ISOLATES},
		{{"VTE_VERSION=7200", "TERM=screen-256color", NULL}, OWN},
		{{"TERM=tmux-256color", NULL}, APP},
		{{"KONSOLE_VERSION=230401", NULL}, ISOLATES},
		{{"KONSOLE_VERSION=230401", "STY=1.pts", NULL}, OWN},
		{{"TERM_PROGRAM=Apple_Terminal", NULL}, OWN},
		{{"TERM_PROGRAM=iTerm.app", NULL}, OWN},
		{{"TERM_PROGRAM=vscode", NULL}, APP},
		{{"LC_TERMINAL=iTerm2", NULL}, OWN},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].env[0] ? cases[i].env[0] : "no hint";
		struct term *t = start(24, 80, "--bidi=auto", cases[i].env);

		term_wait_text(t, cases[i].order == OWN ? "──" : "│");
		term_ok(term_wrote(t, 0, EXPLICIT) == (cases[i].order == APP), "%s: CSI 8 l", name);
		term_ok(term_wrote(t, 0, RLI) == (cases[i].order == ISOLATES), "%s: isolates",
			name);
		term_ok(term_wrote(t, 0, PDI) == (cases[i].order == ISOLATES), "%s: their ends",
			name);
		quit(t);
	}
}

/* mlterm is asked in its own way, also when it is left for a while. */
static void mlterm(void)
{
	static const char *const env[] = {"MLTERM=3.9", NULL};
	struct term *t = start(24, 80, "--bidi=auto", env);
	size_t mark, at = 0;

	term_ok(times(t, 0, CTL_OFF, &at) == 1, "its own order is switched off");
	term_ok(!term_wrote(t, 0, EXPLICIT), "and nothing else is sent");
	mark = term_mark(t);
	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) == SIGTSTP, "^Z");
	term_ok(times(t, mark, CTL_ON, &at) == 1 && at > first(t, mark, "\033[?1049l"),
		"switched on again when stopped");
	mark = term_mark(t);
	term_continue(t);
	term_ok(term_wait_wrote(t, mark, CTL_OFF), "and off when it goes on");
	term_wait_row(t, 23, "1 of 10 ");
	mark = term_mark(t);
	term_signal(t, SIGHUP);
	term_ok(term_wait_exit(t) == 128 + SIGHUP, "SIGHUP");
	term_ok(times(t, mark, CTL_ON, &at) == 1, "on again at the end");
	term_free(t);
}

/* The terminal is asked who it is, once there is right-to-left text; its answer is no key. */
static void asked(void)
{
	static const struct {
		const char *name, *answer;
		const char *wrote; /* what follows */
	} cases[] = {
		{"Konsole", "\033[>1;115;0c\033[?62;1;4c", RLI},
		{"mlterm", "\033[>24;279;0c\033[?63;1c", CTL_OFF},
		{"PuTTY", "\033[>0;136;0c\033[?6c", IMPLICIT},
	};
	static const char *const latin[] = {"TERM=xterm-256color", NULL};
	struct term_opts opts = {.rows = 24, .cols = 80, .env = latin};
	char *file = term_source("tests/data/archive-en.xml");
	struct term *t;
	size_t mark;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		t = start(24, 80, "--bidi=auto", NULL);
		term_ok(term_wrote(t, 0, "\033[>c\033[c"), "%s is asked", cases[i].name);
		mark = term_mark(t);
		term_type(t, cases[i].answer);
		term_ok(term_wait_wrote(t, mark, cases[i].wrote), "and gets what it wants");
		term_keys(t, "j");
		term_wait_row(t, 23, "2 of 10 ");
		quit(t);
	}
	/* What only begins like one are keys. */
	t = start(24, 80, "--bidi=auto", NULL);
	mark = term_mark(t);
	term_type(t, "\033[>1;115;");
	term_type(t, "0c");
	term_ok(term_wait_wrote(t, mark, RLI), "an answer in two pieces");
	term_keys(t, "c c");
	term_wait_text(t, "1398");
	quit(t);
	t = start(24, 80, "--bidi=app", NULL);
	term_ok(!term_wrote(t, 0, "\033[>c"), "nobody is asked where the setting says it");
	quit(t);
	t = term_start(TERM_ARGS("--no-config", file), &opts);
	term_wait_row(t, 23, "1 of 3 ");
	term_ok(!term_wrote(t, 0, "\033[>c"), "nor where nothing runs from right to left");
	quit(t);
	free(file);
}

/* A row with marks is sent whole where it changes: they may have been drawn beyond their cells. */
static void redrawn(void)
{
	static const char archive[] =
		"<archive version='1'><title>M</title>"
		"<statement id='a'><date when='2003'/><title>A</title><text>"
		"<p>one e\314\201a two three</p></text></statement>"
		"<statement id='b'><date when='2002'/><title>B</title><text>"
		"<p>one e\314\201a two thref</p></text></statement></archive>";
	char *file = write_file(term_folder(), "marks.xml", archive);
	struct term *t = start_file(file, 10, 60, "two three");
	size_t mark = term_mark(t), at = 0;

	term_keys(t, "j");
	term_wait_text(t, "two thref");
	term_ok(times(t, mark, "one e\314\201a two thref", &at) == 1, "all of the row");
	quit(t);
	free(file);
}

/* What is found is marked where it stands, as what it is drawn as. */
static void marked(void)
{
	struct term *t = start(16, 60, "--bidi=app", NULL);

	term_type(t, "/کلام");
	wait_prompt(t, "/ ﻡﻼﮐ", "1 of 10");
	term_keys(t, "Enter");
	term_keys(t, "n");
	term_golden(t, "app-found-60");
	term_keys(t, "Esc");
	quit(t);
	/* The terminal would carry text over the rule: the panes stand one over the other. */
	t = start(16, 120, "--bidi=terminal", NULL);
	term_type(t, "/کلام");
	wait_prompt(t, "/کلام", "1 of 10");
	term_keys(t, "Enter");
	term_keys(t, "n");
	term_golden(t, "terminal-found-120");
	quit(t);
}

static bool cursor_is(struct term *t, void *arg)
{
	int row, col;

	term_cursor(t, &row, &col);
	return row == 15 && col == *(int *)arg;
}

/* The line that is typed: its order, its cursor; the arrows go where they point. */
static void typed(void)
{
	struct term *t = start(16, 60, "--bidi=app", NULL);
	int col;

	term_type(t, "/سلام");
	wait_prompt(t, "/ ﻡﻼﺳ", "");
	col = 2;
	term_ok(term_wait(t, cursor_is, &col, "cursor left of the word"), "at its end");
	term_keys(t, "Home");
	col = 5;
	term_ok(term_wait(t, cursor_is, &col, "cursor on the first letter"), "at its start");
	term_keys(t, "Left");
	col = 4;
	term_ok(term_wait(t, cursor_is, &col, "cursor on lam-alef"), "one on");
	term_type(t, "x");
	wait_prompt(t, "/ ﻡﻻxﺱ", "");
	term_keys(t, "End Backspace Backspace Backspace Backspace");
	wait_prompt(t, "/ ﺱ", "");
	term_keys(t, "Esc");
	quit(t);
}

/* The whole screen the other way round. */
static void turned(void)
{
	char *file = term_source("tests/data/languages.xml");
	char *config = config_with("direction = rtl\n");
	struct term_opts opts = {.rows = 16, .cols = 80};
	struct term *t = term_start(TERM_ARGS(config, file), &opts);

	term_wait_row(t, 15, "1 of 10");
	term_golden(t, "rtl-screen-80");
	term_keys(t, "Tab");
	term_golden(t, "rtl-screen-text-80");
	term_type(t, "9G");
	term_keys(t, "Esc");
	term_type(t, "9G");
	term_wait_row(t, 15, "9 of 10");
	term_golden(t, "rtl-screen-fr-80");
	term_resize(t, 16, 40);
	term_wait_text(t, "──");
	term_golden(t, "rtl-screen-fr-40");
	term_type(t, "/کتاب");
	term_wait_row(t, 15, "ﺏﺎﺘﮐ");
	term_golden(t, "rtl-screen-prompt-40");
	term_keys(t, "Esc");
	quit(t);
	free(config);
	free(file);
}

int main(void)
{
	if (HAVE_FRIBIDI) {
		languages("app");
		told();
		dies();
		decided();
		mlterm();
		asked();
		marked();
		redrawn();
		typed();
		turned();
	}
	languages("terminal");
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What is taken along: words of commands, programs that run, the clipboard's bytes, quotations. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include "app/clipboard.h"
#include "app/program.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "text/words.h"
#include "ui/osc52.h"
#include "write/quote.h"
#include "write/writer.h"

#include "load.h"

/* ---- words ---- */

static void commands_are_split(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"less", "<less>"},
		{"  wc   -w ", "<wc><-w>"},
		{"a 'b c' \"d e\"f g\\ h", "<a><b c><d ef><g h>"},
		{"a '' \"\\\"\" '\\'", "<a><><\"><\\>"},
		/* Nothing is a sign of a shell's. */
		{"echo $HOME ; rm * | `x` > y", "<echo><$HOME><;><rm><*><|><`x`><><y>"},
		{"ends\\", "<ends\\>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct program_words w = {0};
		struct buf b;
		struct err err;

		buf_init(&b);
		assert_true(program_split(&w, cases[i].text, &err));
		for (size_t k = 0; k < w.n; k++)
			buf_printf(&b, "<%s>", strcmp(w.items[k], ">") ? w.items[k] : "");
		assert_string_equal(buf_str(&b), cases[i].words);
		buf_done(&b);
		program_words_done(&w);
	}
}

static void what_is_no_command_is_said(void **state)
{
	static const char *const wrong[] = {"", "   ", "a 'b", "\"", "''"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct program_words w = {0};
		struct err err = {0};

		assert_false(program_split(&w, wrong[i], &err));
		assert_true(*err.text);
		program_words_done(&w);
	}
}

/* ---- programs ---- */

/* Run COMMAND with INPUT; its status, or -1 where it cannot be run. */
static int run(const char *command, const char *input, size_t len)
{
	struct program_words w = {0};
	struct program p;
	struct err err;
	int status = -2;

	assert_true(program_split(&w, command, &err));
	if (!program_start(&p, &w, PROGRAM_INPUT, &err)) {
		program_words_done(&w);
		return -1;
	}
	while (p.input >= 0)
		assert_true(program_feed(&p, &input, &len, 20000));
	assert_true(program_wait(&p, 20000, &status));
	program_words_done(&w);
	return status;
}

static void a_program_reads_what_it_is_given(void **state)
{
	enum { LARGE = 1 << 20 };
	char *large = calloc(1, LARGE);
	char path[LOAD_PATH], command[LOAD_PATH + 100];
	struct stat st;
	int status;

	(void)state;
	assert_non_null(large);
	load_temp_path(path, "got");
	snprintf(command, sizeof command, "sh -c 'cat > %s'", path);
	assert_int_equal(run(command, large, LARGE), 0);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, LARGE);
	remove(path);
	/* One that does not want it all is no error. */
	assert_int_equal(run("true", large, LARGE), 0);
	assert_int_equal(run("sh -c 'exit 3'", "x", 1), 3);
	assert_int_equal(run("sh -c 'kill -9 $$'", "x", 1), 128 + 9);
	/* POSIX lets posix_spawnp() say it by the status: it does under an emulator. */
	status = run("there-is-no-such-program", "x", 1);
	assert_true(status == -1 || status == 127);
	free(large);
}

static void one_that_reads_nothing_is_not_waited_for(void **state)
{
	enum { LARGE = 1 << 20 };
	char *large = calloc(1, LARGE);
	const char *at = large;
	size_t len = LARGE;
	struct program_words w = {0};
	struct program p;
	struct err err;
	int status;

	(void)state;
	assert_non_null(large);
	assert_true(program_split(&w, "sleep 30", &err));
	assert_true(program_start(&p, &w, PROGRAM_INPUT, &err));
	/* What a pipe holds, and no more. */
	while (program_feed(&p, &at, &len, 20))
		assert_true(len > 0);
	program_end_input(&p);
	assert_false(program_wait(&p, 20, &status));
	program_kill(&p);
	program_words_done(&w);
	free(large);
}

/* No file of ours but the standard ones is open in it, and no signal is ignored. */
static void a_program_gets_nothing_of_ours(void **state)
{
	char path[LOAD_PATH], command[LOAD_PATH + 200];
	FILE *kept = fopen("/dev/null", "re");
	FILE *file;
	int n = -1, inherited = 0;

	(void)state;
	/* What the test itself has been given goes on to its programs. */
	for (int fd = 0; fd < 256; fd++) {
		int flags = fcntl(fd, F_GETFD);

		inherited += flags >= 0 && !(flags & FD_CLOEXEC);
	}
	if (access("/proc/self/fd", R_OK)) {
		fclose(kept);
		skip();
	}
	load_temp_path(path, "files");
	/* The folder that is listed is one more. */
	snprintf(command, sizeof command, "sh -c 'ls /proc/self/fd | wc -l > %s'", path);
	assert_int_equal(run(command, "", 0), 0);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%d", &n), 1);
	assert_int_equal(n, inherited + 1);
	fclose(file);
	fclose(kept);
	remove(path);
}

/* Its environment is as it came to us: each variable, and no other but what a shell sets itself. */
static void a_program_has_the_environment_as_it_came(void **state)
{
	static const char *const known[] = {"PATH=", "PWD=", "OLDPWD=", "SHLVL=", "_="};
	static char variable[] = "LR_TEST=a b;$(c)",
		    programs[] = "PATH=/usr/local/bin:/usr/bin:/bin";
	char *few[] = {variable, programs, NULL}, **all = environ;
	char path[LOAD_PATH], command[LOAD_PATH + 100], line[4096];
	bool found = false;
	FILE *file;

	(void)state;
	load_temp_path(path, "environment");
	snprintf(command, sizeof command, "sh -c 'env > %s'", path);
	environ = few;
	assert_int_equal(run(command, "", 0), 0);
	environ = all;
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		bool is_known = !strcmp(line, "LR_TEST=a b;$(c)\n");

		found = found || is_known;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			is_known = is_known || !strncmp(line, known[i], strlen(known[i]));
		assert_true(is_known);
	}
	fclose(file);
	remove(path);
	assert_true(found);
}

/* ---- the clipboard ---- */

/* What becomes of a copy; SETTING NULL: of that which runs. */
static enum clipboard_result copied(struct clipboard *c, const char *setting, const char *text,
				    size_t len, struct buf *by, struct err *err)
{
	enum clipboard_result result =
		setting ? clipboard_copy(c, setting, text, len, by, err) : CLIPBOARD_RUNS;

	while (result == CLIPBOARD_RUNS)
		result = clipboard_go_on(c, 20, by, err);
	return result;
}

static void a_command_of_the_setting_copies(void **state)
{
	enum { TRIES = 50 };
	enum clipboard_result result = CLIPBOARD_DONE;
	struct clipboard c = {0};
	char path[LOAD_PATH], command[LOAD_PATH + 100], got[16] = "";
	struct err err = {0};
	struct buf by;
	FILE *file;

	(void)state;
	buf_init(&by);
	load_temp_path(path, "copied");
	snprintf(command, sizeof command, "sh -c 'cat > %s'", path);
	assert_int_equal(copied(&c, command, "a\nسلام", 10, &by, &err), CLIPBOARD_DONE);
	assert_string_equal(buf_str(&by), "sh");
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fread(got, 1, sizeof got - 1, file), 10);
	assert_string_equal(got, "a\nسلام");
	fclose(file);
	remove(path);
	/* Where it is slow to end, on a machine that has much to do, it is left to itself. */
	for (int i = 0; i < TRIES && result != CLIPBOARD_FAILED; i++)
		result = copied(&c, "false", "x", 1, &by, &err);
	assert_int_equal(result, CLIPBOARD_FAILED);
	assert_non_null(strstr(err.text, "false ended with status 1"));
	assert_int_equal(copied(&c, "a 'b", "x", 1, &by, &err), CLIPBOARD_FAILED);
	assert_int_equal(copied(&c, "terminal", "x", 1, &by, &err), CLIPBOARD_TERMINAL);
	clipboard_done(&c);
	buf_done(&by);
}

/* It is given up when its time is over, and nobody has waited for it. */
static void one_that_hangs_keeps_nobody_waiting(void **state)
{
	enum { LARGE = 1 << 20 };
	char *large = calloc(1, LARGE);
	struct clipboard c = {0};
	struct err err = {0};
	struct buf by;

	(void)state;
	assert_non_null(large);
	buf_init(&by);
	assert_int_equal(clipboard_copy(&c, "sleep 30", large, LARGE, &by, &err), CLIPBOARD_RUNS);
	assert_int_equal(clipboard_go_on(&c, 0, &by, &err), CLIPBOARD_RUNS);
	assert_int_equal(copied(&c, NULL, NULL, 0, &by, &err), CLIPBOARD_FAILED);
	assert_non_null(strstr(err.text, "sleep does not answer"));
	assert_false(c.runs);
	/* One that reads all and stays has it. */
	assert_int_equal(copied(&c, "sh -c 'cat; exec sleep 30'", "x", 1, &by, &err),
			 CLIPBOARD_DONE);
	kill(c.program.pid, SIGKILL);
	clipboard_done(&c);
	buf_done(&by);
	free(large);
}

static void osc_52_is_as_each_terminal_wants_it(void **state)
{
	static const struct {
		enum osc52_through through;
		const char *text, *bytes;
	} cases[] = {
		{OSC52_PLAIN, "", "\033]52;c;\a"},
		{OSC52_PLAIN, "M", "\033]52;c;TQ==\a"},
		{OSC52_PLAIN, "Ma", "\033]52;c;TWE=\a"},
		{OSC52_PLAIN, "Man", "\033]52;c;TWFu\a"},
		{OSC52_PLAIN, "سلام", "\033]52;c;2LPZhNin2YU=\a"},
		{OSC52_TMUX, "Man", "\033Ptmux;\033\033]52;c;TWFu\a\033\\\033]52;c;TWFu\a"},
		{OSC52_SCREEN, "Man", "\033P\033]52;c;TWFu\a\033\\"},
		{OSC52_NONE, "Man", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b;

		buf_init(&b);
		osc52_put(cases[i].through, cases[i].text, strlen(cases[i].text), &b);
		assert_string_equal(buf_str(&b), cases[i].bytes);
		buf_done(&b);
	}
}

/* Put together again, the pieces for screen are the sequence; none of them is too long for it. */
static void screen_gets_pieces(void **state)
{
	char text[1000];
	struct buf plain, pieces, joined;

	(void)state;
	memset(text, 'x', sizeof text);
	buf_init(&plain);
	buf_init(&pieces);
	buf_init(&joined);
	osc52_put(OSC52_PLAIN, text, sizeof text, &plain);
	osc52_put(OSC52_SCREEN, text, sizeof text, &pieces);
	for (const char *s = buf_str(&pieces); *s;) {
		const char *end;

		assert_memory_equal(s, "\033P", 2);
		end = strstr(s, "\033\\");
		assert_non_null(end);
		assert_true(end + 2 - s <= 256);
		buf_add(&joined, s + 2, (size_t)(end - s - 2));
		s = end + 2;
	}
	assert_string_equal(buf_str(&joined), buf_str(&plain));
	buf_done(&plain);
	buf_done(&pieces);
	buf_done(&joined);
}

static void the_environment_tells_what_is_between(void **state)
{
	static const struct {
		const char *term, *tmux, *screen;
		enum osc52_through through;
	} cases[] = {
		{"xterm-256color", "", "", OSC52_PLAIN},
		{"vte-256color", "", "", OSC52_PLAIN},
		{"screen-256color", "/tmp/tmux-0/default,1,0", "", OSC52_TMUX},
		{"tmux-256color", "", "", OSC52_TMUX},
		{"screen.xterm-256color", "", "1.pts-0", OSC52_SCREEN},
		{"screen", "", "", OSC52_SCREEN},
		{"linux", "", "", OSC52_NONE},
		{"vt220", "", "", OSC52_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		setenv("TERM", cases[i].term, 1);
		setenv("TMUX", cases[i].tmux, 1);
		setenv("STY", cases[i].screen, 1);
		assert_int_equal(osc52_of_environment(), cases[i].through);
	}
	unsetenv("TMUX");
	unsetenv("STY");
}

/* ---- quotations ---- */

static const char *const sources[] = {"https://example.org/x", NULL};
static const char *const names[] = {"", NULL};

static struct statement quoted(const char *text)
{
	static const struct statement_shared shared = {
		.calendar = "persian", .role = "Minister", .place = "Tehran"};
	static struct statement_rare rare = {
		.date_orig = "1378-01-01", .source_names = names, .links = names + 1};
	struct statement s;

	statement_init(&s);
	s.shared = &shared;
	s.rare = &rare;
	s.edtf = "1999-03-21";
	date_parse(s.edtf, &s.date);
	s.id = "q-1";
	s.title = "Spring";
	s.occasion = "New Year";
	s.speaker = "Ann";
	s.sources = sources;
	s.text.at = text;
	return s;
}

/* The quotation of S where its text has WORD (NULL: anywhere). */
static void quote(const struct statement *s, const char *word, bool sentence, struct buf *out)
{
	const char *found = word ? strstr(s->text.at, word) : s->text.at;
	const struct field_place at = {FIELD_TEXT, 0, (size_t)(found - s->text.at)};
	static const char *files[] = {"one.xml"};
	struct archive a;
	struct writer_context c = {.archive = &a, .words = words_new()};

	archive_init(&a);
	a.files = files;
	a.files_n = 1;
	buf_clear(out);
	assert_true(quote_put(&c, s, word ? &at : NULL, sentence, out));
	a.files_n = 0;
	a.files = NULL;
	archive_done(&a);
	words_free(c.words);
}

static void a_quotation_says_where_it_is_from(void **state)
{
	struct statement s = quoted("\1One day. It is spring.\1Second, & last.");
	struct buf b;

	(void)state;
	buf_init(&b);
	quote(&s, NULL, false, &b);
	assert_string_equal(
		buf_str(&b),
		"“One day. It is spring.”\n\n"
		"Ann (Minister), “Spring” (New Year, Tehran, 21 March 1999 · 1 Farvardin 1378).\n"
		"https://example.org/x#:~:text=One%20day.%20It%20is%20spring\n"
		"1378-01-01 (persian); q-1, one.xml\n");
	quote(&s, "last", false, &b);
	assert_non_null(strstr(buf_str(&b), "“Second, & last.”\n"));
	assert_non_null(strstr(buf_str(&b), "#:~:text=Second%2C%20%26%20last\n"));
	buf_done(&b);
}

static void a_match_is_quoted_with_its_sentence(void **state)
{
	struct statement s = quoted("\1One day. It is \26not\27 \16spring\17. The end.");
	struct buf b;

	(void)state;
	buf_init(&b);
	quote(&s, "spring", true, &b);
#if HAVE_ICU
	assert_non_null(strstr(buf_str(&b), "“It is ~~not~~ spring.”\n"));
	assert_non_null(strstr(buf_str(&b), "#:~:text=It%20is%20not%20spring\n"));
#else
	assert_non_null(strstr(buf_str(&b), "“One day. It is ~~not~~ spring. The end.”\n"));
#endif
	/* Only a part of what is struck out is quoted. */
	s = quoted("\1One \26day. Two\27 three.");
	quote(&s, "three", true, &b);
#if HAVE_ICU
	assert_non_null(strstr(buf_str(&b), "“~~Two~~ three.”\n"));
#endif
	buf_done(&b);
}

static void link_is(const char *address, const char *passage, const char *expected)
{
	struct words *words = words_new();
	struct buf b;

	buf_init(&b);
	quote_link(words, address, passage, strlen(passage), &b);
	assert_string_equal(buf_str(&b), expected);
	buf_done(&b);
	words_free(words);
}

static void a_link_leads_to_the_words(void **state)
{
	(void)state;
	link_is("https://a.b/c", "one-two, three", "https://a.b/c#:~:text=one%2Dtwo%2C%20three");
	link_is("https://a.b/c#part", "“one”", "https://a.b/c#part:~:text=one");
	link_is("https://a.b/", "سلام", "https://a.b/#:~:text=%D8%B3%D9%84%D8%A7%D9%85");
	link_is("https://a.b/", "1 2 3 4 5 6 7 8 9 10 11 12 13.",
		"https://a.b/#:~:text=1%202%203%204%205,9%2010%2011%2012%2013");
	/* No browser opens these at a passage; or there is nothing to look for. */
	link_is("mailto:a@b", "one", "mailto:a@b");
	link_is("https://a.b/", "...", "https://a.b/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_are_split),
		cmocka_unit_test(what_is_no_command_is_said),
		cmocka_unit_test(a_program_reads_what_it_is_given),
		cmocka_unit_test(one_that_reads_nothing_is_not_waited_for),
		cmocka_unit_test(a_program_gets_nothing_of_ours),
		cmocka_unit_test(a_program_has_the_environment_as_it_came),
		cmocka_unit_test(a_command_of_the_setting_copies),
		cmocka_unit_test(one_that_hangs_keeps_nobody_waiting),
		cmocka_unit_test(osc_52_is_as_each_terminal_wants_it),
		cmocka_unit_test(screen_gets_pieces),
		cmocka_unit_test(the_environment_tells_what_is_between),
		cmocka_unit_test(a_quotation_says_where_it_is_from),
		cmocka_unit_test(a_match_is_quoted_with_its_sentence),
		cmocka_unit_test(a_link_leads_to_the_words),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What ends or stops the program comes at the worst moment: in each view and prompt, while files are read,
 * while another program has the terminal; and its window has any size, and changes all the time.
 *
 * A signal for each place; with SIGNALS=all each of them in each (make check-deep).
 */
#include "config.h"

#include <signal.h>

#include "fixture.h"

/* Those that end a process. SIGHUP is what the terminal's going sends, too. */
static const int deadly[] = {SIGTERM,   SIGHUP,  SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2,
			     SIGVTALRM, SIGPROF, SIGXCPU, SIGSEGV, SIGBUS,  SIGFPE,
			     SIGILL,    SIGABRT, SIGSYS,  SIGTRAP, SIGINT};

enum { DEADLY = sizeof deadly / sizeof *deadly };

/* How to come to each place, and what shows that it is there. */
static const struct {
	const char *name, *keys, *text;
} places[] = {
	{"list", "", "Young elites"},
	{"text", "\t", "unity › Young elites"},
	{"help", "?", "Moving"},
	{"problems", "!", "Problems while reading"},
	{"concordance", "w", "Concordance: unity"},
	{"timeline", "t", "Timeline by years"},
	{"values", "o", "Occasions"},
	{"words", "W", "Words that stand out"},
	{"phrases", "P", "Phrases"},
	{"filter", "/zzz", "zzz"},
	{"note", "abeing written", "note: being written"},
	{"export", "xs", "export as: text"},
	{"command", ":", " :"},
};

enum { PLACES = sizeof places / sizeof *places };

static bool all(void)
{
	const char *s = getenv("SIGNALS");

	return s && !strcmp(s, "all");
}

/* ThreadSanitizer keeps a signal back until waitpid() returns, which the signal is to bring about. */
static const bool can_be_lent =
#ifdef __SANITIZE_THREAD__
	false;
#else
	true;
#endif

/* A sanitizer has its own way with faults. */
static bool can_be_sent(int number)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (term_sanitized() && number == faults[i])
			return false;
	return true;
}

/* ---- places ---- */

static struct term *start_at(size_t place)
{
	struct term *t = term_start(TERM_ARGS("--no-config", "--filter=unity"), NULL);

	term_wait_text(t, "4 shown");
	term_type(t, places[place].keys);
	term_wait_text(t, places[place].text);
	return t;
}

/* A reader of what has no end yet. */
static struct term *start_loading(void)
{
	static const char start[] =
		"<archive><title>Piped</title><statement id='a'><date when='2001'/>"
		"<title>First of all</title></statement>";
	struct term_opts opts = {.stdin_pipe = true};
	struct term *t = term_start(TERM_ARGS("-"), &opts);

	term_feed(t, start, sizeof start - 1);
	/* The reader looks a few kilobytes ahead: at the encoding, and for the parser. */
	for (int i = 0; i < 300; i++)
		term_feed(t, "<!-- silence ................... -->\n", 37);
	term_wait_text(t, "First of all");
	return t;
}

/* Another program has the terminal. */
static struct term *start_lent(void)
{
	char *config = config_with("pager = sh -c 'echo it has it; exec sleep 60'\n");
	struct term *t = term_start(TERM_ARGS(config), NULL);

	term_wait_text(t, "Young elites");
	term_type(t, "v");
	term_wait_text(t, "it has it");
	free(config);
	return t;
}

/* ---- the end ---- */

static void ends(struct term *t, int number, const char *where)
{
	int status;

	term_signal(t, number);
	/* One is a question. */
	if (number == SIGINT) {
		term_wait_text(t, "^C again quits");
		term_signal(t, number);
	}
	status = term_wait_exit(t);
	term_ok(status == 128 + number && !term_alt(t) && term_restored(t),
		"%s: signal %d ends it (%d), and the terminal is as before", where, number, status);
	term_free(t);
}

static void signals_end_it(void)
{
	for (size_t place = 0; place < PLACES; place++)
		for (size_t i = 0; i < DEADLY; i++) {
			bool asks = deadly[i] == SIGINT && place > 1;

			if ((all() || i == place % (DEADLY - 1)) && can_be_sent(deadly[i]) && !asks)
				ends(start_at(place), deadly[i], places[place].name);
		}
	for (size_t i = 0; i < DEADLY; i++) {
		if ((!all() && i % 7) || !can_be_sent(deadly[i]) || deadly[i] == SIGINT)
			continue;
		ends(start_loading(), deadly[i], "while files are read");
		/* The others wait until it has ended. */
		if (can_be_lent &&
		    (deadly[i] == SIGTERM || deadly[i] == SIGHUP || deadly[i] == SIGSEGV))
			ends(start_lent(), deadly[i], "while another program has the terminal");
	}
}

/* ---- stopped, and gone ---- */

static void stops_and_goes_on(void)
{
	for (size_t place = 0; place < PLACES; place++) {
		struct term *t;

		if (!all() && place % 4)
			continue;
		t = start_at(place);
		term_signal(t, SIGTSTP);
		term_ok(term_wait_stop(t) == SIGTSTP && !term_alt(t) && term_restored(t),
			"%s: stopped, and the terminal is as before", places[place].name);
		term_continue(t);
		term_wait_alt(t, true);
		term_wait_text(t, places[place].text);
		ends(t, SIGTERM, places[place].name);
	}
}

static void its_terminal_goes(void)
{
	for (size_t place = 0; place < PLACES; place++) {
		struct term *t;

		if (!all() && place % 5)
			continue;
		t = start_at(place);
		term_hangup(t);
		term_ok(term_wait_exit(t) == 128 + SIGHUP, "%s: its terminal goes, and so does it",
			places[place].name);
		term_free(t);
	}
}

/* ---- sizes ---- */

/* Whatever the terminal says of its size: keys are heard, and it draws what fits. */
static void any_size(void)
{
	static const int sizes[][2] = {{1, 1},       {1, 200},       {200, 1},
				       {2, 2},       {1, 65535},     {65535, 1},
				       {1000, 1000}, {32768, 32768}, {65535, 65535}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (size_t place = 0; place < PLACES; place++) {
			struct term *t;

			if (!all() && place != i % PLACES)
				continue;
			t = start_at(place);
			term_tell_size(t, sizes[i][0], sizes[i][1]);
			term_type(t, "jl\t\033[B");
			term_drain(t);
			term_tell_size(t, 24, 80);
			term_wait_text(t, "unity");
			term_tell_size(t, sizes[i][0], sizes[i][1]);
			ends(t, SIGTERM, places[place].name);
		}
	for (int i = 0; i < 2; i++) {
		struct term_opts opts = {.rows = i ? 65535 : 1, .cols = i ? 1 : 65535};
		struct term *t = term_start(NULL, &opts);

		term_wait_alt(t, true);
		quit(t);
	}
}

/* A window that is drawn at while files are read and a filter is typed. */
static void many_sizes(void)
{
	enum { FEW = 150, MANY = 1000 };
	struct term *t = start_loading();
	unsigned number = 1;
	char one[120];

	term_type(t, "/");
	for (int i = 0; i < (all() ? MANY : FEW); i++) {
		number = number * 1103515245 + 12345;
		term_resize(t, 1 + (int)(number >> 16) % 60, 1 + (int)(number >> 22) % 200);
		snprintf(one, sizeof one,
			 "<statement id='s%d'><date when='2000'/><title>Number "
			 "%d</title></statement>\n",
			 i, i);
		term_feed(t, one, strlen(one));
		term_type(t, i % 2 ? "\b" : "n");
	}
	term_feed(t, "</archive>", 10);
	term_feed_end(t);
	term_resize(t, 24, 80);
	term_wait_gone(t, "reading");
	term_keys(t, "C-u");
	term_type(t, "first of");
	wait_prompt(t, "/first of", all() ? "1 of 1,001" : "1 of 151");
	term_wait_row(t, 1, "First of all");
	term_keys(t, "Enter");
	quit(t);
}

int main(void)
{
	signals_end_it();
	stops_and_goes_on();
	its_terminal_goes();
	any_size();
	many_sizes();
	return term_done();
}

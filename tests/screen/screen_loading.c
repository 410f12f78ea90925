/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* While an archive is being read: what the status line says, that every key works, and how to stop. */
#include "config.h"

#include <string.h>

#include "fixture.h"

/* The program with an archive that goes on for as long as the test does not end it. */
static struct term *start_reading(int columns)
{
	struct term_opts opts = {.stdin_pipe = true, .cols = columns, .rows = 24};
	struct term *t = term_start(TERM_ARGS("-"), &opts);
	static const char start[] =
		"<archive><title>Piped</title><statement id='a'><date when='2002'/>"
		"<title>First of all</title></statement>"
		"<statement id='b'><date when='2001'/><title>Second</title></statement>";

	term_feed(t, start, sizeof start - 1);
	/* The reader looks a few kilobytes ahead: at the encoding, and for the parser. */
	for (int i = 0; i < 300; i++)
		term_feed(t, "<!-- silence ................... -->\n", 37);
	term_wait_text(t, "Second");
	return t;
}

static void says_what_it_does(void)
{
	static const struct {
		int columns;
		const char *says;
	} widths[] = {
		{100, " reading standard input  0.0 MB  2 statements"},
		{60, " reading standard input  0.0 MB  2 statements      esc stop"},
		{40, " reading  0.0 MB               esc stop"},
		{24, " reading  0.0 MB"},
	};

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct term *t = start_reading(widths[i].columns);

		term_wait_row(t, 23, widths[i].says);
		term_feed_end(t);
		term_wait_gone(t, "reading");
		quit(t);
	}
}

static void every_key_works(void)
{
	struct term *t = start_reading(80);

	wait_selected(t, "First of all");
	term_keys(t, "j");
	wait_selected(t, "Second");
	term_keys(t, "/");
	term_type(t, "all");
	wait_prompt(t, "/all", "1 of 2");
	/* More may come: the count of each term looks so, too. */
	term_wait_text(t, "\"all\" (1…)");
	term_keys(t, "Enter");
	term_wait_row(t, 23, "1 of 2");
	term_feed(t, "<statement id='c'><title>After all</title></statement>", 54);
	for (int i = 0; i < 300; i++)
		term_feed(t, "<!-- silence ................... -->\n", 37);
	term_wait_text(t, "After all");
	term_wait_row(t, 23, "2 of 3");
	/* Esc closes what is open; only then it stops. */
	term_keys(t, "Enter Esc");
	term_wait_row(t, 23, "2 of 3");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "3 statements");
	term_wait_row(t, 23, "esc stop");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "reading stopped: 3 statements are here");
	term_keys(t, "!");
	term_wait_text(t, "this is not the whole archive");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "1 problem");
	quit(t);
}

/* What is counted so far looks so, and the header says why. */
static void views_say_so(void)
{
	static const char *const keys[] = {"t", "o", "W", "!"};
	struct term *t = start_reading(80);

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		term_keys(t, keys[i]);
		term_wait_row(t, 0, "reading   ");
		term_wait_row(t, 0, "…");
		term_wait_row(t, 23, "…");
		term_ok(rows_with(t, "……") == 0, "it is said once");
		term_keys(t, keys[i]);
		term_wait_row(t, 23, "reading standard input");
		term_wait_row(t, 0, "2…");
	}
	term_feed(t, "</archive>", 10);
	term_feed_end(t);
	term_wait_gone(t, "reading");
	term_wait_gone(t, "…");
	quit(t);
}

/* That everything was read is not said before it is. */
static void problems_so_far(void)
{
	struct term *t = start_reading(80);

	term_keys(t, "!");
	term_wait_row(t, 1, "None so far.");
	term_feed(t, "</archive>", 10);
	term_feed_end(t);
	term_wait_row(t, 1, "None: everything was read as it stands.");
	quit(t);
}

static void interrupt_stops_first(void)
{
	struct term *t = start_reading(80);

	term_keys(t, "C-c");
	term_wait_row(t, 23, "reading stopped: 2 statements are here");
	term_keys(t, "C-c");
	term_ok(term_wait_exit(t) == 130, "the second ^C quits");
	term_ok(term_restored(t), "the terminal is as it was");
	term_free(t);
}

int main(void)
{
	says_what_it_does();
	every_key_works();
	problems_so_far();
	interrupt_stops_first();
	views_say_so();
	return term_done();
}

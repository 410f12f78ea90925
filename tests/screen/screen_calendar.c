/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Dates in other calendars, in the list, the head and the chrome. */
#include "config.h"

#include "fixture.h"

static void cycle(void)
{
	struct term *t = start_shipped(24, 120);
	int row, col;

	term_ok(!term_find(t, "Gregorian", &row, &col), "the usual calendar needs no saying");
	term_keys(t, "j c c");
	wait_selected(t, "1400-08-02?");
	term_wait_row(t, 0, "Solar Hijri");
	term_wait_row(t, 23, "calendar: Solar Hijri");
	term_wait_text(t, "2 Aban 1400 (uncertain)");
	term_wait_text(t, " 1399-04..05 ");
	term_keys(t, "j c c");
	wait_selected(t, "1443-01-20~");
	term_wait_text(t, "20 Muharram 1443 (may differ by a day or two)");
	term_keys(t, "c c");
	wait_selected(t, "1443-01-19~");
	term_keys(t, "c c");
	wait_selected(t, "2021-08-15");
	term_wait_text(t, "15 August 2021 O.S.");
	term_keys(t, "c c");
	wait_selected(t, "2021-08-28  ");
	term_wait_row(t, 0, "Gregorian + ");
	term_wait_text(t, "28 August 2021 · ");
	term_keys(t, "c c");
	wait_selected(t, "2021-08-28   Meeting");
	term_wait_gone(t, "Gregorian + ");
	quit(t);
}

/* A menu offers them, in several lines where one is too narrow, and says which is in force. */
static void menu(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "j c");
	term_wait_row(t, 21, "now Gregorian   dates:  g Gregorian   p Solar Hijri");
	term_wait_row(t, 22, "u lunar Hijri (Umm al-Qura)   i lunar Hijri by rule   j Julian");
	term_wait_row(t, 23, "c the next");
	/* However narrow, each key of it is seen. */
	term_resize(t, 12, 40);
	term_wait_text(t, "dates:  g Gregorian");
	term_wait_text(t, "p Solar Hijri");
	term_wait_text(t, "u lunar Hijri");
	term_wait_text(t, "i lunar Hijri by rule   j Julian");
	term_wait_text(t, "b two at once   c the next");
	term_resize(t, 24, 80);
	term_wait_row(t, 23, "c the next");
	term_keys(t, "p");
	wait_selected(t, "1400-08-02?");
	term_wait_row(t, 23, "calendar: Solar Hijri");
	term_keys(t, "c");
	term_wait_row(t, 21, "now Solar Hijri   ");
	term_keys(t, "x");
	term_wait_gone(t, "now Solar Hijri   ");
	wait_selected(t, "1400-08-02?");
	/* An Iranian archive has the Solar Hijri beside the Gregorian, though one of its dates is lunar. */
	term_keys(t, "c b");
	term_wait_row(t, 23, "calendar: Gregorian + Solar Hijri");
	term_keys(t, "c g");
	wait_selected(t, "2021-10-24?");
	quit(t);
	/* No choice is hidden on a narrow screen, of the orders neither. */
	t = start_shipped(12, 40);
	term_keys(t, "s");
	term_wait_row(t, 10, "sort by:  d date   t title");
	term_wait_row(t, 11, "s speaker   f file order");
	term_keys(t, "t");
	wait_selected(t, "2021-11-17");
	quit(t);
}

/* The years that [ and ] step by are those of the calendar shown; a count goes as many on. */
static void years(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "c c ]");
	wait_selected(t, "1399-04..05");
	term_keys(t, "]");
	wait_selected(t, "1398-12-04?");
	term_keys(t, "5 c");
	wait_selected(t, "2020-02-23?");
	term_keys(t, "[");
	wait_selected(t, "2021-11-17");
	quit(t);
}

/* After ':' dates are those of any calendar that is shown, or suits the archive. */
static void going(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, ":calendar persian\r");
	wait_selected(t, "1400-08-26");
	term_type(t, ":1399\r");
	wait_selected(t, "1399-04..05");
	term_type(t, ":1400-04-09\r");
	wait_selected(t, "1400-04-07");
	term_type(t, ":۱۳۹۸-12\r");
	wait_selected(t, "1398-12-04?");
	term_type(t, ":2021-07\r");
	wait_selected(t, "1400-05-06");
	term_type(t, ":calendar gregorian\r");
	wait_selected(t, "2021-07-28");
	term_type(t, ":calendar per\t");
	term_wait_text(t, ":calendar persian");
	term_keys(t, "Esc");
	term_type(t, ":calendar nonsense\r");
	term_wait_text(t, "calendar cannot be 'nonsense', only gregorian, persian, ");
	quit(t);
}

static void chosen(void)
{
	struct term_opts opts = {.rows = 24, .cols = 120};
	char *file = term_source("data/statements.xml");
	struct term *t = term_start(TERM_ARGS("--calendar=gregorian+persian", file), &opts);

	free(file);
	term_wait_text(t, "17 November 2021 · 26 Aban 1400");
	wait_rows(t, "1400-0", 7, 7);
	term_golden(t, "calendar-both-120x24");
	quit(t);
}

int main(void)
{
	cycle();
	menu();
	years();
	going();
	chosen();
	return term_done();
}

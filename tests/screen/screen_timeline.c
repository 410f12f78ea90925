/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The timeline: bars, units, hits, and the way into the list; and the sparkline of the header. */
#include "config.h"

#include "fixture.h"

static void shipped(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "t");
	term_wait_text(t, "Timeline by years");
	term_wait_text(t, "2021: 7 statements");
	term_golden(t, "timeline-80x24");
	term_keys(t, "m");
	term_wait_text(t, "Timeline by months");
	term_wait_text(t, "November 2021: 1 statement ");
	term_keys(t, "h");
	term_wait_text(t, "October 2021: 1 statement ");
	term_keys(t, "[");
	term_wait_text(t, "October 2020: 0 statements");
	term_keys(t, "m");
	term_wait_text(t, "2020s: 13 statements");
	term_keys(t, "t");
	term_wait_text(t, "Young elites");
	quit(t);
}

static void terms(void)
{
	struct term *t = start_shipped(12, 40);

	term_keys(t, "t");
	term_wait_text(t, "2021: 7 statements");
	/* The bars follow what is typed. */
	term_type(t, "/unity");
	wait_prompt(t, "/unity", "4 of 13");
	term_wait_text(t, "█ shown   ░ all");
	term_type(t, " islam");
	wait_prompt(t, "/unity islam", "4 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "2021: 4 of 7 statements, unity 8");
	term_keys(t, "v");
	term_wait_text(t, "■ unity   ▲ islam   hits");
	term_golden(t, "timeline-terms-40x12");
	term_keys(t, "v");
	term_wait_text(t, "per 10,000");
	/* With what they refer to, where there is room. */
	term_resize(t, 12, 90);
	term_wait_text(t, "unity 8 (87.05), islam 13 (141.46), 919 words");
	term_resize(t, 12, 40);
	term_keys(t, "Left");
	term_wait_text(t, "2020: 0 of 6");
	/* Its key leaves it with the filter typed there; and leads to it again, as it was. */
	term_keys(t, "t");
	term_wait_text(t, "1 of 4 ");
	term_keys(t, "Esc");
	term_wait_text(t, "2020: 0 of 6");
	term_wait_text(t, "per 10,000");
	/* The filter was a step as well. */
	term_keys(t, "Esc");
	term_wait_text(t, "2021: 7 statements");
	term_keys(t, "Esc");
	term_wait_text(t, "1 of 13 ");
	quit(t);
}

/* Enter: these statements, in the list. */
static void enter(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "t k");
	term_wait_text(t, "2020: 6 statements");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 6   / year:2020");
	wait_rows(t, "2021-", 0, 0);
	term_keys(t, "t m");
	term_wait_text(t, "Timeline by months");
	term_keys(t, "g");
	term_wait_text(t, "February 2020: 2 statements");
	term_keys(t, "Enter");
	term_wait_text(t, "/ year:2020 date:2020-02");
	quit(t);
}

/* Solar Hijri years of a Persian archive, and a word counted in its script. */
static void persian(void)
{
	char *file = term_source("tests/data/archive-fa.xml");
	struct term_opts opts = {.rows = 12, .cols = 60};
	struct term *t = term_start(TERM_ARGS("--calendar=persian", file), &opts);

	term_wait_text(t, "1 of 3");
	term_type(t, "/نامه");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 1");
	term_keys(t, "t");
	term_wait_text(t, "Timeline by years (Solar Hijri)");
	term_keys(t, "v");
	term_wait_text(t, "hits");
	term_keys(t, "g");
	term_wait_text(t, "1368: 0 of 1 statement");
	golden_ordered(t, "timeline-fa-60x12");
	/* Another calendar, the same bars. */
	term_keys(t, "c c");
	term_wait_text(t, "calendar:");
	quit(t);
	free(file);
}

static void small(void)
{
	static const int sizes[][2] = {{8, 20}, {3, 9}, {1, 1}, {2, 4}, {60, 200}};
	struct term *t = start_shipped(24, 80);

	term_keys(t, "t");
	term_wait_text(t, "Timeline by years");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "m v h l G g");
	}
	term_resize(t, 8, 20);
	term_wait_text(t, "█");
	term_resize(t, 24, 80);
	term_wait_text(t, "Timeline by");
	term_keys(t, "q");
	term_wait_text(t, "Young elites");
	quit(t);
}

/* A column for each month; what the filter leaves stands out. */
static void sparkline(void)
{
	struct term *t = start_shipped(24, 100);

	term_wait_row(t, 0, "█▄▄▄ ▄▄  13");
	term_type(t, "/unity");
	wait_prompt(t, "/unity", "4 of 13");
	term_wait_row(t, 0, "▁ ▁▁ ▁");
	term_keys(t, "Esc");
	term_resize(t, 24, 60);
	term_wait(t, selected_is, (char[]){"2021-11-17"}, "60 columns");
	term_ok(strstr(term_row(t, 0), "█") == NULL, "no room, no sparkline");
	quit(t);
}

static void nothing_dated(void)
{
	struct term *t;
	char path[256];
	FILE *out;

	snprintf(path, sizeof path, "%s/undated.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><statement><occasion>Any day</occasion></statement></archive>", out);
	fclose(out);
	t = start_file(path, 24, 80, "Any day");
	term_keys(t, "t");
	term_wait_text(t, "nothing here has a date");
	term_keys(t, "j k h m v Enter m v t");
	term_wait_text(t, "Any day");
	quit(t);
}

/* It opens at the year of the selected statement, and marks what lies beyond its edges. */
static void where_one_is(void)
{
	char *file = make_archive(term_folder(), 3000);
	struct term *t = start_file(file, 24, 80, "1 of 3,000");

	term_type(t, "2000G");
	wait_selected(t, "Item 2000");
	term_keys(t, "t");
	term_wait_row(t, 23, "2015: 336 statements");
	wait_rows(t, "‹", 0, 0);
	term_keys(t, "m");
	term_wait_row(t, 0, "Timeline by months");
	term_wait_row(t, 23, "December 2015: 28 statements");
	wait_rows(t, "›", 1, 1);
	wait_rows(t, "‹", 0, 0);
	term_keys(t, "G");
	wait_rows(t, "‹", 1, 1);
	wait_rows(t, "›", 0, 0);
	term_keys(t, "Esc");
	wait_selected(t, "Item 2000");
	quit(t);
	free(file);
}

/* Eight speakers in seven years, of whom one speaks in the first of them alone. */
static char *speakers(void)
{
	static const char *const names[] = {"Ann", "Bob", "Cem", "Dora", "Emil", "Fay", "Gus"};
	static char path[256];
	FILE *out;

	snprintf(path, sizeof path, "%s/speakers.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>Speakers</title>", out);
	for (int i = 0; i < 60; i++)
		fprintf(out,
			"<statement><date when='%d-03-0%d'/><title>No. %d</title>"
			"<speaker>%s</speaker><text>%s and %s.</text></statement>",
			1994 + i * 3 % 7, i % 9 + 1, i, i % 7 == 0 ? "Hal" : names[i * i % 11 % 7],
			i % 3 ? "Peace" : "War", i % 5 ? "bread" : "water");
	fputs("<statement><title>No date</title><speaker>Ann</speaker><text>Peace.</text>"
	      "</statement></archive>",
	      out);
	fclose(out);
	return path;
}

/* Several series, each with its sign; a mean; a share with intervals; strips. */
static void series(void)
{
	struct term *t = start_file(speakers(), 24, 80, "1 of 61");

	term_type(t, "/peace");
	wait_prompt(t, "/peace", "41 of 61");
	term_keys(t, "Enter t G");
	term_wait_text(t, "2000:");
	term_keys(t, "v v v M");
	term_wait_text(t, "% of all statements");
	term_wait_text(t, "━ mean of 3   │ 95 %");
	term_golden(t, "timeline-share-80x24");
	term_keys(t, "M M M M M f");
	term_wait_text(t, "Timeline by years · Speakers");
	term_wait_text(t, "% of their own statements");
	term_keys(t, "v v");
	term_wait_text(t, "× others   statements");
	term_golden(t, "timeline-speakers-80x24");
	term_keys(t, "Tab");
	term_wait_row(t, 23, "2000 · ");
	term_resize(t, 12, 40);
	term_keys(t, "v v v v");
	term_wait_row(t, 11, "DPnorm");
	term_golden(t, "timeline-strips-40x12");
	term_keys(t, "a");
	term_wait_text(t, "another query:");
	term_type(t, "bread");
	term_keys(t, "Enter");
	term_wait_text(t, "■ peace");
	term_wait_text(t, "▲ bread");
	/* The second series of the bar: the other query is the filter then. */
	term_resize(t, 24, 80);
	term_keys(t, "v Tab Tab");
	term_wait_row(t, 23, "2000 · bread: 8 of 9 statements");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 8   / bread year:2000");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "2000 · bread");
	term_keys(t, "F4");
	term_wait_text(t, "--filter=peace --count-by=year --series=bread");
	term_keys(t, "Esc");
	quit(t);
}

/* A strip shows what the bars do: of one who says a word as often each year, more and more often, the hits
 * stay as they are among that one's words. */
static void strips(void)
{
	static char path[600];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/strips.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>S</title>", out);
	for (int year = 2000; year < 2005; year++)
		for (int i = 0; i < 6; i++)
			fprintf(out,
				"<statement><date when='%d'/><speaker>%s</speaker><text>tax and "
				"more.</text></statement>",
				year, i <= year - 2000 ? "Ann" : "Bob");
	fputs("</archive>", out);
	fclose(out);
	t = start_file(path, 24, 80, "1 of 30");
	term_type(t, "/tax");
	wait_prompt(t, "/tax", "30 of 30");
	term_keys(t, "Enter t f v v v v");
	term_wait_text(t, "DPnorm");
	term_wait_text(t, "▲ Bob");
	/* They are as high everywhere. */
	for (int row = 3; row <= 6; row += 3)
		term_wait_row(t, row, "███ ████████ ████████ ████████ ███");
	quit(t);
}

/* Statements that are in no bar are told of at any width, and so is that there is a filter. */
static void in_no_bar(void)
{
	char *file = write_file(term_folder(), "bars.xml",
				"<archive><title>Bars</title>"
				"<statement><date when='1999'/><text>Peace.</text></statement>"
				"<statement><date when='2000'/><text>Peace.</text></statement>"
				"<statement><date when='2000'/><text>War.</text></statement>"
				"<statement><date when='1998/2001'/><text>Peace.</text></statement>"
				"<statement><date when='1997/2001'/><text>Peace.</text></statement>"
				"<statement><text>Peace.</text></statement></archive>");
	struct term *t = start_file(file, 12, 60, "of 6");

	term_type(t, "/peace text:peace\rt");
	term_wait_row(t, 0, "peace text:peace › Timeline by years");
	term_wait_row(t, 1, "█ shown   ░ all                    2 uncertain · 1 undated");
	term_resize(t, 12, 40);
	term_wait_row(t, 0, " … › Timeline by years");
	term_wait_row(t, 1, "█ shown   ░ all");
	term_wait_row(t, 2, "2 uncertain · 1 undated");
	term_resize(t, 12, 20);
	term_wait_row(t, 0, " … › Tim");
	term_wait_row(t, 2, "2 uncertain · 1 u…");
	term_resize(t, 6, 32);
	term_wait_row(t, 1, "█ shown   2 uncertain · 1 und…");
	quit(t);
	free(file);
}

int main(void)
{
	series();
	strips();
	where_one_is();
	shipped();
	terms();
	enter();
	persian();
	small();
	sparkline();
	nothing_dated();
	in_no_bar();
	return term_done();
}

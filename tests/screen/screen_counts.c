/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Words beside others, phrases: as they look, what keys change, that numbers lead to as many lines. */
#include "config.h"

#include "fixture.h"

static void beside(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "C");
	term_wait_text(t, "no words in the filter: / types some");
	term_keys(t, "C");
	term_type(t, "/islamic");
	term_keys(t, "Enter");
	term_keys(t, "C");
	term_wait_text(t, "Words beside islamic");
	term_wait_text(t, "Words beside islamic, up to 5 on each side, in 3 or more");
	term_wait_text(t, "11 words  ");
	term_wait_text(t, "m at least   h l span   v side   enter lines   esc back");
	term_golden(t, "collocates-80x24");
	/* What they are in the order of has its column, whatever gives way for it. */
	term_wait_row(t, 1, "by time");
	term_keys(t, "s");
	term_wait_text(t, "by MI");
	term_wait_row(t, 1, "in all        MI");
	term_wait_gone(t, "by time");
	term_resize(t, 24, 40);
	term_wait_row(t, 1, "logDice        MI");
	term_resize(t, 24, 80);
	term_keys(t, "s");
	term_wait_row(t, 1, "t-score");
	term_keys(t, "s");
	term_wait_row(t, 1, "G2");
	term_keys(t, "s");
	term_wait_row(t, 1, "by time");
	term_wait_text(t, "by lines");
	term_keys(t, "2 h v");
	term_wait_text(t, "up to 3 before, in 3 or more");
	wait_selected(t, "the");
	term_keys(t, "j");
	wait_selected(t, "of");
	term_keys(t, "Enter");
	term_wait_text(t, "Concordance: islamic + of");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Enter");
	term_wait_text(t, "hit ");
	term_keys(t, "Esc");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Esc");
	wait_selected(t, "of");
	term_wait_text(t, "up to 3 before, in 3 or more");
	term_type(t, "/the");
	term_keys(t, "Enter");
	wait_selected(t, "the");
	term_keys(t, "q");
	quit(t);
}

static void phrases(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "P");
	term_wait_text(t, "Phrases");
	term_wait_text(t, "in 3 or more");
	wait_selected(t, "Ayatollah Khamenei");
	term_keys(t, "l");
	term_wait_text(t, "of 2 words");
	term_keys(t, "h h");
	term_wait_text(t, "of 6 words");
	term_keys(t, "l");
	term_type(t, "/he said");
	term_keys(t, "Enter");
	wait_selected(t, "He said that");
	/* As many lines as it is said to be there. */
	term_wait_text(t, " 8");
	term_keys(t, "Enter");
	term_wait_text(t, "Concordance: He said that");
	term_wait_text(t, "1 of 8");
	term_keys(t, "Esc");
	wait_selected(t, "He said that");
	term_keys(t, "q");
	quit(t);
}

/* What a statement shares with another one, and what all share. */
static void reused(void)
{
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/reused.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>Again</title>\n", out);
	for (int i = 1; i <= 5; i++)
		fprintf(out,
			"<statement><date when='200%d-03-21'/><title>No. "
			"%d</title><text>%s%s</text>"
			"</statement>\n",
			i, i,
			i % 2 ? "we shall meet here again when the next summer comes" : "Not so",
			i > 3 ? " one day before the ships come home again" : "");
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 80, "1 of 5 ");
	term_keys(t, "j u");
	term_wait_text(t, "Passages of this statement that others have");
	term_wait_text(t, "1 passage of 8 words or more");
	wait_selected(t, "one day before the ships come home again");
	term_keys(t, "v");
	term_wait_text(t, "Passages in more than one statement");
	term_wait_text(t, "2 passages of 8 words or more");
	wait_selected(t, "we shall meet here again when");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 3");
	term_keys(t, "Enter");
	term_wait_text(t, "hit 1 of 1");
	term_keys(t, "Esc");
	term_wait_text(t, "1 of 3");
	term_keys(t, "Esc");
	wait_selected(t, "we shall meet here again when");
	term_keys(t, "u");
	term_wait_text(t, "2 of 5 ");
	quit(t);
}

/* The command line WHAT prints the view that is open, and it is logged. */
static void printed_by(struct term *t, const char *what)
{
	term_type(t, ":as-command\r");
	term_wait_text(t, "As a command");
	term_wait_text(t, what);
	term_keys(t, "Y");
	term_wait_text(t, "appended to ");
	term_keys(t, "Esc");
}

/* Write the view that is open to FILE. */
static void write_view(struct term *t, const char *file)
{
	term_type(t, "xv");
	term_wait_text(t, "export as: ");
	term_keys(t, "C-u");
	term_type(t, "csv\r");
	term_wait_text(t, "to file: ");
	term_keys(t, "C-u");
	term_type(t, term_folder());
	term_type(t, file);
	term_keys(t, "Enter");
	term_wait_text(t, file);
	term_wait_text(t, "the view as csv");
}

/* What is shown is written; a part of it is not, as no more is written than that. */
static void tables(void)
{
	struct term *t = start_shipped(24, 160);

	term_type(t, "/islamic\r");
	term_keys(t, "C");
	term_wait_text(t, "Words beside islamic");
	write_view(t, "/beside.csv");
	term_keys(t, "P");
	term_wait_text(t, "Phrases");
	write_view(t, "/phrases.csv");
	term_keys(t, "u");
	term_wait_text(t, "Passages of this statement");
	write_view(t, "/reused.csv");
	term_type(t, "/the\r");
	term_type(t, "xv");
	term_wait_text(t, "only a part of the view is shown");
	term_keys(t, "q");
	quit(t);
}

/* The lines of a word are there; or they are not yet, as when all was counted again, and that is said. */
static bool is_opened(struct term *t, void *arg)
{
	(void)arg;
	return term_ended(t) || term_find(t, "1 of 1,200", NULL, NULL) ||
	       term_find(t, "wait for it", NULL, NULL);
}

/* The lines are made in slices: the header goes along with them. */
static void many(void)
{
	enum { STATEMENTS = 12, LINES = 100, FILLERS = 400, PATIENCE = 20 };
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/many.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>Many</title>\n", out);
	for (int i = 1; i <= STATEMENTS; i++) {
		fprintf(out, "<statement><date when='20%02d-03-21'/><text>", i);
		for (int k = 0; k < LINES; k++) {
			fputs("<p>fresh water ", out);
			for (int n = 0; n < FILLERS; n++)
				fputs("ebb flow ", out);
			fputs("</p>", out);
		}
		fputs("</text></statement>\n", out);
	}
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 80, "1 of 12 ");
	term_type(t, "/water\r");
	term_keys(t, "C");
	term_wait_text(t, "up to 5 on each side");
	wait_selected(t, "fresh");
	for (int i = 0; i < PATIENCE && !term_find(t, "1 of 1,200", NULL, NULL); i++) {
		/* What was said of it goes at a key; the number stands there when all is counted. */
		term_keys(t, "g");
		term_wait_text(t, "3 words");
		term_keys(t, "Enter");
		term_wait(t, is_opened, NULL, "1 of 1,200, or that it is counting still");
	}
	term_wait_text(t, "1 of 1,200");
	/* At the right end of the header. */
	term_wait_text(t, "          1,200");
	term_keys(t, "q");
	quit(t);
}

/* A table begins where there is something: there l leads, and h to what stands before. */
static void begins_where_something_is(void)
{
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/years.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive>", out);
	for (int i = 0; i < 80; i++)
		fprintf(out,
			"<statement><date "
			"when='%d'/><speaker>Ann</speaker><text><p>water</p></text>"
			"</statement>\n",
			1940 + i);
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 80, "1 of 80 ");
	term_type(t, "/1970..2005\r");
	term_type(t, "X");
	term_wait_row(t, 1, "all‹ 1970  1971");
	term_keys(t, "l");
	term_wait_row(t, 23, "all, 1970: 1 statement");
	term_keys(t, "h");
	term_wait_row(t, 23, "all, 1969: 0 statements");
	term_wait_row(t, 1, "‹ 1969");
	term_keys(t, "q");
	quit(t);
}

/* Numbers are parted in the status line as elsewhere. */
static void parted(void)
{
	enum { STATEMENTS = 1234 };
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/parted.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive>", out);
	for (int i = 0; i < STATEMENTS; i++)
		fprintf(out,
			"<statement><date when='2001'/><occasion>Occasion %d</occasion>"
			"<text><p>water</p></text></statement>\n",
			i);
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 80, "1 of 1,234 ");
	term_type(t, "/water\r");
	term_type(t, "w");
	term_wait_text(t, "1 of 1,234   newest first");
	term_type(t, "t");
	term_wait_text(t, "2001: 1,234 statements, water 1,234");
	term_type(t, "vv");
	term_wait_text(t, "1,234 statements, water 1,234 (");
	term_type(t, "o");
	term_wait_text(t, "1,234 values");
	term_keys(t, "q");
	quit(t);
}

/* Where there are more than are listed, that is said. */
static void cut(void)
{
	enum { STATEMENTS = 3, WORDS = 1100 };
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/cut.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>Cut</title>\n", out);
	for (int i = 1; i <= STATEMENTS; i++) {
		fprintf(out, "<statement><date when='200%d-03-21'/><title>%d</title><text>", i, i);
		for (int k = 0; k < WORDS; k++)
			fprintf(out, "%sw%d ", k % 10 ? "" : "found ", k);
		fputs("</text></statement>\n", out);
	}
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 120, "1 of 3 ");
	term_keys(t, "W");
	term_wait_text(t, "1,000 words, the first of 1,101");
	term_keys(t, "q");
	term_type(t, "/found\r");
	term_keys(t, "C");
	term_wait_text(t, "1,000 of 1,095 words");
	term_keys(t, "P l");
	term_wait_text(t, "1,000 phrases of 2 words, the first of ");
	term_resize(t, 24, 80);
	term_keys(t, "C");
	term_wait_text(t, "1,000 of 1,095 words   m at least   h l span   v side   enter lines");
	term_keys(t, "q");
	quit(t);
}

static void recipes(void)
{
	struct term *t = start_shipped(24, 160);

	term_type(t, "/islamic");
	term_keys(t, "Enter C");
	term_wait_text(t, "in 3 or more");
	term_keys(t, "l v s");
	term_wait_text(t, "up to 6 before");
	printed_by(t, "--collocates=mi --collocates-span=6 --collocates-side=before "
		      "--collocates-least=3");
	term_wait_text(t, "up to 6 before");
	term_type(t, "/the\r");
	term_type(t, ":as-command\r");
	term_wait_text(t, "no command line prints this view as it is");
	term_keys(t, "q P");
	term_wait_text(t, "Phrases");
	term_keys(t, "l Space");
	term_wait_text(t, "around the filter's words");
	printed_by(t, "--phrases=frequent --phrases-words=2 --phrases-least=3 --phrases-around ");
	term_keys(t, "q u");
	term_wait_text(t, "Passages of this statement");
	term_type(t, ":as-command\r");
	term_wait_text(t, "no command line prints this view as it is");
	term_keys(t, "v");
	term_wait_text(t, "Passages in more than one");
	printed_by(t, "--filter=islamic --reused ");
	term_keys(t, "q");
	quit(t);
}

static void small(void)
{
	static const int sizes[][2] = {{8, 20}, {3, 9}, {1, 1}, {2, 4}, {60, 200}, {12, 40}};
	struct term *t = start_shipped(24, 80);

	term_type(t, "/the");
	term_keys(t, "Enter C");
	term_wait_text(t, "Words beside");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "G g j v m s l");
	}
	term_wait_text(t, "Words beside");
	term_keys(t, "P");
	term_wait_text(t, "Phrases");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "G g j v m l Space");
	}
	term_keys(t, "q");
	term_keys(t, "q");
	/* Words are not cut for numbers. */
	term_type(t, "/year:2021");
	term_keys(t, "Enter W h h h");
	term_wait_row(t, 1, "times  at least");
	term_wait_gone(t, "in shown");
	term_keys(t, "q");
	quit(t);
}

static bool is_the_last_column(struct term *t, void *arg)
{
	(void)arg;
	return strstr(term_row(t, 1), "2021-11") && !strstr(term_row(t, 1), "›");
}

/* A table that is wider than the screen says so, and the selected column is in sight however little room
 * there is. */
static void wide(void)
{
	struct term *t = start_shipped(12, 40);

	term_type(t, ":cross topic month\r");
	term_wait_row(t, 1, "all  2020-02›");
	term_keys(t, "l l l");
	term_wait_row(t, 1, "all‹ 2020-04›");
	term_resize(t, 6, 20);
	term_wait_row(t, 1, "topic   ‹ 2020-04›");
	term_wait_row(t, 2, "all             1");
	term_keys(t, "l");
	term_wait_row(t, 1, "‹ 2020-05›");
	term_keys(t, "h h h h");
	term_wait_row(t, 1, "all›");
	term_resize(t, 12, 80);
	for (int i = 0; i < 40; i++)
		term_keys(t, "l");
	term_wait_row(t, 1, "‹ ");
	term_ok(term_wait(t, is_the_last_column, NULL, "nothing behind the last column"),
		"nothing is said to be behind the last column");
	term_keys(t, "q");
	quit(t);
}

int main(void)
{
	beside();
	phrases();
	reused();
	tables();
	many();
	parted();
	begins_where_something_is();
	cut();
	recipes();
	small();
	wide();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The words that stand out, and the same occasion in other years. */
#include "config.h"

#include "fixture.h"

/* Against another query. */
static void against(struct term *t)
{
	term_keys(t, "W");
	term_wait_text(t, "compare with:");
	term_type(t, "year:2021");
	term_keys(t, "Enter");
	term_wait_text(t, "against year:2021");
	/* One that cannot be read is not taken; one that finds nothing has nothing to list. */
	term_keys(t, "W");
	term_wait_text(t, "compare with:");
	term_type(t, "foo:bar");
	term_keys(t, "Enter");
	term_wait_text(t, "there is no field 'foo'");
	term_wait_text(t, "against year:2021");
	term_keys(t, "Esc");
	term_wait_gone(t, "compare with:");
	term_keys(t, "W");
	term_wait_text(t, "compare with:");
	term_type(t, "zzzz");
	term_keys(t, "Enter");
	term_wait_text(t, "against zzzz");
	term_wait_text(t, "0 words, in 3 or more · nothing to compare with");
	term_keys(t, "Esc");
	term_wait_text(t, "against year:2021");
}

static void shipped(void)
{
	struct term *t = start_shipped(24, 80);

	/* One that all match leaves nothing out. */
	term_type(t, "/ayatollah\r");
	term_keys(t, "W");
	term_wait_text(t, "in 3 or more · the filter leaves nothing to compare with");
	term_keys(t, "Esc");
	term_wait_text(t, "/ ayatollah");
	term_keys(t, "Esc");
	term_wait_gone(t, "/ ayatollah");
	term_keys(t, "W");
	term_wait_text(t, "Words by number");
	term_wait_text(t, "a filter gives something to compare");
	term_type(t, ":as-command\r");
	term_wait_text(t, "no command line prints this view as it is");
	term_keys(t, "W");
	term_wait_text(t, "Young elites");
	term_type(t, "/unity");
	wait_prompt(t, "/unity", "4 of 13");
	term_keys(t, "Enter");
	term_keys(t, "W");
	/* Four statements prove nothing; what is most likely is listed where it is asked for. */
	term_wait_text(t, "0 of 52 words, chance below 0.05, in 3 or more");
	term_keys(t, "h");
	term_wait_text(t, "32 of 52 words, sure or not, in 3 or more");
	term_golden(t, "words-80x24");
	term_type(t, ":as-command\r");
	term_wait_text(t, " --filter=unity --words --keyness-level=all");
	term_keys(t, "Esc");
	term_type(t, "/isl");
	term_wait_text(t, "1 of 52 words");
	term_keys(t, "Esc");
	term_wait_text(t, "32 of 52 words");
	term_keys(t, "v");
	term_wait_text(t, "Words rarer than in the rest");
	term_wait_text(t, "times   at most");
	term_keys(t, "v m");
	term_wait_text(t, "in 10 or more");
	term_keys(t, "m m m m");
	term_wait_text(t, "32 of 52 words, sure or not, in 3 or more");
	/* Enter lists what was counted, and every step back leads to where it was made. */
	term_keys(t, "j j j");
	term_wait_text(t, ">");
	wait_selected(t, "Islamic");
	term_keys(t, "Enter");
	term_wait_text(t, "Concordance: Islamic");
	term_wait_text(t, "1 of 7");
	term_keys(t, "j j Enter");
	term_wait_text(t, "f Islamic");
	term_keys(t, "Esc");
	term_wait_text(t, "3 of 7");
	term_keys(t, "Esc");
	wait_selected(t, "Islamic");
	term_wait_text(t, "32 of 52 words, sure or not, in 3 or more");
	against(t);
	term_keys(t, "Esc");
	wait_selected(t, "Islamic");
	quit(t);
}

static void persian(void)
{
	char *file = term_source("tests/data/archive-fa.xml");
	struct term *t = start_file(file, 12, 40, "1 of 3");

	term_keys(t, "W");
	term_wait_text(t, "Words by number");
	term_keys(t, "1 m");
	term_wait_text(t, "15 words");
	golden_ordered(t, "words-fa-40x12");
	quit(t);
	free(file);
}

static void small(void)
{
	static const int sizes[][2] = {{8, 20}, {3, 9}, {1, 1}, {2, 4}, {60, 200}, {12, 40}};
	struct term *t = start_shipped(24, 80);

	term_keys(t, "W");
	term_wait_text(t, "Words");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "G g j v m");
	}
	term_wait_text(t, "Words by number");
	term_wait_text(t, "shown");
	term_keys(t, "q");
	term_wait_text(t, "1 of 13");
	quit(t);
}

static void occasions(void)
{
	char path[256];
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/years.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><title>Years</title>\n", out);
	for (int year = 2001; year <= 2021; year++)
		fprintf(out,
			"<statement><date when='%d-03-21'/><occasion>Nowruz message %d</occasion>"
			"</statement><statement><date when='%d-05-01'/><occasion>%dth meeting of "
			"workers</occasion></statement>\n",
			year, year - 621, year, year - 1980);
	fputs("</archive>\n", out);
	fclose(out);
	t = start_file(path, 24, 120, "1 of 42 ");
	wait_selected(t, "41th meeting of workers");
	term_keys(t, "}");
	wait_selected(t, "40th meeting of workers");
	term_keys(t, "3 }");
	wait_selected(t, "37th meeting of workers");
	term_keys(t, "{");
	wait_selected(t, "38th meeting of workers");
	term_keys(t, "j");
	wait_selected(t, "Nowruz message 1397");
	term_keys(t, "*");
	term_wait_text(t, "4 of 21   / occasion:\"nowruz message\"");
	wait_selected(t, "Nowruz message 1397");
	quit(t);
}

int main(void)
{
	shipped();
	persian();
	small();
	occasions();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The values of a field: counted, searched, picked, and the way into the list. */
#include "config.h"

#include "fixture.h"

static void shipped(void)
{
	struct term *t = start_shipped(24, 80);

	term_keys(t, "o");
	term_wait_text(t, "Occasions");
	term_wait_text(t, "13 values");
	term_keys(t, "l");
	term_wait_text(t, "1 value ");
	term_wait_text(t, ">  Ayatollah Seyyed Ali Khamenei");
	term_keys(t, "Tab Tab Tab Tab");
	term_wait_text(t, "28 values");
	term_golden(t, "facets-80x24");
	/* Its own '/' narrows the values, not the list. */
	term_type(t, "/isla");
	term_wait_text(t, "Islamic civilisation");
	wait_rows(t, "elections", 0, 0);
	term_keys(t, "Esc");
	term_wait_text(t, "28 values");
	term_keys(t, "s");
	term_wait_text(t, "s by count");
	term_keys(t, "g");
	term_wait_text(t, ">  Afghanistan");
	term_keys(t, "S-Tab");
	term_wait_text(t, "Kinds");
	term_keys(t, "h");
	term_wait_text(t, "Languages");
	term_keys(t, "o");
	term_wait_text(t, "Young elites");
	quit(t);
}

/* The first field that some statement has: an empty page says nothing. */
static void opens_where_there_are_values(void)
{
	const char *folder = term_folder();
	char path[4096];
	FILE *out;
	struct term *t;

	snprintf(path, sizeof path, "%s/places.xml", folder);
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive><statement id='a'><date "
	      "when='2019-05-01'/><title>One</title><place>Bonn</place>"
	      "</statement></archive>",
	      out);
	fclose(out);
	t = start_file(path, 24, 80, "One");
	term_keys(t, "o");
	term_wait_text(t, "Places");
	term_wait_text(t, "Bonn");
	quit(t);
}

static void picks(void)
{
	struct term *t = start_shipped(12, 40);

	term_keys(t, "o S-Tab S-Tab S-Tab");
	term_wait_text(t, "Topics");
	term_wait_text(t, "28 values");
	term_keys(t, "Space j Space");
	term_wait_text(t, "28 values, 2 picked");
	term_golden(t, "facets-picked-40x12");
	term_keys(t, "Enter");
	term_wait_text(t, "/ (topic:");
	term_resize(t, 24, 100);
	term_wait_text(t, "(topic:\"economy\" | topic:\"elections\")");
	term_keys(t, "o");
	term_wait_text(t, "6 of 13");
	term_keys(t, "g Enter");
	term_wait_text(t, "1 of 5 ");
	quit(t);
}

/* A right-to-left interface of values in their own script. */
static void persian(void)
{
	char *file = term_source("tests/data/archive-fa.xml");
	struct term *t = start_file(file, 12, 40, "1 of ");

	term_keys(t, "o");
	term_wait_text(t, "Occasions");
	term_wait_text(t, "1 value,");
	golden_ordered(t, "facets-fa-40x12");
	term_keys(t, "Enter");
	term_wait_text(t, "/ occasion:");
	quit(t);
	free(file);
}

/* Bars grow from the right on a mirrored screen, units stand below units. */
static void mirrored(void)
{
	char *file = make_archive(term_folder(), 400);
	char *config = config_with("direction = rtl\n");
	struct term_opts opts = {.rows = 12, .cols = 80};
	struct term *t = term_start(TERM_ARGS(config, file), &opts);

	term_wait_text(t, "1 of 400");
	term_keys(t, "W");
	term_wait_text(t, "Words by number");
	term_golden(t, "words-mirrored-80x12");
	term_keys(t, "Esc");
	term_keys(t, "o S-Tab");
	term_wait_text(t, "2 values");
	term_golden(t, "facets-mirrored-80x12");
	quit(t);
	free(file);
	free(config);
}

static void small(void)
{
	static const int sizes[][2] = {{8, 20}, {3, 9}, {1, 1}, {2, 4}, {60, 200}};
	struct term *t = start_shipped(24, 80);

	term_keys(t, "o");
	term_wait_text(t, "Occasions");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(t, sizes[i][0], sizes[i][1]);
		term_keys(t, "l Space G g h s");
	}
	term_resize(t, 24, 80);
	term_wait_text(t, " value");
	term_keys(t, "t");
	term_wait_text(t, "Timeline");
	term_keys(t, "q");
	term_wait_text(t, "Young elites");
	quit(t);
}

static void write_statement(const char *folder, const char *name, const char *language)
{
	char path[600];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "w");
	if (!out)
		abort();
	fprintf(out,
		"<archive><statement id='a' xml:lang='%s'><title>A %s</title><text>One.</text>"
		"</statement></archive>",
		language, language);
	fclose(out);
}

/* Languages stand by their names, files without the folders that all are in; numbers near both. */
static void names(void)
{
	const char *folder = term_folder();
	struct term_opts opts = {.rows = 24, .cols = 200};
	struct term *t;
	int row, col;

	write_statement(folder, "first.xml", "tr");
	write_statement(folder, "second.xml", "en-GB");
	write_statement(folder, "third.xml", "tr");
	t = term_start(TERM_ARGS("--no-config", folder), &opts);
	term_wait_text(t, "1 of 2 ");
	/* The header says what several files are. */
	term_wait_row(t, 0, ": 3 files");
	/* A copy is named without the folders of both, too. */
	term_keys(t, "j");
	term_wait_text(t, "also in: first.xml");
	term_keys(t, "o S-Tab");
	term_wait_text(t, "Years");
	/* An empty field says so. */
	term_wait_text(t, "no statement says this");
	term_keys(t, "S-Tab");
	term_wait_text(t, "Files");
	term_wait_text(t, ">  second.xml");
	term_wait_text(t, "   third.xml");
	wait_rows(t, folder, 0, 0);
	term_ok(term_find(t, "██", &row, &col) && row == 2 && col < 60,
		"the numbers stand near the names");
	term_keys(t, "S-Tab");
	term_wait_text(t, "Languages");
#if HAVE_ICU
	term_wait_text(t, "Turkish");
	term_wait_text(t, "English (United Kingdom)");
	term_type(t, "/turk");
	term_wait_gone(t, "English (");
	term_keys(t, "Enter");
	term_keys(t, "Enter");
	term_wait_text(t, "/ lang:\"tr\"");
#else
	term_wait_text(t, "en-GB");
#endif
	quit(t);
}

/* Numbers are in groups in all views. */
static void thousands(void)
{
	char path[4200];
	FILE *out;
	struct term *t;

	snprintf(path, sizeof path, "%s/many.xml", term_folder());
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("<archive>", out);
	for (int i = 0; i < 1001; i++)
		fprintf(out,
			"<statement id='s%d'><date when='2020'/><speaker>Ann</speaker>"
			"<text><p>rain</p></text></statement>",
			i);
	fputs("</archive>", out);
	fclose(out);
	t = term_start(TERM_ARGS("--no-config", path), NULL);
	term_wait_row(t, 23, "1 of 1,001");
	term_keys(t, "o");
	term_wait_row(t, 2, " 1,001 █");
	quit(t);
}

int main(void)
{
	thousands();
	names();
	shipped();
	opens_where_there_are_values();
	picks();
	persian();
	if (HAVE_FRIBIDI)
		mirrored();
	small();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What screen tests share: starting the reader on a file, archives made on the spot, and a few
 * questions to the screen.
 */
#ifndef LR_TESTS_SCREEN_FIXTURE_H
#define LR_TESTS_SCREEN_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "term.h"

/* The reader on the shipped archive, which is named, in so many rows and columns, drawn and whole: a
 * key sent while only the first rows had come would find nowhere to go. */
static inline struct term *start_shipped(int rows, int cols)
{
	struct term_opts opts = {.rows = rows, .cols = cols};
	char *file = term_source("data/statements.xml");
	struct term *t = term_start(TERM_ARGS(file), &opts);

	free(file);
	term_wait_alt(t, true);
	if (rows >= 6 && cols >= 30 && term_wait_text(t, "Young elites"))
		term_wait_row(t, rows - 1, " of 13");
	return t;
}

/* The reader on FILE, until TEXT is on the screen. */
static inline struct term *start_file(const char *file, int rows, int cols, const char *text)
{
	struct term_opts opts = {.rows = rows, .cols = cols};
	struct term *t = term_start(TERM_ARGS(file), &opts);

	term_wait_text(t, text);
	return t;
}

/* The option that names a file with these SETTINGS. Heap; the caller frees. */
static inline char *config_with(const char *settings)
{
	const char *folder = term_folder();
	size_t size = strlen(folder) + 20;
	char *option = malloc(size);
	FILE *out;

	if (!option)
		abort();
	snprintf(option, size, "--config=%s/config", folder);
	out = fopen(strchr(option, '=') + 1, "w");
	if (!out)
		abort();
	fputs(settings, out);
	fclose(out);
	return option;
}

/* The file NAME in FOLDER with this TEXT. Heap; the caller frees. */
static inline char *write_file(const char *folder, const char *name, const char *text)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);
	FILE *out;

	if (!path)
		abort();
	snprintf(path, size, "%s/%s", folder, name);
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
	return path;
}

/* An archive of N statements in FOLDER: number I is called "Item I", dated day by day back from
 * 2020-12-28, with ten paragraphs; every tenth speaks of rain. Heap; the caller frees. */
static inline char *make_archive(const char *folder, int n)
{
	size_t size = strlen(folder) + 16;
	char *path = malloc(size);
	FILE *out;

	if (!path)
		abort();
	snprintf(path, size, "%s/many.xml", folder);
	out = fopen(path, "w");
	if (!out)
		abort();
	fprintf(out, "<archive version='1'><title>Many</title>\n");
	for (int i = 1; i <= n; i++) {
		int day = i - 1;

		fprintf(out,
			"<statement id='s%d'><date when='%04d-%02d-%02d'/><occasion>Item "
			"%d</occasion>",
			i, 2020 - day / 336, 12 - day / 28 % 12, 28 - day % 28, i);
		fprintf(out, "<title>Title of item %d</title><summary>", i);
		for (int p = 1; p <= 10; p++)
			fprintf(out,
				"<p>Item %d, paragraph %d: words that fill a line or two%s.</p>", i,
				p, i % 10 == 0 && p == 9 ? ", and rain" : "");
		fprintf(out, "</summary></statement>\n");
	}
	fprintf(out, "</archive>\n");
	fclose(out);
	return path;
}

/* A screen on which the program puts right-to-left text in order; skipped where it cannot. */
static inline void golden_ordered(struct term *t, const char *name)
{
	if (HAVE_FRIBIDI)
		term_golden(t, name);
	else
		term_ok(true, "screen %s # SKIP built without FriBidi", name);
}

/* The row of the list with the selection mark, -1 where there is none. */
static inline int selected_row(struct term *t)
{
	for (int row = 0; row < term_rows(t); row++)
		if (!strcmp(term_cell(t, row, 0).text, ">"))
			return row;
	return -1;
}

/* Whether the selected row of the list holds TEXT (a predicate for term_wait()). */
static inline bool selected_is(struct term *t, void *text)
{
	int row = selected_row(t);

	return row >= 0 && strstr(term_row(t, row), text) != NULL;
}

static inline bool wait_selected(struct term *t, const char *text)
{
	char copy[200];

	snprintf(copy, sizeof copy, "%s", text);
	return term_wait(t, selected_is, copy, text);
}

struct prompt_wanted {
	const char *text, *count;
};

static inline bool prompt_is(struct term *t, void *arg)
{
	const struct prompt_wanted *w = arg;
	const char *row = term_row(t, term_rows(t) - 1);

	return !strncmp(row + 1, w->text, strlen(w->text)) && row[1 + strlen(w->text)] == ' ' &&
	       strstr(row, w->count) != NULL;
}

/* Wait until the prompt holds exactly TEXT ("/rain") and its count says COUNT ("3 of 13"). */
static inline bool wait_prompt(struct term *t, const char *text, const char *count)
{
	struct prompt_wanted w = {text, count};

	return term_wait(t, prompt_is, &w, count);
}

/* How many rows of the screen hold TEXT. */
static inline int rows_with(struct term *t, const char *text)
{
	int n = 0;

	for (int row = 0; row < term_rows(t); row++)
		n += strstr(term_row(t, row), text) != NULL;
	return n;
}

struct rows_wanted {
	const char *text;
	int least, most;
};

static inline bool rows_are(struct term *t, void *arg)
{
	const struct rows_wanted *w = arg;
	int n = rows_with(t, w->text);

	return n >= w->least && n <= w->most;
}

/* Wait until LEAST to MOST rows hold TEXT. A screen arrives in pieces: nothing is looked at once. */
static inline bool wait_rows(struct term *t, const char *text, int least, int most)
{
	struct rows_wanted w = {text, least, most};
	char what[200];

	snprintf(what, sizeof what, "%d to %d rows with \"%s\"", least, most, text);
	return term_wait(t, rows_are, &w, what);
}

/* How many cells are underlined in columns FROM to TO. */
static inline int underlined(struct term *t, int from, int to)
{
	int n = 0;

	for (int row = 0; row < term_rows(t); row++)
		for (int col = from; col < to; col++)
			n += term_cell(t, row, col).underline > 0;
	return n;
}

struct underline_wanted {
	int from, to, least, most;
};

static inline bool underlines_are(struct term *t, void *arg)
{
	const struct underline_wanted *w = arg;
	int n = underlined(t, w->from, w->to);

	return n >= w->least && n <= w->most;
}

/* Wait until LEAST to MOST cells are underlined in columns FROM to TO. */
static inline bool wait_underlined(struct term *t, int from, int to, int least, int most)
{
	struct underline_wanted w = {from, to, least, most};

	return term_wait(t, underlines_are, &w, "so many underlined cells");
}

/* Quit, and see that the terminal is as it was. */
static inline void quit(struct term *t)
{
	term_keys(t, "Q");
	term_ok(term_wait_exit(t) == 0, "Q quits with status 0");
	term_ok(!term_alt(t) && term_restored(t), "and the terminal is as before");
	term_free(t);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * ambiguous-width = 2: the terminal of these tests takes one cell for each such character, and thereby
 * shows how many the program and curses took them for: all that follows stands that much to the left.
 */
#include "config.h"

#include "fixture.h"

/* Ambiguous characters, and no other, are in each of these. */
static const char *const samples[] = {
	"αβγδεζηθικλμνξοπρστυφχψωαβγδεζηθικλμνξοπρστυφχψω",
	"СъешьжеещёэтихмягкихфранцузскихбулокдавыпейчаюСъешь",
	"①②③④⑤⑥⑦⑧⑨⑩“”…—±×÷°┼─│■●◆①②③④⑤⑥⑦⑧⑨⑩“”…—±×÷°",
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static char *write_samples(const char *folder)
{
	size_t size = strlen(folder) + 16;
	char *path = malloc(size);
	FILE *out;

	if (!path)
		abort();
	snprintf(path, size, "%s/wide.xml", folder);
	out = fopen(path, "w");
	if (!out)
		abort();
	fprintf(out, "<archive version='1'><title>Wide</title>\n");
	for (int i = 0; i < SAMPLES; i++)
		fprintf(out,
			"<statement id='s%d'><date when='2020-01-0%d'/><occasion>%s</occasion>"
			"<title>T</title></statement>\n",
			i, 9 - i, samples[i]);
	fprintf(out, "</archive>\n");
	fclose(out);
	return path;
}

/* The reader with a setting. */
static struct term *start(const char *file, const char *setting)
{
	struct term_opts opts = {.rows = 10, .cols = 80};
	char *config = config_with(setting);
	struct term *t = term_start(TERM_ARGS(config, file), &opts);

	free(config);
	return t;
}

/* In cells: where the rule stands in ROW, and how many that are not ASCII are before it. */
static int rule_column(struct term *t, int row, const char *rule, int *others)
{
	int col = 0;

	*others = 0;
	for (; col < term_cols(t) && strcmp(term_cell(t, row, col).text, rule) != 0; col++)
		*others += (unsigned char)term_cell(t, row, col).text[0] >= 0x80;
	return col;
}

static void one(const char *file)
{
	struct term *t = start(file, "ambiguous-width = 1");
	int others;

	term_wait_row(t, 9, "1 of 3");
	for (int row = 1; row <= SAMPLES; row++) {
		int col = rule_column(t, row, "│", &others);

		term_ok(others > 10 && col == 35, "row %d: the rule after %d letters", row, others);
	}
	quit(t);
}

static void two(const char *file)
{
	struct term *t = start(file, "ambiguous-width = 2");
	int others, col;

	term_wait_row(t, 9, "1 of 3");
	for (int row = 1; row <= SAMPLES; row++) {
		col = rule_column(t, row, "|", &others);

		term_ok(others > 5 && col + others == 35,
			"row %d: the rule after %d letters of two cells", row, others);
	}
	col = rule_column(t, 6, "|", &others);
	term_ok(col == 35 && others == 0, "row 6: the same rule");
	term_ok(!term_leak(t, 0), "nothing odd was written");
	quit(t);
}

int main(void)
{
	char *file = write_samples(term_folder());

	one(file);
	two(file);
	free(file);
	return term_done();
}

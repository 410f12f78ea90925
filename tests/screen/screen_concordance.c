/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The concordance on the screen: its lines, their orders, and the way to the text. */
#include "config.h"

#include "fixture.h"

static void shows_each_hit(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "w");
	term_wait_text(t, "no words in the filter");
	/* the archive's filter is typed over it, and the lines follow */
	term_type(t, "/people");
	term_wait_text(t, "Concordance: people");
	term_wait_text(t, "to serve the people");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 9   newest first");
	term_golden(t, "concordance-80x24");
	term_type(t, "A");
	term_wait_text(t, "by the word after");
	term_type(t, "gj");
	wait_selected(t, "people are considered");
	term_type(t, "B");
	term_wait_text(t, "by the word before");
	wait_selected(t, "people are considered");
	term_type(t, "S");
	term_wait_text(t, "(reversed)");
	/* the same key leaves, and its place is kept */
	term_type(t, "w");
	term_wait_text(t, "Office of the Supreme Leader");
	term_type(t, "w");
	wait_selected(t, "people are considered");
	quit(t);
}

static void goes_to_the_text(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/people");
	wait_prompt(t, "/people", "6 of 13");
	term_keys(t, "Enter");
	term_type(t, "wG");
	wait_selected(t, "the Iranian people");
	term_keys(t, "Enter");
	wait_selected(t, "2020-02-23?");
	term_wait_text(t, "6 of 6");
	/* Back to its line, help over it and back, and forward to the text again. */
	term_type(t, "q");
	wait_selected(t, "the Iranian people");
	term_type(t, "?");
	term_wait_text(t, "Moving");
	term_keys(t, "Esc");
	wait_selected(t, "the Iranian people");
	term_type(t, "q");
	term_wait_text(t, "1 of 6 ");
	term_type(t, "L");
	wait_selected(t, "the Iranian people");
	term_keys(t, "Enter");
	term_wait_text(t, "6 of 6");
	term_type(t, "w");
	wait_selected(t, "the Iranian people");
	term_type(t, "N");
	wait_selected(t, "patron to the people");
	term_resize(t, 12, 40);
	term_wait_text(t, "8 of 9");
	wait_selected(t, "people");
	term_golden(t, "concordance-40x12");
	term_keys(t, "Esc");
	term_wait_text(t, "of 6");
	quit(t);
}

/* The colour of the first letter of the first TEXT that stands right of column FROM; -2: nowhere. */
static int colour_of(struct term *t, const char *text, int from)
{
	for (int row = 1; row < term_rows(t) - 1; row++) {
		for (int col = from; col < term_cols(t); col++) {
			size_t n = 0;

			while (text[n] && *term_cell(t, row, col + (int)n).text == text[n])
				n++;
			if (!text[n])
				return term_cell(t, row, col).fg;
		}
	}
	return -2;
}

struct coloured {
	const char *text;
	int from, colour;
};

static bool is_coloured(struct term *t, void *wanted)
{
	const struct coloured *c = wanted;

	return colour_of(t, c->text, c->from) == c->colour;
}

/* The first TEXT right of column FROM has that colour. */
static void wait_colour(struct term *t, const char *text, int from, int colour)
{
	struct coloured wanted = {text, from, colour};

	term_wait(t, is_coloured, &wanted, text);
}

/* Whether the shapes two cells before the words people and justice have colours, which go to ARG. */
static bool shapes_have_colours(struct term *t, void *arg)
{
	int *colours = arg;

	for (int col = 0; col + 10 < term_cols(t); col++) {
		if (!strcmp(term_cell(t, 1, col + 2).text, "p") &&
		    !strcmp(term_cell(t, 1, col + 3).text, "e"))
			colours[0] = term_cell(t, 1, col).fg;
		if (!strcmp(term_cell(t, 1, col + 2).text, "j") &&
		    !strcmp(term_cell(t, 1, col + 3).text, "u"))
			colours[1] = term_cell(t, 1, col).fg;
	}
	return colours[0] >= 0 && colours[1] >= 0;
}

/* Terms that are compared have a colour each, the same in the timeline, the text and the concordance. */
static void terms_keep_their_colours(void)
{
	struct term *t = start_shipped(24, 120);
	int colours[] = {-1, -1}, first, second;

	term_type(t, "/people | justice\r");
	term_wait_text(t, "1 of 6 ");
	term_keys(t, "t v");
	term_wait_text(t, "hits");
	wait_colour(t, "people", 0, -1); /* names of terms are plain text */
	term_wait(t, shapes_have_colours, colours, "shapes with a colour");
	first = colours[0];
	second = colours[1];
	term_ok(first != second, "two terms, two colours: %d, %d", first, second);
	term_keys(t, "t w");
	term_wait_text(t, "Concordance");
	wait_rows(t, "justice", 2, 20);
	/* The same in the concordance, and in the text. */
	wait_colour(t, "justice", 50, second);
	wait_colour(t, "people", 50, first);
	term_keys(t, "w Enter");
	term_wait_text(t, "hit ");
	wait_colour(t, "justice", 55, second);
	wait_colour(t, "people", 55, first);
	quit(t);
}

/* A word that is cut at an edge does not look whole: where the text runs from right to left, at its edges. */
static void cut_words_are_marked(void)
{
	static const char text[] =
		"<archive><title>Cut</title><statement xml:lang='he'><date when='2020'/><text>"
		"אבגדהוזחטיכלמנסעפצקר שלום אבגדהוזחטיכלמנסעפצקרשת</text></statement>"
		"<statement xml:lang='en'><date when='2019'/><text>"
		"abcdefghijklmnopqrstu שלום "
		"abcdefghijklmnopqrstuvwxyz</text></statement></archive>";
	char *file = write_file(term_folder(), "cut.xml", text);
	struct term *t = start_file(file, 12, 40, "of 2");
	int row = -1;

	term_type(t, "/שלום\rw");
	term_wait_text(t, "2019");
	term_wait_row(t, 2, "2019  …lmnopqrstu ");
	term_wait_row(t, 2, " abcdefghijklmn…");
	if (HAVE_FRIBIDI) {
		term_wait_row(t, 1, "2020  …");
		term_ok(term_find(t, "2020  …", &row, NULL) && row == 1 &&
				!strcmp(term_cell(t, row, 38).text, "…"),
			"at the right, where it begins, too");
	}
	quit(t);
	free(file);
}

int main(void)
{
	terms_keep_their_colours();
	shows_each_hit();
	goes_to_the_text();
	cut_words_are_marked();
	return term_done();
}

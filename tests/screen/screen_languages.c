/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Every translation fits: what each screen is called, its headings and the ways to help and out are whole, on
 * a usual screen and on a narrow one. */
#include "config.h"

#include <stdio.h>

#if ENABLE_NLS
#include "speaking.h"

/* What is looked for, in the language of now. */
struct said {
	const char *help, *help_key, *quit, *back, *field, *values, *words, *shown, *number;
};

/* MSGID in the language, without the blanks at its end. Heap, as long as the program. */
static char *say(const char *msgid)
{
	char *s = strdup(dgettext(PACKAGE, msgid));
	size_t len = s ? strlen(s) : 0;

	if (!s)
		abort();
	while (len && s[len - 1] == ' ')
		s[--len] = '\0';
	return s;
}

static void said_get(struct said *said, const char *language, const char *locale)
{
	setenv("LANGUAGE", language, 1);
	setlocale(LC_ALL, locale);
	*said = (struct said){.help = say("Help"),
			      .help_key = say("? help   "),
			      .quit = say("q quit"),
			      .back = say("esc back"),
			      .field = say("occasion"),
			      .values = say("Occasions"),
			      .words = say("Words by number"),
			      .shown = say("in shown"),
			      .number = say("words")};
	setlocale(LC_ALL, "C");
	unsetenv("LANGUAGE");
}

static void said_free(struct said *said)
{
	const char *all[] = {said->help,   said->help_key, said->quit,  said->back,  said->field,
			     said->values, said->words,    said->shown, said->number};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		free((char *)all[i]);
}

struct row_end {
	int row;
	const char *what;
};

static bool is_at_the_end(struct term *t, void *arg)
{
	const struct row_end *wanted = arg;
	const char *s = term_row(t, wanted->row);
	size_t len = strlen(s), end = strlen(wanted->what);

	while (len && s[len - 1] == ' ')
		len--;
	return len >= end && !memcmp(s + len - end, wanted->what, end) &&
	       !strcmp(term_cell(t, wanted->row, term_cols(t) - 1).text, " ");
}

/* The row ends with WHAT, a column before the edge. */
static void ends_with(struct term *t, int row, const char *what)
{
	struct row_end wanted = {row, what};

	term_ok(term_wait(t, is_at_the_end, &wanted, what), "row %d ends with %s", row, what);
}

/* Open a view by KEY: its name is in the first row, the way out in the last. */
static void open_view(struct term *t, const char *key, const char *name, const struct said *said)
{
	term_type(t, key);
	if (name)
		term_wait_row(t, 0, name);
	ends_with(t, term_rows(t) - 1, said->back);
}

static void screens(struct term *t, const struct said *said)
{
	int last = term_rows(t) - 1;

	ends_with(t, last, said->quit);
	term_wait_row(t, last, said->help_key);
	open_view(t, "?", said->help, said);
	term_type(t, "q");
	ends_with(t, last, said->quit);
	open_view(t, "t", NULL, said);
	term_type(t, "q");
	ends_with(t, last, said->quit);
	open_view(t, "o", said->values, said);
	term_wait_row(t, 1, said->field);
	term_type(t, "q");
	ends_with(t, last, said->quit);
	open_view(t, "W", said->words, said);
	term_wait_row(t, 1, said->shown);
	if (term_cols(t) >= 80)
		term_wait_row(t, 1, said->number);
	term_type(t, "q");
	ends_with(t, last, said->quit);
}

static void one_language(const char *language, const char *locale)
{
	char *file = term_source("data/statements.xml");
	struct said said;
	struct term *t;

	term_note("%s", language);
	said_get(&said, language, locale);
	t = speaking_start(language, locale, TERM_ARGS("--no-config", "--bidi=terminal", file), 24,
			   80);
	screens(t, &said);
	term_resize(t, 12, 40);
	term_wait_row(t, 11, said.quit);
	screens(t, &said);
	quit(t);
	free(file);
	said_free(&said);
}

int main(void)
{
	char *list = term_source("po/LINGUAS"), language[16], folder[4096];
	FILE *in = fopen(list, "r");
	bool any = false;

	while (in && fscanf(in, " %15s", language) == 1) {
		bool there = speaking_built(language, folder, sizeof folder);
		const char *locale = speaking_locale(language, folder);

		if (there && !locale)
			continue;
		term_ok(there, "the translation into %s is built", language);
		if (there)
			one_language(language, locale);
		any = true;
	}
	if (in)
		fclose(in);
	free(list);
	if (!any) {
		puts("1..0 # SKIP of the locales that are here the C library translates in none");
		return 0;
	}
	return term_done();
}
#else
int main(void)
{
	puts("1..0 # SKIP built without translations");
	return 0;
}
#endif

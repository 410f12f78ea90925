/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Notes: written on a statement and on passages, changed, taken away, found by words and tags, printed; found
 * again in an archive that was edited, and said so where they are not. And the place one was at.
 */
#include "config.h"

#include "fixture.h"

static char path[4200];

/* The archive: BEFORE stands before the second paragraph of the first statement, which is SECOND. */
static void write_archive(const char *before, const char *second)
{
	FILE *out = fopen(path, "w");

	if (!out)
		abort();
	fprintf(out,
		"<archive><title>Speeches</title><statement id='s1'><date when='2020-01-02'/>"
		"<title>Rain</title><speaker>Ann</speaker><text><p>The <em>rain</em> "
		"fell.</p>%s<p>%s</p>"
		"</text></statement><statement id='s2'><date when='2020-01-01'/><title>Sun</title>"
		"<text><p>The sun shone.</p></text></statement></archive>",
		before, second);
	fclose(out);
}

static struct term *start_at(const char *home, const char *const *args)
{
	struct term_opts opts = {.rows = 16, .cols = 76, .home = home};

	return term_start(args, &opts);
}

/* The note in the prompt. It cannot be brought back: that is asked before, each time. */
static void is_taken_away(struct term *t)
{
	term_keys(t, "C-u Enter");
	term_wait_text(t, "Enter removes the note, Esc keeps it");
	term_keys(t, "Esc");
	term_wait_gone(t, "note:");
	term_type(t, "a");
	term_wait_text(t, "note: wet");
	term_keys(t, "C-u Enter");
	term_wait_text(t, "Enter removes the note, Esc keeps it");
	term_type(t, "x");
	term_wait_text(t, "note: x");
	term_keys(t, "C-u Enter");
	term_wait_text(t, "Enter removes the note, Esc keeps it");
	term_keys(t, "Enter");
	term_wait_text(t, "the note is removed");
}

static void writes(const char *home)
{
	struct term *t;

	write_archive("", "All said that it would end.");
	t = start_at(home, TERM_ARGS(path));
	term_wait_text(t, "would end");
	term_type(t, "a");
	term_wait_text(t, "on the statement, Down: passages");
	term_type(t, "a dull day #weather");
	term_keys(t, "Enter");
	term_wait_text(t, "noted, on the statement");
	/* Down goes over the paragraphs. */
	term_type(t, "a");
	term_wait_text(t, "note: a dull day #weather");
	term_keys(t, "Down Down");
	term_wait_text(t, "note:  ");
	term_type(t, "hope #we");
	term_keys(t, "Tab");
	term_wait_text(t, "hope #weather");
	term_keys(t, "Enter");
	term_wait_text(t, "noted, on the passage");
	term_wait_text(t, "> +");
	term_golden(t, "notes-76x16");
	/* What is there can be changed, and left as it is. */
	term_type(t, "a");
	term_keys(t, "Down Down");
	term_wait_text(t, "note: hope #weather");
	term_type(t, "!");
	term_keys(t, "Esc");
	term_wait_gone(t, "note:");
	/* So can that of a match, though markup stands at its edges. */
	term_type(t, "/text:rain");
	term_keys(t, "Enter");
	term_wait_text(t, "1 shown");
	term_keys(t, "Tab n");
	term_type(t, "a");
	term_wait_text(t, "on the passage");
	term_type(t, "wet");
	term_keys(t, "Enter");
	term_wait_text(t, "noted, on the passage");
	term_type(t, "a");
	term_wait_text(t, "note: wet");
	is_taken_away(t);
	term_keys(t, "Esc");
	term_type(t, "/tag:weather note:dull");
	term_keys(t, "Enter");
	term_wait_text(t, "1 shown");
	quit(t);
}

static void prints(const char *home)
{
	struct term *t = start_at(home, TERM_ARGS("--notes", "--filter=mark:noted", path));

	term_wait_text(t, "> …The rain fell. **All said that it would end.**");
	term_wait_exit(t);
	t = start_at(home, TERM_ARGS("--count-by=tag", path));
	term_wait_text(t, "weather");
	term_wait_exit(t);
	t = start_at(home, TERM_ARGS("--count", "--filter=note:hope", path));
	term_ok(term_wait_exit(t) == 0, "a note is found");
	t = start_at(home, TERM_ARGS("--notes", "--format=vrt", path));
	term_wait_text(t, "notes are printed as markdown, csv, jsonld");
	term_ok(term_wait_exit(t) == 2, "not in any format");
}

static void finds_again(const char *home)
{
	struct term *t;

	write_archive("<p>This is new.</p>", "All said\n  that  it <em>would</em> end.");
	t = start_at(home, TERM_ARGS(path));
	term_wait_text(t, "Your notes");
	term_wait_text(t, "This is new");
	wait_underlined(t, 34, 76, 20, 40);
	term_ok(rows_with(t, "no longer") == 0, "it is there");
	quit(t);
	write_archive("", "Nobody said anything.");
	t = start_at(home, TERM_ARGS(path));
	term_wait_text(t, "(no");
	/* An empty one is taken away. */
	term_type(t, "a");
	term_wait_text(t, "note: a dull day");
	term_keys(t, "C-u Enter");
	term_wait_text(t, "Enter removes the note, Esc keeps it");
	term_keys(t, "Enter");
	term_wait_text(t, "the note is removed");
	term_wait_gone(t, "a dull day");
	quit(t);
}

static void resumes(const char *home)
{
	char *config = config_with("resume = yes\nread-marks = yes\n");
	struct term *t = start_at(home, TERM_ARGS(config, path));

	term_wait_text(t, "would");
	term_type(t, "/s");
	term_keys(t, "Enter");
	term_wait_text(t, "2 shown");
	term_keys(t, "s");
	term_wait_text(t, "title");
	term_keys(t, "t");
	term_wait_text(t, "by title");
	term_keys(t, "G Enter");
	term_wait_text(t, "Sun");
	quit(t);
	t = start_at(home, TERM_ARGS(config, path));
	term_wait_text(t, "› s ");
	wait_selected(t, "Sun");
	term_keys(t, "Esc");
	wait_rows(t, "2 shown", 0, 2);
	quit(t);
	t = start_at(home, TERM_ARGS(config, "--count", "--filter=mark:read", path));
	term_wait_text(t, "1");
	term_ok(term_wait_exit(t) == 0, "one has been read");
	/* Whoever asks for something gets that. */
	t = start_at(home, TERM_ARGS(config, "--filter=rain", path));
	wait_selected(t, "Rain");
	quit(t);
	free(config);
}

int main(void)
{
	const char *home = term_folder();

	snprintf(path, sizeof path, "%s/speeches.xml", home);
	writes(home);
	prints(home);
	write_archive("", "All said that it would end.");
	resumes(home);
	finds_again(home);
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Files that change are read again by themselves, and everything stays where it was. */
#include "config.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

/* An archive of items FROM to TO without item WITHOUT, put in the place of FILE by a rename. */
static void write_items(const char *file, int from, int to, int without)
{
	char path[600];
	FILE *out;

	snprintf(path, sizeof path, "%s.new", file);
	out = fopen(path, "w");
	if (!out)
		abort();
	fprintf(out, "<archive><title>Items</title>\n");
	for (int i = from; i <= to; i++) {
		if (i == without)
			continue;
		fprintf(out,
			"<statement id='s%d'><date when='%d'/><occasion>Item "
			"%d</occasion><summary>",
			i, 3000 - i, i);
		for (int k = 1; k <= 40; k++)
			fprintf(out, "<p>Line %d of %d</p>", k, i);
		fprintf(out, "</summary></statement>\n");
	}
	fprintf(out, "</archive>\n");
	fclose(out);
	if (rename(path, file))
		abort();
}

#ifdef HAVE_INOTIFY_INIT1

static void stays_in_place(const char *file)
{
	struct term *t = start_file(file, 24, 80, "Item 10");
	int before, after;

	/* Somewhere in the middle, the text scrolled. */
	term_type(t, "30G");
	wait_selected(t, "Item 30");
	term_type(t, "4k8J");
	wait_selected(t, "Item 26");
	term_wait_text(t, "Line 6 of 26");
	before = selected_row(t);
	/* Two come before it, one after. */
	write_items(file, -1, 61, 0);
	term_wait_text(t, "read again: 62 statements");
	after = selected_row(t);
	term_ok(before == after, "the selected one stays in row %d: %d", before, after);
	term_ok(term_find(t, "Line 6 of 26", NULL, NULL), "the text stays where it was");
	/* It goes: the one after it takes its place. */
	write_items(file, 1, 61, 26);
	term_wait_text(t, "read again: 60 statements");
	wait_selected(t, "Item 27");
	term_wait_text(t, "Line 1 of 27");
	quit(t);
}

static void keeps_the_filter(const char *file)
{
	struct term *t;

	write_items(file, 1, 60, 0);
	t = start_file(file, 24, 80, "Item 10");
	term_type(t, "/\"Item 4\"");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 11");
	term_keys(t, "j j");
	wait_selected(t, "Item 41");
	write_items(file, 1, 49, 40);
	term_wait_text(t, "read again: 48 statements");
	wait_selected(t, "Item 41");
	/* Not while something is typed. */
	term_type(t, "/");
	term_wait_gone(t, "read again");
	write_items(file, 1, 50, 0);
	term_type(t, "\"Item 3");
	term_wait_text(t, "Item 38");
	term_keys(t, "Esc");
	term_wait_text(t, "read again: 50 statements");
	wait_selected(t, "Item 41");
	quit(t);
}

/* The line of the concordance stays. */
static void stays_at_the_line(const char *file)
{
	struct term *t;

	write_items(file, 1, 60, 0);
	t = start_file(file, 24, 80, "Item 10");
	term_type(t, "/\"Line 7\"");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 60");
	term_type(t, "w");
	term_wait_text(t, "Concordance");
	term_type(t, "25j");
	term_wait_text(t, "26 of 60");
	write_items(file, -1, 61, 0);
	term_wait_text(t, "read again: 62 statements");
	term_keys(t, "j k");
	term_wait_text(t, "27 of 62");
	term_keys(t, "Enter");
	term_wait_text(t, "Line 7 of 26");
	quit(t);
}

static void says_what_has_gone(const char *file)
{
	struct term *t;

	write_items(file, 1, 3, 0);
	t = start_file(file, 24, 80, "Item 3");
	term_keys(t, "j");
	remove(file);
	term_wait_text(t, "items.xml has gone");
	wait_selected(t, "Item 2");
	write_items(file, 1, 4, 0);
	term_wait_text(t, "read again: 4 statements");
	wait_selected(t, "Item 2");
	quit(t);
}

static void grows_while_stopped(const char *file)
{
	struct term *t;

	write_items(file, 1, 3, 0);
	t = start_file(file, 24, 80, "Item 3");
	term_keys(t, "C-z");
	term_wait_stop(t);
	write_items(file, 1, 5, 0);
	term_continue(t);
	term_wait_text(t, "read again: 5 statements");
	quit(t);
}

static void follows_a_folder(void)
{
	const char *folder = term_folder();
	char path[600];
	struct term *t;

	snprintf(path, sizeof path, "%s/sub", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/sub/a.xml", folder);
	write_items(path, 1, 3, 0);
	t = start_file(folder, 24, 80, "Item 3");
	snprintf(path, sizeof path, "%s/sub/b.xml", folder);
	write_items(path, 4, 5, 0);
	term_wait_text(t, "read again: 5 statements");
	snprintf(path, sizeof path, "%s/new", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/new/c.xml", folder);
	write_items(path, 6, 6, 0);
	term_wait_text(t, "read again: 6 statements");
	quit(t);
}

int main(void)
{
	char file[600];

	snprintf(file, sizeof file, "%s/items.xml", term_folder());
	write_items(file, 1, 60, 0);
	stays_in_place(file);
	keeps_the_filter(file);
	stays_at_the_line(file);
	says_what_has_gone(file);
	grows_while_stopped(file);
	follows_a_folder();
	return term_done();
}

#else

int main(void)
{
	char file[600];
	struct term *t;

	snprintf(file, sizeof file, "%s/items.xml", term_folder());
	write_items(file, 1, 60, 0);
	t = start_file(file, 24, 80, "Item 10");
	term_type(t, "30G");
	wait_selected(t, "Item 30");
	write_items(file, 0, 60, 0);
	term_keys(t, "R");
	term_wait_text(t, "read again: 61 statements");
	wait_selected(t, "Item 30");
	quit(t);
	return term_done();
}

#endif

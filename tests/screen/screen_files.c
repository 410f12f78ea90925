/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What files may hold: many scripts, damage, escape sequences; and reading them again. */
#include "config.h"

#include <sys/stat.h>

#include "fixture.h"

static void many_scripts(void)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{20, 40, "40"}, {24, 80, "80"}, {30, 120, "120"}};
	char *file = term_source("tests/data/scripts.xml");

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		static const char *const statements[] = {"fr", "ru", "zh", "marks"};
		static const int row[] = {1, 2, 3, 5};
		struct term *t = start_file(file, sizes[i].rows, sizes[i].cols,
					    "Statements in many scripts");

		for (int k = 0; k < 4; k++) {
			char keys[16], name[40];

			snprintf(keys, sizeof keys, "%dG", row[k]);
			snprintf(name, sizeof name, "%s-%s", statements[k], sizes[i].name);
			term_type(t, keys);
			golden_ordered(t, name);
		}
		term_ok(!term_leak(t, 0), "nothing odd was written");
		quit(t);
	}
	free(file);
}

static const char hostile[] =
	"<archive><title>A\302\2332JB</title>\n"
	"<statement id='1'><date "
	"when='2003'>\302\235</date><occasion>one\342\200\256two&#x9b;31m</occasion>"
	"<title>%n%s%s "
	"&#x202e;x</title><summary><p>e&#x301;&#x301;&#x301;&#x301;&#x301;&#x301;&#x301;&#x301;"
	"&#x301;&#x301; &#xe0041;&#xfff9;t &#x2028; u</p></summary></statement>\n"
	"<statement id='2'><date when='2002'/><title>\033]0;stolen\007\033[2J</title></statement>\n"
	"<statement id='3'><date when='2001'/><title>&#x301;starts with a "
	"mark</title></statement>\n"
	"</archive>\n";

static void escape_sequences(void)
{
	char text[2048];
	char *file;
	struct term *t;

	snprintf(text, sizeof text, "%s", hostile);
	file = write_file(term_folder(), "hostile.xml", text);
	t = start_file(file, 24, 80, "starts with a mark");
	for (int i = 0; i < 3; i++) {
		term_keys(t, "j J");
		term_type(t, "/one");
		term_keys(t, "Esc");
	}
	term_keys(t, "!");
	term_wait_text(t, "hostile.xml");
	term_keys(t, "!");
	term_wait_text(t, "starts with a mark");
	term_ok(!term_leak(t, 0), "no control of the file reaches the terminal: %s",
		term_leak(t, 0) ? term_leak(t, 0) : "none");
	/* each call of term_title() gives a string of its own, and takes the last one away */
	snprintf(text, sizeof text, "%s", term_title(t));
	term_ok(strstr(text, "2JB · 3 statements") && !strstr(text, "stolen"),
		"the title is not stolen: %s", text);
	quit(t);
	free(file);
}

static void a_guess_is_told(void)
{
	char *file = write_file(
		term_folder(), "own.xml",
		"<box><card><day>3 May 1999</day><speaker>Ida Falk</speaker><said>The ferry will "
		"sail again "
		"on Monday, whatever the weather does.</said></card><card><day>4 May 1999</day>"
		"<speaker>Jon Rask</speaker><said>It will not, for there is nobody left to sail "
		"it.</said><price>12 crowns</price></card></box>");
	struct term *t = start_file(file, 24, 80, "read by a guessed mapping; ! shows it");

	term_wait_text(t, "Ida Falk");
	/* So is what else there is to say. */
	term_wait_row(t, 23, "! shows it   ! 2 problems");
	term_keys(t, "!");
	term_wait_text(t, "statement = card");
	term_wait_text(t, "date = day");
	term_wait_text(t, "/box/card/price");
	term_keys(t, "Esc");
	term_wait_gone(t, "statement = card");
	quit(t);
	free(file);
}

static void damage_is_told(void)
{
	char *file = write_file(
		term_folder(), "cut.xml",
		"<archive><title>Cut</title>\n<statement id='a'><date when='2001-02-30'/>"
		"<title>Whole</title></statement>\n<statement id='b'><title>Not wh");
	/* Wide: the file's path is long. */
	struct term *t = start_file(file, 24, 200, "Whole");

	term_wait_text(t, "! 3 problems");
	term_keys(t, "!");
	/* The file once, the line with each; Enter goes there, Esc comes back. */
	wait_rows(t, "cut.xml", 1, 1);
	wait_selected(t, "line 2");
	term_wait_text(t, "2001-02-30");
	term_keys(t, "Enter");
	term_wait_gone(t, "2001-02-30”");
	term_keys(t, "Esc");
	wait_selected(t, "line 2");
	term_wait_text(t, "cut off");
	term_type(t, "/cut off");
	term_wait_gone(t, "2001-02-30");
	term_keys(t, "Enter");
	term_keys(t, "Esc");
	term_wait_text(t, "2001-02-30");
	term_keys(t, "Esc");
	term_wait_text(t, "Whole");
	quit(t);
	free(file);
}

static void read_again(void)
{
	static const char one[] =
		"<archive><title>Old</title><statement id='a'><date when='2001'/><title>"
		"Alpha</title></statement><statement id='b'><date when='2000'/><title>Beta"
		"</title></statement></archive>";
	static const char two[] =
		"<archive><title>New</title><statement id='b'><date when='2009'/><title>"
		"Beta</title></statement><statement id='c'><date when='2001'/><title>Gamma"
		"</title></statement></archive>";
	const char *folder = term_folder();
	char *file = write_file(folder, "a.xml", one);
	struct term *t = start_file(file, 24, 80, "Old");

	term_keys(t, "j");
	wait_selected(t, "2000");
	free(write_file(folder, "a.xml", two));
	term_keys(t, "R");
	term_wait_text(t, "read again: 2 statements");
	term_wait_row(t, 0, "New");
	wait_selected(t, "2009");
	remove(file);
	term_keys(t, "R");
	term_wait_text(t, "a.xml");
	term_wait_row(t, 0, "New");
	wait_selected(t, "2009");
	term_keys(t, "j");
	wait_selected(t, "Gamma");
	quit(t);
	free(file);
}

static void nothing_in_it(void)
{
	char *file =
		write_file(term_folder(), "none.xml", "<archive><title>Bare</title></archive>");
	struct term *t = start_file(file, 24, 80, "Bare");

	term_wait_text(t, "0 of 0");
	term_keys(t, "j k G g Enter J n [ ] } s t S z < > =");
	term_keys(t, "Tab");
	term_type(t, ":5\r");
	term_wait_text(t, "there is no row 5; 0 shown");
	quit(t);
	free(file);
}

static void settings_and_keys(void)
{
	const char *home = term_folder();
	struct term_opts opts = {.home = home};
	char command[600];
	struct term *t;

	snprintf(command, sizeof command, "%s/.config", home);
	mkdir(command, 0700);
	snprintf(command, sizeof command, "%s/.config/leader-reader", home);
	mkdir(command, 0700);
	free(write_file(command, "config", "# mine\nsort = title\nnonsense = 1\n"));
	free(write_file(command, "keys", "bind x quit\nunbind j\n"));
	t = term_start(NULL, &opts);
	term_wait_text(t, "config:3: there is no setting 'nonsense'");
	term_wait_row(t, 1, "2020-02-21?");
	term_keys(t, "j");
	term_wait_text(t, "j does nothing here");
	term_keys(t, "x");
	term_ok(term_wait_exit(t) == 0, "x quits, as the key file says");
	term_free(t);
	free(write_file(command, "keys", "bind x quit\nbind x nothing\nunbound j\n"));
	t = term_start(NULL, &opts);
	term_wait_text(t, "3 mistakes in settings and keys; ! lists them: ");
	/* All of them stay to be read. */
	term_keys(t, "k");
	term_wait_text(t, "! 3 problems");
	term_keys(t, "!");
	term_wait_text(t, "there is no setting 'nonsense'");
	term_wait_text(t, "'nothing'");
	wait_rows(t, "  line 3 ", 2, 2);
	term_keys(t, "Enter");
	term_wait_text(t, "this concerns no statement by itself");
	term_keys(t, "Esc");
	wait_selected(t, "2020-02-21?");
	term_keys(t, "x");
	term_ok(term_wait_exit(t) == 0, "x quits, whatever is wrong beside it");
	term_free(t);
	free(write_file(command, "config", ""));
	free(write_file(command, "keys", "bind y y quit\nbind y G last\nbind ~ zoom in text\n"));
	t = term_start(NULL, &opts);
	term_wait_text(t, ":tour");
	term_keys(t, "k");
	term_wait_text(t, "1 of");
	term_keys(t, "3 y");
	term_wait_text(t, "   3 y");
	term_keys(t, "~");
	term_wait_text(t, "y ~ does nothing here");
	term_keys(t, "2 y G");
	term_wait_text(t, "2 of");
	term_keys(t, "~");
	term_wait_text(t, "~ (zoom) works only in text");
	term_keys(t, "y y");
	term_ok(term_wait_exit(t) == 0, "y y quits");
	term_free(t);
}

int main(void)
{
	many_scripts();
	escape_sequences();
	a_guess_is_told();
	damage_is_told();
	read_again();
	nothing_in_it();
	settings_and_keys();
	return term_done();
}

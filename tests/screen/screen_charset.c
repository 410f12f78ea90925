/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Locales that are not UTF-8: text is spelled as their letters can, and no cell breaks. */
#include "config.h"

#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

/* Compile a locale into FOLDER; false: this cannot be done here. */
static bool compile(const char *folder, const char *charmap)
{
	char path[4200];
	pid_t pid;
	int status;

	snprintf(path, sizeof path, "%s/en_US.ISO-8859-1", folder);
	pid = fork();
	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(127);
		execlp("localedef", "localedef", "--no-archive", "-c", "-i", "en_US", "-f", charmap,
		       path, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return false;
	snprintf(path, sizeof path, "%s/en_US.ISO-8859-1/LC_CTYPE", folder);
	return access(path, R_OK) == 0;
}

static struct term *start(const char *const *env)
{
	char *file = term_source("tests/data/languages.xml");
	struct term_opts opts = {.rows = 16, .cols = 80, .env = env};
	struct term *t = term_start(TERM_ARGS("--no-config", file), &opts);

	term_wait_row(t, 15, "1 of 10 ");
	free(file);
	return t;
}

/* The C locale: UTF-8 all the same, where the system has C.UTF-8. */
static void c_locale(void)
{
	const char *env[] = {"LC_ALL=C", NULL};
	struct term *t = start(env);

	term_type(t, "8G");
	term_wait_text(t, "Речь на открытии");
	term_ok(!term_leak(t, 0), "nothing odd was written");
	quit(t);
}

static void latin1(const char *folder)
{
	char locpath[4200];
	const char *env[] = {"LC_ALL=en_US.ISO-8859-1", locpath, NULL};
	struct term *t;

	snprintf(locpath, sizeof locpath, "LOCPATH=%s", folder);
	t = start(env);
	term_type(t, "9G");
	term_wait_row(t, 15, "9 of 10 ");
	/* œ and the typographic apostrophe are not in it. */
	term_wait_text(t, "oeuvre");
	term_ok(term_wrote(t, 0, "biblioth\xe8que"),
		"letters that are in it are sent as its bytes");
	term_type(t, "8G");
	term_wait_text(t, "???? ?? ???????? ????????? ??????????");
	term_type(t, "7G");
	term_wait_text(t, "12000");
	term_type(t, "1G");
	term_wait_text(t, " .Example Ltd");
	/* The rule stands where it stood: no row is longer or shorter than the others. */
	for (int row = 1; row < 14; row++)
		if (strncmp(term_cell(t, row, 35).text, "|", 1))
			term_ok(false, "the rule in row %d", row);
	quit(t);
}

int main(void)
{
	const char *folder = term_folder();

	c_locale();
	if (!HAVE_FRIBIDI) /* the terminal orders Hebrew, in panes one above the other */
		term_ok(true, "ISO-8859-1 # SKIP built without FriBidi");
	else if (compile(folder, "ISO-8859-1"))
		latin1(folder);
	else
		term_note("no locale can be compiled here: ISO-8859-1 is not tested");
	return term_done();
}

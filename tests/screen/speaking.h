/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What tests of translations share: whether one is built in the tree, and a locale that speaks it.
 * Include it where ENABLE_NLS is 1.
 */
#ifndef LR_TESTS_SCREEN_SPEAKING_H
#define LR_TESTS_SCREEN_SPEAKING_H

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

/* Where the build puts its translations; whether that into LANGUAGE is there. */
static inline bool speaking_built(const char *language, char *folder, size_t size)
{
	const char *tree = getenv("abs_builddir");
	char file[4200];

	snprintf(folder, size, "%s/share/locale", tree ? tree : ".");
	snprintf(file, sizeof file, "%s/%s/LC_MESSAGES/%s.mo", folder, language, PACKAGE);
	return access(file, R_OK) == 0;
}

/* A UTF-8 locale in which the C library translates; NULL: there is none. C.UTF-8 is everywhere, but
 * where it counts as C messages stay English in it. */
static inline const char *speaking_locale(const char *language, const char *folder)
{
	static const char *const names[] = {"C.UTF-8",     "fr_FR.UTF-8", "fa_IR.UTF-8",
					    "en_US.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"};
	const char *found = NULL;

	setenv("LANGUAGE", language, 1);
	bindtextdomain(PACKAGE, folder);
	for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_ALL, names[i]) && strcmp(dgettext(PACKAGE, "Help"), "Help") != 0)
			found = names[i];
	setlocale(LC_ALL, "C");
	unsetenv("LANGUAGE");
	return found;
}

/* The reader with ARGS, speaking LANGUAGE in LOCALE. */
static inline struct term *speaking_start(const char *language, const char *locale,
					  const char *const *args, int rows, int cols)
{
	char translation[40], lc_all[40];
	const char *env[] = {translation, lc_all, NULL};
	struct term_opts opts = {.rows = rows, .cols = cols, .env = env};

	snprintf(translation, sizeof translation, "LANGUAGE=%s", language);
	snprintf(lc_all, sizeof lc_all, "LC_ALL=%s", locale);
	return term_start(args, &opts);
}

/* Run TEST with a locale that speaks LANGUAGE, called NAME. The status for main(). */
static inline int speaking_run(const char *language, const char *name, void (*test)(const char *))
{
	char folder[4096];
	bool there = speaking_built(language, folder, sizeof folder);
	const char *locale = speaking_locale(language, folder);

	if (there && !locale) {
		puts("1..0 # SKIP of the locales that are here the C library translates in none");
		return 0;
	}
	term_ok(there, "the %s translation is built", name);
	if (there)
		test(locale);
	return term_done();
}

#endif

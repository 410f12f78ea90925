/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The screen in French: the translation built in the tree is found, shown and fits. */
#include "config.h"

#include <stdio.h>

#if ENABLE_NLS
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

/* French has one before : ; ? ! and within its quotation marks. */
#define NBSP "\u00a0"

/* Where the build puts its translations; whether French is there. */
static bool built(char *folder, size_t size)
{
	const char *tree = getenv("abs_builddir");
	char file[4200];

	snprintf(folder, size, "%s/share/locale", tree ? tree : ".");
	snprintf(file, sizeof file, "%s/fr/LC_MESSAGES/%s.mo", folder, PACKAGE);
	return access(file, R_OK) == 0;
}

/* A UTF-8 locale in which the C library translates; NULL: there is none. C.UTF-8 is everywhere, but
 * where it counts as C messages stay English in it. */
static const char *speaking_locale(const char *folder)
{
	static const char *const names[] = {"C.UTF-8", "fr_FR.UTF-8", "en_US.UTF-8", "en_GB.UTF-8",
					    "de_DE.UTF-8"};
	const char *found = NULL;

	setenv("LANGUAGE", "fr", 1);
	bindtextdomain(PACKAGE, folder);
	for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_ALL, names[i]) && strcmp(dgettext(PACKAGE, "Help"), "Help") != 0)
			found = names[i];
	setlocale(LC_ALL, "C");
	unsetenv("LANGUAGE");
	return found;
}

static struct term *start_french(const char *locale)
{
	char lc_all[40];
	const char *env[] = {"LANGUAGE=fr", lc_all, NULL};
	struct term_opts opts = {.rows = 24, .cols = 80, .env = env};
	struct term *t;

	snprintf(lc_all, sizeof lc_all, "LC_ALL=%s", locale);
	t = term_start(NULL, &opts);
	term_wait_text(t, "Young elites");
	return t;
}

static void reading(const char *locale)
{
	struct term *t = start_french(locale);

	term_wait_row(t, 23, "1 sur 13");
	term_wait_row(t, 23, "/ filtrer   ? aide   q quitter");
	term_wait_text(t, "17 novembre 2021");
	term_keys(t, "j");
	term_wait_text(t, "24 octobre 2021 (incertain)");
	term_golden(t, "french-80x24");
	term_keys(t, "x");
	term_wait_text(t, "x ne fait rien ici" NBSP "; ? affiche les touches");
	term_keys(t, "!");
	term_wait_text(t, "Aucun" NBSP ": tout a été lu tel quel.");
	term_ok(!term_leak(t, 0), "nothing odd was written");
	quit(t);
}

static void help(const char *locale)
{
	struct term *t = start_french(locale);

	term_keys(t, "?");
	term_wait_row(t, 0, "Aide");
	term_wait_text(t, "Se déplacer");
	term_wait_row(t, 23, "/ chercher   Échap retour");
	term_type(t, "/filtrer");
	term_wait_gone(t, "Se déplacer");
	term_wait_text(t, "filtrer la liste au fil de la frappe");
	term_keys(t, "Esc");
	term_wait_text(t, "Se déplacer");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "/ filtrer   q quitter");
	quit(t);
}

static void filter(const char *locale)
{
	struct term *t = start_french(locale);

	term_type(t, "/unity");
	wait_prompt(t, "/unity", "4 sur 13");
	term_wait_row(t, 23, "Entrée garder · Échap annuler");
	term_type(t, "zz");
	/* The numbers change places in this one. */
	term_wait_row(t, 23, "rien trouvé · 4 pour «" NBSP "unity" NBSP "»");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "1 sur 13");
	term_keys(t, "s");
	term_wait_row(t, 23, "d date   t titre   o occasion   s orateur   f ordre du fichier");
	term_keys(t, "d");
	term_wait_row(t, 23, "les plus récentes d’abord");
	quit(t);
}

int main(void)
{
	char folder[4096];
	bool there = built(folder, sizeof folder);
	const char *locale = speaking_locale(folder);

	if (there && !locale) {
		puts("1..0 # SKIP of the locales that are here the C library translates in none");
		return 0;
	}
	term_ok(there, "the French translation is built");
	if (there) {
		reading(locale);
		help(locale);
		filter(locale);
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

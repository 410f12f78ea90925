/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The screen in French: the translation built in the tree is found, shown and fits. */
#include "config.h"

#include <stdio.h>

#if ENABLE_NLS
#include "speaking.h"

/* French has one before : ; ? ! and within its quotation marks. */
#define NBSP "\u00a0"

static struct term *start_french(const char *locale)
{
	char *file = term_source("data/statements.xml");
	struct term *t = speaking_start("fr", locale, TERM_ARGS(file), 24, 80);

	free(file);
	term_wait_text(t, "Young elites");
	return t;
}

static void reading(const char *locale)
{
	struct term *t = start_french(locale);

	term_keys(t, "k");
	term_wait_row(t, 23, "1 sur 13");
	term_wait_row(t, 23, "/ filtrer   ? aide   q quitter");
	term_wait_text(t, "17 novembre 2021");
	term_keys(t, "j");
	term_wait_text(t, "24 octobre 2021 (incertain)");
	term_golden(t, "french-80x24");
	term_keys(t, "~");
	term_wait_text(t, "~ ne fait rien ici" NBSP "; ? affiche les touches");
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
	term_wait_row(t, 23, "/ filtrer   ? aide   q quitter");
	quit(t);
}

static void filter(const char *locale)
{
	struct term *t = start_french(locale);

	term_type(t, "/unity");
	wait_prompt(t, "/unity", "4 sur 13");
	term_wait_row(t, 23, "Entrée garder · Échap annuler");
	term_type(t, " zz");
	/* The numbers change places in this one. */
	term_wait_row(t, 23, "rien trouvé · 4 pour «" NBSP "unity" NBSP "»");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "1 sur 13");
	/* A field has its name in this language, too. */
	term_type(t, "/thème:economy");
	wait_prompt(t, "/thème:economy", "2 sur 13");
	term_keys(t, "Esc");
	term_type(t, "/thè\t");
	wait_prompt(t, "/thème:", "13 sur 13");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "1 sur 13");
	term_keys(t, "s");
	term_wait_row(t, 23, "d date   t titre   o occasion   s orateur   f ordre du fichier");
	term_keys(t, "d");
	term_wait_row(t, 23, "les plus récentes d’abord");
	quit(t);
}

static void french(const char *locale)
{
	reading(locale);
	help(locale);
	filter(locale);
}

int main(void)
{
	return speaking_run("fr", "French", french);
}
#else
int main(void)
{
	puts("1..0 # SKIP built without translations");
	return 0;
}
#endif

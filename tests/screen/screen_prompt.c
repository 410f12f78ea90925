/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The filter's prompt: completion, what was typed before, what is said about a query. */
#include "config.h"

#include "fixture.h"

static void completes_fields_and_values(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/oc\t");
	wait_prompt(t, "/occasion:", "13 of 13");
	term_type(t, "e");
	term_keys(t, "Tab");
	term_wait_text(t, "/occasion:\"Eid al-Ghadeer: last cabinet meeting\"");
	term_wait_text(t, "Election Day 1");
	wait_rows(t, "2021-07-28", 1, 1);
	wait_rows(t, "2021-11-17", 0, 0);
	term_golden(t, "complete-values-80x24");
	/* what was typed comes back behind the first */
	term_type(t, "\033[Z");
	term_wait_gone(t, "/occasion:\"");
	term_keys(t, "Esc");
	term_wait_gone(t, "enter keep");
	term_wait_gone(t, "Election Day 1");
	quit(t);
	t = start_shipped(12, 40);
	term_type(t, "/\t");
	term_wait_text(t, "title   occasion");
	term_golden(t, "complete-fields-40x12");
	term_keys(t, "Esc");
	term_wait_gone(t, "title   occasion");
	quit(t);
}

static void says_what_is_wrong(void)
{
	struct term *t = start_shipped(24, 80);

#if HAVE_PCRE2
	term_type(t, "/ghad");
	wait_prompt(t, "/ghad", "1 of 13");
	term_type(t, " /[/");
	/* the list is not lost */
	term_wait_text(t, "missing terminating ]");
	wait_rows(t, "2021-07-28", 1, 1);
	term_golden(t, "wrong-expression-80x24");
	term_type(t, "\177\177\177");
	term_wait_gone(t, "missing terminating ]");
	term_type(t, "\r");
	term_wait_text(t, "/ ghad");
#endif
	term_type(t, "/spaeker:x");
	term_wait_text(t, "there is no field 'spaeker'");
	term_keys(t, "Esc");
	term_wait_gone(t, "spaeker");
	quit(t);
}

/* How the query is understood, with what each term finds by itself. */
static void says_how_it_is_understood(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/(unity | iran) speaker:khamenei 2021 -usa");
	term_wait_text(
		t,
		"\"unity\" (4) or \"iran\" (9), said by khamenei (13), \"2021\" or dated in 2021");
	term_wait_text(t, "without \"usa\" (0)");
	term_golden(t, "understood-80x24");
	term_keys(t, "Enter");
	term_wait_gone(t, "said by");
	quit(t);
	t = start_shipped(12, 40);
	term_type(t, "/unity | iran 2021");
	term_wait_text(t, "\"unity\" (4) or (\"iran\" (9), \"2021\" or");
	term_wait_text(t, "dated in 2021 (7))");
	term_golden(t, "understood-40x12");
	term_keys(t, "Esc");
	term_wait_gone(t, "dated in 2021");
	quit(t);
}

/* F1: what a filter may say, out of this archive; what is typed waits. */
static void shows_the_language(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/");
	term_wait_text(t, "F1 help");
	term_type(t, "unit");
	wait_prompt(t, "/unit", "6 of 13");
	term_keys(t, "F1");
	term_wait_text(t, "What a filter may say");
	/* its own words, speaker and years */
	term_wait_text(t, "speaker:Khamenei");
	term_wait_text(t, "2020..2021");
	term_wait_row(t, 23, "/unit");
#if HAVE_PCRE2
	/* without, there is no line about regular expressions */
	term_golden(t, "query-page-80x24");
#endif
	term_keys(t, "j q");
	term_wait_gone(t, "What a filter may say");
	wait_prompt(t, "/unit", "6 of 13");
	term_keys(t, "F1");
	term_wait_text(t, "What a filter may say");
	/* no other view opens over it */
	term_keys(t, "t");
	term_wait_text(t, "t does nothing here");
	term_keys(t, "Esc");
	term_wait_gone(t, "What a filter may say");
	term_type(t, "y");
	wait_prompt(t, "/unity", "4 of 13");
	term_keys(t, "Esc");
	term_wait_gone(t, "/unity");
	term_type(t, "t/");
	term_wait_text(t, "F1 help");
	term_keys(t, "F1");
	term_wait_text(t, "What a filter may say");
	term_resize(t, 12, 40);
	term_wait_row(t, 11, "esc back");
	term_keys(t, "F1");
	term_wait_gone(t, "What a filter may say");
	term_keys(t, "Esc");
	term_wait_row(t, 11, "esc back");
	term_type(t, "t");
	term_wait_text(t, "q quit");
	term_type(t, ":");
	term_keys(t, "F1");
	term_wait_text(t, "What may be typed after :");
	term_keys(t, "Esc");
	term_wait_gone(t, "What may be typed");
	term_type(t, "q\r");
	term_ok(term_wait_exit(t) == 0, ":q quits");
	term_free(t);
}

/* What is not there is not gone to, and is said; what is meant perhaps is named. */
static void says_where_it_cannot_go(void)
{
	static const struct {
		const char *typed, *said;
	} rows[] = {
		{"2035", "nothing is dated 2035; 13 shown"},
		{"99", "there is no row 99; 13 shown"},
		{"2021-12-31", "nothing is dated 2021-12-31; the nearest is 17 November 2021"},
		{"timelien", "timelien; did you mean timeline?"},
		{"columns spekaer", "columns cannot be 'spekaer'; did you mean speaker?"},
		{"w", "there is nothing to save"},
		{"sort title", "by title"},
	};
	struct term *t = start_shipped(24, 80);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		term_type(t, ":");
		term_type(t, rows[i].typed);
		term_type(t, "\r");
		term_wait_row(t, 23, rows[i].said);
	}
	term_type(t, ":28 July 2021\r");
	wait_selected(t, "2021-07-28");
	term_type(t, ":wq\r");
	term_ok(term_wait_exit(t) == 0, ":wq quits");
	term_free(t);
}

static void marks_what_may_be(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/2020-07-31");
	wait_prompt(t, "/2020-07-31", "1 of 13");
	wait_rows(t, "2020-07?   ~ Hajj", 1, 1);
	term_type(t, "\025");
	term_type(t, "=2020-07-31");
	term_wait_text(t, "nothing matches");
	term_keys(t, "Esc");
	term_wait_gone(t, "nothing matches");
	quit(t);
}

static void remembers_in_the_next_run(void)
{
	struct term_opts opts = {.rows = 24, .cols = 80, .home = term_folder()};
	struct term *t = term_start(NULL, &opts);

	term_wait_text(t, "Young elites");
	term_type(t, "/ghad\r");
	term_wait_text(t, "/ ghad");
	term_type(t, "/never kept");
	term_wait_text(t, "nothing matches");
	term_keys(t, "Esc");
	term_wait_text(t, "/ ghad");
	quit(t);
	t = term_start(NULL, &opts);
	term_wait_text(t, "Young elites");
	term_type(t, "/");
	term_keys(t, "Up");
	wait_prompt(t, "/ghad", "1 of 13");
	term_keys(t, "Esc");
	term_wait_gone(t, "enter keep");
	quit(t);
}

/* One key lets letters typed with marks match without. */
static void marks_count_or_not(void)
{
	struct term *t = start_shipped(24, 80);

	term_type(t, "/g\xCC\x83had");
	term_wait_text(t, "nothing matches");
	term_type(t, "\024");
	term_wait_text(t, "1 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "marks ignored");
	term_type(t, "\024");
	term_wait_text(t, "marks typed with letters count");
	wait_rows(t, "2021-", 0, 0);
	quit(t);
}

static void filters_have_names(void)
{
	const char *home = term_folder();
	char path[4096];
	struct term_opts opts = {.rows = 24, .cols = 80};
	struct term *t;
	FILE *out;

	snprintf(path, sizeof path, "%s/config", home);
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs("filter.both = ghad | hajj\n", out);
	fclose(out);
	t = term_start(TERM_ARGS("--config", path), &opts);
	term_wait_text(t, "Young elites");
	term_type(t, ":bo\t\r");
	term_wait_text(t, "/ :both");
	wait_rows(t, "2020-07?", 1, 1);
	wait_rows(t, "2021-07-28", 1, 1);
	wait_rows(t, "2021-11-17", 0, 0);
	term_type(t, "&hajj\r");
	term_wait_text(t, "/ :both hajj");
	wait_rows(t, "2021-07-28", 0, 0);
	quit(t);
}

/* What turns text round or is not seen is shown as such, and nothing of it is sent. */
static void shows_what_is_not_seen(void)
{
	static const char *const unseen[] = {"\u202e", "\u2066",     "\ufeff",
					     "\u2028", "\U000e0041", "\u00ad"};
	struct term *t = start_shipped(24, 80);
	size_t mark = term_mark(t);

	term_type(t, "/x");
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		term_type(t, unseen[i]);
	term_type(t, "y");
	term_wait_text(t, "/x??????y");
	term_keys(t, "Enter");
	term_wait_text(t, "/ x??????y");
	term_keys(t, "/ Up");
	term_wait_text(t, "/x??????y");
	term_keys(t, "C-u");
	wait_prompt(t, "/", "13");
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		term_ok(!term_wrote(t, mark, unseen[i]), "number %zu is not sent", i);
	term_keys(t, "Esc");
	term_wait_text(t, "Young elites");
	quit(t);
}

/* As terminals send it that know bracketed paste. */
static void pasted(void)
{
	static const char text[] = "\033[200~hajj\r2020\033[201~", end[] = "\033[?2004l";
	struct term *t = start_shipped(24, 80);

	term_ok(term_wrote(t, 0, "\033[?2004h"), "the terminal is asked to say what is pasted");
	term_send(t, text, sizeof text - 1);
	term_wait_text(t, "pasted text is not taken as keys");
	term_type(t, "/");
	term_send(t, text, sizeof text - 1);
	wait_prompt(t, "/hajj 2020", "1 of 13");
	term_keys(t, "Enter");
	term_wait_text(t, "1 of 1 ");
	term_keys(t, "Q");
	term_ok(term_wait_exit(t) == 0 && term_wrote(t, 0, end), "and not to any more");
	term_free(t);
}

int main(void)
{
	completes_fields_and_values();
	says_what_is_wrong();
	says_how_it_is_understood();
	shows_the_language();
	says_where_it_cannot_go();
	marks_what_may_be();
	remembers_in_the_next_run();
	marks_count_or_not();
	filters_have_names();
	shows_what_is_not_seen();
	pasted();
	return term_done();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Two statements side by side, in two columns and in one. */
#include "config.h"

#include "fixture.h"

static char *make_of(const char *text)
{
	const char *folder = term_folder();
	size_t size = strlen(folder) + 20;
	char *path = malloc(size);
	FILE *out;

	if (!path)
		abort();
	snprintf(path, size, "%s/two.xml", folder);
	out = fopen(path, "w");
	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
	return path;
}

static char *make_two(void)
{
	return make_of("<archive><title>Messages</title>"
		       "<statement id='m-1' xml:lang='en'><date when='2020-01-01'/><occasion>New "
		       "Year</occasion>"
		       "<text><p>The year was hard for all.</p><p>Nobody wants this any "
		       "longer.</p></text></statement>"
		       "<statement id='m-2' xml:lang='en'><date when='2021-01-01'/><occasion>New "
		       "Year</occasion>"
		       "<text><p>The year was good for all.</p><p>Of peace nothing was "
		       "said.</p></text></statement>"
		       "<statement id='m-2-fa' xml:lang='fa'><date "
		       "when='2021-01-01'/><title>Message</title>"
		       "<text><p>One translated.</p></text></statement></archive>");
}

static void shows_two_columns_and_one(void)
{
	char *file = make_two();
	struct term *t = start_file(file, 24, 80, "2020-01-01");

	term_type(t, "G");
	wait_selected(t, "2020-01-01");
	term_type(t, "d");
	term_wait_text(t, "The year was [-hard-] for all.");
	term_wait_text(t, "~ The year was {+good+} for all.");
	term_wait_text(t, "- Nobody wants this any longer.");
	term_wait_text(t, "+ Of peace nothing was said.");
	term_wait_text(t, "same 0   ~ changed 1   - dropped 1   + new 1");
	term_type(t, "N");
	term_wait_text(t, "no difference further up");
	term_type(t, "nn");
	term_wait_text(t, "no difference further down");
	term_resize(t, 24, 40);
	term_wait_text(t, "~ The year was [-hard-] {+good+} for");
	term_resize(t, 24, 80);
	term_wait_text(t, "{+good+} for all.");
	term_keys(t, "Esc");
	term_wait_gone(t, "{+good+}");
	quit(t);
	free(file);
}

static void asks_where_several_fit(void)
{
	char *file = make_two();
	struct term *t = start_file(file, 24, 80, "2020-01-01");
	char path[4096], text[4096];
	FILE *in;
	size_t n;

	wait_selected(t, "New Year");
	term_type(t, "d");
	term_wait_text(t, "l its other language");
	term_type(t, "l");
	term_wait_text(t, "One translated.");
	term_wait_text(t, "2 paragraphs in two languages");
	term_keys(t, "Esc");
	term_type(t, "db");
	term_wait_text(t, "{+good+} for all.");
	/* What is seen is written as --diff prints it. */
	term_type(t, "xv");
	term_wait_text(t, "export as: text");
	term_keys(t, "C-u");
	term_type(t, "csv\r");
	term_wait_text(t, "no format “csv”");
	term_keys(t, "C-u");
	term_type(t, "text\r");
	term_wait_text(t, "to file: ");
	term_keys(t, "C-u");
	term_type(t, "~/both.txt\r");
	term_wait_text(t, "written to ~/both.txt: the view as text");
	snprintf(path, sizeof path, "%s/both.txt", term_home(t));
	in = fopen(path, "r");
	n = in ? fread(text, 1, sizeof text - 1, in) : 0;
	text[n] = '\0';
	term_ok(strstr(text, "--- m-") && strstr(text, "\n+++ m-") && strstr(text, " for all.\n") &&
			strstr(text, "\n~ The year was "),
		"the comparison is written");
	if (in)
		fclose(in);
	quit(t);
	free(file);
}

/* Of three none is chosen, and that is said. */
static void names_how_many_are_marked(void)
{
	char *file = make_of("<archive><statement id='a'><text><p>One.</p></text></statement>"
			     "<statement id='b'><text><p>Two.</p></text></statement>"
			     "<statement id='c'><text><p>Three.</p></text></statement></archive>");
	struct term *t = start_file(file, 24, 80, "1 of 3");

	term_type(t, "3m");
	term_wait_text(t, "3 statements marked");
	term_type(t, "d");
	term_wait_text(t, "3 statements are marked, and two can be compared");
	quit(t);
	free(file);
}

/* What the archive says corresponds to a statement, whatever its id; from either side. */
static void finds_what_corresponds(void)
{
	char *file = make_of(
		"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>"
		"<title>Sitting</title></titleStmt></fileDesc></teiHeader><text><body>"
		"<div xml:lang='en' corresp='#other other.xml#fr1'><head>Opening</head>"
		"<p>The sitting is open.</p></div>"
		"<div xml:lang='fr' xml:id='fr1'><head>Ouverture</head>"
		"<p>La seance est ouverte.</p></div>"
		"<div xml:lang='de' xml:id='xfr1'><head>Anfang</head><p>Es beginnt.</p></div>"
		"</body></text></TEI>");
	struct term *t = start_file(file, 24, 80, "Opening");

	wait_selected(t, "Opening");
	term_type(t, "d");
	term_wait_text(t, "La seance est ouverte.");
	term_keys(t, "Esc");
	term_wait_gone(t, "Side by side");
	term_type(t, "j");
	wait_selected(t, "Ouverture");
	term_type(t, "d");
	term_wait_text(t, "Side by side");
	term_wait_text(t, "The sitting is open.");
	term_keys(t, "Esc");
	term_wait_gone(t, "Side by side");
	term_type(t, "j");
	wait_selected(t, "Anfang");
	term_type(t, "d");
	term_wait_text(t, "nothing");
	quit(t);
	free(file);
}

#define AKN(language, id, word) \
	"<akomaNtoso><debate><meta><identification><FRBRWork>" \
	"<FRBRthis value='/akn/un/debate/2020/1/main'/></FRBRWork><FRBRExpression>" \
	"<FRBRlanguage language='" language "'/></FRBRExpression></identification></meta>" \
	"<debateBody><debateSection><heading>" word "</heading><speech eId='" id \
	"'><from>Ann</from><p>" word \
	" is said.</p></speech><speech eId='other'><from>Bob</from><p>Of " word \
	".</p></speech></debateSection></debateBody></debate></akomaNtoso>"

/* The same part of a work in another language, or in another version of it: no other with its id. */
static void finds_the_same_of_a_work(void)
{
	char *english = make_of(AKN("eng", "sp_1", "Opening"));
	char *french = make_of(AKN("fra", "sp_1", "Ouverture"));
	struct term *t = term_start(TERM_ARGS("--no-config", "--sort=file", english, french), NULL);

	term_wait_text(t, "of 4");
	term_type(t, "d");
	term_wait_text(t, "Side by side");
	term_wait_text(t, "Opening is said.");
	term_wait_text(t, "Ouverture is said.");
	quit(t);
	free(english);
	free(french);
}

/* Titles that go from right to left stay with their dates, on their side of the bar. */
static void keeps_titles_apart(void)
{
	char *file =
		make_of("<archive><title>Hebrew</title>"
			"<statement id='a' xml:lang='he'><date when='2020-01-02'/><title>אב</title>"
			"<text><p>גד</p></text></statement>"
			"<statement id='b' xml:lang='he'><date when='2020-01-01'/><title>הו</title>"
			"<text><p>גד</p></text></statement></archive>");
	struct term *t = term_start(TERM_ARGS("--no-config", "--bidi=app", file), NULL);

	term_wait_text(t, "of 2");
	term_type(t, "mjmd");
	term_wait_row(t, 0, "Side by side: 2020-01-01 וה | 2020-01-02 בא");
	quit(t);
	free(file);
}

int main(void)
{
	if (HAVE_FRIBIDI)
		keeps_titles_apart();

	shows_two_columns_and_one();
	asks_where_several_fit();
	finds_what_corresponds();
	finds_the_same_of_a_work();
	names_how_many_are_marked();
	return term_done();
}

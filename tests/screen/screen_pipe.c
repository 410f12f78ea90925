/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The line of :as-command prints what the view shows: the same numbers, as text, csv and json. */
#include "config.h"

#include <ctype.h>

#include "fixture.h"

enum { ROWS = 60, COLUMNS = 150, LINES = 64, TEXT = 1 << 16 };

static const char archive[] =
	"<archive><title>Speeches</title>"
	"<statement id='a'><date when='2001-01-01'/><occasion>New "
	"Year</occasion><speaker>Ann</speaker>"
	"<text><p>We hope for peace, and we hope for a spring of peace and of plenty for us "
	"all.</p>"
	"</text></statement>"
	"<statement id='b'><date when='2001-06-05'/><occasion>New Year</occasion>"
	"<speaker>Ann Lee</speaker><text><p>They hope for peace, and they hope for a spring of "
	"peace and "
	"of plenty for us all. Peace peace peace.</p></text></statement>"
	"<statement id='c'><date when='2003?'/><occasion>Easter</occasion><speaker>Bob</speaker>"
	"<text><p>Summer is no spring of peace.</p><p>Of plenty for us all he said "
	"nothing.</p></text>"
	"</statement>"
	"<statement id='d'><occasion>Budget</occasion><speaker>Bob; Ann</speaker><text><p>The "
	"budget of "
	"the year is the budget of peace, we hope for peace.</p></text></statement></archive>";

/* The next number in **S; false: there is none. */
static bool next_number(const char **s, char number[32])
{
	size_t n = 0;

	while (**s && !isdigit((unsigned char)**s))
		++*s;
	for (; isdigit((unsigned char)**s) || (n && **s == '.' && isdigit((unsigned char)(*s)[1]));
	     ++*s)
		if (n < 31)
			number[n++] = **s;
	number[n] = '\0';
	return n > 0;
}

/* Whether all numbers of A stand in B, in their order. */
static bool has_numbers(const char *a, const char *b)
{
	char x[32], y[32];

	while (next_number(&a, x)) {
		do
			if (!next_number(&b, y))
				return false;
		while (strcmp(x, y) != 0);
	}
	return true;
}

/* What COMMAND prints in FOLDER as FORMAT. */
static void run(const char *folder, const char *command, const char *format, char *out)
{
	char *line = malloc(2 * TEXT);
	FILE *pipe;
	size_t n;

	if (!line)
		abort();
	snprintf(line, 2 * TEXT, "cd '%s' && LC_ALL=C.UTF-8 HOME='%s' %s --format=%s", folder,
		 folder, command, format);
	pipe = popen(line, "r");
	n = pipe ? fread(out, 1, TEXT - 1, pipe) : 0;
	out[n] = '\0';
	if (pipe)
		pclose(pipe);
	free(line);
}

/* Line I of TEXT; empty where there is none. */
static void line_of(const char *text, size_t i, char *out)
{
	size_t len;

	for (; i && *text; i--) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	len = strcspn(text, "\n");
	memcpy(out, text, len);
	out[len] = '\0';
}

static size_t lines_in(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* The command of the view As a command, with this program for its name. */
static void read_command(struct term *t, char *out)
{
	const char *program = getenv("LR");
	int row, col;
	size_t n;
	bool more = true;

	term_wait_row(t, ROWS - 1, "Y into the log");
	term_find(t, "The command line that prints this", &row, &col);
	n = (size_t)snprintf(out, TEXT, "'%s'", program ? program : "leader-reader");
	for (bool first = true; more && row < ROWS - 1; first = false) {
		const char *s = term_row(t, ++row);
		size_t len = strlen(s);

		s += strspn(s, " ");
		len = strlen(s);
		more = len && s[len - 1] == '\\';
		s += first ? strlen("leader-reader") : 0;
		n += (size_t)snprintf(out + n, TEXT - n, " %.*s", (int)(strlen(s) - more), s);
	}
}

/* The rows of the view that KEYS open, with WAIT on the screen and STATUS in its last row, from row HEAD on
 * are those of the command; of a table of two fields SUMS stand first on the screen, and in the pipe last, as
 * text alone. */
static void same(struct term *t, const char *folder, const char *keys, const char *wait, int head,
		 const char *status, bool sums)
{
	static char command[TEXT], csv[TEXT], text[TEXT], json[TEXT], a[TEXT], b[TEXT];
	static char shown[LINES][1024];
	size_t n = 0, good = 0, head_n;

	term_type(t, keys);
	term_wait_text(t, wait);
	/* What is painted last; and what is counted last. */
	term_wait_row(t, ROWS - 1, status);
	/* Lines of a concordance begin with one where they begin within a word. */
	if (strcmp(wait, "Concordance") != 0)
		term_wait_gone(t, " …");
	for (int row = head; row < ROWS - 1 && n < LINES; row++) {
		const char *s = term_row(t, row);

		if (*s)
			snprintf(shown[n++], sizeof *shown, "%s", s);
	}
	term_keys(t, "F4");
	read_command(t, command);
	run(folder, command, "csv", csv);
	run(folder, command, "json", json);
	run(folder, command, "text", text);
	/* Lines of a concordance have no head as text. */
	head_n = lines_in(text) > n;
	for (size_t i = sums; i < n; i++) {
		line_of(csv, i + !sums, a);
		good += has_numbers(shown[i], a);
		line_of(text, i - sums + head_n, b);
		good += has_numbers(shown[i], b);
		line_of(json, i - sums, b);
		good += has_numbers(a, b);
		if (good < 3 * (i + 1 - sums))
			term_note("%s | %s | %s", shown[i], a, b);
	}
	term_ok(n > sums && good == 3 * (n - sums) && lines_in(csv) == n - sums + 1 &&
			lines_in(json) == n - sums && lines_in(text) == n + head_n,
		"%s: %zu rows as the pipe prints them (%zu, %zu)", wait, n, good, lines_in(csv));
	if (sums) {
		line_of(text, n, b);
		term_ok(has_numbers(shown[0], b), "%s: the sums too", wait);
	}
	term_keys(t, "Esc");
	term_wait_gone(t, "The command line that prints this");
	term_keys(t, "Esc");
	term_wait_gone(t, wait);
}

int main(void)
{
	const char *folder = term_folder();
	char *file = write_file(folder, "a.xml", archive);
	struct term_opts opts = {.rows = ROWS, .cols = COLUMNS, .dir = folder};
	struct term *t = term_start(TERM_ARGS("a.xml"), &opts);

	term_wait_text(t, "Budget");
	same(t, folder, "o", "Occasions", 2, "3 values", false);
	same(t, folder, "o\t", "Speakers", 2, "3 values", false);
	same(t, folder, ":cross speaker month\r", "speaker by month", 2, "all, all: 4", true);
	same(t, folder, ":cross occasion speaker\r", "occasion by speaker", 2, "all, all: 4", true);
	same(t, folder, "P2m", "Phrases", 2, "in 2 or more", false);
	same(t, folder, "uv", "Passages in more than one", 2, "1 passage of 8 words", false);
	term_type(t, "/peace\r");
	term_wait_text(t, "/ peace");
	same(t, folder, "C1m", "Words beside peace", 2, "17 words", false);
	same(t, folder, "w", "Concordance", 1, "1 of 10", false);
	term_keys(t, "Esc");
	term_wait_gone(t, "/ peace");
	term_type(t, "/speaker:ann\r");
	term_wait_text(t, "/ speaker:ann");
	same(t, folder, "W1mh", "Words that stand out", 2, "sure or not", false);
	quit(t);
	free(file);
	return term_done();
}

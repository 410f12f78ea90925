/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The command line: what it asks for, and what is refused with a sentence. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/options.h"
#include "app/settings.h"
#include "base/err.h"

enum { WORDS_MAX = 12 };

/* Parse the words of LINE, which O points into; getopt() remembers where it stopped in the last one, so
 * each has a place of its own. */
static bool parse(struct options *o, char *line, struct err *err)
{
	static char *argv[WORDS_MAX + 1];
	char program[] = "leader-reader";
	int argc = 1;

	argv[0] = program;
	while (*line && argc < WORDS_MAX) {
		argv[argc++] = line;
		line += strcspn(line, " ");
		if (*line)
			*line++ = '\0';
	}
	argv[argc] = NULL;
	*err = (struct err){0};
	return options_parse(o, argc, argv, err);
}

static void nothing_given(void **state)
{
	static char line[] = "";
	struct options o;
	struct err err;

	(void)state;
	assert_true(parse(&o, line, &err));
	assert_int_equal(o.action, OPTIONS_READ);
	assert_false(o.print);
	assert_null(o.filter);
	assert_int_equal(o.files_n, 0);
	assert_int_equal(o.settings_n, 0);
	options_done(&o);
}

static void files_and_options_in_any_order(void **state)
{
	static char line[] = "a.xml --filter=peace -p b.xml -f war -- --count";
	struct options o;
	struct err err;

	(void)state;
	assert_true(parse(&o, line, &err));
	assert_int_equal(o.action, OPTIONS_READ);
	assert_true(o.print);
	/* The last filter counts. */
	assert_string_equal(o.filter, "war");
	assert_int_equal(o.files_n, 3);
	assert_string_equal(o.files[0], "a.xml");
	assert_string_equal(o.files[1], "b.xml");
	assert_string_equal(o.files[2], "--count");
	options_done(&o);
}

static void actions(void **state)
{
	static struct {
		char line[40];
		enum options_action action;
	} cases[] = {
		{"--count", OPTIONS_COUNT},
		{"--count --count", OPTIONS_COUNT},
		{"--count-by=year --format=csv", OPTIONS_COUNT_BY},
		{"--count-by=year", OPTIONS_COUNT_BY},
		{"--count-by=speaker", OPTIONS_COUNT_BY},
		{"--words", OPTIONS_WORDS},
		{"--concordance", OPTIONS_CONCORDANCE},
		{"--check", OPTIONS_CHECK},
		{"--check=text", OPTIONS_CHECK},
		{"--list-formats", OPTIONS_LIST_FORMATS},
		{"--list-keys", OPTIONS_LIST_KEYS},
		{"--list-settings", OPTIONS_LIST_SETTINGS},
		{"-h", OPTIONS_HELP},
		{"--version", OPTIONS_VERSION},
		{"-V", OPTIONS_VERSION},
		{"--version=verbose", OPTIONS_VERSION},
		/* Help wins over what comes after it, even over what is wrong there. */
		{"--help --nonsense", OPTIONS_HELP},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool text = !strcmp(cases[i].line, "--check=text");
		struct options o;
		struct err err;

		if (!parse(&o, cases[i].line, &err))
			fail_msg("%s: %s", cases[i].line, err.text);
		assert_int_equal(o.action, cases[i].action);
		assert_int_equal(o.check_text, text);
		assert_int_equal(o.verbose, strstr(cases[i].line, "=verbose") != NULL);
		options_done(&o);
	}
}

static void what_is_wrong(void **state)
{
	static struct {
		char line[40];
		const char *words;
	} cases[] = {
		{"--nonsense", "'--nonsense'"},
		{"-Z", "'-Z'"},
		{"-pZ", "'-Z'"},
		{"--filter", "needs an argument"},
		{"-f", "needs an argument"},
		{"--format=punchcard", "'punchcard'"},
		{"--count-by=text", "cannot count by 'text', only by year, month,"},
		{"--count-by=text,year", "cannot count by 'text', only by"},
		{"--series-by=year --count-by=year", "cannot count by 'year', only by id,"},
		{"--concordance=sideways", "'sideways'"},
		{"--check=spelling", "'spelling'"},
		{"--calendar=mayan", "mayan"},
		{"--bidi=up", "up"},
		{"--count=5", "'--count=5'"},
		{"--count --words", "--count and --words do not go together"},
		{"--check --count-by=year", "--check and --count-by do not"},
		{"--format=csv --count", "it does not go with --count"},
		{"--check --format=json", "it does not go with --check"},
		{"--check -f tea", "--filter changes nothing in what --check"},
		{"--sample=3 --check=text", "--sample changes nothing in what --check"},
		{"--diff=a,b --marked", "--marked changes nothing in what --diff"},
		{"--guess --output=x", "--output changes nothing in what --guess"},
		{"--guess --log=x", "--log changes nothing in what --guess"},
		{"--list-formats -F json", "--format changes nothing in what --list"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err err;

		assert_false(parse(&o, cases[i].line, &err));
		assert_int_equal(err.kind, ERR_USAGE);
		if (!strstr(err.text, cases[i].words))
			fail_msg("%s: “%s” says not “%s”", cases[i].line, err.text, cases[i].words);
		options_done(&o);
	}
}

static void settings_of_the_command_line(void **state)
{
	static char line[] = "--sort=title --calendar=persian";
	static char turned[] = "--sort=title --reverse";
	struct settings s;
	struct options o;
	struct err err;

	(void)state;
	settings_init(&s);
	assert_true(settings_set(&s, "reverse", "yes", &err));
	assert_true(parse(&o, line, &err));
	options_settings(&o, &s);
	assert_int_equal(s.sort, FIELD_TITLE);
	/* An order that is asked for is not turned round by the settings file, ... */
	assert_false(o.reverse);
	assert_false(s.reverse);
	options_done(&o);
	/* ... but here. */
	assert_true(parse(&o, turned, &err));
	options_settings(&o, &s);
	assert_true(o.reverse);
	assert_true(s.reverse);
	options_done(&o);
	settings_done(&s);
}

static void help_names_every_option(void **state)
{
	static const char *const names[] = {"--filter=",       "--format=", "--count-by=",
					    "--concordance[=", "--check[=", "--no-config",
					    "--version"};
	static char text[20000];
	FILE *out = tmpfile();
	size_t n;

	(void)state;
	assert_non_null(out);
	options_help(out);
	rewind(out);
	n = fread(text, 1, sizeof text - 1, out);
	text[n] = '\0';
	fclose(out);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strstr(text, names[i]))
			fail_msg("no %s in the help", names[i]);
}

/* Settings of one view are refused where something else is printed. */
static void settings_of_views(void **state)
{
	static struct {
		char line[80];
		const char *said; /* NULL: it fits */
	} cases[] = {
		{"--timeline-mean=3 --count-by=year", NULL},
		{"--count-by=speaker --timeline-mean=3", "timeline-mean goes with --count-by=year"},
		{"--count-by=year,speaker --timeline-mean=3", "timeline-mean goes with"},
		{"--keyness-level=0.01 --words", NULL},
		{"--keyness-level=0.01 --words=tea", NULL},
		{"--keyness-level=0.01 --phrases=key", NULL},
		{"--keyness-level=0.01 --phrases", "goes with --words or --phrases=key"},
		{"--keyness-least=2 --phrases=key", "goes with --words"},
		{"--stop-words=a --collocates=mi", NULL},
		{"--stop-words=a --count", "goes with --words or --collocates"},
		{"--collocates-span=3 --collocates-side=after --collocates", NULL},
		{"--collocates --collocates-least=3 --phrases-words=3", "phrases-words goes with"},
		{"--phrases-around --phrases-least=4 --phrases-words=3 --phrases", NULL},
		{"--phrases-around --check", "phrases-around goes with"},
		{"-p --phrases-least=4", "phrases-least goes with"},
		{"--timeline-mean=3 --count-by=year --dispersion",
		 "timeline-mean changes nothing in what --dispersion"},
		{"--sort=title --reverse --calendar=persian", NULL},
		{"--sort=title --reverse --notes", NULL},
		{"--sort=title --count", "sort goes with --print or --notes"},
		{"-p --sort=title --count", "sort goes with --print or --notes"},
		{"--reverse --count-by=year", "reverse goes with --print, --notes, --words or"},
		{"--reverse --words --calendar=persian", NULL},
		{"--reverse --concordance=after1", NULL},
		{"--words=' --keyness-least=2", NULL},
		{"--series='_--phrases --count-by=year --phrases-least=2", "goes with --phrases"},
	};

	(void)state;
	assert_true(options_goes("filter", "--count"));
	assert_false(options_goes("filter", "--diff=a,b"));
	assert_true(options_goes("phrases-words", " $'--series=a\\' b' --phrases=key"));
	assert_true(options_goes("phrases-words", "'--series=\\' --phrases"));
	assert_true(options_goes("keyness-least", "--count '--words=it'\\''s a'"));
	assert_false(options_goes("phrases-words", "'--series=it'\\'' --phrases'"));
	assert_false(options_goes("phrases-words", "$'--series=a\\' --phrases '"));
	assert_false(options_goes("phrases-words", "--phrasesx"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options o;
		struct err err;
		char line[80];

		memcpy(line, cases[i].line, sizeof line);
		if (!parse(&o, line, &err))
			fail_msg("%s: %s", cases[i].line, err.text);
		if (options_fit(&o, &err) != !cases[i].said)
			fail_msg("%s", cases[i].line);
		if (cases[i].said && !strstr(err.text, cases[i].said))
			fail_msg("%s: %s", cases[i].line, err.text);
		options_done(&o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_given),
		cmocka_unit_test(files_and_options_in_any_order),
		cmocka_unit_test(actions),
		cmocka_unit_test(what_is_wrong),
		cmocka_unit_test(settings_of_the_command_line),
		cmocka_unit_test(settings_of_views),
		cmocka_unit_test(help_names_every_option),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
